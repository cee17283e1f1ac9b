import { append } from '../model/append.ts';
import type { Discovery, InventoryCandidate, InventoryLook, StatedGround } from '../model/discovery.ts';
import type { RepositoryTree } from '../model/sources.ts';
import { joinBeside } from './beside.ts';
import { candidatePlaces, type NamedPlace, type PresetPaths } from './candidates.ts';
import { proposeGates } from './gates.ts';
import { judge, judgeFaint, judgeProse, ofTables, whyNot } from './judge.ts';
import { inPlan, isDocument, namesPlan } from './names.ts';
import type { ReadText } from './read-text.ts';
import { proposeSurfaces } from './surfaces.ts';

/**
 * Reads a place as an inventory, with the files of patterns beside it; null when it can not be read as one at all. `byContent`: what no
 * known name gives is told by what stands there.
 */
export type Look = (
  place: NamedPlace,
  include?: readonly string[],
  byContent?: boolean,
) => InventoryLook | null;

/** Candidates that are shown and compared at most. */
const most = 12;

/**
 * Scans a repository for what a configuration names: the inventory, gates, contract surfaces. Opens a bounded number of files, likeliest
 * first, and keeps every candidate with what speaks for and against it.
 */
export function discover(
  tree: RepositoryTree,
  presets: readonly PresetPaths[],
  read: ReadText,
  look: Look,
  stated: readonly StatedGround[],
): Omit<Discovery, 'design' | 'areas' | 'owners'> {
  const { places, more } = candidatePlaces(tree, presets);
  const inventories: InventoryCandidate[] = [];
  const faint: InventoryCandidate[] = [];
  const checklists: InventoryCandidate[] = [];
  const passed: { path: string; why: string }[] = [];
  for (const place of places) {
    const seen = lookWell(place, [], look);
    const candidate = seen && judge(place, seen);
    const less = seen && !candidate ? judgeFaint(place, seen) : null;
    if (candidate) inventories.push(candidate);
    if (less) faint.push(less);
    const boxes = seen && judgeProse(place, seen);
    if (boxes) checklists.push(boxes);
    if (
      !candidate &&
      !less &&
      !isDocument(place.path) &&
      (place.named || namesPlan(place.path) || inPlan(place.path))
    )
      passed.push({ path: place.path, why: whyNot(seen) });
  }
  // What is only called like one is better than nothing.
  if (inventories.length === 0) append(inventories, faint);
  if (inventories.length === 0) append(inventories, checklists);
  inventories.sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1));
  return {
    inventories: joinBeside(inventories, tree, ({ path }, include) => {
      const place = places.find((one) => one.path === path);
      return place ? lookWell(place, include, look) : null;
    }).slice(0, most),
    passed: passed.slice(0, most),
    opened: places.length,
    unopened: more,
    gates: proposeGates(tree, read),
    surfaces: proposeSurfaces(tree, stated, read),
  };
}

/**
 * Looks by the names that are known, and by content where that, or the name of the place, says that it is an inventory: any list of data has a
 * column that could be a title.
 */
export function lookWell(place: NamedPlace, include: readonly string[], look: Look): InventoryLook | null {
  const seen = look(place, include);
  if (seen === null || Object.keys(seen.fits).length === 0) return seen;
  const { path, named } = place;
  const told = named !== null || namesPlan(path) || inPlan(path) || judge(place, seen) !== null;
  return told && (!isDocument(path) || seen.format === ofTables) ? look(place, include, true) : seen;
}
