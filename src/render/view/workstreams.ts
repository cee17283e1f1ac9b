import type { Plan } from '../../model/plan.ts';
import type { Drawing } from '../text/mermaid.ts';
import { drawingOf } from './drawing.ts';
import { limits } from './limits.ts';
import type { Lookup } from './lookup.ts';
import { counted, shortened } from './words.ts';

export interface WorkstreamView {
  readonly id: string;
  readonly anchor: string;
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly dependsOn: readonly { readonly id: string; readonly target: string; readonly reason: string }[];
  readonly hotspots: readonly string[];
  readonly features: number;
  readonly slices: number;
  readonly ready: number;
  /** Share of all slices, in whole percent. */
  readonly share: number;
  readonly orderLabel: string;
  /** Its slices in the order in which they are done. */
  readonly order: readonly {
    /** From 1. */
    readonly position: number;
    readonly id: string;
    readonly wave: number;
    readonly contract: boolean;
  }[];
}

/** One wave: how many slices each workstream can do in it. */
export interface WaveRow {
  readonly wave: number;
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
  readonly hotspots: readonly {
    readonly path: string;
    readonly writer: string;
    readonly target: string;
    readonly because: string | null;
    readonly rule: string | null;
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
      dependsOn: stream.dependsOn.map(({ id, reason }) => ({
        id,
        target: target(id),
        reason: shortened(reason, limits.streamReason),
      })),
      hotspots: stream.hotspots,
      features: stream.features,
      slices: stream.slices.length,
      ready: stream.slices.filter((id) => lookup.ready.has(id)).length,
      share: lookup.slices.size === 0 ? 0 : Math.round((100 * stream.slices.length) / lookup.slices.size),
      orderLabel: `${counted(stream.slices.length, 'slice')} in execution order, each with its wave`,
      order: stream.slices.flatMap((id, index) => {
        const slice = lookup.slices.get(id);
        if (!slice) return [];
        return [{ position: index + 1, id, wave: slice.wave + 1, contract: slice.contract }];
      }),
    })),
    columns: plan.workstreams.map(({ id }) => ({ id, target: target(id) })),
    waves: waves.slice(0, limits.waveRows),
    laterWaves: waves.slice(limits.waveRows),
    laterLabel: counted(Math.max(0, waves.length - limits.waveRows), 'later wave'),
    hotspots: plan.hotspots.map(({ path, writer, because, rule }) => ({
      path,
      writer,
      target: target(writer),
      because,
      rule,
    })),
  };
}

function waveRows(plan: Plan, lookup: Lookup): WaveRow[] {
  return plan.waves.map((ids, index) => {
    const counts = new Map<string, number>();
    for (const id of ids) {
      const stream = lookup.slices.get(id)?.workstream;
      if (stream !== undefined) counts.set(stream, (counts.get(stream) ?? 0) + 1);
    }
    return {
      wave: index + 1,
      slices: ids.length,
      workstreams: counts.size,
      cells: plan.workstreams.map(({ id }) => String(counts.get(id) ?? '')),
    };
  });
}
