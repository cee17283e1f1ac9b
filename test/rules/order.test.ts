import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../src/rules/decide.ts';
import { runs } from '../support/runs.ts';
import { sound, subject } from './books.ts';

interface Row {
  readonly id: string;
  readonly group: string | readonly string[];
  readonly area: string | { readonly fact: string };
  readonly priority: number;
}

const rows: fc.Arbitrary<Row[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `r-${index}`)),
    group: fc.constantFrom('A', 'B', ['A', 'B'], '*'),
    area: fc.constantFrom('X', 'Y', 'Z', { fact: 'module_areas' }),
    priority: fc.constantFrom(0, 0, 1),
  }),
  { selector: (row) => row.id, minLength: 1 },
);

const subjects = ['A', 'B', 'C'].map((group) => subject('group', { group, module_areas: ['X', 'W'] }, group));

/** Everything about the decisions but where the rules stand. */
function outcome(policy: string, parts: readonly (readonly Row[])[], backwards: boolean): unknown {
  const head = { decides: 'area', about: 'group', hitPolicy: policy };
  const files = parts.map((table, index) => [`rules/${index}.json`, JSON.stringify({ ...head, table })]);
  const { decisions, findings } = decide(
    sound(Object.fromEntries(files)),
    'area',
    backwards ? subjects.toReversed() : subjects,
  );
  const byGroup = decisions.map((one) => ({
    subject: one.subject.id,
    value: one.value,
    rule: one.rule,
    tie: one.tie,
    also: one.also.map((other) => other.rule),
    lost: one.lost.map((other) => [other.rule, other.value, other.reason]),
  }));
  const key = (one: unknown): string => JSON.stringify(one);
  return {
    decisions: backwards
      ? byGroup.toSorted((a, b) => (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0))
      : byGroup,
    findings: findings.map((one) => key([one.subject, one.data])).sort(),
  };
}

test('neither the order of rows, nor of files, nor of subjects changes anything', () => {
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom('unique', 'priority', 'collect'),
      fc.nat(11),
      fc.boolean(),
      fc.infiniteStream(fc.nat()),
      (all, policy, cut, backwards, luck) => {
        const expected = outcome(policy, [all], false);
        const shuffled = all
          .map((row) => [Number(luck.next().value), row] as const)
          .sort(([a], [b]) => a - b)
          .map(([, row]) => row);
        const parts = [shuffled.slice(0, cut), shuffled.slice(cut)].filter((part) => part.length > 0);
        expect(outcome(policy, parts, backwards)).toEqual(expected);
      },
    ),
    { numRuns: runs(400) },
  );
});
