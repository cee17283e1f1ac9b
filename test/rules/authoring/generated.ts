import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import type { Span } from '../../../src/model/span.ts';
import type { FactType } from '../../../src/model/vocabulary.ts';
import type { Condition, Leaf } from '../../../src/rules/model.ts';

/** Facts of features that the generated conditions ask. */
export const types: { readonly [fact: string]: FactType } = {
  group: 'string',
  title: 'string',
  tests: 'strings',
  mvp: 'boolean',
};
export const typeOf = (fact: string): FactType | null => types[fact] ?? null;

const at: Span = { file: 'rules/a.yaml', line: 1, column: 1 };

/** A leaf as loading makes it, without a place of its own. */
export function leaf(fact: string, operator: string, value: JsonValue): Leaf {
  return {
    node: 'leaf',
    fact,
    path: null,
    operator,
    value: { kind: 'literal', value },
    at,
    factAt: at,
    pathAt: at,
    operatorAt: at,
    valueAt: at,
  };
}

export const all = (...children: Condition[]): Condition => ({ node: 'all', children, at });
export const any = (...children: Condition[]): Condition => ({ node: 'any', children, at });
export const not = (child: Condition): Condition => ({ node: 'not', child, at });

const word = fc.constantFrom('', 'a', 'ab', 'b', 'a/b', 'a/b/c', 'c');
const words = fc.array(word, { maxLength: 3 });
const some = fc.array(word, { minLength: 1, maxLength: 3 });

const texts: fc.Arbitrary<Leaf> = fc
  .oneof(
    fc.tuple(fc.constantFrom('equal', 'notEqual'), word),
    fc.tuple(fc.constantFrom('in', 'notIn'), words),
    fc.tuple(fc.constantFrom('startsWith', 'endsWith', 'containsAny', 'under'), fc.oneof(word, some)),
    fc.tuple(fc.constant('matches'), fc.constantFrom('a', '^a', 'b$', '(?i)^A')),
  )
  .chain(([operator, value]) => fc.constantFrom('group', 'title').map((fact) => leaf(fact, operator, value)));
const lists: fc.Arbitrary<Leaf> = fc
  .oneof(
    fc.tuple(fc.constantFrom('contains', 'doesNotContain'), word),
    fc.tuple(fc.constant('intersects'), some),
    fc.tuple(fc.constantFrom('startsWith', 'containsAny', 'under'), fc.oneof(word, some)),
    fc.tuple(fc.constant('empty'), fc.boolean()),
  )
  .map(([operator, value]) => leaf('tests', operator, value));
const flags = fc
  .tuple(fc.constantFrom('equal', 'notEqual'), fc.boolean())
  .map(([operator, value]) => leaf('mvp', operator, value));

export const leaves: fc.Arbitrary<Leaf> = fc.oneof(texts, lists, flags);

export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaves,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((children) => all(...children)),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((children) => any(...children)),
    tie('node').map(not),
  ),
})).node;

/** Facts of the right types. */
export const facts: fc.Arbitrary<JsonObject> = fc.record({
  group: word,
  title: word,
  tests: words,
  mvp: fc.boolean(),
});
