import { counted } from '../../model/words.ts';
import type { Drawing, DrawnNode } from '../text/mermaid.ts';
import type { Lookup } from './lookup.ts';
import { essential } from './reduction.ts';

/** More boxes, the frames around waves counted, or more arrows than these and a drawing explains nothing. */
const mostNodes = 40;
const mostEdges = 60;

/** A box of the drawing: the slices of one workstream, in one wave or in all. */
interface Box {
  readonly id: string;
  readonly label: string;
  readonly wave: number;
  readonly critical: boolean;
}

/** An arrow, with how many edges between slices it stands for. */
interface Flow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/**
 * Workstreams by wave with the arrows that others do not imply; workstreams alone when that would be too many boxes, then
 * which waits for which and for how many slices.
 */
export function drawingOf(lookup: Lookup): Drawing {
  const order = new Map(lookup.plan.workstreams.map((workstream, index) => [workstream.id, index]));
  const idOf = (workstream: string, wave: number | null): string =>
    `s${order.get(workstream) ?? 'x'}${wave === null ? '' : `w${wave + 1}`}`;
  const byWave = boxes(lookup, (workstream, wave) => idOf(workstream, wave));
  if (byWave.length + lookup.plan.waves.length <= mostNodes) {
    const edges = withoutImplied(flows(lookup, idOf));
    return {
      direction: 'LR',
      clusters: lookup.plan.waves.map((_, wave) => ({
        id: `wave${wave + 1}`,
        label: `Wave ${wave + 1}`,
        nodes: byWave.filter((box) => box.wave === wave).map(node),
      })),
      edges: strongest(edges, mostEdges).map(({ from, to }) => ({ from, to, label: '' })),
    };
  }
  const all = boxes(lookup, (workstream) => idOf(workstream, null)).slice(0, mostNodes);
  const kept = new Set(all.map((box) => box.id));
  const main = streamFlows(lookup, (workstream) => idOf(workstream, null));
  const edges = withoutImplied(main.filter((flow) => kept.has(flow.from) && kept.has(flow.to)));
  return {
    direction: 'LR',
    clusters: [{ id: 'all', label: '', nodes: all.map(node) }],
    edges: strongest(edges, 2 * all.length).map(({ from, to, count }) => ({
      from,
      to,
      label: String(count),
    })),
  };
}

function node(box: Box): DrawnNode {
  return { id: box.id, label: box.label, weight: box.critical ? 'strong' : 'plain' };
}

/** Boxes by workstream in the plan's order, then by wave. */
function boxes(lookup: Lookup, idOf: (workstream: string, wave: number) => string): Box[] {
  const critical = new Set(lookup.plan.criticalPath);
  const counts = new Map<string, { workstream: string; wave: number; slices: number; critical: boolean }>();
  for (const [wave, ids] of lookup.plan.waves.entries()) {
    for (const id of ids) {
      const workstream = lookup.slices.get(id)?.workstream;
      if (workstream === undefined) continue;
      const key = idOf(workstream, wave);
      const box = counts.get(key) ?? { workstream, wave, slices: 0, critical: false };
      box.slices += 1;
      box.critical ||= critical.has(id);
      counts.set(key, box);
    }
  }
  const order = new Map(lookup.plan.workstreams.map((workstream, index) => [workstream.id, index]));
  return [...counts]
    .map(([id, box]) => {
      const name = lookup.workstreams.get(box.workstream)?.name ?? box.workstream;
      return { id, label: `${name}: ${counted(box.slices, 'slice')}`, ...box };
    })
    .sort((a, b) => (order.get(a.workstream) ?? 0) - (order.get(b.workstream) ?? 0) || a.wave - b.wave);
}

function flows(lookup: Lookup, idOf: (workstream: string, wave: number) => string): Flow[] {
  const found = new Map<string, { from: string; to: string; count: number }>();
  for (const slice of lookup.slices.values()) {
    for (const edge of slice.dependsOn) {
      const before = lookup.slices.get(edge.id);
      if (!before || before.wave === null || slice.wave === null) continue;
      const from = idOf(before.workstream, before.wave);
      const to = idOf(slice.workstream, slice.wave);
      if (from === to) continue;
      const flow = found.get(`${from} ${to}`);
      if (flow) flow.count += 1;
      else found.set(`${from} ${to}`, { from, to, count: 1 });
    }
  }
  return [...found.values()];
}

/** Which workstream waits for which, as the plan says it and the table beside the drawing. */
function streamFlows(lookup: Lookup, idOf: (workstream: string) => string): Flow[] {
  return lookup.plan.workstreams.flatMap((stream) =>
    stream.dependsOn.map(({ id, edges }) => ({ from: idOf(id), to: idOf(stream.id), count: edges })),
  );
}

function withoutImplied(all: readonly Flow[]): Flow[] {
  const before = new Map<string, string[]>();
  for (const { from, to } of all) {
    before.set(to, [...(before.get(to) ?? []), from]);
    if (!before.has(from)) before.set(from, []);
  }
  const kept = essential(before);
  return all.filter((flow) => kept.get(flow.to)?.includes(flow.from));
}

/** The flows that stand for most, in their first order. */
function strongest(all: readonly Flow[], limit: number): Flow[] {
  const ranked = [...all].sort(
    (a, b) => b.count - a.count || (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1),
  );
  const kept = new Set(ranked.slice(0, limit));
  return all.filter((flow) => kept.has(flow));
}
