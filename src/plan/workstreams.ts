import { finding } from '../diagnostics/finding.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import type { Finding } from '../model/finding.ts';
import { grouped } from '../model/grouped.ts';
import { at, held } from '../model/held.ts';
import { byId, compareNatural, sorted } from '../model/natural.ts';
import type { Hotspot, Workstream } from '../model/plan.ts';
import { hotspots } from './hotspots.ts';
import type { Draft } from './model.ts';
import type { Sequence } from './sequence.ts';
import type { SliceTable } from './slice-table.ts';

/** Share of the slices above which a workstream is said to be heavy. */
const heavy = 0.4;

/** The workstreams that have slices or ground, with what they wait for, and the paths that have one writer. */
export function workstreams(
  draft: Draft,
  table: SliceTable,
  sequence: Sequence,
  facts: FactSet,
  log: DecisionIndex,
  config: ResolvedConfig,
): { workstreams: Workstream[]; hotspots: Hotspot[]; findings: Finding[] } {
  const prefixes = draft.ground.folders.byStream();
  const slices = grouped(sequence.inOrder, (index) => at(table.slices, index).workstream);
  const ids = sorted([...prefixes.keys(), ...slices.keys()]);
  const first = (id: string): number => sequence.place[slices.get(id)?.[0] ?? -1] ?? Number.MAX_SAFE_INTEGER;
  const inOrder = [...ids].sort((a, b) => first(a) - first(b) || compareNatural(a, b));
  const waits = streamOrder(inOrder, table, sequence);
  const writers = hotspots(draft, table, ids, facts, log, config);
  const names = draft.ground.streamNames;
  const list = ids.map((id): Workstream => {
    const own = (slices.get(id) ?? []).flatMap((index) => at(table.slices, index));
    return {
      id,
      name: names.get(id) ?? id,
      prefixes: prefixes.get(id) ?? [],
      dependsOn: (waits.get(id) ?? []).map((on) => ({
        id: on.id,
        edges: on.count,
        reason: reasonOf(on.count, names.get(on.id) ?? on.id, on.example),
      })),
      slices: own.map((slice) => slice.id),
      hotspots: writers.hotspots.filter((one) => one.writer === id).map((one) => one.path),
      features: own.reduce((sum, slice) => sum + slice.featureIds.length, 0),
    };
  });
  return {
    workstreams: list,
    hotspots: writers.hotspots,
    findings: [...groundFindings(draft, list, table, facts), ...writers.findings],
  };
}

function reasonOf(count: number, name: string, example: string): string {
  return count === 1
    ? `one of its slices waits for ${name}: ${example}`
    : `${count} of its slices' edges come from ${name}, first: ${example}`;
}

interface Wait {
  readonly id: string;
  readonly count: number;
  readonly example: string;
}

/**
 * Which workstream waits for which. The slices of two streams may wait for each other in turn; then the direction with more
 * edges is the stream's, and where that would still close a circle, the dependencies with fewest edges are left out.
 */
function streamOrder(ids: readonly string[], table: SliceTable, sequence: Sequence): Map<string, Wait[]> {
  const pairs = new Map<
    string,
    { from: string; to: string; count: number; example: string; place: number }
  >();
  for (const edge of sequence.stated) {
    const [before, after] = [at(table.slices, edge.from), at(table.slices, edge.to)];
    if (before.workstream === after.workstream) continue;
    const key = JSON.stringify([before.workstream, after.workstream]);
    const place = at(sequence.place, edge.to);
    const known = pairs.get(key);
    if (!known) {
      const { workstream: from } = before;
      pairs.set(key, { from, to: after.workstream, count: 1, example: edge.reason, place });
    } else {
      known.count += 1;
      if (place < known.place || (place === known.place && compareNatural(edge.reason, known.example) < 0)) {
        known.place = place;
        known.example = edge.reason;
      }
    }
  }
  const number = new Map(ids.map((id, index) => [id, index]));
  const strongest = [...pairs.values()].sort(
    (a, b) =>
      b.count - a.count ||
      Number(held(number, a.from) > held(number, a.to)) - Number(held(number, b.from) > held(number, b.to)) ||
      compareNatural(a.from, b.from) ||
      compareNatural(a.to, b.to),
  );
  const after = new Map<string, string[]>();
  const waits = new Map<string, Wait[]>();
  for (const { from, to, count, example } of strongest) {
    if (reaches(after, to, from)) continue;
    after.set(from, [...(after.get(from) ?? []), to]);
    waits.set(to, [...(waits.get(to) ?? []), { id: from, count, example }]);
  }
  for (const list of waits.values()) list.sort(byId);
  return waits;
}

function reaches(after: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    for (const next of after.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return false;
}

/** How many paths a finding names before it only counts. */
const mostNamed = 5;

function groundFindings(
  draft: Draft,
  list: readonly Workstream[],
  table: SliceTable,
  facts: FactSet,
): Finding[] {
  const findings: Finding[] = [];
  if (draft.ground.ruled) {
    const byStream = new Map<string, string[]>();
    for (const { path, stream } of draft.ground.orphans) {
      const list = byStream.get(stream) ?? [];
      list.push(path);
      byStream.set(stream, list);
    }
    for (const [workstream, paths] of byStream) {
      const data = { workstream, paths: paths.slice(0, mostNamed), total: paths.length };
      findings.push(finding('plan/orphan-paths', null, data, { subject: `path:${at(paths, 0)}` }));
    }
    for (const { path, stream, inner } of draft.ground.folders.nested()) {
      findings.push(
        finding('plan/nested-prefixes', null, {
          outer: path,
          workstream: stream,
          inner: inner.slice(0, mostNamed),
          total: inner.length,
        }),
      );
    }
  }
  const working = list.filter((stream) => stream.slices.length > 0);
  const total = table.slices.length;
  if (working.length > 1 && total >= 10) {
    for (const stream of working) {
      if (stream.slices.length <= total * heavy) continue;
      const percent = Math.round((100 * stream.slices.length) / total);
      const data = { workstream: stream.id, slices: stream.slices.length, total, percent };
      findings.push(finding('plan/heavy-workstream', null, data));
    }
  }
  if (facts.areas.length >= 3 && list.length < 3) {
    findings.push(
      finding('plan/few-workstreams', null, { workstreams: list.length, areas: facts.areas.length }),
    );
  }
  return findings;
}
