import { byId } from '../model/natural.ts';
import { compareSpans } from '../model/span.ts';
import type { Condition, Leaf, Rule } from './model.ts';

/**
 * The order in which candidates are weighed: higher priority first, then the later layer, then the natural order of
 * ids, which are unique. Neither the order of files nor of rules in them has a say.
 */
export function compareCanonical(a: Rule, b: Rule): number {
  return b.priority - a.priority || b.layer - a.layer || byId(a, b);
}

/** The order under `first`: the later layer, then the file, then the place in it. */
export function compareSource(a: Rule, b: Rule): number {
  return b.layer - a.layer || compareSpans(a.at, b.at) || a.order - b.order;
}

/** Visits the leaves of a condition in the order written, references followed. */
export function eachLeaf(condition: Condition, visit: (leaf: Leaf) => void): void {
  if (condition.node === 'leaf') visit(condition);
  else if (condition.node === 'not' || condition.node === 'reference') eachLeaf(condition.child, visit);
  else for (const child of condition.children) eachLeaf(child, visit);
}
