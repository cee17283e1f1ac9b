import { compareNatural } from '../model/natural.ts';
import type { Divergence, WorkPackage } from '../model/recon.ts';
import type { Feature } from '../model/sources.ts';
import { type CutSlice, cutPackage, mergeSteps, shortList } from './cut-package.ts';
import type { Home, Homes } from './homes.ts';
import { idPart } from './ids.ts';
import { outermost } from './paths.ts';
import type { PlacedGroup } from './scope.ts';

/** A work package that joined a group, with its own ground. */
export interface JoinedPackage {
  readonly package: WorkPackage;
  /** Prefixes that it names; empty when it names none. */
  readonly paths: readonly string[];
  readonly divergences: readonly Divergence[];
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
 * features that they cite; the others are clustered by the module that they are built in, then cut in natural order of id.
 * Features that are done stand in slices of their own, so that open work never waits in their company.
 */
export function cutGroup(ground: GroupGround, homes: Homes): CutSlice[] {
  const { group } = ground;
  const slices: CutSlice[] = [];
  const free = new Map(group.features.map((feature) => [feature.id, feature]));
  const members: ReadonlySet<string> = new Set(free.keys());
  const joined = ground.packages.flatMap((one) => cutJoined(one, ground, homes, free, members));
  slices.push(...mergeSteps(joined, ground.maxFeatures));

  const clusters = new Map<string, { home: Home; features: Feature[] }>();
  for (const feature of free.values()) {
    const home = ground.home(feature.id);
    const key = JSON.stringify([feature.done, home.stream, home.contract, home.module ?? '', home.prefixes]);
    const cluster = clusters.get(key);
    if (cluster) cluster.features.push(feature);
    else clusters.set(key, { home, features: [feature] });
  }
  for (const { home, features } of clusters.values()) {
    for (const some of chunks(features, ground.maxFeatures)) slices.push(featureSlice(some, home, ground));
  }
  return slices;
}

function cutJoined(
  joined: JoinedPackage,
  ground: GroupGround,
  homes: Homes,
  free: Map<string, Feature>,
  members: ReadonlySet<string>,
): CutSlice[] {
  const { group, maxFeatures } = ground;
  const cited = [...new Set(joined.package.ids)].filter((id) => members.has(id)).sort(compareNatural);
  const open = cited.flatMap((id) => {
    const feature = free.get(id);
    return feature && !feature.done ? [feature] : [];
  });
  const taken = open.slice(0, maxFeatures);
  const standIn = cited.flatMap((id) => ground.home(id).prefixes);
  const paths = joined.paths.length > 0 ? joined.paths : outermost(standIn);
  const [main, ...rest] = cutPackage(
    joined.package,
    {
      area: group.area,
      areaSlug: ground.areaSlug,
      paths,
      divergences: joined.divergences,
      relatedIds: [],
      contractPr: joined.contractPr,
      assumedGround: paths.length === 0,
    },
    homes,
  );
  if (!main) return [];
  for (const feature of taken) free.delete(feature.id);
  const here = new Set(taken.map((feature) => feature.id));
  const divergences = taken.flatMap((feature) => ground.divergences(feature.id));
  return [
    {
      ...main,
      featureIds: taken.map((feature) => feature.id),
      relatedIds: cited.filter((id) => !here.has(id)),
      divergences: [...main.divergences, ...divergences],
    },
    ...rest,
  ];
}

/** A slice of features that share a home. */
export function featureSlice(features: readonly Feature[], home: Home, ground: GroupGround): CutSlice {
  const ids = features.map((feature) => feature.id);
  const first = features[0];
  const where = home.module ?? (home.prefixes.length > 0 ? shortList(home.prefixes) : ground.group.area);
  const contractPr = home.contract
    ? (ids.map(ground.contractPr).find((title) => title !== null) ?? ground.group.name)
    : null;
  return {
    tail: idPart(first?.id ?? ground.group.slug),
    title:
      features.length === 1 && first ? (first.title ?? first.description) : `${ground.group.name}: ${where}`,
    featureIds: ids,
    doneIds: features.filter((feature) => feature.done).map((feature) => feature.id),
    relatedIds: [],
    workPackages: [],
    divergences: ids.flatMap(ground.divergences),
    pathPrefixes: home.prefixes,
    workstream: home.stream,
    contract: home.contract,
    contractPr,
    criteria: [],
    assumedGround: home.assumed,
    at: first?.at ?? null,
  };
}

function* chunks<T>(list: readonly T[], size: number): Iterable<T[]> {
  const step = Math.max(1, Math.floor(size));
  for (let from = 0; from < list.length; from += step) yield list.slice(from, from + step);
}
