import { append } from '../model/append.ts';
import { grouped, pushTo } from '../model/grouped.ts';
import { headline } from '../model/headline.ts';
import { at } from '../model/held.ts';
import { byId, compareNatural } from '../model/natural.ts';
import { outermost, overlaps } from '../model/paths.ts';
import type { Divergence, WorkPackage } from '../model/recon.ts';
import type { Feature } from '../model/sources.ts';
import { type CutSlice, cutPackage, mergeSteps, shortList } from './cut-package.ts';
import type { Ground } from './ground.ts';
import type { Home } from './homes.ts';
import { idPart } from './ids.ts';
import type { PlacedGroup } from './scope.ts';

/** A work package that joined a group, with its own ground. */
interface JoinedPackage {
  readonly package: WorkPackage;
  /** Prefixes that it names; empty when it names none. */
  readonly paths: readonly string[];
  readonly divergences: readonly Divergence[];
  /** The planned features that it and the gaps which it closes cite, of whichever group. */
  readonly relatedIds: readonly string[];
  readonly contractPr: string | null;
}

/** What a group is cut from. */
export interface GroupGround {
  readonly group: PlacedGroup;
  readonly areaSlug: string;
  readonly home: (id: string) => Home;
  readonly packages: readonly JoinedPackage[];
  readonly divergences: (id: string) => readonly Divergence[];
  /** The contract pull request of a feature whose whole change is a contract surface. */
  readonly contractPr: (id: string) => string | null;
  readonly maxFeatures: number;
}

/**
 * Cuts a group into slices of one workstream each. Work packages that joined the group come first and take the open
 * features that they cite and build; the others are clustered by the module that they are built in, then cut in natural order of id.
 * Features that are done stand in slices of their own, so that open work never waits in their company.
 */
export function cutGroup(ground: GroupGround, on: Ground): CutSlice[] {
  const { group } = ground;
  const slices: CutSlice[] = [];
  const free = new Map(group.features.map((feature) => [feature.id, feature]));
  const members: ReadonlySet<string> = new Set(free.keys());
  const joined = ground.packages.flatMap((one) => cutJoined(one, ground, on, free, members));
  append(slices, mergeSteps(joined, ground.maxFeatures));

  for (const cluster of clustersOf([...free.values()], ground)) {
    for (const some of packed(cluster, ground)) slices.push(featureSlice(some, ground));
  }
  return slices;
}

/** Features that may share a slice: of one workstream and ground, all done or all open, of one contract pull request. */
function clustersOf(features: readonly Feature[], ground: GroupGround): Feature[][] {
  const clusters = new Map<string, Feature[]>();
  for (const feature of features) {
    const home = ground.home(feature.id);
    const pr = home.contract ? ground.contractPr(feature.id) : null;
    const key = JSON.stringify([feature.done, home.stream, home.contract, pr, home.prefixes]);
    pushTo(clusters, key, feature);
  }
  return [...clusters.values()];
}

/**
 * Packs a cluster into slices: the features of one module stay together as far as they fit, and modules, in the natural order of
 * their first feature, go where they leave least room. Slices of one cluster touch the same ground and wait for each other, so
 * the fewer the better.
 */
function packed(cluster: readonly Feature[], ground: GroupGround): Feature[][] {
  const modules = grouped(cluster, (feature) => ground.home(feature.id).module ?? '');
  const most = Math.max(1, Math.floor(ground.maxFeatures));
  const slices: Feature[][] = [];
  // Slices that are not full, by the room that they have.
  const open = new Map<number, Feature[][]>();
  const close = (slice: Feature[]): void => {
    const room = most - slice.length;
    if (room === 0) return;
    pushTo(open, room, slice);
  };
  for (const features of modules.values()) {
    const room = [...open.keys()].filter((one) => one >= features.length).sort((a, b) => a - b)[0];
    const waiting = room === undefined ? undefined : open.get(room);
    const slice = waiting?.shift();
    if (room !== undefined && slice) {
      if (waiting?.length === 0) open.delete(room);
      append(slice, features);
      close(slice);
      continue;
    }
    for (let from = 0; from < features.length; from += most) {
      const some = features.slice(from, from + most);
      slices.push(some);
      close(some);
    }
  }
  return slices.map((slice) => slice.sort(byId));
}

function cutJoined(
  joined: JoinedPackage,
  ground: GroupGround,
  on: Ground,
  free: Map<string, Feature>,
  members: ReadonlySet<string>,
): CutSlice[] {
  const { group, maxFeatures } = ground;
  const cited = [...new Set(joined.package.ids)].filter((id) => members.has(id)).sort(compareNatural);
  const standIn = cited.flatMap((id) => ground.home(id).prefixes);
  const paths = joined.paths.length > 0 ? joined.paths : outermost(standIn);
  const cut = cutPackage(
    joined.package,
    {
      area: group.area,
      areaSlug: ground.areaSlug,
      paths,
      divergences: joined.divergences,
      relatedIds: joined.relatedIds,
      contractPr: joined.contractPr,
      assumed: joined.paths.length === 0,
    },
    on,
  );
  const main = at(cut, 0);
  const open = cited.flatMap((id) => {
    const feature = free.get(id);
    return feature && !feature.done && isBuiltIn(main, ground.home(id)) ? [feature] : [];
  });
  const taken = open.slice(0, maxFeatures);
  for (const feature of taken) free.delete(feature.id);
  const here = new Set(taken.map((feature) => feature.id));
  const divergences = taken.flatMap((feature) => ground.divergences(feature.id));
  return [
    {
      ...main,
      featureIds: taken.map((feature) => feature.id),
      relatedIds: joined.relatedIds.filter((id) => !here.has(id)),
      divergences: [...main.divergences, ...divergences],
    },
    ...cut.slice(1),
  ];
}

/**
 * True when a cited feature is built by the package's own slice: on ground that documents give both, or on the slice's when they give
 * the feature none. A contract slice changes shapes; what is built behind them is another review.
 */
function isBuiltIn(slice: CutSlice, home: Home): boolean {
  if (slice.contract !== home.contract) return false;
  if (isAssumed(home)) return true;
  return slice.pathPrefixes.some((path) => home.prefixes.some((own) => overlaps(path, own)));
}

/** True of ground that no document gives the feature itself. */
function isAssumed({ basis }: Home): boolean {
  return basis === 'siblings' || basis === 'area';
}

/** A slice of features that share their ground. */
function featureSlice(features: readonly Feature[], ground: GroupGround): CutSlice {
  const { group } = ground;
  const ids = features.map((feature) => feature.id);
  const homes = ids.map(ground.home);
  const [first, home] = [at(features, 0), at(homes, 0)];
  const { prefixes, contract } = home;
  const modules = new Set(homes.map((one) => one.module));
  const module = modules.size === 1 ? home.module : null;
  const where = module ?? (prefixes.length > 0 ? shortList(prefixes) : group.area);
  return {
    tail: idPart(first.id),
    title: titleOf(features, group.name, where),
    featureIds: ids,
    doneIds: features.filter((feature) => feature.done).map((feature) => feature.id),
    relatedIds: [],
    workPackages: [],
    divergences: ids.flatMap(ground.divergences),
    pathPrefixes: prefixes,
    workstream: home.stream,
    contract,
    contractPr: contract ? (ground.contractPr(first.id) ?? group.name) : null,
    criteria: [],
    assumedIds: ids.filter((id) => isAssumed(ground.home(id))),
    at: first.at,
  };
}

/** One feature's own title; else group and ground; else, where the ground repeats the group, the first title and how many more. */
function titleOf(features: readonly Feature[], group: string, where: string): string {
  const first = at(features, 0);
  if (features.length > 1 && where !== group) return `${group}: ${where}`;
  const title = headline(first.title ?? first.description);
  return features.length > 1 ? `${title} and ${features.length - 1} more` : title;
}
