import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRules } from '../../src/rules/compiled.ts';
import type { Condition, Rule } from '../../src/rules/model.ts';
import { compileTracer } from '../../src/rules/trace.ts';
import { runs } from '../support/runs.ts';
import { all, any, conditions, facts, leaf } from './authoring/generated.ts';
import { subject } from './books.ts';

const word = fc.constantFrom('', 'a', 'ab', 'b', 'c');
/** Conditions as tables have them: most ask one fact for one value or some. */
const rows: fc.Arbitrary<Condition> = fc.oneof(
  word.map((value) => leaf('group', 'equal', value)),
  fc.array(word, { maxLength: 3 }).map((values) => leaf('group', 'in', values)),
  fc.tuple(word, conditions).map(([value, more]) => all(leaf('group', 'equal', value), more)),
  fc.tuple(word, word).map(([one, other]) => any(leaf('group', 'equal', one), leaf('group', 'equal', other))),
  conditions,
);

test('law: of many rules those fire that fire alone, in their order, for one subject after another', () => {
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 9 }), fc.array(facts, { maxLength: 5 }), (asked, all) => {
      const subjects = all.map((one, index) => subject('feature', one, `S-${index}`));
      const { starts, rules } = compileRules(asked.map((when) => ({ when }) as Rule))(subjects);
      const fired = subjects.map((_, index) => [...rules.slice(starts[index], starts[index + 1])]);
      const alone = subjects.map((one) =>
        asked.flatMap((when, index) => (compileTracer(when)(one).result ? [index] : [])),
      );
      expect(fired).toEqual(alone);
    }),
    { numRuns: runs(2_000) },
  );
});
