import type { Subject } from '../../model/subject.ts';
import { prepare } from '../closures.ts';
import { factOf } from '../facts.ts';
import type { Condition, Leaf } from '../model.ts';
import { operandOf } from '../trace.ts';
import { type FactTypes, leafKey, literalImplies, literalsExclude } from './leaf-logic.ts';

/** A leaf that would have to come out the other way. */
export interface Flip {
  readonly leaf: Leaf;
  /** What it would have to be; it is the opposite now. */
  readonly wanted: boolean;
}

/** How many sets are followed at each level. People read three. */
const keptSets = 8;

/**
 * The smallest sets of leaves that would have to come out the other way for the condition to be `wanted` of a subject,
 * smallest first, then in the order written. One empty set when it is so already; none when no set can do it (two leaves
 * that exclude each other, say). With very many ways, the sets after the first few may not be all there are.
 */
export function flipsFor(
  condition: Condition,
  subject: Subject,
  wanted: boolean,
  types: FactTypes,
): readonly (readonly Flip[])[] {
  return new FlipSearch(subject, types).search(condition, wanted);
}

type FlipSet = ReadonlyMap<string, Flip>;

class FlipSearch {
  readonly #subject: Subject;
  readonly #types: FactTypes;

  constructor(subject: Subject, types: FactTypes) {
    this.#subject = subject;
    this.#types = types;
  }

  search(condition: Condition, wanted: boolean): readonly (readonly Flip[])[] {
    return this.#sets(condition, wanted).map((set) => [...set.values()]);
  }

  #sets(condition: Condition, wanted: boolean): readonly FlipSet[] {
    switch (condition.node) {
      case 'leaf':
        return leafResult(condition, this.#subject) === wanted
          ? [new Map()]
          : [new Map([[leafKey(condition), { leaf: condition, wanted }]])];
      case 'reference':
        return this.#sets(condition.child, wanted);
      case 'not':
        return this.#sets(condition.child, !wanted);
      default: {
        const children = condition.children.map((child) => this.#sets(child, wanted));
        // To make `all` true, or `any` false, every child must turn; else one child is enough.
        if ((condition.node === 'all') !== wanted) return smallest(children.flat());
        return children.reduce<readonly FlipSet[]>(
          (sets, child) => smallest(sets.flatMap((set) => child.flatMap((one) => this.#joined(set, one)))),
          [new Map()],
        );
      }
    }
  }

  /** Both sets as one; none when they ask for what can not be at once. */
  #joined(a: FlipSet, b: FlipSet): readonly FlipSet[] {
    const joined = new Map(a);
    for (const [key, flip] of b) {
      for (const other of joined.values()) if (!this.#compatible(flip, other)) return [];
      joined.set(key, flip);
    }
    return [joined];
  }

  #compatible(one: Flip, other: Flip): boolean {
    const [a, b] = [
      { leaf: one.leaf, negated: !one.wanted },
      { leaf: other.leaf, negated: !other.wanted },
    ];
    if (leafKey(one.leaf) === leafKey(other.leaf)) return one.wanted === other.wanted;
    const opposed = { leaf: b.leaf, negated: !b.negated };
    return !literalsExclude(a, b, this.#types) && !literalImplies(a, opposed);
  }
}

/** The smallest few, each once, none that only adds to another. */
function smallest(sets: readonly FlipSet[]): readonly FlipSet[] {
  const kept: FlipSet[] = [];
  for (const set of sets.toSorted((a, b) => a.size - b.size)) {
    if (kept.length === keptSets) break;
    const adds = kept.some((one) => [...one.keys()].every((key) => set.has(key)));
    if (!adds) kept.push(set);
  }
  return kept;
}

/** What a leaf says of a subject. */
export function leafResult(leaf: Leaf, subject: Subject): boolean {
  const wanted = operandOf(leaf.value, subject);
  return prepare(leaf.operator, wanted)(factOf(subject, leaf.fact, leaf.path));
}
