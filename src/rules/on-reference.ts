import { finding } from '../diagnostics/finding.ts';
import { append } from '../model/append.ts';
import type { Finding } from '../model/finding.ts';
import { type Subject, subjectKey } from '../model/subject.ts';
import { compiled } from './compiled.ts';
import type { Evaluator, Fired } from './evaluator.ts';
import type { Rule } from './model.ts';
import { referenceFired } from './reference.ts';

/** A rule and a subject about which the two evaluators differ. */
export interface Disagreement {
  readonly rule: Rule;
  readonly subject: Subject;
  /** What the compiled evaluator said; json-rules-engine said the opposite. */
  readonly compiled: boolean;
}

interface Call {
  readonly rules: readonly Rule[];
  readonly subjects: readonly Subject[];
  readonly fired: Fired;
}

/**
 * Runs something deterministic on json-rules-engine. That engine is asynchronous and the stages are not, so `run` gets
 * the compiled answers, and every one of them is then put to json-rules-engine. Where they agree, the run is what it
 * would have been on the reference. Where they do not, it is run again with the reference's answers so far.
 */
export async function onReference<T>(
  run: (evaluator: Evaluator) => T,
  fast: Evaluator = compiled,
): Promise<{ value: T; disagreements: readonly Disagreement[] }> {
  const confirmed: Fired[] = [];
  const disagreements: Disagreement[] = [];
  for (;;) {
    const calls: Call[] = [];
    const value = run({
      name: 'reference',
      evaluate(rules, subjects, told): Fired {
        const fired = confirmed[calls.length] ?? fast.evaluate(rules, subjects, told);
        calls.push({ rules, subjects, fired });
        return fired;
      },
    });
    let agreed = true;
    for (const call of calls.slice(confirmed.length)) {
      const reference = await referenceFired(call.rules, call.subjects);
      confirmed.push(reference);
      const found = differences(call, reference);
      append(disagreements, found);
      agreed = found.length === 0;
      // Everything after it was asked with a wrong answer in hand.
      if (!agreed) break;
    }
    if (agreed) return { value, disagreements };
  }
}

function differences(call: Call, reference: Fired): Disagreement[] {
  const found: Disagreement[] = [];
  call.subjects.forEach((subject, index) => {
    const ours = firedOf(call.fired, index);
    const theirs = firedOf(reference, index);
    call.rules.forEach((rule, at) => {
      if (ours.has(at) !== theirs.has(at)) found.push({ rule, subject, compiled: ours.has(at) });
    });
  });
  return found;
}

function firedOf(fired: Fired, subject: number): ReadonlySet<number> {
  return new Set(fired.rules.subarray(fired.starts[subject], fired.starts[subject + 1]));
}

/** A finding for each disagreement. */
export function disagreementFindings(disagreements: readonly Disagreement[]): Finding[] {
  return disagreements.map(({ rule, subject, compiled: ours }) =>
    finding(
      'rules/engines-disagree',
      rule.at,
      { rule: rule.id, subject: `${subject.kind} ${subject.id}`, compiled: ours },
      { subject: subjectKey(subject) },
    ),
  );
}
