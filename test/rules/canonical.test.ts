import { describe, expect, test } from 'vitest';
import { compareCanonical, compareSource, eachLeaf } from '../../src/rules/canonical.ts';
import type { Rule } from '../../src/rules/model.ts';
import { all, any, leaf, not } from './authoring/generated.ts';

const rule = (id: string, parts: Partial<Rule> = {}): Rule =>
  ({ id, priority: 0, layer: 0, order: 0, at: { file: 'a', line: 1, column: 1 }, ...parts }) as Rule;
const sorted = (compare: (a: Rule, b: Rule) => number, ...rules: Rule[]): string =>
  [rules, rules.toReversed()]
    .map((list) =>
      list
        .toSorted(compare)
        .map(({ id }) => id)
        .join(' '),
    )
    .join(' = ');

describe('rules are weighed', () => {
  test('by priority, then the later layer, then their ids as people count', () => {
    expect(
      sorted(
        compareCanonical,
        rule('b10'),
        rule('b9'),
        rule('z', { layer: 1 }),
        rule('a', { priority: -1, layer: 9 }),
        rule('y', { priority: 1 }),
      ),
    ).toBe('y z b9 b10 a = y z b9 b10 a');
  });

  test('under `first` by the later layer, then as they stand: file, place, order', () => {
    const at = (file: string, line: number) => ({ at: { file, line, column: 1 } });
    expect(
      sorted(
        compareSource,
        rule('e', { ...at('b', 1), priority: 9 }),
        rule('d', at('a', 10)),
        rule('c', { ...at('a', 2), order: 2 }),
        rule('b', { ...at('a', 2), order: 1 }),
        rule('a', { ...at('z', 9), layer: 1 }),
      ),
    ).toBe('a b c d e = a b c d e');
  });
});

test('the leaves of a condition come in the order written, references followed', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((value) => leaf('group', 'equal', value));
  if (!a || !b || !c || !d) throw new Error('four leaves');
  const seen: unknown[] = [];
  const shared = { node: 'reference', name: 'c', child: any(c, not(d)), at: a.at } as const;
  eachLeaf(all(a, not(b), shared), (one) => seen.push(one));
  expect(seen).toEqual([a, b, c, d]);
});
