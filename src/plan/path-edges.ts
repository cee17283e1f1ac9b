import { at } from '../model/held.ts';
import { none } from '../model/none.ts';
import { outermost } from '../model/paths.ts';
import { sharedPaths } from './locks.ts';
import type { Draft } from './model.ts';
import { PathTable } from './paths.ts';
import type { SliceEdge, SliceTable } from './slice-table.ts';

/**
 * The paths that a slice keeps to itself while it is worked on. A contract slice also takes the whole surface that has one writer,
 * so that two contract changes are never in flight at once.
 */
export class PathsTaken {
  readonly #table: SliceTable;
  readonly #lockOf = new PathTable<string>();

  constructor(draft: Draft, table: SliceTable) {
    this.#table = table;
    for (const [surface, lock] of draft.ground.locks) {
      const folder = draft.ground.reader.read(lock);
      if (folder !== null) this.#lockOf.set(surface, folder);
    }
  }

  of(index: number): readonly string[] {
    const slice = at(this.#table.slices, index);
    if (!slice.contract) return slice.pathPrefixes;
    const locked = slice.pathPrefixes.flatMap((path) => this.#lockOf.at(path) ?? []);
    return outermost([...slice.pathPrefixes, ...locked]);
  }
}

/** Edges that keep open slices on one path apart, in the order in which they take their turns. What is done takes none any more. */
export function pathEdges(
  table: SliceTable,
  turns: Int32Array,
  kept: readonly SliceEdge[],
  paths: PathsTaken,
): SliceEdge[] {
  const known = new Set(kept.map((edge) => `${edge.from} ${edge.to}`));
  return sharedPaths(turns, (index) => (table.isDone(index) ? none : paths.of(index)))
    .filter(({ from, to }) => !known.has(`${from} ${to}`))
    .map(({ from, to, path }) => ({
      from,
      to,
      kind: 'shared_path',
      strength: 9,
      reason:
        table.slices[from]?.contract && table.slices[to]?.contract
          ? `${path} has one writer at a time`
          : `both touch ${path}`,
      rule: null,
      source: null,
    }));
}
