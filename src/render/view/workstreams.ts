import { grouped, occurrences } from '../../model/grouped.ts';
import { byId } from '../../model/natural.ts';
import type { Plan, Workstream } from '../../model/plan.ts';
import { counted } from '../../model/words.ts';
import type { Drawing } from '../text/mermaid.ts';
import { drawingOf } from './drawing.ts';
import { limits } from './limits.ts';
import type { Lookup } from './lookup.ts';
import { waveRange } from './words.ts';

export interface WorkstreamView {
  readonly id: string;
  readonly anchor: string;
  readonly name: string;
  readonly prefixes: readonly string[];
  /** What it waits for, with how many edges of its slices come from there, strongest first, and the plan's own reason. */
  readonly dependsOn: readonly {
    readonly id: string;
    readonly target: string;
    readonly edges: number;
    readonly reason: string;
  }[];
  readonly hotspots: readonly string[];
  readonly features: number;
  /** All of its slices, done ones too. */
  readonly slices: number;
  readonly ready: number;
  /** Share of all slices, in whole percent. */
  readonly share: number;
  readonly orderLabel: string;
  /** Its slices wave by wave, in the order in which they are done; of one item in a row, all but the first by their last part. */
  readonly order: readonly { readonly wave: number; readonly slices: readonly string[] }[];
}

/** One wave: how many slices each workstream can do in it. */
export interface WaveRow {
  /** `7`, or `7–9` for waves that are alike. */
  readonly wave: string;
  readonly slices: number;
  readonly workstreams: number;
  /** One cell for each workstream, in their order; empty where it has nothing to do. */
  readonly cells: readonly string[];
}

export interface WorkstreamsView {
  readonly drawing: Drawing;
  readonly streams: readonly WorkstreamView[];
  readonly columns: readonly { readonly id: string; readonly target: string }[];
  readonly waves: readonly WaveRow[];
  /** Later waves, which fold. */
  readonly laterWaves: readonly WaveRow[];
  readonly laterLabel: string;
  /** Paths that one workstream writes for one reason stand together. */
  readonly hotspots: readonly {
    readonly paths: readonly string[];
    readonly writer: string;
    readonly target: string;
    readonly because: string | null;
  }[];
}

/** Section B: who may write where, in which order, and how much runs side by side. */
export function workstreamsView(lookup: Lookup): WorkstreamsView {
  const { plan } = lookup;
  const target = (id: string): string => lookup.anchor('workstream', id);
  const waves = waveRows(plan, lookup);
  return {
    drawing: drawingOf(lookup),
    streams: plan.workstreams.map((stream) => ({
      id: stream.id,
      anchor: target(stream.id),
      name: stream.name,
      prefixes: stream.prefixes,
      dependsOn: stream.dependsOn
        .map(({ id, edges, reason }) => ({ id, target: target(id), edges, reason }))
        .sort((a, b) => b.edges - a.edges || byId(a, b)),
      hotspots: stream.hotspots,
      features: stream.features,
      slices: stream.slices.length,
      ready: stream.slices.filter((id) => lookup.ready.has(id)).length,
      share: lookup.slices.size === 0 ? 0 : Math.round((100 * stream.slices.length) / lookup.slices.size),
      ...orderOf(stream, lookup),
    })),
    columns: plan.workstreams.map(({ id }) => ({ id, target: target(id) })),
    waves: waves.slice(0, limits.waveRows),
    laterWaves: waves.slice(limits.waveRows),
    laterLabel: 'later waves',
    hotspots: [
      ...grouped(plan.hotspots, ({ writer, because }) => JSON.stringify([writer, because])).values(),
    ].flatMap((list) => {
      const [first] = list;
      if (!first) return [];
      const { writer, because } = first;
      return [{ paths: list.map(({ path }) => path), writer, target: target(writer), because }];
    }),
  };
}

/** What is left to do stands in the order, so that is what its label counts. */
function orderOf(stream: Workstream, lookup: Lookup): Pick<WorkstreamView, 'order' | 'orderLabel'> {
  const slices = stream.slices.flatMap((id) => lookup.slices.get(id) ?? []);
  const open = slices.filter(({ wave }) => wave !== null);
  const done = slices.length - open.length;
  return {
    orderLabel: `${counted(open.length, 'slice')} in execution order, wave by wave${done > 0 ? `; ${done} done` : ''}`,
    order: [...grouped(open, (slice) => String(slice.wave))]
      .sort((a, b) => Number(a[0]) - Number(b[0]))
      .map(([wave, list]) => ({
        wave: Number(wave) + 1,
        slices: list.map(({ id, item }, index) =>
          list[index - 1]?.item === item && id.startsWith(`${item}/`) ? id.slice(item.length) : id,
        ),
      })),
  };
}

/** Neighbouring waves that are alike share a row. */
function waveRows(plan: Plan, lookup: Lookup): WaveRow[] {
  const rows: { first: number; last: number; row: Omit<WaveRow, 'wave'> }[] = [];
  for (const [index, ids] of plan.waves.entries()) {
    const row = waveRow(ids, plan, lookup);
    const before = rows.at(-1);
    if (before && JSON.stringify(before.row) === JSON.stringify(row)) before.last = index;
    else rows.push({ first: index, last: index, row });
  }
  return rows.map(({ first, last, row }) => ({ wave: waveRange([first, last]), ...row }));
}

function waveRow(ids: readonly string[], plan: Plan, lookup: Lookup): Omit<WaveRow, 'wave'> {
  const counts = occurrences(ids.flatMap((id) => lookup.slices.get(id)?.workstream ?? []));
  return {
    slices: ids.length,
    workstreams: counts.size,
    cells: plan.workstreams.map(({ id }) => String(counts.get(id) ?? '')),
  };
}
