import picomatch from 'picomatch';
import type { Subject } from '../model/subject.ts';
import { prepare } from './closures.ts';
import { factOf } from './facts.ts';
import type { Condition, Leaf, Rule } from './model.ts';

/**
 * How specific a rule's match is: the number of segments of the longest value of `rankBy`'s fact that matches this
 * subject. A rule that is not ranked, or asks the fact in no way that matches, has 0. What stands under `not` does not
 * make a match more specific.
 */
export function rankOf(rule: Rule, subject: Subject): number {
  return rule.rankBy === null ? 0 : conditionRank(rule.when, rule.rankBy, subject);
}

function conditionRank(condition: Condition, fact: string, subject: Subject): number {
  if (condition.node === 'leaf') return condition.fact === fact ? leafRank(condition, subject) : 0;
  if (condition.node === 'reference') return conditionRank(condition.child, fact, subject);
  if (condition.node === 'not') return 0;
  return condition.children.reduce((most, child) => Math.max(most, conditionRank(child, fact, subject)), 0);
}

const ranked = ['equal', 'in', 'contains', 'intersects', 'under', 'startsWith', 'glob'];

function leafRank(leaf: Leaf, subject: Subject): number {
  if (leaf.value.kind === 'fact' || !ranked.includes(leaf.operator)) return 0;
  const { value } = leaf.value;
  const actual = factOf(subject, leaf.fact, leaf.path);
  let rank = 0;
  for (const one of Array.isArray(value) ? value : [value]) {
    if (typeof one !== 'string') continue;
    const single = leaf.operator === 'in' || leaf.operator === 'intersects' ? [one] : one;
    if (!prepare(leaf.operator, single)(actual)) continue;
    const fixed = leaf.operator === 'glob' ? picomatch.scan(one).base : one;
    rank = Math.max(rank, fixed.split('/').filter((part) => part !== '' && part !== '.').length);
  }
  return rank;
}
