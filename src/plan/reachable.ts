import { folderOf, isUnder, outermost, overlaps } from '../model/paths.ts';
import type { Divergence } from '../model/recon.ts';
import type { Part } from './folders.ts';
import type { Ground } from './ground.ts';
import type { SliceGround } from './parts.ts';

/** A difference that a guide states, as far as it says where it is. */
type Gap = Pick<Divergence, 'paths' | 'actionPaths' | 'at'>;

/** The ground of a slice that will get it only from what it does. */
export const nowhere: SliceGround = { stream: '', contract: false, prefixes: [] };

export function groundOfPart({ stream, surface, prefixes }: Part): SliceGround {
  return { stream: stream ?? '', contract: surface !== null, prefixes };
}

/** True for a path that says more than the guide as a whole does, which is about its folder. */
export function isTelling(prefix: string, guide: string): boolean {
  const folder = folderOf(guide);
  return folder === '' || !overlaps(folder, prefix) || prefix.length > folder.length;
}

/** True when a slice on this ground writes one of the gap's paths as they stand. Where either says no place, it does. */
export function writes(gap: Gap, { prefixes }: SliceGround, ground: Ground): boolean {
  if (prefixes.length === 0) return true;
  const paths = placesOf(gap, ground);
  if (paths.length === 0) return true;
  return paths.some((path) => prefixes.some((prefix) => isUnder(path, prefix) || isUnder(prefix, path)));
}

/** True when a slice on this ground writes one of the gap's paths, or may take it in: who writes only below its paths can close a gap nowhere else. */
export function canReach(gap: Gap, slice: SliceGround, ground: Ground): boolean {
  return writes(gap, slice, ground) || further(gap, slice, ground).length > 0;
}

/** The paths of a slice, with those of the gaps that it closes and does not write yet, as far as its workstream has them. */
export function widened(gaps: readonly Gap[], slice: SliceGround, ground: Ground): readonly string[] {
  const missing = gaps.filter((gap) => !writes(gap, slice, ground));
  const more = missing.flatMap((gap) => further(gap, slice, ground));
  return more.length === 0 ? slice.prefixes : outermost([...slice.prefixes, ...more]);
}

/** The ground of a gap that the workstream of a slice has on the same side of the contract. */
function further(gap: Gap, { stream, contract }: SliceGround, ground: Ground): string[] {
  return placesOf(gap, ground).flatMap((path) => {
    const own = ground.of(path) ?? path;
    return ground
      .parts(own)
      .filter((part) => part.stream === stream && (part.surface !== null) === contract)
      .flatMap((part) => part.prefixes.filter((prefix) => prefix === own || !ground.isScaffold(prefix)));
  });
}

/**
 * The paths of a gap, each a folder or a file, that say more than its guide as a whole: those that its action names, for there it ends;
 * else all, where it is seen.
 */
export function placesOf({ paths, actionPaths, at }: Gap, ground: Ground): string[] {
  const telling = (written: readonly string[]): string[] =>
    written.flatMap((path) => ground.reader.read(path) ?? []).filter((path) => isTelling(path, at.file));
  const ends = telling(actionPaths);
  return ends.length > 0 ? ends : telling(paths);
}
