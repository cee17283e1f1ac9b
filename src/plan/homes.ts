import type { FactSet } from '../model/factset.ts';
import { compareNatural } from '../model/natural.ts';
import type { Part } from './folders.ts';
import type { Ground } from './ground.ts';
import { outermost } from './paths.ts';
import type { PlacedGroup } from './scope.ts';

/** A module of a guide that cites features: the finest ground that a document gives them. */
interface ModuleHome {
  readonly area: string;
  readonly name: string;
  readonly paths: readonly string[];
  /** How many features it cites: the fewer, the more specific it is. */
  readonly breadth: number;
}

/** Where a feature is built: one workstream's paths, and the areas that it touches besides. */
export interface Home {
  readonly stream: string;
  readonly contract: boolean;
  readonly prefixes: readonly string[];
  /** The module that gave the paths, for clustering and titles; null when no guide's module did. */
  readonly module: string | null;
  /** The area whose guide describes that module. */
  readonly moduleArea: string | null;
  readonly touches: readonly string[];
  /** True when no document gives the feature a path, and the ground of its area or group stands in. */
  readonly assumed: boolean;
}

/** Finds the home of features. Built once for a plan. */
export class Homes {
  readonly #facts: FactSet;
  readonly #ground: Ground;
  readonly #modules: ReadonlyMap<string, readonly ModuleHome[]>;
  readonly #areaPrefixes: ReadonlyMap<string, readonly string[]>;
  readonly #designPaths: ReadonlyMap<string, readonly string[]>;
  readonly #labels = new Map<string, readonly string[]>();
  readonly #homes = new Map<string, Home>();

  constructor(facts: FactSet, ground: Ground) {
    this.#facts = facts;
    this.#ground = ground;
    this.#modules = modulesByFeature(facts, ground);
    this.#areaPrefixes = new Map(facts.areas.map((area) => [area.name, prefixesOf(area.prefixes, ground)]));
    this.#designPaths = designPaths(facts, ground);
    for (const recon of facts.recon) {
      for (const module of [...recon.modules, ...recon.statuses]) {
        const key = JSON.stringify([recon.area, module.id]);
        if (module.id === null || module.paths.length === 0 || this.#labels.has(key)) continue;
        this.#labels.set(key, prefixesOf(module.paths, ground));
      }
    }
  }

  /** The prefixes of an area's own ground; none for an area that the design does not know. */
  area(name: string): readonly string[] {
    return this.#areaPrefixes.get(name) ?? [];
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
   * Its most specific module inside the area of its group gives it, else its most specific module
   * anywhere, else its most specific path, else the ground of its group's target modules or of its area.
   */
  #find(id: string, group: PlacedGroup): Home {
    const known = prefixesOf(this.#facts.featurePaths.get(id) ?? [], this.#ground);
    const modules = this.#modules.get(id) ?? [];
    const module =
      modules.find((one) => one.area === group.area && this.#inside(one.paths, group.area).length > 0) ??
      modules.find((one) => one.area === group.area) ??
      (known.some((path) => this.#ground.areaOf(path) === group.area) ? undefined : modules[0]);
    const touched = new Set<string>();
    for (const path of [...known, ...modules.flatMap((one) => one.paths)]) {
      const area = this.#ground.areaOf(path);
      if (area !== null && area !== group.area) touched.add(area);
    }
    const touches = [...touched].sort(compareNatural);
    const own = module ? this.#preferInside(module.paths, group.area) : this.#mostSpecific(known, group.area);
    const stated = own.length > 0 ? own : module ? this.area(module.area) : [];
    const paths = stated.length > 0 ? stated : this.#assumed(group);
    return {
      ...this.choose(paths, group.area, group.slug),
      module: module?.name ?? null,
      moduleArea: module?.area ?? null,
      touches,
      assumed: own.length === 0 && module === undefined,
    };
  }

  /**
   * The part of some paths that one slice may take: of one workstream, contract surfaces apart. The part in the area comes
   * first, then the one outside the contract surfaces, then the one with the most specific path, then natural order.
   */
  choose(
    paths: readonly string[],
    area: string,
    fallbackStream: string,
  ): { stream: string; contract: boolean; prefixes: readonly string[] } {
    const best = this.parts(paths, area)[0];
    if (!best) return { stream: fallbackStream, contract: false, prefixes: [] };
    return {
      stream: best.stream ?? fallbackStream,
      contract: best.surface !== null,
      prefixes: best.prefixes,
    };
  }

  /** All parts of some paths, in the order of {@link choose}, one for each workstream and side of the contract. */
  parts(paths: readonly string[], area: string): Part[] {
    const merged = new Map<string, { stream: string | null; surface: string | null; prefixes: string[] }>();
    for (const path of paths) {
      for (const part of this.#ground.parts(path)) {
        const key = JSON.stringify([part.stream, part.surface !== null]);
        const known = merged.get(key);
        if (known) known.prefixes.push(...part.prefixes);
        else merged.set(key, { ...part, prefixes: [...part.prefixes] });
      }
    }
    const parts = [...merged.values()].map((part) => ({ ...part, prefixes: foldersFirst(part.prefixes) }));
    const rank = (part: Part): readonly number[] => [
      part.prefixes.some((path) => this.#ground.areaOf(path) === area) ? 0 : 1,
      part.surface === null ? 0 : 1,
      -part.prefixes.reduce((most, path) => Math.max(most, depth(path)), 0),
    ];
    return parts.sort(
      (a, b) =>
        compareLists(rank(a), rank(b)) ||
        compareNatural(a.prefixes.join('\n'), b.prefixes.join('\n')) ||
        compareNatural(a.stream ?? '', b.stream ?? ''),
    );
  }

  /** The modules that cite a feature, most specific first. */
  modulesOf(id: string): readonly ModuleHome[] {
    return this.#modules.get(id) ?? [];
  }

  /** The paths of the module that an area's guide labels so (`XY-01`); none when there is no such module. */
  labelled(area: string, label: string): readonly string[] {
    return this.#labels.get(JSON.stringify([area, label])) ?? [];
  }

  /** The paths of the target modules that name a group; none when no module names it. */
  designPaths(group: string): readonly string[] {
    return this.#designPaths.get(group) ?? [];
  }

  #inside(paths: readonly string[], area: string): readonly string[] {
    return paths.filter((path) => this.#ground.areaOf(path) === area);
  }

  #preferInside(paths: readonly string[], area: string): readonly string[] {
    const inside = this.#inside(paths, area);
    return inside.length > 0 ? inside : paths;
  }

  #mostSpecific(paths: readonly string[], area: string): readonly string[] {
    const best = [...this.#preferInside(paths, area)].sort(
      (a, b) => depth(b) - depth(a) || compareNatural(a, b),
    )[0];
    return best === undefined ? [] : [best];
  }

  #assumed(group: PlacedGroup): readonly string[] {
    const design = this.#inside(this.#designPaths.get(group.name) ?? [], group.area);
    if (design.length > 0) return design;
    const area = this.area(group.area);
    return area.length > 0 ? area : (this.#designPaths.get(group.name) ?? []);
  }
}

/** A part that has folders does without the loose files beside them: those are guides and notes. */
function foldersFirst(prefixes: readonly string[]): string[] {
  const folders = prefixes.filter((path) => path.endsWith('/'));
  return outermost(folders.length > 0 ? folders : prefixes);
}

function prefixesOf(paths: readonly string[], ground: Ground): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const prefix = ground.of(path);
    if (prefix !== null) found.add(prefix);
  }
  return [...found];
}

function modulesByFeature(facts: FactSet, ground: Ground): Map<string, ModuleHome[]> {
  const found = new Map<string, ModuleHome[]>();
  for (const recon of facts.recon) {
    const byName = new Map<string, { name: string; paths: string[]; ids: Set<string> }>();
    for (const piece of [...recon.modules, ...recon.statuses]) {
      const key = piece.id ?? piece.name;
      const known = byName.get(key) ?? { name: piece.name, paths: [], ids: new Set<string>() };
      if (known.paths.length === 0) known.paths.push(...prefixesOf(piece.paths, ground));
      for (const id of piece.ids) known.ids.add(id);
      byName.set(key, known);
    }
    for (const { name, paths, ids } of byName.values()) {
      const home = { area: recon.area, name, paths: outermost(paths), breadth: ids.size };
      for (const id of ids) {
        const list = found.get(id);
        if (list) list.push(home);
        else found.set(id, [home]);
      }
    }
  }
  for (const list of found.values()) {
    list.sort(
      (a, b) =>
        Number(a.paths.length === 0) - Number(b.paths.length === 0) ||
        a.breadth - b.breadth ||
        compareNatural(a.area, b.area) ||
        compareNatural(a.name, b.name),
    );
  }
  return found;
}

function designPaths(facts: FactSet, ground: Ground): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const module of facts.sources.design?.modules ?? []) {
    const paths = prefixesOf(
      module.paths.map((path) => path.text),
      ground,
    );
    for (const group of module.groups) {
      const name = group.text.replace(/`/g, '').trim();
      found.set(name, [...(found.get(name) ?? []), ...paths]);
    }
  }
  return found;
}

function depth(path: string): number {
  return path.split('/').length - (path.endsWith('/') ? 1 : 0);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    if (value !== other) return value - other;
  }
  return 0;
}
