import type { DecisionIndex } from '../model/decision.ts';
import type { Area } from '../model/factset.ts';
import { pushTo } from '../model/grouped.ts';
import { baseName, normalisePath, outermost, parentOf, pathKey } from '../model/paths.ts';
import type { GuideRecon } from '../model/recon.ts';
import { slug } from '../model/slug.ts';
import type { Sources } from '../model/sources.ts';
import { areaSlugs } from './area-slugs.ts';
import { Identifiers } from './identifiers.ts';
import type { TreeIndex } from './tree-index.ts';

/** Areas by the folders and files that are their own. */
export class AreaGround {
  readonly #areas = new Map<string, string>();

  constructor(sources: Sources) {
    for (const { name, paths } of sources.areas.areas) {
      for (const path of paths) {
        const own = pathKey(normalisePath(path));
        if (own !== '' && !this.#areas.has(own)) this.#areas.set(own, name);
      }
    }
  }

  /** The area that owns the path or the nearest folder above it; the empty string when none does. */
  areaOf(path: string): string {
    for (let at = path; at !== ''; at = parentOf(at)) {
      const area = this.#areas.get(at);
      if (area !== undefined) return area;
    }
    return '';
  }
}

/** The area decided for a path, or the empty string. */
export function areaOfPath(path: string, log: DecisionIndex): string {
  const value = log.one('area', 'path', path)?.value;
  return typeof value === 'string' ? value : '';
}

/** The areas in the order of their source, with the folders that are theirs. */
export function readAreas(
  sources: Sources,
  recon: readonly GuideRecon[],
  log: DecisionIndex,
  tree: TreeIndex,
): readonly Area[] {
  const folders = new AreaGround(sources);
  const decided = decidedFolders(sources, recon, log, tree);
  const slugs = new Identifiers();
  const wanted = areaSlugs(sources.areas.areas);
  const areas: Area[] = [];
  for (const { name, paths, guides, from } of sources.areas.areas) {
    const owned = (decided.get(name) ?? []).filter((path) => folders.areaOf(path) !== name);
    const prefixes = outermost([...paths.map(normalisePath), ...owned.map((path) => `${path}/`)]);
    areas.push({
      name,
      slug: slugs.take(wanted.get(name) ?? slug(name)),
      guide: guides[0] ?? null,
      from,
      prefixes,
    });
  }
  return areas;
}

/** Folders that the rules gave to an area, of those that modules of the design or of a guide stand in. */
function decidedFolders(
  sources: Sources,
  recon: readonly GuideRecon[],
  log: DecisionIndex,
  tree: TreeIndex,
): ReadonlyMap<string, readonly string[]> {
  const byArea = new Map<string, string[]>();
  const modulePaths = (sources.design?.modules ?? []).flatMap((module) =>
    module.paths.map((path) => bare(path.text)),
  );
  const guidePaths = recon.flatMap((guide) =>
    [...guide.modules, ...guide.statuses].flatMap(({ paths }) => paths),
  );
  for (const path of new Set([...modulePaths, ...guidePaths, ...tree.top])) {
    const area = areaOfPath(path, log);
    if (area === '' || !isFolder(path, tree)) continue;
    pushTo(byArea, area, path);
  }
  return byArea;
}

/** A path that the tree lacks is a folder when its name has no extension. */
function isFolder(path: string, tree: TreeIndex): boolean {
  if (tree.has(path)) return tree.isFolder(path);
  return !baseName(path).includes('.');
}

/** A path as a subject's id: in the repository's form, without the trailing `/`. */
export function bare(path: string): string {
  return pathKey(normalisePath(path.replace(/`/g, '').trim()));
}
