import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { describe, expect, test } from 'vitest';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import { memoryHost } from '../../src/host/memory.ts';
import type { Trace } from '../../src/model/decision.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { Subject } from '../../src/model/subject.ts';
import type { FactType, Vocabulary } from '../../src/model/vocabulary.ts';
import { prepare } from '../../src/rules/closures.ts';
import { compileRules } from '../../src/rules/compiled.ts';
import type { Fired } from '../../src/rules/evaluator.ts';
import { followPath } from '../../src/rules/facts.ts';
import { loadRules } from '../../src/rules/load.ts';
import { type Actual, operators } from '../../src/rules/operators.ts';
import { referenceFired } from '../../src/rules/reference.ts';
import { traceRule } from '../../src/rules/trace.ts';
import { runs } from '../support/runs.ts';
import { configOf, report } from './books.ts';

/** 2,000 cases in every run; `BACKLOGIC_CASES=20000` for the long one. */
const cases = Number(process.env.BACKLOGIC_CASES ?? runs(2_000));

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
const small: Vocabulary = { ...vocabulary, facts: { ...vocabulary.facts, feature: facts } };

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
const someFacts = fc.record(
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
const shared = fc
  .tuple(fc.oneof(plainLeaf, rowLeaf), condition)
  .filter(([, y]) => !JSON.stringify(y).includes('"condition":"y"'))
  .map(([x, y]) => ({ x: { all: [x] } as JsonObject, y: { any: [y] } as JsonObject }));

interface RawRule {
  readonly name: string;
  readonly conditions: JsonObject;
  readonly event: { readonly type: string; readonly params: JsonObject };
  readonly priority: number;
}

const rawRules: fc.Arbitrary<RawRule[]> = fc
  .array(fc.tuple(root, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 9 })
  .map((list) =>
    list.map(([conditions, priority], index) => ({
      name: `r${index}`,
      conditions,
      event: { type: 'risk', params: { flag: `f${index}`, severity: 'low' } },
      priority,
    })),
  );

/** json-rules-engine with the very files: nothing of ours but the operators it lacks and the dotted paths. */
function judge(raw: readonly RawRule[], conditions: { readonly [name: string]: JsonObject }): Engine {
  const engine = new Engine([], {
    allowUndefinedFacts: true,
    pathResolver: (value, path) => followPath(value as Actual, path),
  });
  for (const operator of operators.values()) {
    if (operator.native) continue;
    engine.addOperator(operator.name, (actual: Actual, value: Actual) =>
      prepare(operator.name, value)(actual),
    );
  }
  engine.addOperator(
    'in',
    (actual: Actual, list: Actual[] | null | undefined) => (list ?? []).indexOf(actual) > -1,
  );
  engine.addOperator(
    'notIn',
    (actual: Actual, list: Actual[] | null | undefined) => (list ?? []).indexOf(actual) === -1,
  );
  for (const [name, one] of Object.entries(conditions)) engine.setCondition(name, one as never);
  for (const rule of raw) engine.addRule(structuredClone(rule) as never);
  return engine;
}

const firedOf = (fired: Fired, subject: number): number[] => [
  ...fired.rules.subarray(fired.starts[subject], fired.starts[subject + 1]),
];

interface JudgedNode {
  readonly result?: boolean;
  readonly all?: readonly JudgedNode[];
  readonly any?: readonly JudgedNode[];
  readonly not?: JudgedNode;
  readonly factResult?: JsonValue;
}

/** Every result that json-rules-engine has must be in our trace; ours has more, since it never takes a short cut. */
function compareTrace(ours: Trace, theirs: JudgedNode): void {
  if (ours.node === 'reference') {
    expect(ours.child.result).toBe(ours.result);
    compareTrace(ours.child, theirs);
    return;
  }
  if (theirs.result !== undefined) expect(ours.result).toBe(theirs.result);
  if (ours.node === 'leaf') {
    if (theirs.result !== undefined) expect(ours.actual).toEqual(theirs.factResult ?? null);
  } else if (ours.node === 'not') {
    if (theirs.not) compareTrace(ours.child, theirs.not);
  } else {
    const children = theirs.all ?? theirs.any;
    // A reference that it never came to is only a name there.
    if (!children) return;
    expect(ours.children.length).toBe(children.length);
    ours.children.forEach((child, index) => {
      compareTrace(child, children[index] ?? {});
    });
  }
}

describe('json-rules-engine is the judge', () => {
  test(`of fired rules and traces, on ${cases} generated rule sets`, { timeout: 600_000 }, async () => {
    let fires = 0;
    let spares = 0;
    await fc.assert(
      fc.asyncProperty(
        rawRules,
        shared,
        fc.array(someFacts, { minLength: 1, maxLength: 3 }),
        async (raw, named, all) => {
          // Promises alone never let the test runner have a word.
          await setImmediate();
          const host = memoryHost({
            '/r/rules/native.json': JSON.stringify(raw),
            '/r/rules/conditions.json': JSON.stringify({ conditions: named }),
          });
          const { book, findings } = loadRules(configOf(['/r/rules']), host, small);
          expect(report(findings)).toEqual([]);
          const rules = raw
            .map((one) => book.rules.find((rule) => rule.id === one.name))
            .filter((one) => one !== undefined);
          expect(rules.length).toBe(raw.length);
          const subjects: Subject[] = all.map((own, index) => ({
            kind: 'feature',
            id: `${index}`,
            facts: own,
            sources: {},
          }));
          const compiled = compileRules(rules)(subjects);
          const reference = await referenceFired(rules, subjects);
          const engine = judge(raw, named);
          for (const [index, subject] of subjects.entries()) {
            const { results, failureResults } = await engine.run({ ...subject.facts });
            const expected = results
              .map((one) => raw.findIndex((rule) => rule.name === one.name))
              .sort((a, b) => a - b);
            expect(firedOf(compiled, index)).toEqual(expected);
            expect(firedOf(reference, index)).toEqual(expected);
            for (const one of [...results, ...failureResults]) {
              const rule = rules.find((candidate) => candidate.id === one.name);
              if (!rule) throw new Error(`no rule ${one.name}`);
              const trace = traceRule(rule, subject);
              expect(trace.result).toBe(one.result === true);
              compareTrace(trace, one.conditions as JudgedNode);
            }
            fires += results.length;
            spares += failureResults.length;
          }
        },
      ),
      { numRuns: cases },
    );
    // A generator that only ever fires, or never, would prove nothing.
    expect(fires).toBeGreaterThan(spares / 20);
    expect(spares).toBeGreaterThan(fires / 20);
  });
});
