import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import type { Finding } from '../model/finding.ts';
import { at, held } from '../model/held.ts';
import { compareNatural } from '../model/natural.ts';
import type { Coverage, Edge, Item, Plan, Slice } from '../model/plan.ts';
import { contractPrs } from './contract-prs.ts';
import { deferred } from './deferred.ts';
import { Details, onceById } from './details.ts';
import { gatherEdges } from './edges.ts';
import { planHealth } from './health.ts';
import { type ItemOrder, itemOrder } from './item-edges.ts';
import type { Draft, DraftItem } from './model.ts';
import { planNotes } from './notes-of-plan.ts';
import { scheduleFindings } from './order-findings.ts';
import { outermost } from './paths.ts';
import { prBoundary } from './pr-boundary.ts';
import { type Sequence, sequence } from './sequence.ts';
import { type SliceTable, sliceTable } from './slice-table.ts';
import { StatusMap } from './touched.ts';
import { workstreams } from './workstreams.ts';

/** Puts the drafted slices in order and works out everything that the plan says of them. */
export function schedule(
  draft: Draft,
  facts: FactSet,
  log: DecisionIndex,
  config: ResolvedConfig,
): { plan: Plan; findings: Finding[] } {
  const table = sliceTable(draft);
  const gathered = gatherEdges(draft, table, log, config);
  const ordered = sequence(draft, table, gathered.edges, log, config);
  const details = new Details(draft, log, config);
  const contracts = contractPrs(draft, table, ordered, details);
  const slices = finishedSlices(table, ordered, details, contracts.idOf);
  const itemEdges = itemOrder(draft.items, table, ordered.stated, ordered.place);
  const bare = finishedItems(draft, facts, details, slices, itemEdges);
  const notes = planNotes(draft, table, ordered, bare, facts, log);
  const items = bare.map((item) => ({ ...item, assumptions: notes.of(item.id) }));
  const streams = workstreams(draft, table, ordered, facts, log, config);
  const id = (index: number): string => at(table.slices, index).id;
  return {
    plan: {
      items,
      workstreams: streams.workstreams,
      hotspots: streams.hotspots,
      contractPrs: contracts.prs,
      waves: waveIds(table, ordered),
      criticalPath: ordered.criticalPath.map(id),
      ready: readyIds(table, ordered),
      health: planHealth(facts, log, config, draft.scope, draft.ground),
      assumptions: notes.assumptions,
      questions: notes.questions,
      deferred: deferred(facts, draft.scope),
      coverage: coverage(draft, facts, items),
    },
    findings: [...scheduleFindings(draft, table, ordered, facts), ...gathered.findings, ...streams.findings],
  };
}

function finishedSlices(
  table: SliceTable,
  ordered: Sequence,
  details: Details,
  prs: ReadonlyMap<string, string>,
): Map<string, Slice> {
  const before = new Map<number, Edge[]>();
  for (const edge of ordered.edges) {
    const first = at(table.slices, edge.from);
    const { reason, kind, rule, source } = edge;
    const list = before.get(edge.to) ?? [];
    list.push({ id: first.id, reason, kind, rule, source });
    before.set(edge.to, list);
  }
  const finished = new Map<string, Slice>();
  for (const [index, slice] of table.slices.entries()) {
    finished.set(slice.id, {
      id: slice.id,
      item: slice.item,
      title: slice.title,
      featureIds: slice.featureIds,
      doneFeatureIds: slice.doneIds,
      relatedFeatureIds: slice.relatedIds,
      workPackageIds: slice.workPackages.map((one) => one.id),
      divergenceIds: slice.divergences.map((one) => one.id),
      pathPrefixes: slice.pathPrefixes,
      workstream: slice.workstream,
      contract: slice.contract,
      contractPr: slice.contractPr === null ? null : held(prs, slice.contractPr),
      dependsOn: (before.get(index) ?? []).sort((a, b) => compareNatural(a.id, b.id)),
      doneCriteria: details.criteria(slice),
      tests: details.tests(slice),
      commands: details.commands(slice.pathPrefixes),
      unblocks: at(ordered.unblocks, index),
      rank: at(ordered.place, index) + 1,
      wave: at(ordered.wave, index),
    });
  }
  return finished;
}

/** Items in the order of their areas in the design, then by rank. */
function finishedItems(
  draft: Draft,
  facts: FactSet,
  details: Details,
  slices: ReadonlyMap<string, Slice>,
  order: ItemOrder,
): Item[] {
  const statuses = new StatusMap(facts, draft.ground);
  const place = new Map(facts.areas.map((area, index) => [area.name, index]));
  const areaPlace = (area: string): number => place.get(area) ?? facts.areas.length;
  return draft.items
    .map((item) => finishedItem(item, details, slices, order, statuses))
    .sort(
      (a, b) => areaPlace(a.area) - areaPlace(b.area) || compareNatural(a.area, b.area) || a.rank - b.rank,
    );
}

function finishedItem(
  item: DraftItem,
  details: Details,
  finished: ReadonlyMap<string, Slice>,
  order: ItemOrder,
  statuses: StatusMap,
): Item {
  const slices = item.slices.map((slice) => held(finished, slice.id)).sort((a, b) => a.rank - b.rank);
  const features = unique(slices.flatMap((slice) => slice.featureIds));
  const related = unique(slices.flatMap((slice) => slice.relatedFeatureIds));
  const own = new Set(features);
  const prefixes = outermost(slices.flatMap((slice) => slice.pathPrefixes));
  const owner = details.owner(prefixes, features);
  return {
    id: item.id,
    kind: item.kind,
    title: item.title,
    area: item.area,
    group: item.group,
    featureIds: features,
    doneFeatureIds: unique(slices.flatMap((slice) => slice.doneFeatureIds)),
    relatedFeatureIds: related.filter((id) => !own.has(id)),
    workPackageIds: unique(slices.flatMap((slice) => slice.workPackageIds)),
    divergenceIds: unique(slices.flatMap((slice) => slice.divergenceIds)),
    pathPrefixes: prefixes,
    dependsOn: order.edges.get(item.id) ?? [],
    prBoundary: prBoundary(slices),
    doneCriteria: onceById(slices.flatMap((slice) => slice.doneCriteria)),
    tests: mergeTests(slices),
    commands: [
      ...new Map(slices.flatMap((slice) => slice.commands).map((one) => [one.command, one])).values(),
    ],
    riskFlags: details.risks(features.length > 0 ? features : related),
    owner: owner.owner,
    ownerRule: owner.rule,
    secondaryAreas: item.touches,
    modules: statuses.on(prefixes, features.length > 0 ? features : related, item.area),
    assumptions: [],
    slices,
    rank: held(order.rank, item.id),
  };
}

function mergeTests(slices: readonly Slice[]): Item['tests'] {
  const found = new Map<string, Item['tests'][number]>();
  for (const test of slices.flatMap((slice) => slice.tests)) {
    const key = JSON.stringify([test.suite, test.path]);
    const known = found.get(key);
    found.set(key, known ? { ...known, features: unique([...known.features, ...test.features]) } : test);
  }
  return [...found.values()].sort(
    (a, b) => compareNatural(a.suite, b.suite) || compareNatural(a.path ?? '', b.path ?? ''),
  );
}

function waveIds(table: SliceTable, ordered: Sequence): string[][] {
  const waves: string[][] = [];
  for (const index of ordered.inOrder) {
    const wave = at(ordered.wave, index);
    while (waves.length <= wave) waves.push([]);
    waves[wave]?.push(at(table.slices, index).id);
  }
  return waves;
}

/** Slices with work left and nothing open before them. */
function readyIds(table: SliceTable, ordered: Sequence): string[] {
  const blocked = new Set<number>();
  for (const edge of ordered.edges) if (!table.isDone(edge.from)) blocked.add(edge.to);
  return [...ordered.inOrder]
    .filter((index) => !blocked.has(index) && !table.isDone(index))
    .map((index) => at(table.slices, index).id);
}

function coverage(draft: Draft, facts: FactSet, items: readonly Item[]): Coverage {
  const covered = new Set(items.map((item) => item.area));
  const mapped = new Set(items.flatMap((item) => item.featureIds));
  return {
    mvp: draft.scope.ids.length,
    mapped: draft.scope.ids.filter((id) => mapped.has(id)).length,
    areas: facts.areas.length,
    areasCovered: facts.areas.filter((area) => covered.has(area.name)).length,
    guides: facts.recon.length,
    guidesFound: facts.recon.filter((recon) => recon.found).length,
  };
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)].sort(compareNatural);
}
