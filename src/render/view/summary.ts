import type { Area } from '../../model/factset.ts';
import { grouped, occurrences } from '../../model/grouped.ts';
import { byId, mostFirst } from '../../model/natural.ts';
import type { Item, Plan, Slice } from '../../model/plan.ts';
import { counted } from '../../model/words.ts';
import { flagViews } from './flags.ts';
import { limits } from './limits.ts';
import type { Lookup, Reference } from './lookup.ts';
import { sizeOf } from './size.ts';
import { firstOf, severityRank } from './words.ts';

export interface AreaRow {
  readonly area: string;
  readonly target: string;
  readonly items: number;
  readonly features: number;
  readonly workPackages: number;
  readonly slices: number;
  readonly ready: number;
  /** Items with a flag of high severity. */
  readonly highRisk: number;
}

export interface ReadyRow extends Reference {
  readonly title: string;
  readonly workstream: string;
  readonly featuresText: string;
  /** How many slices wait for it, in words; null for none. */
  readonly unblocksText: string | null;
}

export interface RiskRow {
  readonly flag: string;
  readonly severity: string;
  readonly featuresText: string;
  readonly items: readonly Reference[];
  readonly moreText: string | null;
}

/** What fits on one screen. */
export interface SummaryView {
  /** The plan in one sentence. */
  readonly sentence: string;
  readonly areas: readonly AreaRow[];
  /** How many slices each wave has, the first waves one by one. */
  readonly waves: readonly number[];
  readonly wavesText: string;
  readonly wavesGoOn: boolean;
  readonly widest: number;
  readonly ready: readonly ReadyRow[];
  readonly moreReadyText: string | null;
  readonly risks: readonly RiskRow[];
  readonly criticalPath: readonly string[];
  readonly criticalText: string;
  /** Why it is so long, where most of its steps are turns on shared paths; else null. */
  readonly criticalWhy: string | null;
  /** True when the path goes on. */
  readonly criticalMore: boolean;
  readonly questionsText: string;
  readonly assumptionsText: string;
}

/** The first screen of the backlog. */
export function summaryView(lookup: Lookup, areas: readonly Area[]): SummaryView {
  const { plan } = lookup;
  const waves = firstOf(
    plan.waves.map((wave) => wave.length),
    limits.waves,
  );
  const ready = firstOf(byUse(plan.ready, lookup), limits.ready);
  const critical = firstOf(plan.criticalPath, limits.criticalPath);
  return {
    sentence: sentence(lookup),
    areas: areaRows(lookup, areas),
    waves: waves.shown,
    wavesText: counted(plan.waves.length, 'wave'),
    wavesGoOn: waves.more > 0,
    widest: plan.waves.reduce((most, wave) => Math.max(most, wave.length), 0),
    ready: ready.shown.map((slice) => readyRow(slice, lookup)),
    moreReadyText: ready.more === 0 ? null : `and ${counted(ready.more, 'more slice')}, marked ready below`,
    risks: riskRows(lookup),
    criticalPath: critical.shown,
    criticalText: counted(plan.criticalPath.length, 'slice'),
    criticalWhy: criticalWhy(lookup),
    criticalMore: critical.more > 0,
    questionsText: counted(plan.questions.length, 'open question'),
    assumptionsText: counted(plan.assumptions.length, 'assumption'),
  };
}

/** A long path that is made of turns calls for other ground, not for other people. */
function criticalWhy({ plan, slices }: Lookup): string | null {
  const reasons = plan.criticalPath.flatMap((id, index) => {
    const edge = slices.get(id)?.dependsOn.find((one) => one.id === plan.criticalPath[index - 1]);
    return edge?.kind === 'shared_path' ? [edge.reason] : [];
  });
  const count = reasons.length;
  const turns = occurrences(reasons);
  const [most] = mostFirst(turns);
  if (most === undefined || 2 * count <= plan.criticalPath.length) return null;
  const all = plan.criticalPath.length - 1;
  const steps = all === 1 ? 'its one step only takes turns' : `${count} of its ${all} steps only take turns`;
  const times = turns.get(most);
  return times === count ? `${steps}, because ${most}` : `${steps}, ${times} of them because ${most}`;
}

function readyRow(slice: Slice, lookup: Lookup): ReadyRow {
  const waiting = slice.unblocks;
  return {
    ...lookup.toWork(slice.id),
    title: slice.title,
    workstream: slice.workstream,
    featuresText: sizeOf(slice),
    unblocksText: waiting === 0 ? null : `${counted(waiting, 'slice waits', 'slices wait')} for it`,
  };
}

function sentence({ plan, slices }: Lookup): string {
  if (plan.ready.length === 0) return nothingOpen(plan);
  const packages = new Set(plan.items.flatMap((item) => item.workPackageIds)).size;
  const counts = [
    counted(plan.coverage.mapped, 'MVP feature'),
    ...(packages > 0 ? [counted(packages, 'open work package')] : []),
  ].join(' and ');
  return `${counts} in ${counted(plan.items.length, 'item')} of ${counted(plan.coverage.areasCovered, 'area')}, cut into ${counted(slices.size, 'slice')} for ${counted(plan.workstreams.length, 'workstream')} and ${counted(plan.waves.length, 'wave')}; ${counted(plan.ready.length, 'slice')} can start now.`;
}

/** Every slice that is open and waits, waits for one that is ready; so where none is, nothing is open. */
function nothingOpen({ coverage, health }: Plan): string {
  if (coverage.mvp === 0) return 'Nothing is open: no feature is in the MVP.';
  return `Nothing is open: ${health.inventory.mvpDone === 1 ? 'the one MVP feature is' : `all ${health.inventory.mvpDone} MVP features are`} done.`;
}

/** The ready slices that most others wait for come first; the plan's rank breaks ties. */
function byUse(ids: readonly string[], lookup: Lookup): Slice[] {
  return ids
    .flatMap((id) => lookup.slices.get(id) ?? [])
    .sort((a, b) => b.unblocks - a.unblocks || a.rank - b.rank || byId(a, b));
}

/** Areas in the order of their source, then any that only items name. One without a guide and without work has nothing to show. */
export function areaNames(items: readonly Item[], areas: readonly Area[]): string[] {
  const idle = new Set(idleAreas(items, areas));
  return [...new Set([...areas.map((area) => area.name), ...items.map((item) => item.area)])].filter(
    (name) => !idle.has(name),
  );
}

/** The areas of which there is nothing to say but that they are there. */
export function idleAreas(items: readonly Item[], areas: readonly Area[]): string[] {
  const worked = new Set(items.map((item) => item.area));
  return areas.filter(({ name, guide }) => guide === null && !worked.has(name)).map(({ name }) => name);
}

function areaRows(lookup: Lookup, areas: readonly Area[]): AreaRow[] {
  const byArea = grouped(lookup.plan.items, (item) => item.area);
  return areaNames(lookup.plan.items, areas).map((area) => {
    const items = byArea.get(area) ?? [];
    const slices = items.flatMap((item) => item.slices);
    return {
      area,
      target: lookup.anchor('area', area),
      items: items.length,
      features: items.reduce((sum, item) => sum + item.featureIds.length, 0),
      workPackages: new Set(items.flatMap((item) => [...item.workPackageIds, ...item.divergenceIds])).size,
      slices: slices.length,
      ready: slices.filter((slice) => lookup.ready.has(slice.id)).length,
      highRisk: items.filter((item) => item.riskFlags.some((risk) => severityRank(risk.severity) <= 1))
        .length,
    };
  });
}

/** 1 for an item that builds features, 0 for one whose flags are those of features that it cites. */
function builds(item: Item): number {
  return item.featureIds.length > 0 ? 1 : 0;
}

/** The flags that weigh most, with some of the items that carry each: those first that build what carries it. */
function riskRows(lookup: Lookup): RiskRow[] {
  return flagViews(lookup)
    .slice(0, limits.risks)
    .map(({ flag, severity, features, items }) => {
      const weight = (item: Item): number =>
        item.riskFlags.find((risk) => risk.flag === flag)?.features.length ?? 0;
      const carriers = lookup.plan.items
        .filter((item) => item.riskFlags.some((risk) => risk.flag === flag))
        .sort((a, b) => builds(b) - builds(a) || weight(b) - weight(a) || byId(a, b));
      const few = firstOf(carriers, limits.riskItems);
      return {
        flag,
        severity,
        featuresText: counted(features, 'feature'),
        items: few.shown.map((item) => ({ id: item.title, target: lookup.toWork(item.id).target })),
        moreText: few.more === 0 ? null : counted(items - few.shown.length, 'more item'),
      };
    });
}
