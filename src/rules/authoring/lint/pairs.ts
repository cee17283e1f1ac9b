import { pushTo } from '../../../model/grouped.ts';
import type { JsonValue } from '../../../model/json.ts';
import { keyOf } from '../../candidates.ts';
import type { Leaf, Rule, RuleSet } from '../../model.ts';
import type { ConditionLogic } from '../condition-logic.ts';
import { allowedValues } from '../leaf-logic.ts';

/** Pairs of one set that are looked at. A table that has more has a bucket of thousands of rows for one value. */
const pairLimit = 500_000;

/**
 * The pairs of rules of which one may contain the other: those that ask one fact for a common value, and those of a rule
 * that names no values with every other. Each pair once, the earlier in the set first.
 */
export function relatedPairs(set: RuleSet, logic: ConditionLogic): (readonly [Rule, Rule])[] {
  const anchors = set.rules.map((rule) => anchorsOf(rule, logic));
  const buckets = new Map<string, number[]>();
  anchors.forEach((facts, index) => {
    for (const keys of facts.values()) {
      for (const key of keys) pushTo(buckets, key, index);
    }
  });
  const everyone = set.rules.map((_, index) => index);
  const seen = new Set<number>();
  const pairs: (readonly [Rule, Rule])[] = [];
  anchors.forEach((facts, index) => {
    for (const other of partners(facts, buckets, set.hitPolicy === 'unique') ?? everyone) {
      if (other === index || pairs.length >= pairLimit) continue;
      const [first, second] = other < index ? [other, index] : [index, other];
      const key = first * set.rules.length + second;
      if (seen.has(key)) continue;
      seen.add(key);
      pairs.push([set.rules[first] as Rule, set.rules[second] as Rule]);
    }
  });
  return pairs;
}

/**
 * Whoever shares a value of the rule's most telling fact; null when it names none. Rules that contain each other share
 * every fact that the wider one names; those that only overlap share any.
 */
function partners(
  facts: ReadonlyMap<string, readonly string[]>,
  buckets: ReadonlyMap<string, readonly number[]>,
  overlapping: boolean,
): readonly number[] | null {
  const found = [...facts.values()].map((keys) => keys.flatMap((key) => buckets.get(key) ?? []));
  if (found.length === 0) return null;
  if (overlapping) return found.flat();
  return found.reduce((best, one) => (one.length < best.length ? one : best));
}

/** For each fact that must have one of certain values: a key for each value. */
function anchorsOf(rule: Rule, logic: ConditionLogic): ReadonlyMap<string, readonly string[]> {
  const anchors = new Map<string, readonly string[]>();
  for (const literal of logic.conjuncts(rule.when)) {
    const { leaf, negated } = literal;
    const values = allowedValues(literal) ?? (negated ? null : elementValues(leaf));
    if (values)
      anchors.set(
        leaf.fact,
        values.map((value) => `${leaf.fact} ${keyOf(value ?? null)}`),
      );
  }
  return anchors;
}

function elementValues(leaf: Leaf): readonly JsonValue[] | null {
  if (leaf.value.kind === 'fact') return null;
  const { value } = leaf.value;
  if (leaf.operator === 'contains') return [value];
  return leaf.operator === 'intersects' && Array.isArray(value) ? value : null;
}

/** The same text for rules that decide the same in all parameters. */
export function thenKey(rule: Rule): string {
  const parameters = rule.then.map(({ name, value }) => [name, JSON.stringify(value)]).sort();
  return JSON.stringify([parameters, rule.severity]);
}
