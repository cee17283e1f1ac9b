import type { Subject } from '../../model/subject.ts';
import { prepare } from '../closures.ts';
import { factOf } from '../facts.ts';
import type { Condition, Leaf } from '../model.ts';
import { operandOf } from '../trace.ts';
import { type FactTypes, leafKey, literalImplies, literalsExclude, opposite } from './leaf-logic.ts';

/** A leaf that would have to come out the other way. */
export interface Flip {
  readonly leaf: Leaf;
  /** What it would have to be; it is the opposite now. */
  readonly wanted: boolean;
}

/** How many ways are followed at each level. People read three. */
const keptWays = 16;
/** A way that asks for more than this is no way that people go; whether all of it can be at once is not looked into. */
const checkedDemands = 64;

/**
 * The smallest sets of leaves that would have to come out the other way for the condition to be `wanted` of a subject,
 * smallest first, then in the order written. One empty set when it is so already; none when nothing can do it (two leaves
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

/** What a way asks of one leaf: to turn, or to stay what it is, because the way relies on it. */
interface Demand extends Flip {
  readonly turns: boolean;
}

/** One way to make a condition so, by leaf. */
type Way = ReadonlyMap<string, Demand>;

class FlipSearch {
  readonly #subject: Subject;
  readonly #types: FactTypes;

  constructor(subject: Subject, types: FactTypes) {
    this.#subject = subject;
    this.#types = types;
  }

  search(condition: Condition, wanted: boolean): readonly (readonly Flip[])[] {
    const found: (readonly Demand[])[] = [];
    for (const way of this.#ways(condition, wanted)) {
      const flips = [...way.values()].filter((demand) => demand.turns);
      const keys = new Set(flips.map((flip) => leafKey(flip.leaf)));
      // Two ways can turn the same leaves, or one more than another, and rely on different ones.
      if (!found.some((one) => one.every((flip) => keys.has(leafKey(flip.leaf))))) found.push(flips);
    }
    return found.map((flips) => flips.map(({ leaf, wanted: turned }) => ({ leaf, wanted: turned })));
  }

  #ways(condition: Condition, wanted: boolean): readonly Way[] {
    switch (condition.node) {
      case 'leaf': {
        const turns = leafResult(condition, this.#subject) !== wanted;
        return [new Map([[leafKey(condition), { leaf: condition, wanted, turns }]])];
      }
      case 'reference':
        return this.#ways(condition.child, wanted);
      case 'not':
        return this.#ways(condition.child, !wanted);
      default: {
        const children = condition.children.map((child) => this.#ways(child, wanted));
        // To make `all` true, or `any` false, every child must be so; else one child is enough.
        if ((condition.node === 'all') !== wanted) return smallest(children.flat());
        return children.reduce<readonly Way[]>(
          (ways, child) => smallest(ways.flatMap((way) => child.flatMap((one) => this.#joined(way, one)))),
          [new Map()],
        );
      }
    }
  }

  /** Both as one; none when they ask for what can not be at once. */
  #joined(a: Way, b: Way): readonly Way[] {
    const joined = new Map(a);
    for (const [key, demand] of b) {
      if (a.size <= checkedDemands) {
        for (const other of a.values()) if (!this.#compatible(demand, other)) return [];
      }
      joined.set(key, demand);
    }
    return [joined];
  }

  #compatible(one: Demand, other: Demand): boolean {
    if (one.leaf.fact !== other.leaf.fact) return true;
    if (leafKey(one.leaf) === leafKey(other.leaf)) return one.wanted === other.wanted;
    const a = { leaf: one.leaf, negated: !one.wanted };
    const b = { leaf: other.leaf, negated: !other.wanted };
    return !literalsExclude(a, b, this.#types) && !literalImplies(a, opposite(b));
  }
}

/** The ways that turn least, each once, none that asks all that another does and more. */
function smallest(ways: readonly Way[]): readonly Way[] {
  const turned = (way: Way): number => [...way.values()].filter((demand) => demand.turns).length;
  const sized = ways.map((way) => ({ way, turned: turned(way) }));
  const kept: Way[] = [];
  for (const { way } of sized.sort((a, b) => a.turned - b.turned || a.way.size - b.way.size)) {
    if (kept.length === keptWays) break;
    const adds = kept.some((one) => [...one].every(([key, { wanted }]) => way.get(key)?.wanted === wanted));
    if (!adds) kept.push(way);
  }
  return kept;
}

/** What a leaf says of a subject. */
export function leafResult(leaf: Leaf, subject: Subject): boolean {
  const wanted = operandOf(leaf.value, subject);
  return prepare(leaf.operator, wanted)(factOf(subject, leaf.fact, leaf.path));
}
