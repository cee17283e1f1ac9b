import { addTo } from '../model/grouped.ts';
import { held } from '../model/held.ts';
import { folderOf, pathKey } from '../model/paths.ts';
import type { Divergence, GuideModule, GuideRecon, WorkPackage } from '../model/recon.ts';
import type { Ground } from './ground.ts';
import { LabelReader } from './labels.ts';
import { prefixesOf } from './modules.ts';
import { partsOf, type SliceGround } from './parts.ts';
import { canReach, groundOfPart, isTelling, nowhere, placesOf, writes } from './reachable.ts';

/** So many packages of a guide, when they are half of all, name what the whole guide is about. */
const many = 3;

/** Finds what a divergence belongs to: by a label that it names, a shared path finer than the area, a shared feature id, its very name, its words or its module. */
export class Finder {
  readonly #recon: GuideRecon;
  readonly #open: readonly WorkPackage[];
  readonly #ground: Ground;
  readonly #byId = new Map<string, Set<WorkPackage>>();
  /** By path: the packages that name it. */
  readonly #byPath = new Map<string, Set<WorkPackage>>();
  readonly #texts: ReadonlyMap<WorkPackage, string>;
  readonly #byWord = new Map<string, Set<WorkPackage>>();
  readonly #grounds = new Map<WorkPackage, readonly SliceGround[]>();
  readonly #labels: LabelReader;

  constructor(recon: GuideRecon, open: readonly WorkPackage[], ground: Ground) {
    this.#recon = recon;
    this.#open = open;
    this.#ground = ground;
    this.#labels = new LabelReader(open);
    for (const one of open) {
      for (const id of one.ids) addTo(this.#byId, id, one);
      for (const path of this.#telling(ground.ruledHomes.pathsOf(one)))
        addTo(this.#byPath, pathKey(path), one);
      const text = [one.title, ...[...one.scope, ...one.doneWhen].map((line) => line.text)].join(' ');
      for (const word of wordsOf(text)) addTo(this.#byWord, word, one);
    }
    this.#texts = new Map(
      open.map((one) => [one, [one.title, ...one.scope.map((line) => line.text)].join('\n').toLowerCase()]),
    );
  }

  /** Tells of ground whether a slice there can close the divergence. */
  reachOf(divergence: Divergence): (slice: SliceGround) => boolean {
    return (slice) => canReach(divergence, slice, this.#ground);
  }

  /**
   * The open work package that the divergence names, for its guide says that it closes it; else the one that covers it best, of those
   * whose slice can close it; null when none does. Where several agree with it as much, their words decide, then the guide's order.
   */
  workPackage(divergence: Divergence): WorkPackage | null {
    const named = this.#labels.namedBy(divergence);
    if (named) return named;
    const scores = new Map<WorkPackage, number>();
    const score = (one: WorkPackage, points: number): void => {
      scores.set(one, (scores.get(one) ?? 0) + points);
    };
    const places = placesOf(divergence, this.#ground);
    for (const place of places) for (const one of this.#naming(place)) score(one, 4);
    for (const id of new Set(divergence.ids)) for (const one of this.#byId.get(id) ?? []) score(one, 2);
    const title = plainTitle(divergence).toLowerCase();
    if (title.length > 3) {
      for (const [one, text] of this.#texts) if (text.includes(title)) score(one, 3);
    }
    const spoken = this.#speakingOf(plainTitle(divergence));
    if (scores.size === 0) {
      // Words alone prove little: the package is to write there too.
      for (const [one, count] of spoken)
        if (this.#groundsOf(one).some((slice) => writes(divergence, slice, this.#ground))) score(one, count);
    }
    if (scores.size === 0 && places.length === 0) {
      for (const path of this.#telling(this.#moduleOf(divergence)?.paths ?? []))
        for (const one of this.#naming(path)) score(one, 1);
    }
    const reached = this.reachOf(divergence);
    let best: WorkPackage | null = null;
    for (const one of this.#open) {
      const points = scores.get(one) ?? 0;
      const most = best ? held(scores, best) : 0;
      const speaks = (spoken.get(one) ?? 0) > (best ? (spoken.get(best) ?? 0) : 0);
      if (points < most || points === 0 || (points === most && !speaks)) continue;
      if (this.#groundsOf(one).some(reached)) best = one;
    }
    return best;
  }

  /** The module of the guide that the divergence is about, by name or id, else by path, else by feature id. */
  module(divergence: Divergence): string | null {
    const named = this.#named(divergence);
    if (named) return named.name;
    const { modules } = this.#recon;
    const keys = this.#folders(divergence.paths);
    const placed = modules.find((one) => this.#folders(one.paths).some((key) => keys.includes(key)));
    return (placed ?? this.#citing(divergence)?.module)?.name ?? null;
  }

  pathsOf(module: string): readonly string[] {
    return this.#recon.modules.find((one) => one.name === module)?.paths ?? [];
  }

  /** The module that a divergence without a place of its own is about: it names it, or half of what it cites is of that module. */
  #moduleOf(divergence: Divergence): GuideModule | null {
    const citing = this.#citing(divergence);
    const most = citing !== null && 2 * citing.shared >= new Set(divergence.ids).size;
    return this.#named(divergence) ?? (most ? citing.module : null);
  }

  #named(divergence: Divergence): GuideModule | null {
    const title = plainTitle(divergence).toLowerCase();
    const named = this.#recon.modules.find(
      ({ name, id }) =>
        title.includes(name.toLowerCase()) || (id !== null && title.includes(id.toLowerCase())),
    );
    return named ?? null;
  }

  /** The module that cites most of the features which the divergence cites. */
  #citing(divergence: Divergence): { readonly module: GuideModule; readonly shared: number } | null {
    const ids = new Set(divergence.ids);
    let best: { module: GuideModule; shared: number } | null = null;
    for (const module of this.#recon.modules) {
      const shared = module.ids.filter((id) => ids.has(id)).length;
      if (shared > (best?.shared ?? 0)) best = { module, shared };
    }
    return best;
  }

  /** The packages that name a path, or the nearest folder around it; none where so many do that it says no more than the guide. */
  #naming(place: string): ReadonlySet<WorkPackage> {
    for (let path = place; path !== ''; path = folderOf(path)) {
      const found = this.#byPath.get(pathKey(path));
      if (found) return found.size >= many && 2 * found.size >= this.#open.length ? new Set() : found;
    }
    return new Set();
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

  /** The packages that speak of at least two words of a title, and of half of them; with how many. */
  #speakingOf(title: string): ReadonlyMap<WorkPackage, number> {
    const words = wordsOf(title);
    const shared = new Map<WorkPackage, number>();
    for (const word of words) {
      for (const one of this.#byWord.get(word) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
    }
    return new Map([...shared].filter(([, count]) => count >= 2 && 2 * count >= words.size));
  }

  /** Paths as they stand that say more than the area as a whole does. */
  #telling(paths: readonly string[]): string[] {
    const read = paths.flatMap((path) => this.#ground.reader.read(path) ?? []);
    return [...new Set(read)].filter((path) => isTelling(path, this.#recon.path));
  }

  /** The ground of paths that says more than the area as a whole does. */
  #folders(paths: readonly string[]): string[] {
    const prefixes = paths.flatMap((path) => this.#ground.of(path) ?? []);
    return [...new Set(prefixes.filter((prefix) => isTelling(prefix, this.#recon.path)).map(pathKey))];
  }
}

function plainTitle(divergence: Divergence): string {
  return divergence.title.replace(/`/g, '');
}

/** The telling words of a text in lower case, `camelCase` and `snake_case` names taken apart. */
function wordsOf(text: string): Set<string> {
  const words = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word.length > 3));
}
