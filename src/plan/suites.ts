import type { DecisionIndex } from '../model/decision.ts';
import { occurrences } from '../model/grouped.ts';
import { folderOf, normalisePath, pathKey } from '../model/paths.ts';
import { PathTable } from './paths.ts';

/** Where test suites live: the paths that suite rules name, and a folder that holds two of them or more. */
export function suiteGround(log: DecisionIndex): PathTable<true> {
  const paths = new Set<string>();
  for (const { then } of log.about('suite')) {
    if (typeof then.path === 'string') paths.add(pathKey(normalisePath(then.path)));
  }
  const table = new PathTable<true>();
  for (const path of paths) table.set(path, true);
  for (const [folder, count] of occurrences([...paths].map(folderOf)))
    if (folder !== '' && count > 1) table.set(folder, true);
  return table;
}
