import { closest } from '../diagnostics/closest.ts';
import { finding } from '../diagnostics/finding.ts';
import type { ResolvedConfig } from '../model/config.ts';
import { type DecisionIndex, said, textOf } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import type { Finding } from '../model/finding.ts';
import { addTo } from '../model/grouped.ts';
import { compareNatural, mostFirst } from '../model/natural.ts';
import { parentOf, pathKey } from '../model/paths.ts';
import type { Hotspot } from '../model/plan.ts';
import type { Span } from '../model/span.ts';
import type { Draft } from './model.ts';
import type { SliceTable } from './slice-table.ts';

interface Wanted {
  /** As people name it: `a/*`, or a file. */
  readonly name: string;
  readonly writer: string | null;
  readonly rule: string | null;
  readonly because: string | null;
  /** The rule's place. */
  readonly at: Span | null;
}

/**
 * The paths that one workstream writes: those of the rules, the configured contract surfaces, the inventory and the design.
 * A writer that no rule names is whoever has the path.
 */
export function hotspots(
  draft: Draft,
  table: SliceTable,
  streams: readonly string[],
  facts: FactSet,
  log: DecisionIndex,
  config: ResolvedConfig,
): { hotspots: Hotspot[]; findings: Finding[] } {
  const found: Hotspot[] = [];
  const findings: Finding[] = [];
  const writing = streamsByFolder(table);
  for (const [key, wanted] of wantedHotspots(draft, facts, log, config)) {
    const own = streamOfHotspot(draft, key, streams);
    const writer = wanted.writer !== null && streams.includes(wanted.writer) ? wanted.writer : own;
    if (wanted.writer !== null && writer !== wanted.writer) {
      const suggestion = closest(wanted.writer, streams);
      const data = { hotspot: wanted.name, writer: wanted.writer, instead: writer, suggestion };
      findings.push(finding('plan/unknown-writer', wanted.at, data));
    }
    const others = [...(writing.get(key) ?? [])].filter((stream) => stream !== writer).sort(compareNatural);
    if (others.length > 0) {
      const data = { hotspot: wanted.name, writer, others };
      findings.push(finding('plan/hotspot-writers', null, data));
    }
    found.push({ path: wanted.name, writer, rule: wanted.rule, because: wanted.because });
  }
  return { hotspots: found.sort((a, b) => compareNatural(a.path, b.path)), findings };
}

/** Hotspots by the path that they mean, each once; what a rule says goes before what the configuration says. */
function wantedHotspots(
  draft: Draft,
  facts: FactSet,
  log: DecisionIndex,
  config: ResolvedConfig,
): Map<string, Wanted> {
  const { reader } = draft.ground;
  const wanted = new Map<string, Wanted>();
  const add = (path: string, want: Wanted): void => {
    const prefix = reader.read(path);
    if (prefix !== null && !wanted.has(pathKey(prefix))) wanted.set(pathKey(prefix), want);
  };
  const decisions = log
    .about('hotspot')
    .toSorted((a, b) => compareNatural(a.subject.id, b.subject.id) || compareNatural(a.rule, b.rule));
  for (const decision of decisions) {
    const name = textOf(decision);
    add(name, {
      name,
      writer: said(decision, 'writer'),
      rule: decision.rule,
      because: decision.because,
      at: decision.ruleSource,
    });
  }
  const stated = (name: string, because: string): Wanted => ({
    name,
    writer: null,
    rule: null,
    because,
    at: null,
  });
  for (const pattern of config.plan.contractSurfaces) {
    add(pattern, stated(pattern, 'the configuration names it as a contract surface'));
  }
  const { inventory, design } = facts.sources;
  if (inventory.file !== '')
    add(inventory.file, stated(inventory.file, 'every landed slice changes the inventory'));
  if (design) add(design.file, stated(design.file, 'areas and modules are read from the design'));
  return wanted;
}

/** The workstream that has the path, or most of what lies in it, in natural order where two have as much. */
function streamOfHotspot(draft: Draft, key: string, streams: readonly string[]): string {
  const own = draft.ground.streamOf(key);
  if (own !== null) return own;
  const counts = new Map<string, number>();
  for (const part of draft.ground.parts(`${key}/`)) {
    if (part.stream !== null) counts.set(part.stream, (counts.get(part.stream) ?? 0) + part.prefixes.length);
  }
  return mostFirst(counts)[0] ?? streams[0] ?? 'unassigned';
}

/** By path, without a trailing `/`, the workstreams that write at it or below it. */
function streamsByFolder(table: SliceTable): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const slice of table.slices) {
    for (const prefix of slice.pathPrefixes) {
      for (let key = pathKey(prefix); key !== ''; key = parentOf(key)) addTo(found, key, slice.workstream);
    }
  }
  return found;
}
