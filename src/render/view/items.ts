import type { Area, FactSet } from '../../model/factset.ts';
import type { Command, DoneCriterion, Edge, Item, Slice, TestToAdd } from '../../model/plan.ts';
import type { Lookup, Reference } from './lookup.ts';
import { areaNames } from './summary.ts';
import { counted, grouped, lineOf, severityRank, sorted, waveRange } from './words.ts';

/** Edges that have the same reason, said once. */
export interface AfterView {
  readonly reason: string;
  readonly kind: string;
  readonly work: readonly Reference[];
}

export interface TestView {
  readonly suite: string;
  readonly path: string | null;
}

/** The criteria that one feature or work package sets. */
export interface CriteriaView {
  readonly of: string;
  /** What the feature or work package is, in its source's words. */
  readonly title: string;
  readonly at: string | null;
  readonly criteria: readonly { readonly id: string; readonly text: string }[];
}

export interface SliceView {
  readonly id: string;
  readonly title: string;
  readonly wave: number;
  readonly ready: boolean;
  readonly contract: boolean;
  readonly workstream: string;
  readonly workstreamTarget: string;
  /** Ids of its features, work packages and divergences. */
  readonly work: readonly string[];
  readonly paths: readonly string[];
  /** True when its paths are not simply the item's. */
  readonly ownPaths: boolean;
  readonly after: readonly AfterView[];
  /** The slices that come before it, without their reasons. */
  readonly waitsFor: readonly Reference[];
  readonly tests: readonly TestView[];
  readonly commands: readonly string[];
  readonly criteria: readonly CriteriaView[];
}

export interface RiskView {
  readonly flag: string;
  readonly severity: string;
  readonly invariant: string | null;
  readonly because: readonly string[];
  readonly rules: readonly string[];
  readonly features: readonly string[];
}

export interface ItemView {
  readonly id: string;
  readonly anchor: string;
  readonly title: string;
  readonly kind: string;
  readonly area: string;
  /** Counts in words. */
  readonly size: string;
  readonly waves: string;
  readonly worstRisk: string | null;
  readonly owner: string | null;
  readonly ownerRule: string | null;
  readonly featureIds: readonly string[];
  readonly paths: readonly string[];
  readonly after: readonly AfterView[];
  readonly prBoundary: string;
  readonly slices: readonly SliceView[];
  readonly criteria: number;
  readonly tests: readonly TestView[];
  readonly commands: readonly string[];
  readonly risks: readonly RiskView[];
  readonly modules: readonly { readonly name: string; readonly status: string; readonly at: string }[];
  readonly secondaryAreas: readonly string[];
  readonly assumptions: readonly Reference[];
  /** What the fold of criteria is called. */
  readonly foldLabel: string;
}

export interface AreaView {
  readonly name: string;
  readonly anchor: string;
  readonly guide: string | null;
  readonly prefixes: readonly string[];
  readonly size: string;
  readonly items: readonly ItemView[];
}

/** Section A: every area with its items. */
export function areaViews(lookup: Lookup, facts: FactSet): AreaView[] {
  const known = new Map<string, Area>(facts.areas.map((area) => [area.name, area]));
  const byArea = grouped(lookup.plan.items, (item) => item.area);
  const titles = workTitles(facts);
  return areaNames(lookup.plan.items, facts.areas).map((name) => {
    const items = byArea.get(name) ?? [];
    const slices = items.reduce((sum, item) => sum + item.slices.length, 0);
    return {
      name,
      anchor: lookup.anchor('area', name),
      guide: known.get(name)?.guide ?? null,
      prefixes: known.get(name)?.prefixes ?? [],
      size: `${counted(items.length, 'item')}, ${counted(slices, 'slice')}`,
      items: items.map((item) => itemView(item, lookup, titles)),
    };
  });
}

/** What features, work packages and divergences are called, and where they stand. */
type WorkTitles = ReadonlyMap<string, { readonly title: string; readonly at: string }>;

function workTitles(facts: FactSet): WorkTitles {
  const titles = new Map<string, { title: string; at: string }>();
  for (const guide of facts.recon) {
    for (const work of guide.workPackages) titles.set(work.id, { title: work.title, at: lineOf(work.at) });
    for (const gap of guide.divergences) titles.set(gap.id, { title: gap.title, at: lineOf(gap.at) });
  }
  for (const feature of facts.features.values()) {
    titles.set(feature.id, { title: feature.title ?? feature.description, at: lineOf(feature.at) });
  }
  return titles;
}

function itemView(item: Item, lookup: Lookup, titles: WorkTitles): ItemView {
  const worst = [...item.riskFlags].sort((a, b) => severityRank(a.severity) - severityRank(b.severity))[0];
  const packages = new Set([...item.workPackageIds, ...item.divergenceIds]).size;
  return {
    id: item.id,
    anchor: lookup.anchor('item', item.id),
    title: item.title,
    kind: item.kind === 'group' ? 'feature group' : 'guide alignment',
    area: item.area,
    size: [
      ...(item.featureIds.length > 0 ? [counted(item.featureIds.length, 'feature')] : []),
      ...(packages > 0 ? [counted(packages, 'guide task')] : []),
      counted(item.slices.length, 'slice'),
    ].join(', '),
    waves: waveRange(item.slices.map((slice) => slice.wave)),
    worstRisk: worst?.severity ?? null,
    owner: item.owner,
    ownerRule: item.ownerRule,
    featureIds: item.featureIds,
    paths: item.pathPrefixes,
    after: afterViews(item.dependsOn, lookup),
    prBoundary: item.prBoundary,
    slices: item.slices.map((slice) => sliceView(slice, item, lookup, titles)),
    criteria: item.doneCriteria.length,
    tests: testViews(item.tests),
    commands: commandTexts(item.commands),
    risks: item.riskFlags,
    modules: item.modules.map((module) => ({
      name: module.name,
      status: module.status ?? 'status not stated',
      at: lineOf(module.source),
    })),
    secondaryAreas: item.secondaryAreas,
    assumptions: item.assumptions.map((id) => ({ id, target: lookup.anchor('assumption', id) })),
    foldLabel: `${counted(item.doneCriteria.length, 'done criterion', 'done criteria')}, tests and commands by slice`,
  };
}

function sliceView(slice: Slice, item: Item, lookup: Lookup, titles: WorkTitles): SliceView {
  return {
    id: slice.id,
    title: slice.title,
    wave: slice.wave + 1,
    ready: lookup.ready.has(slice.id),
    contract: slice.contract,
    workstream: slice.workstream,
    workstreamTarget: lookup.anchor('workstream', slice.workstream),
    work: workIds(slice),
    paths: slice.pathPrefixes,
    ownPaths: slice.pathPrefixes.join('\n') !== item.pathPrefixes.join('\n'),
    after: afterViews(slice.dependsOn, lookup),
    waitsFor: sorted(slice.dependsOn.map((edge) => edge.id)).map((id) => lookup.toWork(id)),
    tests: testViews(slice.tests),
    commands: commandTexts(slice.commands),
    criteria: criteriaViews(slice, titles),
  };
}

/** Everything that a slice does, in its own order, each with its criteria; what states none is there all the same. */
function criteriaViews(slice: Slice, titles: WorkTitles): CriteriaView[] {
  const byWork = new Map<string, DoneCriterion[]>();
  for (const id of workIds(slice)) byWork.set(id, []);
  for (const criterion of slice.doneCriteria) {
    const list = byWork.get(criterion.of);
    if (list) list.push(criterion);
    else byWork.set(criterion.of, [criterion]);
  }
  return [...byWork].map(([of, criteria]) => ({
    of,
    title: titles.get(of)?.title ?? '',
    at: titles.get(of)?.at ?? null,
    criteria: criteria.map(({ id, text }) => ({ id, text })),
  }));
}

function workIds(slice: Slice): string[] {
  return [...slice.featureIds, ...slice.workPackageIds, ...slice.divergenceIds];
}

function afterViews(edges: readonly Edge[], lookup: Lookup): AfterView[] {
  const byReason = new Map<string, { kind: string; ids: string[] }>();
  for (const edge of edges) {
    const known = byReason.get(edge.reason);
    if (known) known.ids.push(edge.id);
    else byReason.set(edge.reason, { kind: edge.kind.replace('_', ' '), ids: [edge.id] });
  }
  return [...byReason].map(([reason, { kind, ids }]) => ({
    reason,
    kind,
    work: sorted(ids).map((id) => lookup.toWork(id)),
  }));
}

function testViews(tests: readonly TestToAdd[]): TestView[] {
  const seen = new Map<string, TestView>();
  for (const { suite, path } of tests) seen.set(`${suite}\n${path ?? ''}`, { suite, path });
  return [...seen.values()];
}

function commandTexts(commands: readonly Command[]): string[] {
  return [...new Set(commands.map((command) => command.command))];
}
