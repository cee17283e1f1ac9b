import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { SubjectKind } from '../../src/model/subject.ts';
import { candidatesOf, isConstant, keyOf } from '../../src/rules/candidates.ts';
import { decide } from '../../src/rules/decide.ts';
import { ruleOf, sound, subject } from './books.ts';

const rule = (decides: string, then: string, head = ''): string =>
  `decides: ${decides}\n${head}rules:\n  - { id: r, when: { all: [] }, then: ${then} }\n`;

/** What the one rule of a file proposes for a subject: `then` whole. */
function proposed(text: string, kind: SubjectKind, facts: JsonObject): JsonObject[] {
  const book = sound(text);
  const own = ruleOf(book, 'r');
  return candidatesOf(own, subject(kind, facts), book.vocabulary.decisions[own.decides]).map(({ then }) => ({
    ...then,
  }));
}

describe('what a rule proposes', () => {
  test('is what it says', () => {
    expect(proposed(rule('risk', '{ flag: f, severity: low }'), 'feature', {})).toEqual([
      { flag: 'f', severity: 'low' },
    ]);
  });

  test('is a proposal for each value of a list, each once, the empty ones left out', () => {
    const text = rule('risk', '{ flag: { fact: tests }, severity: low, invariant: { fact: group } }');
    expect(proposed(text, 'feature', { tests: ['a', '', 'b', 'a'], group: 'G' })).toEqual([
      { flag: 'a', severity: 'low', invariant: 'G' },
      { flag: 'b', severity: 'low', invariant: 'G' },
    ]);
    for (const tests of [[], [''], null, ''] as JsonValue[])
      expect(proposed(text, 'feature', tests === null ? { group: 'G' } : { tests, group: 'G' })).toEqual([]);
  });

  test('is one proposal where a list is what is decided', () => {
    const text = rule('contract', '{ surface: { fact: paths }, title: { fact: group } }', 'about: feature\n');
    expect(proposed(text, 'feature', { paths: ['a', '', 'b', 'a'], group: 'G' })).toEqual([
      { surface: ['a', 'b', 'a'], title: 'G' },
    ]);
  });

  test('goes without what is left open, and is nothing without what is required', () => {
    const open = rule('risk', '{ flag: f, severity: low, invariant: { fact: group } }');
    expect(proposed(open, 'feature', { group: '' })).toEqual([{ flag: 'f', severity: 'low' }]);
    expect(Object.keys(proposed(open, 'feature', {})[0] ?? {})).toEqual(['flag', 'severity']);
    const required = rule('contract', '{ surface: [x], title: { fact: group } }', 'about: feature\n');
    expect(proposed(required, 'feature', { group: '' })).toEqual([]);
    expect(proposed(required, 'feature', { group: 'G' })).toEqual([{ surface: ['x'], title: 'G' }]);
  });

  test('selects by the first of a list, and by nothing at all where one part is empty', () => {
    const text = rule(
      'dependency',
      '{ after: { area: { fact: area }, group: { fact: features } }, reason: r }',
    );
    expect(proposed(text, 'item', { area: 'Core', features: ['F-1', 'F-2'] })).toEqual([
      { after: { area: 'Core', group: 'F-1' }, reason: 'r' },
    ]);
    expect(proposed(text, 'item', { area: '', features: ['F-1'] })).toEqual([]);
    expect(proposed(text, 'item', { area: 'Core', features: [] })).toEqual([]);
  });
});

test.each<[string, string, boolean]>([
  ['words alone', rule('risk', '{ flag: f, severity: low }'), true],
  ['a fact among them', rule('risk', '{ flag: f, severity: low, invariant: { fact: group } }'), false],
  ['a fact alone', rule('area', '{ area: { fact: group } }', 'about: group\n'), false],
  [
    'a rank, which a subject has',
    rule('workstream', '{ workstream: w }', 'about: path\nrankBy: path\n'),
    false,
  ],
])('a rule of %s proposes the same for every subject: %#', (_, text, constant) => {
  expect(isConstant(ruleOf(sound(text), 'r'))).toBe(constant);
});

test.each<[JsonValue, JsonValue, boolean]>([
  [{ a: 1, b: [2, 'x'] }, { b: [2, 'x'], a: 1 }, true],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [{ a: { b: null } }, { a: { b: 'null' } }, false],
  [[1, 2], [2, 1], false],
  [[1, 2], [12], false],
  [['1', '2'], '1,2', false],
  [[], {}, false],
  [null, 'null', false],
  [1, '1', false],
  [true, 'true', false],
])('%j and %j are one value: %j', (one, other, same) => {
  expect(keyOf(one) === keyOf(other)).toBe(same);
});

test('a conflict names the other rule, its place, and the subject', () => {
  const rows = '  - { id: a, group: G, area: X }\n  - { id: b, group: G, area: Y }\n';
  const book = sound(`decides: area\nabout: group\ntable:\n${rows}`);
  const [found] = decide(book, 'area', [subject('group', { group: 'G' }, 'G')]).findings;
  expect(found?.subject).toBe('group:G');
  expect(found?.related).toEqual([
    { note: '`b`', at: expect.objectContaining({ file: 'rules/a.yaml', line: 5 }) },
  ]);
});

test('a conflict with a rule of a lower layer stands at the one above', () => {
  const row = (id: string, area: string) =>
    `decides: area\nabout: group\ntable:\n  - { id: ${id}, group: G, area: ${area} }\n`;
  const files = { 'shipped/z.yaml': row('a', 'X'), 'own/a.yaml': row('b', 'Y') };
  const book = sound(files, ['shipped', 'own']);
  const [found] = decide(book, 'area', [subject('group', { group: 'G' }, 'G')]).findings;
  expect(found?.at?.file).toBe('own/a.yaml');
  expect(found?.related).toEqual([{ note: '`a`', at: expect.objectContaining({ file: 'shipped/z.yaml' }) }]);
});
