import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { compileCondition, type Row, Slots } from '../../src/rules/closures.ts';
import type { Condition, Leaf } from '../../src/rules/model.ts';
import { compileTracer } from '../../src/rules/trace.ts';
import { runs } from '../support/runs.ts';
import { all, any, facts, leaf, leaves, not } from './authoring/generated.ts';
import { subject } from './books.ts';

function holds(condition: Condition, values: JsonObject): boolean {
  const slots = new Slots();
  const predicate = compileCondition(condition, slots);
  const row: Row = [];
  slots.fill(row, subject('feature', values));
  return predicate(row);
}

/** The value of another fact, or of a part of one. */
const against = (one: Leaf, fact: string, path: string | null = null): Leaf => ({
  ...one,
  value: { kind: 'fact', fact, path },
});

describe('a condition', () => {
  const yes = leaf('group', 'equal', 'a');
  const no = leaf('group', 'equal', 'b');
  const title = leaf('title', 'matches', '^t');
  const values = { group: 'a', title: 't', tests: ['x', 'y'] };

  test.each([0, 1, 2, 3, 4, 7])(
    'of %i parts holds under `all` when each does, under `any` when one does',
    (size) => {
      const full = Array.from({ length: size }, () => yes);
      expect(holds(all(...full), values)).toBe(true);
      if (size > 0) expect(holds(any(...full), values)).toBe(true);
      for (let place = 0; place < size; place += 1) {
        const one = (odd: Condition, rest: Condition): Condition[] =>
          Array.from({ length: size }, (_, index) => (index === place ? odd : rest));
        expect(holds(all(...one(no, title)), values)).toBe(false);
        expect(holds(any(...one(yes, no)), values)).toBe(true);
        expect(holds(any(...one(no, no)), values)).toBe(false);
      }
    },
  );

  test('asks a part of a fact, and compares with a part of another', () => {
    const second: Leaf = { ...leaf('tests', 'equal', 'y'), path: '1' };
    expect([holds(second, values), holds({ ...second, path: '0' }, values)]).toEqual([true, false]);
    expect(holds(against({ ...second, path: '0' }, 'tests', '0'), values)).toBe(true);
    expect(holds(against({ ...second, path: '0' }, 'tests', '1'), values)).toBe(false);
    expect(holds(against(yes, 'title'), { group: 'a', title: 'a' })).toBe(true);
    expect(holds(against(yes, 'title'), values)).toBe(false);
  });

  test('asks only what the subject itself has', () => {
    const inherited = leaf('constructor', 'empty', true);
    expect(holds(inherited, {})).toBe(true);
    expect(holds(inherited, Object.fromEntries([['constructor', 'mine']]))).toBe(false);
  });

  test('with an operator that no loader lets through never holds', () => {
    expect(holds(leaf('group', 'like', 'a'), values)).toBe(false);
  });

  test.each<[string, JsonValue, JsonValue | undefined, boolean]>([
    ['contains', 'x', ['x'], true],
    ['contains', 'x', 'x', false],
    ['contains', 'x', undefined, false],
    ['in', ['x'], 'x', true],
    ['in', ['x'], 'y', false],
    ['in', ['1', '2', '3', '4', '5', '6', '7', '8', 'x'], 'x', true],
    ['notEqual', 'x', 'y', true],
    ['notEqual', 'x', 'x', false],
    ['matches', '^x', 'xy', true],
    ['matches', '^x', 'yx', false],
    ['matches', '^x', ['a', 'xy'], true],
    ['matches', '^x', ['a'], false],
    ['matches', '^x', undefined, false],
  ])('%s %j is asked of %j', (operator, wanted, actual, expected) => {
    expect(holds(leaf('title', operator, wanted), actual === undefined ? {} : { title: actual })).toBe(
      expected,
    );
  });
});

test('law: however wide, what is compiled says what a trace says', () => {
  const wide = fc.array(
    fc.oneof({ arbitrary: leaves, weight: 4 }, { arbitrary: leaves.map(not), weight: 1 }),
    { maxLength: 7 },
  );
  fc.assert(
    fc.property(wide, fc.boolean(), facts, (children, every, values) => {
      const condition = every || children.length === 0 ? all(...children) : any(...children);
      expect(holds(condition, values)).toBe(compileTracer(condition)(subject('feature', values)).result);
    }),
    { numRuns: runs(1_000) },
  );
});
