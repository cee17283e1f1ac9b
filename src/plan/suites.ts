import type { DecisionIndex } from '../model/decision.ts';
import { folderOf, normalisePath } from '../model/paths.ts';
import { PathTable, pathKey } from './paths.ts';

/** Where test suites live: the paths that suite rules name, and a folder that holds two of them or more. */
export function suiteGround(log: DecisionIndex): PathTable<true> {
  const paths = new Set<string>();
  for (const { then } of log.about('suite')) {
    if (typeof then.path === 'string') paths.add(pathKey(normalisePath(then.path)));
  }
  const table = new PathTable<true>();
  const folders = new Map<string, number>();
  for (const path of paths) {
    table.set(path, true);
    const folder = folderOf(path);
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  for (const [folder, count] of folders) if (folder !== '' && count > 1) table.set(folder, true);
  return table;
}
