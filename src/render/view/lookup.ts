import type { FactSet, Group } from '../../model/factset.ts';
import { occurrences } from '../../model/grouped.ts';
import type { KeepViews } from '../../model/keep.ts';
import { baseName } from '../../model/paths.ts';
import type { Item, Plan, Slice, Workstream } from '../../model/plan.ts';
import { slug } from '../../model/slug.ts';
import type { Span } from '../../model/span.ts';
import { essential } from './reduction.ts';
import { lineOf } from './words.ts';

/** A piece of text that leads to a place on the page. */
export interface Reference {
  readonly id: string;
  /** The anchor's name, without `#`. */
  readonly target: string;
}

/** Anchors that the templates write themselves. */
const sections: readonly string[] = [
  'mvp-backlog',
  'parallel-workstreams',
  'contract-pr-candidates',
  'current-repo-health-snapshot',
  'assumptions-and-open-questions',
  'traceability-appendix',
];

/** What the views look up in a plan, made once. */
export interface Lookup {
  readonly plan: Plan;
  readonly facts: FactSet;
  readonly keep: KeepViews;
  readonly items: ReadonlyMap<string, Item>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly slices: ReadonlyMap<string, Slice>;
  readonly workstreams: ReadonlyMap<string, Workstream>;
  readonly ready: ReadonlySet<string>;
  /** By slice or item id: the ids that come before it, without those that these already wait for. */
  readonly essential: ReadonlyMap<string, readonly string[]>;
  /** Commands that every slice runs, so that the page says them once. */
  readonly common: ReadonlySet<string>;
  /** Suites that every slice extends, likewise. */
  readonly commonSuites: ReadonlySet<string>;
  /** Ids of the assumptions and questions that concern one item and no other. */
  readonly ownNotes: ReadonlySet<string>;
  /** The state that most open features are in, as written; null where none says one. */
  readonly usualState: string | null;
  /** By id of an assumption or question. */
  readonly topicOf: ReadonlyMap<string, string>;
  /** `file:12`; a guide without its folder where no other file has its name. */
  place(at: Span): string;
  /** A name for an anchor, unique on the page and the same for the same kind and id. */
  anchor(kind: string, id: string): string;
  /** Ids of the items that links made so far lead to. */
  readonly linked: ReadonlySet<string>;
  /** A reference to an item, or to the item that holds a slice; an unknown id leads to the top of section A. */
  toWork(id: string): Reference;
}

/** Makes the look-ups of a plan. */
export function lookupOf(
  plan: Plan,
  facts: FactSet,
  keep: KeepViews = (_thing, _inputs, make) => make(),
): Lookup {
  const slices = new Map<string, Slice>();
  for (const item of plan.items) {
    for (const slice of item.slices) {
      slices.set(slice.id, slice);
    }
  }
  const items = new Map(plan.items.map((item) => [item.id, item]));
  const linked = new Set<string>();
  const anchor = anchors(sections);
  // Items take their anchors first, in plan order, so that a link made earlier on the page can not change a name.
  for (const item of plan.items) anchor('item', item.id);
  return {
    plan,
    facts,
    keep,
    items,
    groups: new Map(facts.groups.map((group) => [group.name, group])),
    slices,
    workstreams: new Map(plan.workstreams.map((workstream) => [workstream.id, workstream])),
    ready: new Set(plan.ready),
    essential: new Map<string, readonly string[]>([
      ...essential(before(unfinished(slices))).entries(),
      ...essential(before(plan.items)).entries(),
    ]),
    common: common([...slices.values()].map((slice) => slice.commands.map(({ command }) => command))),
    commonSuites: common([...slices.values()].map((slice) => slice.tests.map(({ suite }) => suite))),
    ownNotes: onlyOnce(plan.items.flatMap((item) => item.assumptions)),
    usualState: usualState(facts),
    topicOf: new Map([...plan.assumptions, ...plan.questions].map(({ id, topic }) => [id, topic])),
    place: placer(facts),
    anchor,
    linked,
    toWork(id) {
      const item = items.get(id)?.id ?? slices.get(id)?.item;
      if (item !== undefined) linked.add(item);
      return { id, target: item === undefined ? 'mvp-backlog' : anchor('item', item) };
    },
  };
}

/** The slices with work left; nothing waits for the others. */
function unfinished(slices: ReadonlyMap<string, Slice>): Pick<Slice, 'id' | 'dependsOn'>[] {
  return [...slices.values()]
    .filter(({ wave }) => wave !== null)
    .map(({ id, dependsOn }) => ({
      id,
      dependsOn: dependsOn.filter((edge) => slices.get(edge.id)?.wave !== null),
    }));
}

function before(
  list: Iterable<{ readonly id: string; readonly dependsOn: readonly { readonly id: string }[] }>,
): ReadonlyMap<string, readonly string[]> {
  return new Map([...list].map(({ id, dependsOn }) => [id, dependsOn.map((edge) => edge.id)]));
}

function usualState({ features }: FactSet): string | null {
  const counts = new Map<string, number>();
  for (const { status, done, closed } of features.values())
    if (status !== null && !done && !closed) counts.set(status, (counts.get(status) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most ? most[0] : null;
}

function placer({ recon, sources }: FactSet): (at: Span) => string {
  const nameOf = (path: string): string => baseName(path);
  const guides = recon.map((guide) => guide.path);
  const paths = new Set([...guides, ...sources.tree.files.map((file) => file.path)]);
  const names = onlyOnce([...paths].map(nameOf));
  const short = new Set(guides.filter((path) => names.has(nameOf(path))));
  return (at) => lineOf(short.has(at.file) ? { ...at, file: nameOf(at.file) } : at);
}

function onlyOnce(ids: readonly string[]): ReadonlySet<string> {
  return new Set([...occurrences(ids)].filter(([, count]) => count === 1).map(([id]) => id));
}

/** What all lists hold. */
function common(lists: readonly (readonly string[])[]): ReadonlySet<string> {
  let kept: ReadonlySet<string> | null = null;
  for (const list of lists) {
    const own: ReadonlySet<string> = new Set(list);
    const last: ReadonlySet<string> = kept ?? own;
    kept = new Set([...last].filter((one) => own.has(one)));
  }
  return kept ?? new Set();
}

/** An item goes by its id alone: no other kind has so many anchors. */
function anchors(reserved: readonly string[]): (kind: string, id: string) => string {
  const given = new Map<string, string>();
  const taken = new Set(reserved);
  return (kind, id) => {
    const key = `${kind} ${id}`;
    const known = given.get(key);
    if (known !== undefined) return known;
    const base = slug(kind === 'item' ? id : `${kind}-${id}`);
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
    taken.add(name);
    given.set(key, name);
    return name;
  };
}
