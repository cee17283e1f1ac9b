import type { FactSet } from '../model/factset.ts';
import { held } from '../model/held.ts';
import { compareNatural, sorted } from '../model/natural.ts';
import { exact, none, orNone } from '../model/none.ts';
import { outermost } from '../model/paths.ts';
import type { Item, Slice } from '../model/plan.ts';
import type { Criteria } from './criteria.ts';
import type { Details } from './details.ts';
import type { ItemOrder } from './item-edges.ts';
import type { Draft, DraftItem } from './model.ts';
import { prBoundary } from './pr-boundary.ts';
import { StatusMap } from './touched.ts';

/** What an item says of itself but for what other items, risks and assumptions give it. */
type ItemBody = Omit<Item, 'dependsOn' | 'doneCriteria' | 'riskFlags' | 'assumptions' | 'slices' | 'rank'>;

/** Makes the bodies of items. That of an item whose slices stand in the order of the last time is the same. */
export class ItemBodies {
  readonly #details: Details;
  readonly #statuses: StatusMap;
  readonly #last = new Map<string, { readonly order: string; readonly body: ItemBody }>();

  /** All that is ever given of a slice follows from the draft and the details. */
  constructor(draft: Draft, facts: FactSet, details: Details) {
    this.#details = details;
    this.#statuses = new StatusMap(facts, draft.ground);
  }

  /** `slices`: those of the item, in order. */
  of(item: DraftItem, slices: readonly Slice[]): ItemBody {
    const order = JSON.stringify(slices.map(({ id }) => id));
    const last = this.#last.get(item.id);
    if (last?.order === order) return last.body;
    const body = this.#made(item, slices);
    this.#last.set(item.id, { order, body });
    return body;
  }

  #made(item: DraftItem, slices: readonly Slice[]): ItemBody {
    const features = unique(slices.flatMap((slice) => slice.featureIds));
    const related = unique(slices.flatMap((slice) => slice.relatedFeatureIds));
    const own = new Set(features);
    const prefixes = outermost(slices.flatMap((slice) => slice.pathPrefixes));
    const owner = this.#details.owner(prefixes, features, item.area);
    return {
      id: item.id,
      kind: item.kind,
      title: item.title,
      area: item.area,
      group: item.group,
      featureIds: features,
      doneFeatureIds: unique(slices.flatMap((slice) => slice.doneFeatureIds)),
      relatedFeatureIds: exact(related.filter((id) => !own.has(id))),
      workPackageIds: unique(slices.flatMap((slice) => slice.workPackageIds)),
      divergenceIds: unique(slices.flatMap((slice) => slice.divergenceIds)),
      pathPrefixes: prefixes,
      prBoundary: prBoundary(slices),
      tests: mergeTests(slices),
      commands: [
        ...new Map(slices.flatMap((slice) => slice.commands).map((one) => [one.command, one])).values(),
      ],
      owner: owner.owner,
      ownerRule: owner.rule,
      secondaryAreas: item.touches,
      modules: orNone(this.#statuses.on(prefixes, features.length > 0 ? features : related, item.area)),
    };
  }
}

/** What others give an item: its place among them, risks and assumptions. */
type Given = Pick<Item, 'dependsOn' | 'riskFlags' | 'assumptions' | 'slices' | 'rank'>;

/** What is put together to items. */
interface Parts {
  readonly slices: ReadonlyMap<string, Slice>;
  readonly order: ItemOrder;
  readonly bodies: ItemBodies;
  readonly criteria: Criteria;
}

/** Items in the order of their areas in the design, then by rank; yet without risks and assumptions. */
export function openItems(draft: Draft, facts: FactSet, { slices, order, bodies, criteria }: Parts): Item[] {
  const place = new Map(facts.areas.map((area, index) => [area.name, index]));
  const areaPlace = (area: string): number => place.get(area) ?? facts.areas.length;
  return draft.items
    .map((item): Item => {
      const own = item.slices.map((slice) => held(slices, slice.id)).sort((a, b) => a.rank - b.rank);
      const dependsOn = order.edges.get(item.id) ?? [];
      const rank = held(order.rank, item.id);
      const given = { dependsOn, riskFlags: none, assumptions: none, slices: own, rank };
      return itemOf(bodies.of(item, own), given, criteria);
    })
    .sort(
      (a, b) => areaPlace(a.area) - areaPlace(b.area) || compareNatural(a.area, b.area) || a.rank - b.rank,
    );
}

/** An open item with what remains to be said of it. */
export function finishedItem(
  open: Item,
  { riskFlags, assumptions }: Pick<Item, 'riskFlags' | 'assumptions'>,
  criteria: Criteria,
): Item {
  const { dependsOn, slices, rank } = open;
  return itemOf(open, { dependsOn, riskFlags, assumptions, slices, rank }, criteria);
}

/** Written out: put together by spreading, each would have a hidden class of its own, which takes more than the item. */
function itemOf(body: ItemBody, given: Given, criteria: Criteria): Item {
  const item: Omit<Item, 'doneCriteria'> = {
    id: body.id,
    kind: body.kind,
    title: body.title,
    area: body.area,
    group: body.group,
    featureIds: body.featureIds,
    doneFeatureIds: body.doneFeatureIds,
    relatedFeatureIds: body.relatedFeatureIds,
    workPackageIds: body.workPackageIds,
    divergenceIds: body.divergenceIds,
    pathPrefixes: body.pathPrefixes,
    dependsOn: given.dependsOn,
    prBoundary: body.prBoundary,
    tests: body.tests,
    commands: body.commands,
    riskFlags: given.riskFlags,
    owner: body.owner,
    ownerRule: body.ownerRule,
    secondaryAreas: body.secondaryAreas,
    modules: body.modules,
    assumptions: given.assumptions,
    slices: given.slices,
    rank: given.rank,
  };
  return Object.defineProperty(item, 'doneCriteria', criteria.ofItem) as Item;
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

function unique(list: readonly string[]): readonly string[] {
  return list.length === 0 ? none : sorted(list);
}
