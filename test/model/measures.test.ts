import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import { isMeasure, measures } from '../../src/model/measures.ts';

describe('measures of the tree', () => {
  it('are all facts of a path that count or list files', () => {
    const counting = vocabulary.facts.path.filter(
      ({ origin, type }) => origin === 'the tree' && type !== 'boolean',
    );
    expect(counting.map(({ name }) => name).sort()).toEqual([...measures].sort());
  });

  it.each([
    ['path', 'files', true],
    ['path', 'exists', false],
    ['work_package', 'tests', false],
  ] as const)('of a %s: %s is one, %j', (kind, name, is) => {
    expect(isMeasure(kind, name)).toBe(is);
  });
});
