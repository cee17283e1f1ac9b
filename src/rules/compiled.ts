import { at } from '../model/held.ts';
import type { Subject } from '../model/subject.ts';
import { compileCondition, type Predicate, type Row, Slots } from './closures.ts';
import { type Evaluator, type Fired, FiredBuilder } from './evaluator.ts';
import { dispatchFact, guardOf, isOnlyGuard } from './guards.ts';
import type { Rule } from './model.ts';
import type { Actual } from './operators.ts';

/** Evaluates by closures made of the condition JSON. */
export const compiled: Evaluator = {
  name: 'compiled',
  evaluate(rules, subjects, told): Fired {
    return compileRules(rules)(subjects, told);
  },
};

/** So many subjects between what is told: a thousand rules take some hundred milliseconds for them. */
const between = 256;

/** A rule that may fire, by its index. Null: it fires, nothing is left to ask. */
interface Entry {
  readonly index: number;
  readonly predicate: Predicate | null;
}

/**
 * Compiles rules once, for any number of subjects. Rules that ask one fact for certain values are found by that value;
 * only they and the rules without such a bound are asked. The answers are those of asking every rule.
 */
export function compileRules(
  rules: readonly Rule[],
): (subjects: readonly Subject[], told?: (done: number) => void) => Fired {
  const slots = new Slots();
  const predicates = rules.map((rule) => compileCondition(rule.when, slots));
  const fact = dispatchFact(rules);
  const { byValue, others } = dispatch(rules, predicates, fact);
  const slot = fact === null ? -1 : slots.of(fact);
  return (subjects, told) => {
    const fired = new FiredBuilder(subjects.length);
    const row: Row = new Array(slots.names.length).fill(undefined);
    let done = 0;
    for (const subject of subjects) {
      if (told && done > 0 && done % between === 0) told(done);
      done += 1;
      slots.fill(row, subject);
      ask(slot === -1 ? others : (byValue.get(row[slot]) ?? others), row, fired);
      fired.next();
    }
    return fired.build();
  };
}

function ask(entries: readonly Entry[], row: Row, fired: FiredBuilder): void {
  for (let i = 0; i < entries.length; i += 1) {
    const entry = entries[i] as Entry;
    const { predicate } = entry;
    if (predicate === null || predicate(row)) fired.add(entry.index);
  }
}

/** For each value of the fact the rules to ask, in order; `others` for every other value. */
function dispatch(
  rules: readonly Rule[],
  predicates: readonly Predicate[],
  fact: string | null,
): { byValue: ReadonlyMap<Actual, readonly Entry[]>; others: readonly Entry[] } {
  const guards = rules.map((rule) => (fact === null ? null : guardOf(rule.when, fact)));
  const byValue = new Map<Actual, Entry[]>();
  const others: Entry[] = [];
  for (const guard of guards) for (const value of guard ?? []) byValue.set(value, []);
  rules.forEach((rule, index) => {
    const guard = guards[index] ?? null;
    const only = fact !== null && guard !== null && isOnlyGuard(rule.when, fact);
    const entry: Entry = { index, predicate: only ? null : at(predicates, index) };
    if (guard) {
      for (const value of guard) byValue.get(value)?.push(entry);
      return;
    }
    others.push(entry);
    for (const list of byValue.values()) list.push(entry);
  });
  return { byValue, others };
}
