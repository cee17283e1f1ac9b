import { describe, expect, test } from 'vitest';
import { dispatchFact, guardOf, isOnlyGuard } from '../../src/rules/guards.ts';
import type { Condition, Leaf, Rule } from '../../src/rules/model.ts';
import { all, any, leaf, not } from './authoring/generated.ts';

const group = (...values: string[]): Leaf =>
  values.length === 1 ? leaf('group', 'equal', values[0] ?? '') : leaf('group', 'in', values);
const mvp = leaf('mvp', 'equal', true);
const shared = (child: Condition): Condition => ({ node: 'reference', name: 'c', child, at: mvp.at });
const guard = (condition: Condition): unknown[] | null => {
  const found = guardOf(condition, 'group');
  return found && [...found];
};

describe('the values without which a condition never holds', () => {
  test.each<[string, Condition, string[] | null]>([
    ['the value', group('a'), ['a']],
    ['one of a list', group('a', 'b'), ['a', 'b']],
    ['those of a shared condition', shared(group('a')), ['a']],
    ['the fewest of what must all hold', all(group('a', 'b', 'c'), mvp, group('a', 'd')), ['a', 'd']],
    ['the first of as many', all(group('a', 'b'), group('c', 'd')), ['a', 'b']],
    ['those of every alternative', any(group('a'), group('b', 'c')), ['a', 'b', 'c']],
    ['none where an alternative asks something else', any(group('a'), mvp), null],
    ['none of another fact', mvp, null],
    ['none of what must not hold', not(group('a')), null],
    ['none of another operator', leaf('group', 'startsWith', 'a'), null],
    ['none of a part of the fact', { ...group('a'), path: '0' }, null],
    ['none by another fact', { ...group('a'), value: { kind: 'fact', fact: 'title', path: null } }, null],
    ['none of nothing', all(), null],
  ])('are %s', (_, condition, values) => {
    expect(guard(condition)).toEqual(values);
  });
});

describe('the value of one fact settles a condition', () => {
  test.each<[string, Condition, boolean]>([
    ['that asks for it alone', group('a', 'b'), true],
    ['by name', shared(group('a')), true],
    ['all alone under `all`', all(group('a')), true],
    ['in every alternative', any(group('a'), all(group('b'))), true],
    ['not where more is asked', all(group('a'), mvp), false],
    ['not twice under `all`', all(group('a'), group('a', 'b')), false],
    ['not of nothing', all(), false],
    ['not under `not`', not(group('a')), false],
    ['not in another alternative', any(group('a'), mvp), false],
    ['not of another fact', mvp, false],
  ])('%s', (_, condition, settled) => {
    expect(isOnlyGuard(condition, 'group')).toBe(settled);
  });
});

describe('the fact by which rules are told apart', () => {
  const rules = (...conditions: Condition[]): Rule[] => conditions.map((when) => ({ when }) as Rule);
  const title = (value: string): Condition => leaf('title', 'in', [value]);

  test('is the one that most of four rules or more ask for certain values', () => {
    const four = [group('a'), all(group('b'), mvp), shared(group('c')), any(group('d'), group('e'))];
    expect(dispatchFact(rules(...four))).toBe('group');
    expect(dispatchFact(rules(...four.slice(1)))).toBeNull();
    const titles = ['p', 'q', 'r', 's'].map(title);
    // Of two that as many ask, the first by name.
    expect(dispatchFact(rules(...titles, ...four))).toBe('group');
    expect(dispatchFact(rules(...four, ...titles, title('t')))).toBe('title');
  });

  test('is none of facts that rules only exclude', () => {
    expect(dispatchFact(rules(...['a', 'b', 'c', 'd'].map((value) => not(group(value)))))).toBeNull();
  });
});
