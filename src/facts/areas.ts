import type { DecisionIndex } from '../model/decision.ts';
import type { Area } from '../model/factset.ts';
import { folderOf, isUnder, normalisePath } from '../model/paths.ts';
import type { GuideRecon } from '../model/recon.ts';
import { slug } from '../model/slug.ts';
import type { Sources } from '../model/sources.ts';
import { areaSlugs } from './area-slugs.ts';
import { Identifiers } from './identifiers.ts';
import type { TreeIndex } from './tree-index.ts';

/** Guides by the folder that they stand in. A guide at the top of the repository owns no folder. */
export class GuideFolders {
  readonly #areas = new Map<string, string>();

  constructor(sources: Sources) {
    for (const guide of sources.guides) {
      const folder = folderOf(normalisePath(guide.path)).replace(/\/$/, '');
      if (folder !== '' && !this.#areas.has(folder)) this.#areas.set(folder, guide.area);
    }
  }

  /** The area whose guide stands in the nearest folder above a path, or at it; the empty string when none does. */
  areaOf(path: string): string {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
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

/** The canonical areas in the order of their table, with the folders that are theirs. */
export function readAreas(
  sources: Sources,
  recon: readonly GuideRecon[],
  log: DecisionIndex,
  tree: TreeIndex,
): readonly Area[] {
  const folders = new GuideFolders(sources);
  const decided = decidedFolders(sources, recon, log, tree);
  const slugs = new Identifiers();
  const wanted = areaSlugs(sources.guides);
  const areas: Area[] = [];
  const seen = new Set<string>();
  for (const guide of sources.guides) {
    if (seen.has(guide.area)) continue;
    seen.add(guide.area);
    const home = folderOf(normalisePath(guide.path));
    const owned = (decided.get(guide.area) ?? []).filter((path) => folders.areaOf(path) !== guide.area);
    const prefixes = outermost([...(home === '' ? [] : [home]), ...owned.map((path) => `${path}/`)]);
    areas.push({
      name: guide.area,
      slug: slugs.take(wanted.get(guide.area) ?? slug(guide.area)),
      guide: guide.path,
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
    const own = byArea.get(area);
    if (own) own.push(path);
    else byArea.set(area, [path]);
  }
  return byArea;
}

/** A path that the tree lacks is a folder when its name has no extension. */
function isFolder(path: string, tree: TreeIndex): boolean {
  if (tree.has(path)) return tree.isFolder(path);
  return !path.slice(path.lastIndexOf('/') + 1).includes('.');
}

/** A path as a subject's id: in the repository's form, without the trailing `/`. */
export function bare(path: string): string {
  return normalisePath(path.replace(/`/g, '').trim()).replace(/\/$/, '');
}

/** Without those that lie below another one; sorted. */
function outermost(prefixes: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const prefix of [...new Set(prefixes)].sort()) {
    const last = kept.at(-1);
    if (last === undefined || !isUnder(prefix, last)) kept.push(prefix);
  }
  return kept;
}
