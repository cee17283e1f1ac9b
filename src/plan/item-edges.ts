import { at, held } from '../model/held.ts';
import { byId, compareNatural } from '../model/natural.ts';
import type { Edge } from '../model/plan.ts';
import { withoutCycles } from './cycles.ts';
import { graphOf, order, places } from './graph.ts';
import type { DraftItem } from './model.ts';
import type { SliceEdge, SliceTable } from './slice-table.ts';

/** What items wait for, and their own order. */
export interface ItemOrder {
  /** Item id → edges, in natural order of what comes first. */
  readonly edges: ReadonlyMap<string, readonly Edge[]>;
  /** Item id → rank from 1. */
  readonly rank: ReadonlyMap<string, number>;
}

/**
 * Lifts the edges between slices to their items. Shared paths stay with the slices: they say who goes first, not what must be
 * whole. Where the slices of two items interleave, the weaker reason stays with the slices too, so that the items have an
 * order of their own.
 */
export function itemOrder(
  items: readonly DraftItem[],
  table: SliceTable,
  edges: readonly SliceEdge[],
  slicePlace: Int32Array,
): ItemOrder {
  const number = new Map(items.map((item, index) => [item.id, index]));
  const earliest = new Array<number>(items.length).fill(Number.POSITIVE_INFINITY);
  for (const [index, slice] of table.slices.entries()) {
    const item = held(number, slice.item);
    earliest[item] = Math.min(at(earliest, item), at(slicePlace, index));
  }
  const key = places(
    Int32Array.from(
      items
        .map((_, index) => index)
        .sort(
          (a, b) => at(earliest, a) - at(earliest, b) || compareNatural(at(items, a).id, at(items, b).id),
        ),
    ),
  );
  const lifted = new Map<string, { from: number; to: number; strength: number; edge: SliceEdge }>();
  for (const edge of edges) {
    const from = held(number, at(table.slices, edge.from).item);
    const to = held(number, at(table.slices, edge.to).item);
    if (from === to) continue;
    const id = `${from} ${to}`;
    const known = lifted.get(id);
    if (!known) lifted.set(id, { from, to, strength: edge.strength, edge });
    else {
      const better =
        edge.strength < known.strength ||
        (edge.strength === known.strength && compareNatural(edge.reason, known.edge.reason) < 0);
      lifted.set(id, {
        ...known,
        strength: Math.min(known.strength, edge.strength),
        edge: better ? edge : known.edge,
      });
    }
  }
  const { kept } = withoutCycles(items.length, [...lifted.values()], key);
  const sequence = order(graphOf(items.length, kept), key);
  const found = new Map<string, Edge[]>();
  for (const { from, to, edge } of kept) {
    const [first, then] = [at(items, from), at(items, to)];
    const list = found.get(then.id) ?? [];
    list.push({
      id: first.id,
      reason: edge.reason,
      kind: edge.kind,
      rule: edge.rule,
      source: edge.source,
    });
    found.set(then.id, list);
  }
  for (const list of found.values()) list.sort(byId);
  const rank = new Map<string, number>();
  for (const [place, index] of sequence.entries()) rank.set(at(items, index).id, place + 1);
  return { edges: found, rank };
}
