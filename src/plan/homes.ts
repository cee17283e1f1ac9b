import type { FactSet } from '../model/factset.ts';
import { occurrences } from '../model/grouped.ts';
import { held } from '../model/held.ts';
import { compareNatural, mostFirst } from '../model/natural.ts';
import { outermost } from '../model/paths.ts';
import type { Ground } from './ground.ts';
import { type CitingModule, modulesByFeature, pathsByGroup, pathsByLabel, prefixesOf } from './modules.ts';
import { bestPart, depthOf, type SliceGround } from './parts.ts';
import { PathTable } from './paths.ts';
import { homePaths } from './ruled-homes.ts';
import type { PlacedGroup } from './scope.ts';

/**
 * What a home rests on: a `rule` about the feature, a `module` that cites it, a `path` that a document gives it, the module that most
 * `siblings` of its group are built in, or the ground of its whole `area`.
 */
type HomeBasis = 'rule' | 'module' | 'path' | 'siblings' | 'area';

/** Where a feature is built: one workstream's paths, and the areas that it touches besides. */
export interface Home extends SliceGround {
  readonly basis: HomeBasis;
  /** The module that gave the paths; null when no guide's module did. */
  readonly module: string | null;
  /** The area whose guide describes that module. */
  readonly moduleArea: string | null;
  readonly touches: readonly string[];
}

/** A module is home to a feature without one when it is home to this share of its group, and to two features at least. */
const majority = 1 / 3;

/** Finds the home of features. Built once for a plan. */
export class Homes {
  readonly #facts: FactSet;
  readonly #ground: Ground;
  readonly #modules: ReadonlyMap<string, readonly CitingModule[]>;
  readonly #areaPrefixes: ReadonlyMap<string, readonly string[]>;
  readonly #groupPaths: ReadonlyMap<string, readonly string[]>;
  readonly #labels: ReadonlyMap<string, readonly string[]>;
  readonly #homes = new Map<string, Home>();
  readonly #distinct = new Map<string, Home>();
  readonly #usual = new Map<string, CitingModule | null>();

  constructor(facts: FactSet, ground: Ground) {
    this.#facts = facts;
    this.#ground = ground;
    this.#modules = modulesByFeature(facts, ground);
    this.#areaPrefixes = new Map(facts.areas.map((area) => [area.name, prefixesOf(area.prefixes, ground)]));
    this.#groupPaths = pathsByGroup(facts, ground);
    this.#labels = pathsByLabel(facts, ground);
  }

  /** The prefixes of an area's own ground; none for an area that the design does not know. */
  area(name: string): readonly string[] {
    return this.#areaPrefixes.get(name) ?? [];
  }

  /** The paths of the module that an area's guide labels so (`XY-01`); none when there is no such module. */
  labelled(area: string, label: string): readonly string[] {
    return this.#labels.get(JSON.stringify([area, label])) ?? [];
  }

  /** The paths of the target modules that name a group; none when no module names it. */
  designPaths(group: string): readonly string[] {
    return this.#groupPaths.get(group) ?? [];
  }

  /** The paths of the modules that cite a feature in the guide of an area: what it is made of there. */
  modulePaths(id: string, area: string): readonly string[] {
    return (this.#modules.get(id) ?? []).flatMap((one) => (one.area === area ? one.paths : []));
  }

  /** The home of a feature, worked out once. */
  of(id: string, group: PlacedGroup): Home {
    let home = this.#homes.get(id);
    if (!home) {
      home = this.#find(id, group);
      this.#homes.set(id, home);
    }
    return home;
  }

  /**
   * In this order: what a rule says; a module that cites it in the guide of its group's area; a path of its own in that area, which its
   * whole group does not share; a module of another guide on what the design gives its group; the module of its area that most of its group
   * is built in; what its group shares there; a module or path elsewhere but in test suites, which show it and do not build it;
   * the ground of its group's target modules; the area's ground.
   */
  #find(id: string, group: PlacedGroup): Home {
    const { area } = group;
    const known = prefixesOf(held(this.#facts.featurePaths, id), this.#ground);
    const modules = this.#modules.get(id) ?? [];
    const shared = new Set(this.designPaths(group.name));
    const ruled = prefixesOf(this.#ground.ruledHomes.of(id).flatMap(homePaths), this.#ground);
    const touches = this.#touches([...ruled, ...known], modules, area);
    const settle = (basis: HomeBasis, paths: readonly string[], module: CitingModule | null): Home =>
      this.#shared(group, basis, paths, module, touches);
    if (ruled.length > 0) return settle('rule', outermost(ruled), null);
    const cited = this.#moduleInArea(modules, area);
    if (cited) return settle('module', this.#pathsOf(cited, area), cited);
    const inside = known.filter((path) => this.#ground.areaOf(path) === area);
    const own = mostSpecific(inside.filter((path) => !shared.has(path)));
    if (own !== null) return settle('path', [own], null);
    const agreed = this.#agreed(modules, shared);
    if (agreed) return settle('module', agreed.paths, agreed);
    const usual = this.#usualModule(group);
    if (usual) return settle('siblings', this.#pathsOf(usual, area), usual);
    if (inside.length > 0) return settle('area', narrowest(inside), null);
    const builds = (path: string): boolean => this.#ground.suites.at(path) === undefined;
    const elsewhere = modules.find((one) => one.paths.some(builds));
    if (elsewhere) return settle('module', elsewhere.paths, elsewhere);
    const outside = mostSpecific(known.filter(builds));
    if (outside !== null) return settle('path', [outside], null);
    const target = [...shared].filter((path) => this.#ground.areaOf(path) === area);
    const ground = [target, this.area(area), [...shared]].find((paths) => paths.length > 0) ?? [];
    return settle('area', ground, null);
  }

  /** Features of a group mostly have a home with others, and share it. */
  #shared(
    { area, slug }: PlacedGroup,
    basis: HomeBasis,
    paths: readonly string[],
    module: CitingModule | null,
    touches: readonly string[],
  ): Home {
    const [name, moduleArea] = [module?.name ?? null, module?.area ?? null];
    const key = JSON.stringify([area, slug, basis, paths, name, moduleArea, touches]);
    let home = this.#distinct.get(key);
    if (!home) {
      const { stream, contract, prefixes } = bestPart(paths, area, slug, this.#ground);
      home = { stream, contract, prefixes, basis, module: name, moduleArea, touches };
      this.#distinct.set(key, home);
    }
    return home;
  }

  #moduleInArea(modules: readonly CitingModule[], area: string): CitingModule | undefined {
    const here = modules.filter((one) => one.area === area);
    return here.find((one) => one.paths.some((path) => this.#ground.areaOf(path) === area)) ?? here[0];
  }

  /** The first module on what the design gives a group, suites and contracts apart: design and guide say the same of it. */
  #agreed(modules: readonly CitingModule[], shared: Iterable<string>): CitingModule | undefined {
    if (modules.length === 0) return undefined;
    const { suites, folders } = this.#ground;
    const given = new PathTable<true>();
    for (const path of shared) given.set(path, true);
    return modules.find(({ paths }) =>
      paths.some(
        (path) => given.at(path) && suites.at(path) === undefined && folders.at(path).label.surface === null,
      ),
    );
  }

  /** A module's paths in the area, else all of them; a module without paths has the ground of its guide's area. */
  #pathsOf(module: CitingModule, area: string): readonly string[] {
    const inside = module.paths.filter((path) => this.#ground.areaOf(path) === area);
    if (inside.length > 0) return inside;
    return module.paths.length > 0 ? module.paths : this.area(module.area);
  }

  /** The module of the group's area that is home to most of its features, where that is enough of them to go by. */
  #usualModule(group: PlacedGroup): CitingModule | null {
    const known = this.#usual.get(group.name);
    if (known !== undefined) return known;
    const counts = occurrences(
      group.features.flatMap(({ id }) => this.#moduleInArea(this.#modules.get(id) ?? [], group.area) ?? []),
    );
    const best = [...counts].sort((a, b) => b[1] - a[1] || compareNatural(a[0].name, b[0].name))[0];
    const usual = best && best[1] >= 2 && best[1] >= group.features.length * majority ? best[0] : null;
    this.#usual.set(group.name, usual);
    return usual;
  }

  /** Other areas on whose ground documents put the feature, those that are named most often first. */
  #touches(known: readonly string[], modules: readonly CitingModule[], own: string): string[] {
    const areas = [...known, ...modules.flatMap((one) => one.paths)].map((path) => this.#ground.areaOf(path));
    return mostFirst(occurrences(areas.filter((area): area is string => area !== null && area !== own)));
  }
}

/** The deepest of some paths: what a group shares in all is no reason to claim the folder around it too. */
function narrowest(paths: readonly string[]): readonly string[] {
  const deepest = paths.reduce((most, path) => Math.max(most, depthOf(path)), 0);
  return paths.filter((path) => depthOf(path) === deepest);
}

function mostSpecific(paths: readonly string[]): string | null {
  return [...paths].sort((a, b) => depthOf(b) - depthOf(a) || compareNatural(a, b))[0] ?? null;
}
