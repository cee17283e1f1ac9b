import type { DecisionKind } from '../model/decision.ts';
import type { SubjectKind } from '../model/subject.ts';
import type { Condition, Rule, RuleBook } from './model.ts';

/** The facts of subjects of a kind that some rule of these decisions asks or takes. */
export function factsAsked(
  book: RuleBook,
  kind: SubjectKind,
  decisions: ReadonlySet<DecisionKind>,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { about, decides, rules } of book.sets) {
    if (about !== kind || !decisions.has(decides)) continue;
    for (const rule of rules) for (const name of factNames(rule)) names.add(name);
  }
  return names;
}

/** The facts that a rule asks or takes, in the order of its conditions and then of its parameters, each once. */
export function factNames(rule: Rule): readonly string[] {
  const names = new Set<string>();
  collect(rule.when, names);
  for (const { value } of rule.then) {
    const operands = value.kind === 'selector' ? value.entries.map((entry) => entry.value) : [value];
    for (const operand of operands) if (operand.kind === 'fact') names.add(operand.fact);
  }
  return [...names];
}

function collect(condition: Condition, names: Set<string>): void {
  if (condition.node === 'leaf') {
    names.add(condition.fact);
    if (condition.value.kind === 'fact') names.add(condition.value.fact);
  } else if (condition.node === 'not' || condition.node === 'reference') collect(condition.child, names);
  else for (const child of condition.children) collect(child, names);
}
