import { append } from '../model/append.ts';
import { compareNatural } from '../model/natural.ts';
import { outermost } from '../model/paths.ts';
import type { Part } from './folders.ts';
import type { Ground } from './ground.ts';

/** Ground that one slice may take. */
export interface SliceGround {
  readonly stream: string;
  readonly contract: boolean;
  readonly prefixes: readonly string[];
}

/**
 * All parts of some paths, one for each workstream and side of the contract, best first: parts in the area, then parts outside
 * the contract surfaces, then those of the most specific path, then the largest, then in natural order.
 */
export function partsOf(paths: readonly string[], area: string, ground: Ground): Part[] {
  const merged = new Map<string, { label: Part; prefixes: string[]; depth: number }>();
  const named = new Set(paths);
  for (const path of paths) {
    for (const part of ground.parts(path)) {
      const key = JSON.stringify([part.stream, part.surface !== null]);
      const known = merged.get(key) ?? { label: part, prefixes: [], depth: 0 };
      append(known.prefixes, part.prefixes);
      known.depth = Math.max(known.depth, depthOf(path));
      merged.set(key, known);
    }
  }
  const ranked = [...merged.values()].map(({ label, prefixes, depth }) => {
    const own = foldersFirst(prefixes, (file) => named.has(file) || !ground.isScaffold(file));
    const inside = own.some((path) => ground.areaOf(path) === area);
    return {
      part: { ...label, prefixes: own },
      rank: [inside ? 0 : 1, label.surface === null ? 0 : 1, -depth, -own.length],
      name: JSON.stringify([own, label.stream]),
    };
  });
  return ranked
    .sort((a, b) => compareLists(a.rank, b.rank) || compareNatural(a.name, b.name))
    .map(({ part }) => part);
}

/** The best part of some paths; `fallback` is the workstream of what has no ground at all. */
export function bestPart(
  paths: readonly string[],
  area: string,
  fallback: string,
  ground: Ground,
): SliceGround {
  const best = partsOf(paths, area, ground)[0];
  if (!best) return { stream: fallback, contract: false, prefixes: [] };
  return { stream: best.stream ?? fallback, contract: best.surface !== null, prefixes: best.prefixes };
}

export function depthOf(path: string): number {
  return path.split('/').length - (path.endsWith('/') ? 1 : 0);
}

/** A part that has folders does without the loose files beside them that nobody works in: guides and notes. */
function foldersFirst(prefixes: readonly string[], isWorkedIn: (file: string) => boolean): string[] {
  if (!prefixes.some((path) => path.endsWith('/'))) return outermost(prefixes);
  return outermost(prefixes.filter((path) => path.endsWith('/') || isWorkedIn(path)));
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    if (value !== other) return value - other;
  }
  return 0;
}
