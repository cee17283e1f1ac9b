import type { Condition, Leaf, Rule } from './model.ts';
import type { Actual } from './operators.ts';

/**
 * The values of one fact outside of which a condition cannot hold, or null when there is no such bound. Most rows of a
 * table say in their first cell which few subjects they are about.
 */
export function guardOf(condition: Condition, fact: string): ReadonlySet<Actual> | null {
  switch (condition.node) {
    case 'leaf':
      return leafGuard(condition, fact);
    case 'reference':
      return guardOf(condition.child, fact);
    case 'not':
      return null;
    case 'all': {
      let least: ReadonlySet<Actual> | null = null;
      for (const child of condition.children) {
        const guard = guardOf(child, fact);
        if (guard && (!least || guard.size < least.size)) least = guard;
      }
      return least;
    }
    case 'any': {
      const values = new Set<Actual>();
      for (const child of condition.children) {
        const guard = guardOf(child, fact);
        if (!guard) return null;
        for (const value of guard) values.add(value);
      }
      return values;
    }
  }
}

function leafGuard(leaf: Leaf, fact: string): ReadonlySet<Actual> | null {
  if (leaf.fact !== fact || leaf.path !== null || leaf.value.kind === 'fact') return null;
  const { value } = leaf.value;
  if (leaf.operator === 'equal') return new Set([value]);
  return leaf.operator === 'in' && Array.isArray(value) ? new Set(value) : null;
}

/** True when the guard says all that the condition asks. */
export function isOnlyGuard(condition: Condition, fact: string): boolean {
  if (condition.node === 'leaf') return leafGuard(condition, fact) !== null;
  if (condition.node === 'reference') return isOnlyGuard(condition.child, fact);
  if (condition.node === 'not') return false;
  const [only] = condition.children;
  if (condition.node === 'all')
    return condition.children.length === 1 && only !== undefined && isOnlyGuard(only, fact);
  return condition.children.every((child) => isOnlyGuard(child, fact));
}

/** The fact by whose value most rules can be told apart at once, or null when it would save nothing. */
export function dispatchFact(rules: readonly Rule[]): string | null {
  const facts = new Set<string>();
  for (const rule of rules) collectEqualFacts(rule.when, facts);
  let best: string | null = null;
  let most = 3;
  for (const fact of [...facts].sort()) {
    const guarded = rules.filter((rule) => guardOf(rule.when, fact)).length;
    if (guarded > most) [best, most] = [fact, guarded];
  }
  return best;
}

function collectEqualFacts(condition: Condition, facts: Set<string>): void {
  if (condition.node === 'leaf') {
    if (condition.operator === 'equal' || condition.operator === 'in') facts.add(condition.fact);
  } else if (condition.node === 'reference') collectEqualFacts(condition.child, facts);
  else if (condition.node !== 'not') {
    for (const child of condition.children) collectEqualFacts(child, facts);
  }
}
