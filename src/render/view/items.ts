import type { Area, FactSet } from '../../model/factset.ts';
import { grouped } from '../../model/grouped.ts';
import { compareNatural, sorted } from '../../model/natural.ts';
import { none } from '../../model/none.ts';
import type { Edge, Item, RiskFlag, TouchedModule } from '../../model/plan.ts';
import { counted, inWords } from '../../model/words.ts';
import { type AskedOfAll, askedOfAll } from './asked.ts';
import { type ElsewhereView, workElsewhere } from './elsewhere.ts';
import { limits } from './limits.ts';
import type { Lookup } from './lookup.ts';
import { sizeOf } from './size.ts';
import { type Context, type SliceView, sliceView, workTitles } from './slices.ts';
import { areaNames } from './summary.ts';
import { firstOf, moreText, severityRank, shortened, waveRange } from './words.ts';

/** Edges that have the same reason, said once. */
export interface AfterView {
  readonly reason: string;
  readonly kind: string;
  readonly ids: readonly string[];
}

/** An item's flags of one severity. Why rules raise them stands once, under the page's flags; which features, in the plan. */
export interface RiskView {
  readonly severity: string;
  readonly flags: readonly string[];
}

/** Modules whose ground the item touches and that their guides call unfinished, by status. */
export interface ModulesView {
  readonly status: string;
  readonly count: number;
  readonly names: readonly string[];
}

export interface GroupNoteView {
  /** Whose note it is and what it is called: null for what describes the item itself. */
  readonly name: string | null;
  readonly text: string;
}

export interface ItemView {
  readonly id: string;
  /** Null where no link on the page leads to it: its heading is an anchor of its own. */
  readonly anchor: string | null;
  readonly title: string;
  /** What the inventory says of all its features, with the name of who says it where that is not the item's title. */
  readonly notes: readonly GroupNoteView[];
  readonly kind: string;
  /** Counts in words. */
  readonly size: string;
  readonly foldLabel: string;
  /** True when its slices are too long a list to stand open. */
  readonly folds: boolean;
  /** One of its slices can start now. */
  readonly ready: boolean;
  /** Of its slices with work left; null when it has none. */
  readonly waves: string | null;
  readonly worstRisk: string | null;
  readonly owner: string | null;
  readonly ownerRule: string | null;
  readonly featureIds: readonly string[];
  readonly paths: readonly string[];
  /** What its only slice waits for; of an item that is cut, the items before it. */
  readonly after: readonly AfterView[];
  /** How many edges there are besides, in words. */
  readonly moreAfterText: string | null;
  readonly prBoundary: string;
  readonly slices: readonly SliceView[];
  /** True for more than one slice. */
  readonly cut: boolean;
  /** Its flags, those first that most features carry. */
  readonly risks: readonly RiskView[];
  /** How many flags there are besides, in words; null for none. */
  readonly moreRisksText: string | null;
  readonly modules: readonly ModulesView[];
  readonly secondaryAreas: readonly string[];
  readonly moreAreasText: string | null;
  /** Those of no other item; what many items rest on stands in section E alone. */
  readonly assumptions: readonly string[];
  /** No document gives all of it a path, so its ground is in part assumed. */
  readonly assumedGround: boolean;
}

export interface AreaView extends AskedOfAll {
  readonly name: string;
  readonly anchor: string;
  readonly guide: string | null;
  readonly prefixes: readonly string[];
  readonly size: string;
  /** Items of other areas that hold work which its guide plans, and how many more there are, in words. */
  readonly elsewhere: readonly ElsewhereView[];
  readonly moreElsewhereText: string | null;
  /** Made when they are asked for, and not held: the items of all areas at once are more than the page. */
  readonly items: readonly ItemView[];
}

/** Section A: every area with its items. */
export function areaViews(lookup: Lookup, facts: FactSet): AreaView[] {
  const known = new Map<string, Area>(facts.areas.map((area) => [area.name, area]));
  const byArea = grouped(lookup.plan.items, (item) => item.area);
  const titles = workTitles(facts);
  const elsewhere = workElsewhere(lookup, facts);
  // Which items links lead to is settled now, whenever the items are made.
  const own: Lookup = { ...lookup, linked: new Set(lookup.linked) };
  const guides = new Map(facts.recon.map((guide) => [guide.area, guide]));
  return areaNames(lookup.plan.items, facts.areas).map((name) => {
    const items = byArea.get(name) ?? [];
    const slices = items.reduce((sum, item) => sum + item.slices.length, 0);
    const others = firstOf(elsewhere.get(name) ?? [], limits.elsewhere);
    return {
      name,
      anchor: lookup.anchor('area', name),
      guide: known.get(name)?.guide ?? null,
      prefixes: known.get(name)?.prefixes ?? [],
      size: `${counted(items.length, 'item')}, ${counted(slices, 'slice')}`,
      elsewhere: others.shown,
      moreElsewhereText: moreText(others.more),
      ...askedOfAll(guides.get(name), lookup.common),
      get items() {
        const guide = known.get(name)?.guide ?? null;
        return items.map((item) => itemView({ lookup: own, titles, item, guide }));
      },
    };
  });
}

function itemView(context: Context): ItemView {
  const { item, lookup } = context;
  const worst = [...item.riskFlags].sort((a, b) => severityRank(a.severity) - severityRank(b.severity))[0];
  const open = item.slices.flatMap(({ wave }) => wave ?? []);
  const slices = item.slices.map((slice) => sliceView(slice, context));
  const areas = firstOf(item.secondaryAreas, limits.itemNotes);
  const assumptions = item.assumptions.filter((id) => lookup.ownNotes.has(id));
  const waits = edgesBefore(item, lookup);
  const edges = firstOf(waits, limits.waits);
  return {
    id: item.id,
    anchor: lookup.linked.has(item.id) ? lookup.anchor('item', item.id) : null,
    title: item.title,
    notes: groupNoteViews(item, lookup),
    kind: item.kind === 'group' ? 'feature group' : 'guide alignment',
    size: sizeOf(item),
    foldLabel: `${counted(slices.length, 'slice')}, ${counted(item.doneCriteria.length, 'done criterion', 'done criteria')}`,
    folds: slices.length > limits.openSlices || item.doneCriteria.length > limits.openCriteria,
    ready: slices.some((slice) => slice.ready),
    waves: open.length === 0 ? null : waveRange(open),
    worstRisk: worst?.severity ?? null,
    owner: item.owner,
    ownerRule: item.ownerRule,
    featureIds: item.featureIds,
    paths: item.pathPrefixes,
    after: afterViews(edges.shown),
    moreAfterText: moreText(waits.length - edges.shown.length),
    prBoundary: item.prBoundary,
    slices,
    cut: slices.length > 1,
    ...riskViews(item),
    modules: moduleViews(item.modules.filter((module) => module.open)),
    secondaryAreas: areas.shown,
    moreAreasText: moreText(areas.more),
    assumptions,
    assumedGround: assumptions.some((id) => lookup.topicOf.get(id) === 'ground'),
  };
}

function groupNoteViews(item: Item, { groups }: Lookup): readonly GroupNoteView[] {
  const notes = item.group === null ? none : (groups.get(item.group)?.notes ?? none);
  return notes.map(({ of, name, text }) => {
    const called = [...(of === item.title ? [] : [of]), ...(name === '' ? [] : [name])].join(', ');
    return {
      name: called === '' ? null : called.slice(0, 1).toUpperCase() + called.slice(1),
      text: shortened(text, limits.groupNote),
    };
  });
}

/**
 * What comes before an item: where it is one slice, all that this waits for, turns on a path too, because nothing else on the page says so;
 * else the items before it. Without what follows from the others, and what has nothing left to do, for which nobody waits.
 */
function edgesBefore(item: Item, { essential, items }: Lookup): readonly Edge[] {
  const [first, ...more] = item.slices;
  const { id, dependsOn } = first && more.length === 0 ? first : item;
  const kept = new Set(essential.get(id));
  const isOpen = (one: string): boolean => items.get(one)?.slices.some(({ wave }) => wave !== null) ?? true;
  return dependsOn.filter((edge) => kept.has(edge.id) && isOpen(edge.id));
}

function riskViews(item: Item): Pick<ItemView, 'risks' | 'moreRisksText'> {
  const all = [...grouped(item.riskFlags, (risk) => risk.severity)]
    .map(([severity, flags]) => ({ severity, flags: byWeight(flags) }))
    .sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
  const shown = all.map(({ severity, flags }) => ({ severity, flags: flags.slice(0, limits.flags) }));
  const rest = all.flatMap(({ severity, flags }, index) => {
    const more = flags.length - (shown[index]?.flags.length ?? 0);
    return more > 0 ? [`${more} more ${severity}`] : [];
  });
  return { risks: shown, moreRisksText: rest.length === 0 ? null : inWords(rest) };
}

/** Those that most features carry first. The line is about risks, so their names need not say so. */
function byWeight(flags: readonly RiskFlag[]): string[] {
  return [...flags]
    .sort((a, b) => b.features.length - a.features.length || compareNatural(a.flag, b.flag))
    .map((risk) => risk.flag.replace(/ risk$/, ''));
}

function afterViews(edges: readonly Edge[]): AfterView[] {
  return [...grouped(edges, (edge) => edge.reason)].map(([reason, list]) => ({
    reason: shortened(reason, limits.reason),
    kind: (list[0]?.kind ?? '').replace('_', ' '),
    ids: sorted(list.map((edge) => edge.id)),
  }));
}

function moduleViews(modules: readonly TouchedModule[]): ModulesView[] {
  return [...grouped(modules, (module) => module.status ?? 'status not stated')]
    .map(([status, list]) => {
      const names = sorted(list.map((module) => module.name));
      return { status: status.replaceAll('_', ' '), count: names.length, names };
    })
    .sort((a, b) => b.count - a.count || compareNatural(a.status, b.status));
}
