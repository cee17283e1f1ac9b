import { isUnder } from '../../model/paths.ts';
import type { FactType } from '../../model/vocabulary.ts';
import { keyOf } from '../candidates.ts';
import { prepare } from '../closures.ts';
import type { Leaf } from '../model.ts';
import type { Actual, Test } from '../operators.ts';

/** A leaf, or its opposite. */
export interface Literal {
  readonly leaf: Leaf;
  readonly negated: boolean;
}

/** The type of a fact of the kind of subject that is asked; null when it has no such fact. */
export type FactTypes = (fact: string) => FactType | null;

/** Leaves are compared with each other many times; what it takes is made once, and goes with the leaf. */
const keys = new WeakMap<Leaf, string>();
const tests = new WeakMap<Leaf, Test>();

/** The same text for leaves that ask the same. */
export function leafKey(leaf: Leaf): string {
  const known = keys.get(leaf);
  if (known !== undefined) return known;
  const { value } = leaf;
  const operand = value.kind === 'literal' ? keyOf(value.value) : `fact ${value.fact} ${value.path ?? ''}`;
  const key = `${leaf.fact} ${leaf.path ?? ''} ${leaf.operator} ${operand}`;
  keys.set(leaf, key);
  return key;
}

const opposites: { readonly [operator: string]: string } = { notEqual: 'equal', notIn: 'in' };

/** The values outside of which the literal is false, when it names them. */
export function allowedValues({ leaf, negated }: Literal): readonly Actual[] | null {
  return valuesOf(leaf, negated ? opposites[leaf.operator] : leaf.operator);
}

/** The values of which the literal is false, when they are all of these. */
function excludedValues({ leaf, negated }: Literal): readonly Actual[] | null {
  return valuesOf(leaf, negated ? leaf.operator : opposites[leaf.operator]);
}

function valuesOf(leaf: Leaf, operator: string | undefined): readonly Actual[] | null {
  if (leaf.value.kind === 'fact') return null;
  const { value } = leaf.value;
  if (operator === 'equal') return [value];
  return operator === 'in' && Array.isArray(value) ? value : null;
}

/** One of these is among the elements of the list whenever the leaf is true. */
function witnesses(leaf: Leaf): readonly Actual[] | null {
  if (leaf.value.kind === 'fact') return null;
  const { value } = leaf.value;
  if (leaf.operator === 'contains') return [value];
  return leaf.operator === 'intersects' && Array.isArray(value) && value.length > 0 ? value : null;
}

/** True of a list as soon as it is true of a list of one of its elements. */
export const existential: ReadonlySet<string> = new Set([
  'contains',
  'intersects',
  'matches',
  'matchesAny',
  'startsWith',
  'endsWith',
  'containsAny',
  'under',
  'glob',
]);

/** Whether a value passes a leaf whose right-hand side is written in the rule. */
function passes(leaf: Leaf, actual: Actual): boolean {
  if (leaf.value.kind === 'fact') return false;
  let test = tests.get(leaf);
  if (!test) {
    test = prepare(leaf.operator, leaf.value.value);
    tests.set(leaf, test);
  }
  return test(actual);
}

/** True when every value that passes `a` passes `b`. False also when that can not be told. */
export function literalImplies(a: Literal, b: Literal): boolean {
  if (a.leaf.fact !== b.leaf.fact || a.leaf.path !== b.leaf.path) return false;
  if (a.negated === b.negated && leafKey(a.leaf) === leafKey(b.leaf)) return true;
  if (a.leaf.value.kind === 'fact' || b.leaf.value.kind === 'fact') return false;
  const allowed = allowedValues(a);
  if (allowed) return allowed.every((value) => passes(b.leaf, value) !== b.negated);
  const [mine, theirs] = [excludedValues(a), excludedValues(b)];
  if (mine && theirs) return theirs.every((value) => mine.includes(value));
  if (a.negated && b.negated) return literalImplies(opposite(b), opposite(a));
  if (a.negated || b.negated) return false;
  return leafImplies(a.leaf, b.leaf);
}

export function opposite({ leaf, negated }: Literal): Literal {
  return { leaf, negated: !negated };
}

function leafImplies(a: Leaf, b: Leaf): boolean {
  const found = witnesses(a);
  if (found && existential.has(b.operator)) return found.every((value) => passes(b, [value as string]));
  if (found && b.operator === 'empty') return passes(b, ['some']);
  const [mine, theirs] = [texts(a), texts(b)];
  if (mine && theirs) {
    const fits = narrower[a.operator]?.[b.operator];
    if (fits) return mine.every((one) => theirs.some((other) => fits(one, other)));
  }
  const [inner, outer] = [rangeOf(a), rangeOf(b)];
  return inner !== null && outer !== null && outer.from <= inner.from && inner.to <= outer.to;
}

/** For two operators on texts: when what passes the first with `one` must pass the second with `other`. */
const narrower: {
  readonly [a: string]: { readonly [b: string]: (one: string, other: string) => boolean } | undefined;
} = {
  under: { under: isUnder, startsWith: (one, other) => one.startsWith(other) },
  startsWith: {
    startsWith: (one, other) => one.startsWith(other),
    containsAny: (one, other) => one.includes(other),
  },
  endsWith: {
    endsWith: (one, other) => one.endsWith(other),
    containsAny: (one, other) => one.includes(other),
  },
  containsAny: { containsAny: (one, other) => one.includes(other) },
};

function texts(leaf: Leaf): readonly string[] | null {
  if (leaf.value.kind === 'fact') return null;
  const list = [leaf.value.value].flat();
  return list.length > 0 && list.every((one) => typeof one === 'string') ? list : null;
}

/** What a comparison of numbers lets through. An open end is a step of a tiny part, which no rule comes near. */
function rangeOf(leaf: Leaf): { from: number; to: number } | null {
  if (leaf.value.kind === 'fact' || typeof leaf.value.value !== 'number') return null;
  const { value } = leaf.value;
  const least = 1e-9;
  const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  switch (leaf.operator) {
    case 'lessThan':
      return { from: low, to: value - least };
    case 'lessThanInclusive':
      return { from: low, to: value };
    case 'greaterThan':
      return { from: value + least, to: high };
    case 'greaterThanInclusive':
      return { from: value, to: high };
    default:
      return null;
  }
}

/** True when no value passes both. False also when that can not be told. */
export function literalsExclude(a: Literal, b: Literal, types: FactTypes): boolean {
  if (a.leaf.fact !== b.leaf.fact || a.leaf.path !== b.leaf.path) return false;
  if (literalImplies(a, opposite(b)) || literalImplies(b, opposite(a))) return true;
  if (a.negated || b.negated) return false;
  const [one, other] = [rangeOf(a.leaf), rangeOf(b.leaf)];
  if (one && other) return one.to < other.from || other.to < one.from;
  // A list may have one element for each.
  if (types(a.leaf.fact) !== 'string' || a.leaf.operator !== b.leaf.operator) return false;
  const fits = narrower[a.leaf.operator]?.[a.leaf.operator];
  const [mine, theirs] = [texts(a.leaf), texts(b.leaf)];
  if (!fits || !mine || !theirs || a.leaf.operator === 'containsAny') return false;
  return mine.every((x) => theirs.every((y) => !fits(x, y) && !fits(y, x)));
}
