import fc from 'fast-check';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { FactType, Vocabulary } from '../../src/model/vocabulary.ts';

const types: { readonly [fact: string]: FactType } = {
  s: 'string',
  t: 'string',
  l: 'strings',
  m: 'strings',
  n: 'number',
  o: 'number',
  b: 'boolean',
};
const facts = Object.entries(types).map(([name, type]) => ({ name, type, meaning: '', origin: '' }));
export const small: Vocabulary = { ...vocabulary, facts: { ...vocabulary.facts, feature: facts } };

const text = fc.constantFrom(
  '',
  'a',
  'A',
  'b',
  'ab',
  '0',
  'false',
  'A-9',
  'A-10',
  'größe',
  '😀',
  'a/b',
  'a/b/c',
  ' ',
);
const texts = fc.array(text, { maxLength: 3 });
const number = fc.constantFrom(0, 1, -1, 2, 10, 0.5, -0.5, 1e9);
const valuesOf: { readonly [type in FactType]: fc.Arbitrary<JsonValue> } = {
  string: text,
  strings: texts,
  number,
  boolean: fc.boolean(),
};

/** Facts of the right type, or null, or none. */
export const someFacts = fc.record(
  Object.fromEntries(
    Object.entries(types).map(([name, type]) => [
      name,
      fc.oneof({ weight: 6, arbitrary: valuesOf[type] }, { weight: 1, arbitrary: fc.constant(null) }),
    ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;

type LeafParts = readonly [
  facts: readonly string[],
  operators: readonly string[],
  value: fc.Arbitrary<JsonValue>,
];

const scalar = (
  names: readonly string[],
  value: fc.Arbitrary<JsonValue>,
  other: string,
): readonly LeafParts[] => [
  [names, ['equal', 'notEqual', 'not:equal', 'swap:equal'], fc.oneof(value, fc.constant({ fact: other }))],
  [
    names,
    ['in', 'notIn', 'not:in', 'someValue:equal', 'everyValue:notEqual'],
    fc.array(value, { maxLength: 9 }),
  ],
];
const pattern = fc.constantFrom('a', '^a', '(?i)^A$', 'ß', '[0-9]+', { pattern: 'B', flags: 'i' });

const leafParts: readonly LeafParts[] = [
  ...scalar(['s', 't'], text, 't'),
  ...scalar(['n', 'o'], number, 'o'),
  ...scalar(['b'], fc.boolean(), 'b'),
  [['s'], ['in', 'notIn'], fc.constantFrom({ fact: 'l' }, { fact: 'm' })],
  [
    ['n', 'o'],
    [
      'lessThan',
      'lessThanInclusive',
      'greaterThan',
      'greaterThanInclusive',
      'not:lessThan',
      'swap:greaterThan',
    ],
    fc.oneof(number, fc.constant({ fact: 'o' })),
  ],
  [
    ['l', 'm'],
    ['contains', 'doesNotContain', 'not:contains', 'someFact:equal', 'everyFact:notEqual'],
    fc.oneof(text, fc.constant({ fact: 's' })),
  ],
  [
    ['l', 'm'],
    ['someValue:contains', 'everyValue:contains', 'intersects', 'someFact:in', 'everyFact:not:in'],
    texts,
  ],
  [['s'], ['swap:contains'], texts],
  [
    ['s', 't', 'l'],
    ['startsWith', 'endsWith', 'containsAny', 'under', 'not:under'],
    fc.oneof(text, texts, fc.constant({ fact: 't' })),
  ],
  [['s', 't', 'l'], ['matches'], pattern],
  [['s', 't', 'l'], ['matchesAny'], fc.array(pattern, { maxLength: 2 })],
  [['s', 'l'], ['glob'], fc.constantFrom('a/*', '**', 'a/**', ['*', 'a/b'])],
  [['s', 'l'], ['empty'], fc.boolean()],
  [['s', 't'], ['before', 'after'], fc.oneof(text, fc.constant({ fact: 't' }))],
];

const plainLeaf: fc.Arbitrary<JsonValue> = fc
  .constantFrom(...leafParts)
  .chain(([names, names2, value]) =>
    fc.record({ fact: fc.constantFrom(...names), operator: fc.constantFrom(...names2), value }),
  );
/** Many rules ask one fact for one value, as tables do: what is dispatched by value must be well met. */
const rowLeaf = fc
  .record({ fact: fc.constant('s'), operator: fc.constantFrom('equal', 'in'), value: text })
  .map((one) => (one.operator === 'in' ? { ...one, value: [one.value, 'a'] } : one));
const pathLeaf = fc.oneof(
  fc.record({
    fact: fc.constantFrom('l', 'm'),
    path: fc.constantFrom('0', '2'),
    operator: fc.constantFrom('equal', 'notEqual', 'startsWith'),
    value: text,
  }),
  fc.record({
    fact: fc.constant('l'),
    path: fc.constant('length'),
    operator: fc.constantFrom('greaterThan', 'equal'),
    value: number,
  }),
  fc.record({
    fact: fc.constant('s'),
    operator: fc.constant('equal'),
    value: fc.constant({ fact: 'l', path: '1' }),
  }),
);

const { condition } = fc.letrec<{ condition: JsonValue; node: JsonValue }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 6, arbitrary: fc.oneof(plainLeaf, rowLeaf, pathLeaf) },
    { weight: 1, arbitrary: fc.record({ condition: fc.constantFrom('x', 'y') }) },
    { weight: 4, arbitrary: tie('node') },
  ),
  node: fc
    .tuple(
      fc.oneof(
        fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ not: tie('condition') }),
      ),
      fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    )
    .map(([node, priority]) => (priority === undefined ? node : { ...node, priority }) as JsonValue),
}));

const root: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ all: fc.array(condition, { maxLength: 3 }) }),
  fc.record({ any: fc.array(condition, { minLength: 1, maxLength: 3 }) }),
  fc.record({ not: condition }),
  fc.record({ all: fc.tuple(rowLeaf) }),
) as fc.Arbitrary<JsonObject>;

/** Two conditions that rules may name; `y` may name `x`. */
export const shared = fc
  .tuple(fc.oneof(plainLeaf, rowLeaf), condition)
  .filter(([, y]) => !JSON.stringify(y).includes('"condition":"y"'))
  .map(([x, y]) => ({ x: { all: [x] } as JsonObject, y: { any: [y] } as JsonObject }));

export interface RawRule {
  readonly name: string;
  readonly conditions: JsonObject;
  readonly event: { readonly type: string; readonly params: JsonObject };
  readonly priority: number;
}

export const rawRules: fc.Arbitrary<RawRule[]> = fc
  .array(fc.tuple(root, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 9 })
  .map((list) =>
    list.map(([conditions, priority], index) => ({
      name: `r${index}`,
      conditions,
      event: { type: 'risk', params: { flag: `f${index}`, severity: 'low' } },
      priority,
    })),
  );
