import { append } from '../model/append.ts';
import type { FactSet } from '../model/factset.ts';
import { pushTo } from '../model/grouped.ts';
import { compareNatural } from '../model/natural.ts';
import type { Divergence, WorkPackage } from '../model/recon.ts';
import type { ContractChange } from './contracts.ts';
import { Finder } from './finder.ts';
import type { Ground } from './ground.ts';
import type { Homes } from './homes.ts';
import type { SliceGround } from './parts.ts';
import type { PlacedGroup, Scope } from './scope.ts';

/** Divergences of one guide that no work package covers, gathered by the module they are about. */
export interface Gathering {
  readonly area: string;
  readonly name: string;
  readonly paths: readonly string[];
  readonly divergences: readonly Divergence[];
}

/** Where the open work of the guides goes, so that each piece of it is in the plan once. */
export interface Alignment {
  /** Group name → work packages whose planned features are all of that group. */
  readonly joined: ReadonlyMap<string, readonly WorkPackage[]>;
  /** Work packages that are items of their own. */
  readonly own: readonly WorkPackage[];
  /** Work-package id → divergences that it closes. */
  readonly covered: ReadonlyMap<string, readonly Divergence[]>;
  /** Id of a divergence that a work package closes → the module of its guide that it is about. */
  readonly modules: ReadonlyMap<string, string>;
  /** Feature id → divergences that the feature's slice closes. */
  readonly byFeature: ReadonlyMap<string, readonly Divergence[]>;
  readonly gathered: readonly Gathering[];
  readonly postponed: readonly WorkPackage[];
}

/** Places every open piece of the guides' work. */
export function align(
  facts: FactSet,
  scope: Scope,
  ground: Ground,
  homes: Homes,
  contracts: readonly ContractChange[],
): Alignment {
  const joined = new Map<string, WorkPackage[]>();
  const own: WorkPackage[] = [];
  const covered = new Map<string, Divergence[]>();
  const modules = new Map<string, string>();
  const byFeature = new Map<string, Divergence[]>();
  const gathered = new Map<
    string,
    { area: string; name: string; paths: Set<string>; divergences: Divergence[] }
  >();
  const postponed: WorkPackage[] = [];
  const residents = residentFeatures(scope, homes);
  for (const recon of facts.recon) {
    const open = recon.workPackages.filter((one) => one.open && !one.deferred);
    append(
      postponed,
      recon.workPackages.filter((one) => one.open && one.deferred),
    );
    for (const one of open) {
      const group = onlyGroup(one.ids, scope);
      if (group === null || isOfItsGuide(one, group, ground, contracts)) own.push(one);
      else pushTo(joined, group.name, one);
    }
    const finder = new Finder(recon, open, ground);
    for (const divergence of recon.divergences) {
      if (!divergence.open || onlyLater(divergence.ids, scope)) continue;
      const home = finder.workPackage(divergence);
      if (home) {
        pushTo(covered, home.id, divergence);
        const module = finder.module(divergence);
        if (module !== null) modules.set(divergence.id, module);
        continue;
      }
      const reached = finder.reachOf(divergence);
      const citing =
        onlyGroup(divergence.ids, scope) === null ? [] : [...divergence.ids].sort(compareNatural);
      const cited = citing.find((id) => {
        const group = scope.groupOf(id);
        return group !== null && reached(homes.of(id, group));
      });
      if (cited !== undefined) {
        pushTo(byFeature, cited, divergence);
        continue;
      }
      const module = finder.module(divergence);
      const resident = module === null ? null : residents.get(JSON.stringify([recon.area, module]));
      if (resident && reached(resident.home)) {
        pushTo(byFeature, resident.id, divergence);
        continue;
      }
      const name = module ?? divergence.title;
      const key = JSON.stringify([recon.area, name]);
      const known = gathered.get(key) ?? {
        area: recon.area,
        name,
        paths: new Set<string>(),
        divergences: [],
      };
      for (const path of divergence.paths.length > 0 ? divergence.paths : finder.pathsOf(name)) {
        known.paths.add(path);
      }
      known.divergences.push(divergence);
      gathered.set(key, known);
    }
  }
  return {
    joined,
    own,
    covered,
    modules,
    byFeature,
    gathered: [...gathered.values()].map((one) => ({ ...one, paths: [...one.paths].sort() })),
    postponed,
  };
}

/** A feature that stands for a module, and where it is built. */
interface Resident {
  readonly id: string;
  readonly home: SliceGround;
}

/**
 * By module, the feature whose slice stands for it: the first open one of the group that has most features built there. A
 * divergence of the module is closed where its features are built.
 */
function residentFeatures(scope: Scope, homes: Homes): Map<string, Resident> {
  const found = new Map<string, Map<string, Resident[]>>();
  for (const group of scope.groups) {
    for (const feature of group.features) {
      const home = homes.of(feature.id, group);
      if (feature.done || home.module === null || home.moduleArea === null) continue;
      const key = JSON.stringify([home.moduleArea, home.module]);
      const groups = found.get(key) ?? new Map<string, Resident[]>();
      pushTo(groups, group.name, { id: feature.id, home });
      found.set(key, groups);
    }
  }
  const residents = new Map<string, Resident>();
  for (const [key, groups] of found) {
    const best = [...groups].sort((a, b) => b[1].length - a[1].length || compareNatural(a[0], b[0]))[0];
    if (best?.[1][0] !== undefined) residents.set(key, best[1][0]);
  }
  return residents;
}

/** The one group of all the planned features among the ids; null when there is none or more than one. */
function onlyGroup(ids: readonly string[], scope: Scope): PlacedGroup | null {
  let found: PlacedGroup | null = null;
  for (const id of ids) {
    const group = scope.groupOf(id);
    if (!group) continue;
    if (found !== null && found !== group) return null;
    found = group;
  }
  return found;
}

/** A package that names no ground is about that of its guide, which is not where features of another area are built. */
function isOfItsGuide(
  one: WorkPackage,
  group: PlacedGroup,
  ground: Ground,
  contracts: readonly ContractChange[],
): boolean {
  return (
    one.area !== group.area &&
    ground.ruledHomes.pathsOf(one).length === 0 &&
    !contracts.some((change) => change.packages.has(one.id))
  );
}

function onlyLater(ids: readonly string[], scope: Scope): boolean {
  return ids.length > 0 && ids.every((id) => scope.state(id) === 'later' || scope.state(id) === 'closed');
}
