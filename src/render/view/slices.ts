import type { FactSet } from '../../model/factset.ts';
import { pushTo } from '../../model/grouped.ts';
import { headline } from '../../model/headline.ts';
import { sorted } from '../../model/natural.ts';
import { none } from '../../model/none.ts';
import type { Command, DoneCriterion, Item, Slice } from '../../model/plan.ts';
import { slug } from '../../model/slug.ts';
import type { Feature } from '../../model/sources.ts';
import type { Span } from '../../model/span.ts';
import { counted } from '../../model/words.ts';
import { limits } from './limits.ts';
import type { Lookup } from './lookup.ts';
import { firstOf, moreText, shortened, shortSliceId } from './words.ts';
import { workingOrder } from './working-order.ts';

/** A feature, work package or divergence with its criteria. */
export interface CheckView {
  /** The feature's id; null for a guide task, which its text and line name. */
  readonly of: string | null;
  /** What it is, in its source's words; null when its only criterion says the same. */
  readonly text: string | null;
  /** Its line, where that is not the inventory's: `line 12` of the area's guide, else `file:12`, without the folder where no other file has that name. */
  readonly at: string | null;
  /** The features of the same slice that come before it, because it depends on them. */
  readonly after: readonly string[];
  /** The inventory says that it is done. */
  readonly done: boolean;
  /** The state of an open feature, where it is not that of most; then what the inventory says of it besides its fields. */
  readonly notes: readonly NoteView[];
  /** Its criteria. Those of guide tasks have no id of their own that would say more than their place. */
  readonly criteria: readonly CriterionView[];
}

export interface NoteView {
  readonly name: string;
  readonly text: string;
}

export interface CriterionView {
  /**
   * Its number below its feature, which with the feature's id is its own id. Null when it has an id of another form, or none, or
   * when its neighbours do, as a list counts from one.
   */
  readonly ordinal: number | null;
  readonly id: string | null;
  readonly text: string;
  /** It is met: its feature is done, or the source says so of it alone. */
  readonly done: boolean;
  /** Its place, where nothing above it says so: on the last of its work. */
  readonly at: string | null;
}

export interface SliceView {
  readonly id: string;
  /** What follows the item's id in its own. */
  readonly shortId: string;
  /** What sets it apart from the item; null when it is the whole of it. */
  readonly title: string | null;
  /** From 1; null when nothing is left to do. */
  readonly wave: number | null;
  readonly ready: boolean;
  readonly contract: boolean;
  readonly workstream: string;
  readonly features: readonly string[];
  /** Ids of its work packages and divergences, without the area. */
  readonly tasks: readonly string[];
  /** How many of those, in words; null for none. */
  readonly tasksText: string | null;
  readonly paths: readonly string[];
  readonly morePathsText: string | null;
  /** The only slice of its item: what the item says of itself is not said again. */
  readonly only: boolean;
  /** The slices with work left that come before it, without those that these wait for. Of the same item: their last part. */
  readonly waitsFor: readonly string[];
  readonly moreText: string | null;
  /** Suites to extend, in words, and commands, both besides those of every slice. */
  readonly testsText: string;
  readonly commands: readonly string[];
  readonly moreCommandsText: string | null;
  readonly checks: readonly CheckView[];
}

/** What a feature, work package or divergence is called, and where it stands; undefined for none of them. */
export type WorkTitles = (id: string) => { readonly title: string; readonly at: Span | null } | undefined;

/** Reads the titles from features and guides. */
export function workTitles(facts: FactSet): WorkTitles {
  const titles = new Map<string, { title: string; at: Span | null }>();
  for (const guide of facts.recon) {
    for (const work of guide.workPackages) titles.set(work.id, { title: work.title, at: work.at });
    for (const gap of guide.divergences) titles.set(gap.id, { title: gap.title, at: gap.at });
  }
  return (id) => {
    const feature = facts.features.get(id);
    // A feature's line is in the appendix.
    return feature ? { title: wholeTitle(feature), at: null } : titles.get(id);
  };
}

/** A title names a feature, and only its description says what it is. */
function wholeTitle({ title, description }: Feature): string {
  if (title === null || title === description) return description;
  return description === '' ? title : `${title}: ${description}`;
}

/** What the parts of an item are said relative to. */
export interface Context {
  readonly lookup: Lookup;
  readonly titles: WorkTitles;
  readonly item: Item;
  readonly guide: string | null;
}

/** One slice of an item. */
export function sliceView(slice: Slice, context: Context): SliceView {
  const { item, lookup } = context;
  const tasks = [...slice.workPackageIds, ...slice.divergenceIds];
  const commands = firstOf(ownCommands(slice.commands, lookup), limits.commands);
  const paths = firstOf(slice.pathPrefixes, limits.paths);
  // The only slice of an item waits for what its item comes after.
  const before = item.slices.length === 1 ? [] : sorted(lookup.essential.get(slice.id) ?? []);
  const waits = firstOf(before, limits.waits);
  const title = partTitle(slice, context);
  const feature = onlyFeature(slice);
  return {
    id: slice.id,
    shortId: shortSliceId(slice.id, item.id),
    title: feature === null ? title : (context.titles(feature)?.title ?? title),
    wave: slice.wave === null ? null : slice.wave + 1,
    ready: lookup.ready.has(slice.id),
    contract: slice.contract,
    workstream: slice.workstream,
    features: slice.featureIds,
    tasks: tasks.map((id) => withoutArea(id, item)),
    tasksText: tasks.length === 0 ? null : counted(tasks.length, 'guide task'),
    paths: paths.shown,
    morePathsText: moreText(paths.more),
    only: item.slices.length === 1,
    waitsFor: waits.shown.map((id) => shortSliceId(id, item.id)),
    moreText: moreText(waits.more),
    testsText: sorted(slice.tests.map((test) => test.suite))
      .filter((suite) => !lookup.commonSuites.has(suite))
      .join(', '),
    commands: commands.shown,
    moreCommandsText: moreText(commands.more),
    checks: checkViews(slice, item.slices.length === 1 ? item.title : slice.title, context),
  };
}

/**
 * Everything that a slice does, in the order in which one person does it, each with its criteria; what states none is there all the same. `shown` is the
 * title that already stands above.
 */
function checkViews(slice: Slice, shown: string, context: Context): readonly CheckView[] {
  const { item, lookup, guide } = context;
  const { id, featureIds, doneFeatureIds, doneCriteria } = slice;
  const work = workIds(slice).join('\n');
  const { owner, slices } = item;
  const inputs = [lookup.facts, id, featureIds, doneFeatureIds, work, shown, guide, owner, slices.length];
  return lookup.keep(doneCriteria, inputs, () => madeChecks(slice, shown, context));
}

function madeChecks(slice: Slice, shown: string, { item, lookup, titles, guide }: Context): CheckView[] {
  const feature = onlyFeature(slice);
  const byWork = new Map<string, DoneCriterion[]>();
  const turns = workingOrder(slice, lookup.facts);
  const after = new Map(turns.map((turn) => [turn.id, turn.after]));
  const own = new Set([...after.keys(), ...workIds(slice)]);
  for (const id of own) byWork.set(id, []);
  for (const criterion of slice.doneCriteria) pushTo(byWork, criterion.of, criterion);
  return [...byWork].map(([of, criteria]) => {
    // A criterion of something that is built elsewhere says what it is for.
    const work = own.has(of) ? titles(of) : undefined;
    // A divergence is its own and only criterion, and says its title again.
    const whole = criteria.length === 1 && criteria[0]?.id === of;
    const named =
      criteria.length > 0 &&
      (headline(work?.title ?? '') === shown || (of === feature && item.slices.length > 1));
    const at = work?.at ? (work.at.file === guide ? `line ${work.at.line}` : lookup.place(work.at)) : null;
    const last = criteria.length - 1;
    const counted = criteria.every(({ id }, index) => id === `${of}.${index + 1}`) && !of.includes('/');
    return {
      of: work === undefined || work.at ? null : of,
      after: after.get(of) ?? none,
      done: slice.doneFeatureIds.includes(of),
      text: whole || named || work === undefined ? null : work.title,
      at,
      notes: own.has(of) ? noteViews(lookup.facts.features.get(of), item, lookup.usualState) : none,
      criteria: criteria.map(({ id, text, done }, index) => ({
        ordinal: counted && work ? index + 1 : null,
        id: counted || work === undefined || of.includes('/') ? null : shortId(id, of),
        text,
        done: done === true || slice.doneFeatureIds.includes(of),
        at: index === last && (whole || named) ? at : null,
      })),
    };
  });
}

/**
 * What a feature says besides its criteria: that it is under way or waits for something, where most are not, for somebody may be at it; whose
 * it is, where its item is somebody else's; and its notes.
 */
function noteViews(feature: Feature | undefined, item: Item, usual: string | null): readonly NoteView[] {
  if (!feature) return none;
  const { notes, status, owner, done, closed } = feature;
  const said: NoteView[] = [];
  if (status !== null && status !== usual && !done && !closed)
    said.push({ name: 'State', text: shortened(status, limits.note) });
  if (owner !== null && owner !== item.owner) said.push({ name: 'Owner', text: owner });
  for (const { name, text } of notes)
    said.push({ name: name.slice(0, 1).toUpperCase() + name.slice(1), text: shortened(text, limits.note) });
  return said.length === 0 ? none : said;
}

/** A criterion stands below its feature, so `A-1.2` needs to say `.2` only. That of a guide task is named by its place. */
function shortId(id: string, of: string): string {
  return id.startsWith(`${of}.`) ? id.slice(of.length) : id;
}

/** The feature that is all of a slice, which is then its title; null for a slice of more or other work. */
function onlyFeature(slice: Slice): string | null {
  const [id] = slice.featureIds;
  const alone = slice.featureIds.length === 1 && slice.workPackageIds.length === 0;
  return alone && id !== undefined && slice.id.endsWith(`/${id}`) ? id : null;
}

/** Slices repeat their item's title in front; that of one feature repeats the feature, and that of some ground its paths. */
function partTitle(slice: Slice, { item }: Context): string | null {
  if (slice.title === item.title || item.slices.length === 1) return null;
  const whole = slice.title.startsWith(`${item.title}: `)
    ? slice.title.slice(item.title.length + 2)
    : slice.title;
  const first = slice.pathPrefixes.find((path) => whole.startsWith(path) || whole.includes(`: ${path}`));
  const own = slice.contract ? whole.replace(/: the contract$/, '') : whole;
  const title = first === undefined ? own : own.slice(0, Math.max(0, own.indexOf(first) - 2));
  // An id that is made of a title that was short enough says it all.
  return title === '' || slug(title) === shortSliceId(slice.id, item.id).slice(1) ? null : title;
}

/** Guide tasks have their area in front, which the reader has read above. */
function withoutArea(id: string, item: Item): string {
  const area = `${slug(item.area)}/`;
  return id.startsWith(area) ? id.slice(area.length) : id;
}

function workIds(slice: Slice): string[] {
  return [...slice.featureIds, ...slice.workPackageIds, ...slice.divergenceIds];
}

/** Each command once, without those that every slice runs. */
function ownCommands(commands: readonly Command[], lookup: Lookup): string[] {
  return [...new Set(commands.map(({ command }) => command))].filter(
    (command) => !lookup.common.has(command),
  );
}
