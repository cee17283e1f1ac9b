import type { Item, Plan, Slice, Workstream } from '../../model/plan.ts';
import { slug } from '../../model/slug.ts';
import { essential } from './reduction.ts';

/** A piece of text that leads to a place on the page. */
export interface Reference {
  readonly id: string;
  /** The anchor's name, without `#`. */
  readonly target: string;
}

/** What the views look up in a plan, made once. */
export interface Lookup {
  readonly plan: Plan;
  readonly items: ReadonlyMap<string, Item>;
  readonly slices: ReadonlyMap<string, Slice>;
  readonly workstreams: ReadonlyMap<string, Workstream>;
  readonly ready: ReadonlySet<string>;
  /** By slice or item id: the ids that come before it, without those that these already wait for. */
  readonly essential: ReadonlyMap<string, readonly string[]>;
  /** Commands that every slice runs, so that the page says them once. */
  readonly common: ReadonlySet<string>;
  /** Suites that every slice extends, likewise. */
  readonly commonSuites: ReadonlySet<string>;
  /** A name for an anchor, unique on the page and the same for the same kind and id. */
  anchor(kind: string, id: string): string;
  /** A reference to an item, or to the item that holds a slice; an unknown id leads to the top of section A. */
  toWork(id: string): Reference;
}

/** Makes the look-ups of a plan. */
export function lookupOf(plan: Plan): Lookup {
  const slices = new Map<string, Slice>();
  for (const item of plan.items) {
    for (const slice of item.slices) {
      slices.set(slice.id, slice);
    }
  }
  const items = new Map(plan.items.map((item) => [item.id, item]));
  const anchor = anchors();
  // Items take their anchors first, in plan order, so that a link made earlier on the page can not change a name.
  for (const item of plan.items) anchor('item', item.id);
  return {
    plan,
    items,
    slices,
    workstreams: new Map(plan.workstreams.map((workstream) => [workstream.id, workstream])),
    ready: new Set(plan.ready),
    essential: new Map<string, readonly string[]>([
      ...essential(before(slices.values())).entries(),
      ...essential(before(plan.items)).entries(),
    ]),
    common: common([...slices.values()].map((slice) => slice.commands.map(({ command }) => command))),
    commonSuites: common([...slices.values()].map((slice) => slice.tests.map(({ suite }) => suite))),
    anchor,
    toWork(id) {
      const item = items.get(id)?.id ?? slices.get(id)?.item;
      return { id, target: item === undefined ? 'mvp-backlog' : anchor('item', item) };
    },
  };
}

function before(
  list: Iterable<{ readonly id: string; readonly dependsOn: readonly { readonly id: string }[] }>,
): ReadonlyMap<string, readonly string[]> {
  return new Map([...list].map(({ id, dependsOn }) => [id, dependsOn.map((edge) => edge.id)]));
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

function anchors(): (kind: string, id: string) => string {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  return (kind, id) => {
    const key = `${kind} ${id}`;
    const known = given.get(key);
    if (known !== undefined) return known;
    const base = slug(`${kind}-${id}`);
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
    taken.add(name);
    given.set(key, name);
    return name;
  };
}
