import type { Subject } from '../model/subject.ts';
import { compileCondition, type Predicate, type Row, Slots } from './closures.ts';
import { type Evaluator, type Fired, FiredBuilder } from './evaluator.ts';
import type { Rule } from './model.ts';

/** Evaluates by closures made of the condition JSON. */
export const compiled: Evaluator = {
  name: 'compiled',
  evaluate(rules, subjects): Fired {
    return compileRules(rules)(subjects);
  },
};

/** Compiles rules once, for any number of subjects. */
export function compileRules(rules: readonly Rule[]): (subjects: readonly Subject[]) => Fired {
  const slots = new Slots();
  const predicates: readonly Predicate[] = rules.map((rule) => compileCondition(rule.when, slots));
  return (subjects) => {
    const fired = new FiredBuilder(subjects.length);
    const row: Row = new Array(slots.names.length).fill(undefined);
    for (const subject of subjects) {
      slots.fill(row, subject);
      for (let index = 0; index < predicates.length; index += 1) {
        const predicate = predicates[index] as Predicate;
        if (predicate(row)) fired.add(index);
      }
      fired.next();
    }
    return fired.build();
  };
}
