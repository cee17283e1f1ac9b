import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { describe, expect, test } from 'vitest';
import { memoryHost } from '../../src/host/memory.ts';
import type { Trace } from '../../src/model/decision.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { Subject } from '../../src/model/subject.ts';
import { prepare } from '../../src/rules/closures.ts';
import { compileRules } from '../../src/rules/compiled.ts';
import type { Fired } from '../../src/rules/evaluator.ts';
import { followPath } from '../../src/rules/facts.ts';
import { loadRules } from '../../src/rules/load.ts';
import { type Actual, operators } from '../../src/rules/operators.ts';
import { referenceFired } from '../../src/rules/reference.ts';
import { traceRule } from '../../src/rules/trace.ts';
import { runs } from '../support/runs.ts';
import { type RawRule, rawRules, shared, small, someFacts } from './any-rules.ts';
import { configOf, report } from './books.ts';

/** 2,000 cases in every run; `BACKLOGIC_CASES=20000` for the long one. */
const cases = Number(process.env.BACKLOGIC_CASES ?? runs(2_000));

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
