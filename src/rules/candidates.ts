import { inheritNothing, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Subject } from '../model/subject.ts';
import type { DecisionDefinition } from '../model/vocabulary.ts';
import type { Rule, ThenParameter } from './model.ts';
import type { Actual } from './operators.ts';
import { rankOf } from './rank.ts';
import { operandOf } from './trace.ts';

/** What one rule that fired proposes. */
export interface Candidate {
  readonly rule: Rule;
  readonly value: JsonValue;
  /** Equal values have equal keys. */
  readonly key: string;
  readonly then: JsonObject;
  /** How specific the rule's match is, under `rankBy`. */
  readonly rank: number;
}

/** What a rule decides, by parameter. A list of names that are alike gives hundreds of candidates for each subject. */
class Then {
  [parameter: string]: JsonValue;
}

inheritNothing(Then.prototype);

/**
 * What a rule proposes for a subject: one candidate, or one for each element when the decision's own parameter is
 * taken from a fact that is a list. None when what it takes is empty: a rule that points to nothing decides nothing.
 */
export function candidatesOf(rule: Rule, subject: Subject, definition: DecisionDefinition): Candidate[] {
  const rest: { [name: string]: JsonValue } = Object.create(null);
  let values: readonly JsonValue[] = [];
  for (const parameter of rule.then) {
    const type = definition.parameters.find((one) => one.name === parameter.name)?.type;
    const found = valuesOf(parameter, subject, type === 'strings');
    if (parameter.name === definition.primary) values = found;
    else {
      const [first] = found;
      const required = definition.parameters.some((one) => one.name === parameter.name && one.required);
      if (first === undefined && required) return [];
      if (first !== undefined) rest[parameter.name] = first;
    }
  }
  const rank = rankOf(rule, subject);
  return values.map((value) => {
    const then = new Then();
    for (const { name } of rule.then) {
      if (name === definition.primary) then[name] = value;
      else if (rest[name] !== undefined) then[name] = rest[name];
    }
    return { rule, value, key: keyOf(value), then, rank };
  });
}

/** True when a rule proposes the same for every subject, so that its candidates can be made once. */
export function isConstant(rule: Rule): boolean {
  return rule.rankBy === null && rule.then.every(({ value }) => value.kind === 'literal');
}

/** The values that a parameter has for a subject, in order; empty ones left out. */
function valuesOf(parameter: ThenParameter, subject: Subject, asList: boolean): readonly JsonValue[] {
  const { value } = parameter;
  if (value.kind === 'literal') return [value.value];
  if (value.kind === 'selector') {
    const selector: { [key: string]: JsonValue } = Object.create(null);
    for (const entry of value.entries) {
      const found = operandOf(entry.value, subject);
      const first = Array.isArray(found) ? found[0] : found;
      // Every key of a selector must hold: one that selects by nothing selects nothing.
      if (isEmpty(first)) return [];
      selector[entry.key] = first;
    }
    return [selector];
  }
  const found = operandOf(value, subject);
  if (isEmpty(found)) return [];
  const list: readonly JsonValue[] = Array.isArray(found) ? found.filter((one) => !isEmpty(one)) : [found];
  if (list.length === 0) return [];
  return asList ? [list] : [...new Map(list.map((one) => [keyOf(one), one])).values()];
}

function isEmpty(value: Actual): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

/** The same text for equal values, whatever the order of keys. */
export function keyOf(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(keyOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const object = value as JsonObject;
  const keys = Object.keys(object).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${keyOf(object[key] as JsonValue)}`).join(',')}}`;
}
