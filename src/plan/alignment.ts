import { append } from '../model/append.ts';
import type { FactSet } from '../model/factset.ts';
import { held } from '../model/held.ts';
import { compareNatural } from '../model/natural.ts';
import type { Divergence, GuideRecon, WorkPackage } from '../model/recon.ts';
import type { Ground } from './ground.ts';
import type { Homes } from './homes.ts';
import { prefixesOf } from './modules.ts';
import { partsOf, type SliceGround } from './parts.ts';
import { pathKey } from './paths.ts';
import { canReach, groundOfPart, isTelling, nowhere, writes } from './reachable.ts';
import type { Scope } from './scope.ts';

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
  /** Feature id → divergences that the feature's slice closes. */
  readonly byFeature: ReadonlyMap<string, readonly Divergence[]>;
  readonly gathered: readonly Gathering[];
  readonly postponed: readonly WorkPackage[];
}

/** Places every open piece of the guides' work. */
export function align(facts: FactSet, scope: Scope, ground: Ground, homes: Homes): Alignment {
  const joined = new Map<string, WorkPackage[]>();
  const own: WorkPackage[] = [];
  const covered = new Map<string, Divergence[]>();
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
      if (group === null) own.push(one);
      else push(joined, group, one);
    }
    const finder = new Finder(recon, open, ground);
    for (const divergence of recon.divergences) {
      if (!divergence.open || onlyLater(divergence.ids, scope)) continue;
      const home = finder.workPackage(divergence);
      if (home) {
        push(covered, home.id, divergence);
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
        push(byFeature, cited, divergence);
        continue;
      }
      const module = finder.module(divergence);
      const resident = module === null ? null : residents.get(JSON.stringify([recon.area, module]));
      if (resident && reached(resident.home)) {
        push(byFeature, resident.id, divergence);
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
      push(groups, group.name, { id: feature.id, home });
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
function onlyGroup(ids: readonly string[], scope: Scope): string | null {
  let found: string | null = null;
  for (const id of ids) {
    const group = scope.groupOf(id);
    if (!group) continue;
    if (found !== null && found !== group.name) return null;
    found = group.name;
  }
  return found;
}

function onlyLater(ids: readonly string[], scope: Scope): boolean {
  return ids.length > 0 && ids.every((id) => scope.state(id) === 'later' || scope.state(id) === 'closed');
}

/** Finds what a divergence belongs to: by a shared path finer than the area, a shared feature id, or its very name. */
class Finder {
  readonly #recon: GuideRecon;
  readonly #open: readonly WorkPackage[];
  readonly #ground: Ground;
  readonly #byId = new Map<string, WorkPackage[]>();
  readonly #byPath = new Map<string, WorkPackage[]>();
  readonly #texts: ReadonlyMap<WorkPackage, string>;
  readonly #byWord = new Map<string, WorkPackage[]>();
  readonly #grounds = new Map<WorkPackage, readonly SliceGround[]>();

  constructor(recon: GuideRecon, open: readonly WorkPackage[], ground: Ground) {
    this.#recon = recon;
    this.#open = open;
    this.#ground = ground;
    for (const one of open) {
      for (const id of new Set(one.ids)) push(this.#byId, id, one);
      for (const key of this.#keys(ground.ruledHomes.pathsOf(one))) push(this.#byPath, key, one);
    }
    for (const one of open) {
      const text = [one.title, ...[...one.scope, ...one.doneWhen].map((line) => line.text)].join(' ');
      for (const word of wordsOf(text)) push(this.#byWord, word, one);
    }
    this.#texts = new Map(
      open.map((one) => [one, [one.title, ...one.scope.map((line) => line.text)].join('\n').toLowerCase()]),
    );
  }

  /** Tells of ground whether a slice there can close the divergence. */
  reachOf(divergence: Divergence): (slice: SliceGround) => boolean {
    return (slice) => canReach(divergence, slice, this.#ground);
  }

  /** The open work package that covers the divergence best, of those whose slice can close it; null when none does. */
  workPackage(divergence: Divergence): WorkPackage | null {
    const scores = new Map<WorkPackage, number>();
    const score = (one: WorkPackage, points: number): void => {
      scores.set(one, (scores.get(one) ?? 0) + points);
    };
    for (const key of this.#keys(divergence.paths))
      for (const one of this.#byPath.get(key) ?? []) score(one, 4);
    for (const id of new Set(divergence.ids)) for (const one of this.#byId.get(id) ?? []) score(one, 2);
    const plain = divergence.title.replace(/`/g, '');
    const title = plain.toLowerCase();
    if (title.length > 3) {
      for (const [one, text] of this.#texts) if (text.includes(title)) score(one, 3);
    }
    if (scores.size === 0) this.#scoreWords(divergence, score);
    const reached = this.reachOf(divergence);
    let best: WorkPackage | null = null;
    for (const one of this.#open) {
      const points = scores.get(one) ?? 0;
      if (points > (best ? held(scores, best) : 0) && this.#groundsOf(one).some(reached)) best = one;
    }
    return best;
  }

  /** Where the slices of a package stand. */
  #groundsOf(one: WorkPackage): readonly SliceGround[] {
    let grounds = this.#grounds.get(one);
    if (!grounds) {
      const paths = prefixesOf(this.#ground.ruledHomes.pathsOf(one), this.#ground);
      const parts = partsOf(paths, one.area, this.#ground);
      grounds = parts.length === 0 ? [nowhere] : parts.map(groundOfPart);
      this.#grounds.set(one, grounds);
    }
    return grounds;
  }

  /** The last resort: a package that speaks of at least two words of the title, and of half of them, and writes there. */
  #scoreWords(divergence: Divergence, score: (one: WorkPackage, points: number) => void): void {
    const words = wordsOf(divergence.title.replace(/`/g, ''));
    const shared = new Map<WorkPackage, number>();
    for (const word of words) {
      for (const one of this.#byWord.get(word) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
    }
    for (const [one, count] of shared) {
      if (count < 2 || 2 * count < words.size) continue;
      if (this.#groundsOf(one).some((slice) => writes(divergence, slice, this.#ground))) score(one, count);
    }
  }

  /** The module of the guide that the divergence is about, by name or id, else by path, else by feature id. */
  module(divergence: Divergence): string | null {
    const title = divergence.title.replace(/`/g, '').toLowerCase();
    const modules = this.#recon.modules;
    const named = modules.find(
      (one) =>
        title.includes(one.name.toLowerCase()) || (one.id !== null && title.includes(one.id.toLowerCase())),
    );
    if (named) return named.name;
    const keys = this.#keys(divergence.paths);
    const placed = modules.find((one) => this.#keys(one.paths).some((key) => keys.includes(key)));
    if (placed) return placed.name;
    const ids = new Set(divergence.ids);
    let best: { name: string; shared: number } | null = null;
    for (const one of modules) {
      const shared = one.ids.filter((id) => ids.has(id)).length;
      if (shared > 0 && shared > (best?.shared ?? 0)) best = { name: one.name, shared };
    }
    return best?.name ?? null;
  }

  pathsOf(module: string): readonly string[] {
    return this.#recon.modules.find((one) => one.name === module)?.paths ?? [];
  }

  /** Paths that say more than the area as a whole does. */
  #keys(paths: readonly string[]): string[] {
    const prefixes = paths.flatMap((path) => this.#ground.of(path) ?? []);
    return [...new Set(prefixes.filter((prefix) => isTelling(prefix, this.#recon.path)).map(pathKey))];
  }
}

/** The telling words of a text in lower case, `camelCase` and `snake_case` names taken apart. */
function wordsOf(text: string): Set<string> {
  const words = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word.length > 3));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
