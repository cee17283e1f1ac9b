import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flipsFor } from '../../../src/rules/authoring/flips.ts';
import { leafKey } from '../../../src/rules/authoring/leaf-logic.ts';
import { prepare } from '../../../src/rules/closures.ts';
import type { Condition, Leaf } from '../../../src/rules/model.ts';
import { runs } from '../../support/runs.ts';
import { subject } from '../books.ts';
import { all, any, conditions, facts, leaf, not, typeOf } from './generated.ts';

const one = subject('feature', { group: 'a', title: 't', tests: ['x'], mvp: false });
const ways = (condition: Condition, wanted: boolean): string[] =>
  flipsFor(condition, one, wanted, typeOf).map((set) =>
    set
      .map((flip) => `${flip.leaf.fact}=${JSON.stringify((flip.leaf.value as { value: unknown }).value)}`)
      .join(' + '),
  );
const groupIs = (value: string): Condition => leaf('group', 'equal', value);
const mvp = leaf('mvp', 'equal', true);

describe('what is in the way', () => {
  test('nothing, when it is so already', () => {
    expect(ways(groupIs('a'), true)).toEqual(['']);
  });

  test('all that is false under `all`, and only that', () => {
    expect(ways(all(groupIs('a'), mvp, leaf('title', 'equal', 'u')), true)).toEqual(['mvp=true + title="u"']);
  });

  test('any one under `any`, the smallest first', () => {
    expect(ways(any(all(mvp, leaf('title', 'equal', 'u')), groupIs('b')), true)).toEqual([
      'group="b"',
      'mvp=true + title="u"',
    ]);
  });

  test('to make it false: any one under `all`, every one under `any`', () => {
    const both = [groupIs('a'), leaf('tests', 'contains', 'x')] as const;
    expect(ways(all(...both), false)).toEqual(['group="a"', 'tests="x"']);
    expect(ways(any(...both), false)).toEqual(['group="a" + tests="x"']);
    expect(ways(not(all(...both)), true)).toEqual(['group="a"', 'tests="x"']);
  });

  test('one question that stands twice is one way', () => {
    expect(ways(all(mvp, any(mvp, groupIs('b'))), true)).toEqual(['mvp=true']);
  });

  test('no way where two exclude each other', () => {
    expect(ways(all(groupIs('b'), groupIs('c')), true)).toEqual([]);
    expect(ways(all(mvp, not(mvp)), true)).toEqual([]);
  });
});

describe('law, on generated conditions', () => {
  /** The condition with some leaves answered the other way. */
  function holds(
    condition: Condition,
    values: Parameters<typeof subject>[1],
    turned: ReadonlySet<string>,
  ): boolean {
    switch (condition.node) {
      case 'leaf': {
        const value = condition.value.kind === 'literal' ? condition.value.value : null;
        const result = prepare(condition.operator, value)(values[condition.fact]);
        return turned.has(leafKey(condition)) ? !result : result;
      }
      case 'not':
        return !holds(condition.child, values, turned);
      case 'reference':
        return holds(condition.child, values, turned);
      case 'all':
        return condition.children.every((child) => holds(child, values, turned));
      case 'any':
        return condition.children.some((child) => holds(child, values, turned));
    }
  }

  function leavesOf(condition: Condition): Leaf[] {
    if (condition.node === 'leaf') return [condition];
    if (condition.node === 'not' || condition.node === 'reference') return leavesOf(condition.child);
    return condition.children.flatMap(leavesOf);
  }

  test('every set does it, and none only adds to another', () => {
    fc.assert(
      fc.property(conditions, facts, fc.boolean(), (condition, values, wanted) => {
        const sets = flipsFor(condition, subject('feature', values), wanted, typeOf).map((set) =>
          set.map((flip) => leafKey(flip.leaf)),
        );
        for (const turned of sets) {
          expect(holds(condition, values, new Set(turned))).toBe(wanted);
          const smaller = sets.filter(
            (other) => other !== turned && other.every((key) => turned.includes(key)),
          );
          expect(smaller).toEqual([]);
        }
        expect(sets.map((set) => set.length)).toEqual(sets.map((set) => set.length).sort((a, b) => a - b));
      }),
      { numRuns: runs(2_000) },
    );
  });

  test('where other facts make it so, there is a way, no longer than what differs', () => {
    fc.assert(
      fc.property(conditions, facts, facts, (condition, values, others) => {
        const wanted = holds(condition, others, new Set());
        const [least] = flipsFor(condition, subject('feature', values), wanted, typeOf);
        const differ = leavesOf(condition).filter(
          (one) => holds(one, values, new Set()) !== holds(one, others, new Set()),
        );
        expect(least).toBeDefined();
        expect(least?.length).toBeLessThanOrEqual(new Set(differ.map(leafKey)).size);
      }),
      { numRuns: runs(3_000) },
    );
  });
});
