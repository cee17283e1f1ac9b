import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import type { Feature } from '../../src/model/sources.ts';
import { config, readFiles } from './reading.ts';

/** The criteria of an entry and the kinds of test that it names. */
function read(fields: { readonly [key: string]: JsonValue }): readonly (readonly string[])[] {
  const text = JSON.stringify([{ id: 'F-1', title: 'a', ...fields }]);
  const { sources } = readFiles(
    { 'inventory.json': text },
    { inventory: { ...config.inventory, fields: { ...config.inventory.fields, steps: ['verification'] } } },
  );
  const feature = sources.inventory.features[0] as Feature;
  return [[...feature.acceptance, ...feature.steps].map((one) => one.text), feature.tests];
}

describe('kinds of test where criteria stand', () => {
  it.each<[string, { readonly [key: string]: JsonValue }, readonly string[], readonly string[]]>([
    ['one', { verification: 'unit' }, [], ['unit']],
    [
      'several',
      { verification: 'Integration tests, E2E and load testing' },
      [],
      ['integration', 'e2e', 'load'],
    ],
    ['a list', { verification: ['smoke', 'The light is on'] }, ['The light is on'], ['smoke']],
    ['acceptance', { acceptance: 'end-to-end', tests: ['unit', 'end to end'] }, [], ['unit', 'end to end']],
  ])('are kinds, and no criteria: %s', (_, fields, criteria, kinds) => {
    expect(read(fields)).toEqual([criteria, kinds]);
  });

  it('are no cases: where tests are objects, each is what is to be shown', () => {
    const cases = [
      { title: 'Card is refused', steps: ['Pay'] },
      'unit',
      { name: 'Card is lost', done: true },
    ];
    const shown = [['Card is refused', 'Card is lost'], ['unit']];
    expect(read({ tests: cases })).toEqual(shown);
    expect(read({ test_plan: { test_types: cases } })).toEqual(shown);
  });

  it('are criteria with more words, with an id, and where a word is none of them', () => {
    expect(
      read({ verification: ['unit test of the parser', { id: 'A', text: 'smoke' }, 'Works', 'load'] }),
    ).toEqual([['unit test of the parser', 'smoke', 'Works', 'load'], []]);
  });
});
