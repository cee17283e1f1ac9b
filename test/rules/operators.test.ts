import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { prepare } from '../../src/rules/closures.ts';
import { resolveOperator } from '../../src/rules/decorators.ts';
import { type Actual, operators } from '../../src/rules/operators.ts';

type Row = readonly [operator: string, actual: Actual, value: JsonValue, expected: boolean];

const absent = undefined;

const table: readonly Row[] = [
  ['equal', 'a', 'a', true],
  ['equal', 'a', 'A', false],
  ['equal', 5, 5, true],
  ['equal', '5', 5, false],
  ['equal', 0, false, false],
  ['equal', '', '', true],
  ['equal', absent, 'a', false],
  ['notEqual', 'a', 'b', true],
  ['notEqual', 'a', 'a', false],
  ['notEqual', absent, 'a', true],
  ['in', 'a', ['a', 'b'], true],
  ['in', 'c', ['a', 'b'], false],
  ['in', 'i', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], true],
  ['in', 'z', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], false],
  ['in', absent, ['a'], false],
  ['notIn', 'c', ['a'], true],
  ['notIn', 'a', ['a'], false],
  ['notIn', absent, ['a'], true],
  ['contains', ['a', 'b'], 'a', true],
  ['contains', ['ab'], 'a', false],
  ['contains', 'abc', 'a', false],
  ['contains', absent, 'a', false],
  ['doesNotContain', ['a'], 'b', true],
  ['doesNotContain', ['a'], 'a', false],
  ['doesNotContain', absent, 'a', false],
  ['lessThan', 1, 2, true],
  ['lessThan', 2, 2, false],
  ['lessThan', absent, 2, false],
  ['lessThan', null, 2, false],
  ['lessThanInclusive', 2, 2, true],
  ['lessThanInclusive', 3, 2, false],
  ['greaterThan', 3, 2, true],
  ['greaterThan', 2, 2, false],
  ['greaterThan', -1, -2, true],
  ['greaterThanInclusive', 2, 2, true],
  ['greaterThanInclusive', 1, 2, false],
  ['matches', 'a barge-in now', '\\bbarge-in\\b', true],
  ['matches', 'a Barge-in now', '\\bbarge-in\\b', false],
  ['matches', 'a Barge-in now', '(?i)\\bbarge-in\\b', true],
  ['matches', 'a Barge-in now', { pattern: 'BARGE', flags: 'i' }, true],
  ['matches', ['x', 'barge'], '^barge$', true],
  ['matches', ['x', 'y'], '^barge$', false],
  ['matches', absent, '.', false],
  ['matches', 'zeile 1\nzeile 2', '(?m)^zeile 2$', true],
  ['matches', 'größe', '(?u)^\\p{L}+$', true],
  ['matchesAny', 'the cat', ['dog', 'c.t'], true],
  ['matchesAny', 'the cow', ['dog', 'c.t'], false],
  ['matchesAny', ['x', 'dog'], ['dog', 'c.t'], true],
  ['startsWith', 'alpha', 'al', true],
  ['startsWith', 'alpha', 'ph', false],
  ['startsWith', 'alpha', ['x', 'al'], true],
  ['startsWith', ['x', 'alpha'], 'al', true],
  ['startsWith', absent, 'al', false],
  ['endsWith', 'alpha', 'ha', true],
  ['endsWith', 'alpha', ['x', 'y'], false],
  ['containsAny', 'alpha beta', ['gamma', 'beta'], true],
  ['containsAny', 'alpha beta', 'Beta', false],
  ['containsAny', ['alpha', 'beta'], 'et', true],
  ['under', 'billing/core/x.go', 'billing/core', true],
  ['under', 'billing/core/x.go', 'billing/core/', true],
  ['under', 'billing/core', 'billing/core/', true],
  ['under', 'billing/corebank', 'billing/core', false],
  ['under', ['api/a', 'cmd/b'], ['cmd/'], true],
  ['under', ['api/a'], ['cmd/', 'docs'], false],
  ['under', absent, 'cmd/', false],
  ['glob', 'api/v1/user.proto', 'api/**/*.proto', true],
  ['glob', 'api/user.proto', 'api/**/*.proto', true],
  ['glob', 'api/v1/user.go', 'api/**/*.proto', false],
  ['glob', 'api/v1/user.proto', 'api/*.proto', false],
  ['glob', '.github/x.yml', '**/*.yml', true],
  ['glob', ['a', 'b.md'], ['*.md', '*.txt'], true],
  ['glob', '!a', '!a', true],
  ['intersects', ['a', 'b'], ['b', 'c'], true],
  ['intersects', ['a'], ['b', 'c'], false],
  ['intersects', absent, ['b'], false],
  ['empty', '', true, true],
  ['empty', [], true, true],
  ['empty', absent, true, true],
  ['empty', null, true, true],
  ['empty', 'a', true, false],
  ['empty', ['a'], true, false],
  ['empty', ['a'], false, true],
  ['empty', '', false, false],
  ['before', 'A-9', 'A-10', true],
  ['before', 'A-10', 'A-9', false],
  ['before', 'A-9', 'A-9', false],
  ['before', absent, 'A-9', false],
  ['after', 'A-10', 'A-9', true],
  ['after', 'A-9', 'A-10', false],
  ['after', 'A-9', 'A-9', false],
  ['not:in', 'c', ['a'], true],
  ['not:contains', absent, 'a', true],
  ['someFact:equal', ['a', 'b'], 'b', true],
  ['someFact:equal', 'b', 'b', false],
  ['someFact:before', ['A-20', 'A-3'], 'A-10', true],
  ['everyFact:startsWith', ['ab', 'ac'], 'a', true],
  ['everyFact:startsWith', ['ab', 'xc'], 'a', false],
  ['everyFact:equal', [], 'a', true],
  ['everyFact:equal', absent, 'a', false],
  ['everyFact:not:in', ['x', 'y'], ['a'], true],
  ['someValue:contains', ['a'], ['b', 'a'], true],
  ['everyValue:contains', ['a'], ['b', 'a'], false],
  ['everyValue:contains', ['b', 'a'], ['b', 'a'], true],
  ['someValue:lessThan', 3, [1, 5], true],
  ['everyValue:lessThan', 3, [1, 5], false],
  // What is no list has no values to ask with.
  ['someValue:equal', 'a', 'a', false],
  ['everyValue:equal', 'a', 'a', false],
  ['swap:contains', 'a', ['b', 'a'], true],
  ['swap:lessThan', 5, 3, true],
];

describe('operators', () => {
  test.each(table)('%s: %j with %j is %j', (operator, actual, value, expected) => {
    expect(prepare(operator, value)(actual)).toBe(expected);
  });

  test('every operator is in the table, both ways', () => {
    for (const name of operators.keys()) {
      const results = new Set(table.filter(([operator]) => operator === name).map((row) => row[3]));
      expect([name, results.size]).toEqual([name, 2]);
    }
  });

  test.each([
    'equals',
    'some:equal',
    'someFact:',
    'someFact:lessThan',
    'everyFact:contains',
    'someValue:in',
    'someValue:startsWith',
    'swap:in',
    'someValue:matches',
    'not:not:not:not:not:equal',
    ':equal',
    '__proto__',
    'constructor',
    '',
  ])('%s is no operator', (name) => {
    expect(resolveOperator(name)).toBeNull();
  });
});
