import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import type { Finding } from '../model/finding.ts';
import { at, held } from '../model/held.ts';
import type { Step } from '../model/keep.ts';
import { byId } from '../model/natural.ts';
import { exact, none, orNone } from '../model/none.ts';
import type { Coverage, Edge, Item, Plan, Slice } from '../model/plan.ts';
import { contractPrs } from './contract-prs.ts';
import { Criteria } from './criteria.ts';
import { deferred } from './deferred.ts';
import { Details, type SliceDetails } from './details.ts';
import { gatherEdges } from './edges.ts';
import { planHealth } from './health.ts';
import { itemOrder } from './item-edges.ts';
import { finishedItem, ItemBodies, openItems } from './items.ts';
import type { Draft, DraftItem } from './model.ts';
import { featuresOnModules } from './modules.ts';
import { planNotes, standingNotes } from './notes-of-plan.ts';
import { scheduleFindings } from './order-findings.ts';
import { riskReader } from './risks.ts';
import { type Sequence, sequence } from './sequence.ts';
import { type SliceTable, sliceTable } from './slice-table.ts';
import { workstreams } from './workstreams.ts';

/**
 * Puts the drafted slices in order and works out everything that the plan says of them. By `step` those parts are taken over from the
 * plan before that nothing that changed can have reached; `lasting` says that there will be one after it.
 */
export function schedule(
  draft: Draft,
  facts: FactSet,
  log: DecisionIndex,
  config: ResolvedConfig,
  step: Step = (_name, _inputs, make) => make(log),
  lasting = false,
): { plan: Plan; findings: Finding[] } {
  const table = step('slice table', [draft], () => sliceTable(draft));
  const gathered = step('edges', [draft, table, config], (log) => gatherEdges(draft, table, log, config));
  const ordered = sequence(draft, table, gathered.edges, log, config, step);
  const details = step('details', [draft, config], (log) => new Details(draft, log, config));
  const shown = step('slice details', [table, details], () => table.slices.map((one) => details.of(one)));
  const contracts = step('contract pull requests', [draft, table, ordered, details], () =>
    contractPrs(draft, table, ordered, details),
  );
  const criteria = step('criteria', [draft, table], () => new Criteria(draft.scope, table.slices, lasting));
  const slices = step('slices', [table, ordered, shown, contracts, criteria], () =>
    finishedSlices(table, ordered, shown, contracts.idOf, criteria),
  );
  const itemEdges = step('item order', [draft, table, ordered], () =>
    itemOrder(draft.items, table, ordered.stated, ordered.place),
  );
  const bodies = step(
    'item bodies',
    [draft, facts, shown, details],
    () => new ItemBodies(draft, facts, details),
  );
  const open = step('items', [draft, facts, slices, itemEdges, bodies, criteria], () =>
    openItems(draft, facts, { slices, order: itemEdges, bodies, criteria }),
  );
  const standing = step('standing notes', [draft, table, facts], (log) =>
    standingNotes(draft, table, facts, log),
  );
  const notes = planNotes(standing, draft, table, ordered, open, facts, log);
  const ofModules = step('features of modules', [draft, facts], () =>
    featuresOnModules(facts, draft.ground, (id) => draft.scope.planned(id)),
  );
  const riskFlags = riskReader(log, ofModules);
  const served = servedFeatures(draft.items);
  const items = open.map((item) => {
    const flags = riskFlags(item, (id) => served.get(item.id)?.has(id) === true);
    return finishedItem(item, { riskFlags: flags, assumptions: notes.of(item.id) }, criteria);
  });
  const streams = step('workstreams', [draft, table, ordered, facts, config], (log) =>
    workstreams(draft, table, ordered, facts, log, config),
  );
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
      deferred: step('deferred', [draft, facts], () => deferred(facts, draft.scope)),
      coverage: coverage(draft, facts, items),
    },
    findings: [
      ...scheduleFindings(draft, table, ordered, facts, log),
      ...gathered.findings,
      ...streams.findings,
    ],
  };
}

/** By item: the features that are built elsewhere and whose contract it changes. It has a criterion for each. */
function servedFeatures(items: readonly DraftItem[]): Map<string, ReadonlySet<string>> {
  const served = new Map<string, ReadonlySet<string>>();
  for (const { id, slices } of items) {
    const of = slices.flatMap(({ relatedIds, criteria }) => {
      const related = new Set(criteria.length === 0 ? none : relatedIds);
      return criteria.flatMap((one) => (related.has(one.of) ? [one.of] : []));
    });
    if (of.length > 0) served.set(id, new Set(of));
  }
  return served;
}

function finishedSlices(
  table: SliceTable,
  ordered: Sequence,
  shown: readonly SliceDetails[],
  prs: ReadonlyMap<string, string>,
  criteria: Criteria,
): Map<string, Slice> {
  const before = new Map<number, Edge[]>();
  for (const edge of ordered.edges) {
    const first = at(table.slices, edge.from);
    const { reason, kind, rule, source } = edge;
    const list: Edge[] = before.get(edge.to) ?? [];
    list.push({ id: first.id, reason, kind, rule, source });
    before.set(edge.to, list);
  }
  const finished = new Map<string, Slice>();
  for (const [index, slice] of table.slices.entries()) {
    const { tests, commands } = at(shown, index);
    const bare: Omit<Slice, 'doneCriteria'> = {
      id: slice.id,
      item: slice.item,
      title: slice.title,
      featureIds: exact(slice.featureIds),
      doneFeatureIds: exact(slice.doneIds),
      relatedFeatureIds: exact(slice.relatedIds),
      workPackageIds: orNone(slice.workPackages.map((one) => one.id)),
      divergenceIds: orNone(slice.divergences.map((one) => one.id)),
      pathPrefixes: exact(slice.pathPrefixes),
      workstream: slice.workstream,
      contract: slice.contract,
      contractPr: slice.contractPr === null ? null : held(prs, slice.contractPr),
      dependsOn: orNone((before.get(index) ?? none).toSorted(byId)),
      tests,
      commands,
      unblocks: at(ordered.unblocks, index),
      rank: at(ordered.place, index) + 1,
      wave: table.isDone(index) ? null : at(ordered.wave, index),
    };
    finished.set(slice.id, Object.defineProperty(bare, 'doneCriteria', criteria.ofSlice) as Slice);
  }
  return finished;
}

function waveIds(table: SliceTable, ordered: Sequence): string[][] {
  const waves: string[][] = [];
  for (const index of ordered.inOrder) {
    if (table.isDone(index)) continue;
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
