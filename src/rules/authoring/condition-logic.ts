import type { Condition } from '../model.ts';
import { type FactTypes, type Literal, leafKey, literalImplies, literalsExclude } from './leaf-logic.ts';

/** A condition with `not` pushed down to its leaves and references followed. */
type View =
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'all' | 'any'; readonly children: readonly View[] };

/**
 * What can be said about two conditions without any input. Every "yes" is certain; a "no" may mean "can not be told".
 * One object serves one kind of subject; it remembers what it has found.
 */
export class ConditionLogic {
  readonly #types: FactTypes;
  readonly #views = new Map<Condition, View>();
  /** Comparisons of leaves left. When they run out, nothing more can be told. */
  #budget: number;

  constructor(types: FactTypes, budget = 5_000_000) {
    this.#types = types;
    this.#budget = budget;
  }

  /** Every subject of which `a` is true, `b` is true of too. */
  implies(a: Condition, b: Condition): boolean {
    return this.#implies(this.#view(a), this.#view(b));
  }

  /** No subject has both true. */
  excludes(a: Condition, b: Condition): boolean {
    return this.#excludes(this.#view(a), this.#view(b));
  }

  /** What must all be true for the condition to be: the leaves of an `all`, or the only leaf. */
  conjuncts(condition: Condition): readonly Literal[] {
    const view = this.#view(condition);
    const children = view.kind === 'all' ? view.children : [view];
    return children.flatMap((child) => (child.kind === 'literal' ? [child.literal] : []));
  }

  #view(condition: Condition): View {
    const known = this.#views.get(condition);
    if (known) return known;
    const view = viewOf(condition, false);
    this.#views.set(condition, view);
    return view;
  }

  #implies(a: View, b: View): boolean {
    this.#budget -= 1;
    if (this.#budget < 0) return false;
    if (b.kind === 'all') return b.children.every((child) => this.#implies(a, child));
    if (a.kind === 'any') return a.children.every((child) => this.#implies(child, b));
    if (a.kind === 'literal' && b.kind === 'literal') return literalImplies(a.literal, b.literal);
    return (
      (a.kind === 'all' && a.children.some((child) => this.#implies(child, b))) ||
      (b.kind === 'any' && b.children.some((child) => this.#implies(a, child)))
    );
  }

  #excludes(a: View, b: View): boolean {
    this.#budget -= 1;
    if (this.#budget < 0) return false;
    if (a.kind === 'literal' && b.kind === 'literal') {
      return literalsExclude(a.literal, b.literal, this.#types);
    }
    if (a.kind === 'any') return a.children.every((child) => this.#excludes(child, b));
    if (b.kind === 'any') return b.children.every((child) => this.#excludes(a, child));
    return (
      (a.kind === 'all' && a.children.some((child) => this.#excludes(child, b))) ||
      (b.kind === 'all' && b.children.some((child) => this.#excludes(a, child)))
    );
  }
}

function viewOf(condition: Condition, negated: boolean): View {
  switch (condition.node) {
    case 'leaf':
      return { kind: 'literal', literal: { leaf: condition, negated } };
    case 'reference':
      return viewOf(condition.child, negated);
    case 'not':
      return viewOf(condition.child, !negated);
    default: {
      const kind = (condition.node === 'all') === negated ? 'any' : 'all';
      const children = condition.children.map((child) => viewOf(child, negated));
      // Nested `all` in `all` is one `all`: a row's `when` beside its cells reads like any other cell.
      return {
        kind,
        children: children.flatMap((child) => (child.kind === kind ? child.children : [child])),
      };
    }
  }
}

/** The same text for conditions that are written alike, whatever the order of what stands beside each other. */
export function conditionKey(condition: Condition): string {
  return keyOfView(viewOf(condition, false));
}

function keyOfView(view: View): string {
  if (view.kind === 'literal') return `${view.literal.negated ? '!' : ''}${leafKey(view.literal.leaf)}`;
  return `${view.kind}(${[...new Set(view.children.map(keyOfView))].sort().join(';')})`;
}
