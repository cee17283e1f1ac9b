import { at } from '../model/held.ts';
import { components, type Graph, graphOf, order, places, way } from './graph.ts';

/** An edge with what it weighs when it stands on a cycle: the smaller, the stronger. */
export interface Weighed {
  readonly from: number;
  readonly to: number;
  readonly strength: number;
}

/** An edge that was dropped, and the cycle that it would have closed: from its target back to its start. */
export interface Dropped<E> {
  readonly edge: E;
  readonly cycle: readonly number[];
}

/** So many cycles are looked up and printed; past it edges are dropped without a picture. */
const mostPictures = 200;

/**
 * Keeps as many edges as can stand together. The strongest kind goes first; of the next kind those are dropped that point
 * backward in an order that all stronger ones allow, and only when they lie on a cycle. `key` is the nodes' own order and
 * breaks ties. What is kept has no cycle.
 */
export function withoutCycles<E extends Weighed>(
  size: number,
  edges: readonly E[],
  key: Int32Array,
): { kept: E[]; dropped: Dropped<E>[] } {
  const levels = [...new Set(edges.map((edge) => edge.strength))].sort((a, b) => a - b);
  let kept: E[] = [];
  const dropped: Dropped<E>[] = [];
  for (const level of levels) {
    const next = edges.filter((edge) => edge.strength === level && edge.from !== edge.to);
    const component = components(graphOf(size, both(kept, next)));
    const inside = (edge: E): boolean => at(component, edge.from) === at(component, edge.to);
    if (!next.some(inside)) {
      kept = kept.concat(next);
      continue;
    }
    const place = places(order(graphOf(size, kept), key));
    const forward = (edge: E): boolean => !inside(edge) || at(place, edge.from) < at(place, edge.to);
    kept = kept.concat(next.filter(forward));
    const graph = growing(graphOf(size, kept));
    for (const edge of next.filter((one) => !forward(one)).sort(byNodes(key))) {
      const cycle = dropped.length < mostPictures ? way(graph, edge.to, edge.from) : [];
      if (cycle === null) {
        kept.push(edge);
        graph.after[edge.from]?.push(edge.to);
      } else {
        dropped.push({ edge, cycle });
      }
    }
  }
  return { kept, dropped };
}

function* both<E>(a: readonly E[], b: readonly E[]): Iterable<E> {
  yield* a;
  yield* b;
}

function growing(graph: Graph): { size: number; after: number[][] } {
  return { size: graph.size, after: graph.after.map((targets) => [...targets]) };
}

function byNodes(key: Int32Array): (a: Weighed, b: Weighed) => number {
  return (a, b) => at(key, a.to) - at(key, b.to) || at(key, a.from) - at(key, b.from);
}
