import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConditionLogic } from '../../../src/rules/authoring/condition-logic.ts';
import type { Condition } from '../../../src/rules/model.ts';
import { compileTracer } from '../../../src/rules/trace.ts';
import { runs } from '../../support/runs.ts';
import { subject } from '../books.ts';
import { all, any, conditions, facts, leaf, not, typeOf } from './generated.ts';

const logic = (): ConditionLogic => new ConditionLogic(typeOf);
const group = (operator: string, value: Parameters<typeof leaf>[2]): Condition =>
  leaf('group', operator, value);
const tests = (operator: string, value: Parameters<typeof leaf>[2]): Condition =>
  leaf('tests', operator, value);

describe('what one condition says of another', () => {
  test.each<[string, Condition, Condition]>([
    ['a value is in a list that has it', group('equal', 'a'), group('in', ['a', 'b'])],
    ['a list is in a longer one', group('in', ['a', 'b']), group('in', ['c', 'b', 'a'])],
    ['a value is not another', group('equal', 'a'), group('notEqual', 'b')],
    ['none of many is none of few', group('notIn', ['a', 'b']), group('notEqual', 'a')],
    ['a value passes a pattern', group('in', ['ab', 'a']), group('matches', '^a')],
    ['a value passes what decorators make of an operator', group('equal', 'a'), group('not:equal', 'b')],
    ['a deeper folder', group('under', 'a/b'), group('under', ['x', 'a'])],
    ['a longer start', group('startsWith', 'ab'), group('startsWith', 'a')],
    ['an element is among several', tests('contains', 'a'), tests('intersects', ['a', 'b'])],
    ['an element passes a pattern', tests('contains', 'ab'), tests('matches', 'b')],
    ['a list with an element is not empty', tests('contains', 'a'), tests('empty', false)],
    ['a smaller number', leaf('n', 'lessThan', 3), leaf('n', 'lessThanInclusive', 3)],
    ['more conditions', all(group('equal', 'a'), leaf('mvp', 'equal', true)), group('equal', 'a')],
    ['fewer alternatives', group('equal', 'a'), any(group('equal', 'b'), group('equal', 'a'))],
    ['the opposite of the wider', not(group('in', ['a', 'b'])), not(group('equal', 'a'))],
    ['two opposites', not(any(group('equal', 'a'), tests('contains', 'x'))), group('notEqual', 'a')],
  ])('%s', (_, narrow, wide) => {
    expect([logic().implies(narrow, wide), logic().implies(wide, narrow)]).toEqual([true, false]);
  });

  test.each<[string, Condition, Condition]>([
    ['two values', group('equal', 'a'), group('equal', 'b')],
    ['lists without a common value', group('in', ['a', 'b']), group('in', ['c'])],
    ['a value and its opposite', group('equal', 'a'), group('notEqual', 'a')],
    ['a value and a pattern that it lacks', group('equal', 'a'), group('matches', 'b')],
    ['folders beside each other', group('under', 'a/b'), group('under', 'a/c')],
    ['numbers apart', leaf('n', 'lessThan', 3), leaf('n', 'greaterThan', 3)],
    ['each alternative', any(group('equal', 'a'), group('equal', 'b')), group('equal', 'c')],
  ])('%s exclude each other', (_, one, other) => {
    expect([logic().excludes(one, other), logic().excludes(other, one)]).toEqual([true, true]);
  });

  test.each<[string, Condition, Condition]>([
    ['elements of one list', tests('contains', 'a'), tests('contains', 'b')],
    ['folders of a list of paths', tests('under', 'a'), tests('under', 'b')],
    ['a folder and one in it', group('under', 'a'), group('under', 'a/b')],
    ['different facts', group('equal', 'a'), leaf('title', 'equal', 'b')],
  ])('%s do not', (_, one, other) => {
    expect(logic().excludes(one, other)).toBe(false);
  });

  test('says nothing rather than think forever', () => {
    const tired = new ConditionLogic(typeOf, 3);
    const big = all(...Array.from({ length: 10 }, (_, index) => group('equal', `v${index}`)));
    expect(tired.implies(big, big)).toBe(false);
  });
});

describe('laws, on generated conditions and facts', () => {
  const truth = (condition: Condition, values: Parameters<typeof subject>[1]): boolean =>
    compileTracer(condition)(subject('feature', values)).result;

  test('what is implied is true, what excludes is never both', () => {
    let [implied, excluded] = [0, 0];
    fc.assert(
      fc.property(conditions, conditions, fc.array(facts, { minLength: 5, maxLength: 20 }), (a, b, many) => {
        const [implies, excludes] = [logic().implies(a, b), logic().excludes(a, b)];
        implied += Number(implies);
        excluded += Number(excludes);
        for (const one of many) {
          if (implies && truth(a, one)) expect(truth(b, one)).toBe(true);
          if (excludes) expect(truth(a, one) && truth(b, one)).toBe(false);
        }
      }),
      { numRuns: runs(5_000) },
    );
    // The law says something only where there was something to say.
    expect(Math.min(implied, excluded)).toBeGreaterThan(runs(5_000) / 100);
  });

  test('every condition implies itself', () => {
    fc.assert(
      fc.property(conditions, (one) => {
        expect(logic().implies(one, one)).toBe(true);
      }),
    );
  });
});
