import type { Drawing, DrawnNode } from '../text/mermaid.ts';
import type { Lookup } from './lookup.ts';
import { counted } from './words.ts';

/** More boxes than this and a drawing explains nothing. */
const mostNodes = 40;

/** A box of the drawing: the slices of one workstream, in one wave or in all. */
interface Box {
  readonly id: string;
  readonly label: string;
  readonly wave: number;
  readonly critical: boolean;
}

/** Workstreams by wave, or workstreams alone when that would be too many boxes. Edges that others imply are left out. */
export function drawingOf(lookup: Lookup): Drawing {
  const byWave = boxes(lookup, true);
  const waves = byWave.size <= mostNodes;
  const drawn = waves ? byWave : boxes(lookup, false);
  const edges = reduced(edgesOf(lookup, waves), [...drawn.keys()]);
  const node = (box: Box): DrawnNode => ({
    id: box.id,
    label: box.label,
    weight: box.critical ? 'strong' : 'plain',
  });
  const all = [...drawn.values()].slice(0, mostNodes);
  const clusters = waves
    ? lookup.plan.waves.map((_, wave) => ({
        id: `wave${wave + 1}`,
        label: `Wave ${wave + 1}`,
        nodes: all.filter((box) => box.wave === wave).map(node),
      }))
    : [{ id: 'all', label: '', nodes: all.map(node) }];
  const kept = new Set(all.map((box) => box.id));
  return {
    direction: 'LR',
    clusters: clusters.filter((cluster) => cluster.nodes.length > 0),
    edges: edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to)),
  };
}

function boxes(lookup: Lookup, byWave: boolean): Map<string, Box> {
  const critical = new Set(lookup.plan.criticalPath);
  const counts = new Map<string, { workstream: string; wave: number; slices: number; critical: boolean }>();
  for (const [wave, ids] of lookup.plan.waves.entries()) {
    for (const id of ids) {
      const workstream = lookup.slices.get(id)?.workstream;
      if (workstream === undefined) continue;
      const key = boxId(lookup, workstream, byWave ? wave : null);
      const box = counts.get(key) ?? { workstream, wave, slices: 0, critical: false };
      box.slices += 1;
      box.critical ||= critical.has(id);
      counts.set(key, box);
    }
  }
  const order = new Map(lookup.plan.workstreams.map((workstream, index) => [workstream.id, index]));
  return new Map(
    [...counts]
      .sort(([, a], [, b]) => (order.get(a.workstream) ?? 0) - (order.get(b.workstream) ?? 0))
      .map(([id, box]) => {
        const name = lookup.workstreams.get(box.workstream)?.name ?? box.workstream;
        return [
          id,
          { id, label: `${name}: ${counted(box.slices, 'slice')}`, wave: box.wave, critical: box.critical },
        ];
      }),
  );
}

function boxId(lookup: Lookup, workstream: string, wave: number | null): string {
  const index = lookup.plan.workstreams.findIndex((other) => other.id === workstream);
  return wave === null ? `s${index}` : `s${index}w${wave + 1}`;
}

interface DrawnEdge {
  readonly from: string;
  readonly to: string;
}

function edgesOf(lookup: Lookup, byWave: boolean): DrawnEdge[] {
  const edges = new Map<string, DrawnEdge>();
  for (const slice of lookup.slices.values()) {
    for (const edge of slice.dependsOn) {
      const before = lookup.slices.get(edge.id);
      if (!before) continue;
      const from = boxId(lookup, before.workstream, byWave ? before.wave : null);
      const to = boxId(lookup, slice.workstream, byWave ? slice.wave : null);
      if (from !== to) edges.set(`${from} ${to}`, { from, to });
    }
  }
  return [...edges.values()];
}

/** Leaves out an edge when a longer way says the same. Boxes are few, so reach is worked out for each. */
function reduced(edges: readonly DrawnEdge[], ids: readonly string[]): DrawnEdge[] {
  if (ids.length > mostNodes) return [...edges];
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const reach = (start: string, skip: DrawnEdge): Set<string> => {
    const seen = new Set<string>();
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const to of next.get(at) ?? []) {
        if ((at === skip.from && to === skip.to) || seen.has(to)) continue;
        seen.add(to);
        open.push(to);
      }
    }
    return seen;
  };
  // In a circle every edge is implied by the others; then all stay.
  return edges.filter((edge) => reach(edge.to, edge).has(edge.from) || !reach(edge.from, edge).has(edge.to));
}
