import picomatch from 'picomatch';
import { closest } from '../diagnostics/closest.ts';
import { normalisePath } from '../model/paths.ts';
import type { RepositoryTree } from '../model/sources.ts';
import type { Repository } from './repository.ts';

/** A file that patterns led to. */
export interface LocatedFile {
  readonly path: string;
  /** The other files that the same pattern matches, sorted. */
  readonly others: readonly string[];
}

/** The first of `patterns` (paths or globs) that has a file; where a glob matches several, the first by name. */
export function locate(
  patterns: readonly string[],
  tree: RepositoryTree,
  repository: Repository,
): LocatedFile | null {
  for (const pattern of patterns) {
    const path = pattern.replace(/^\.\//, '');
    if (!picomatch.scan(path).isGlob) {
      // A path that is written out counts even where the tree leaves it out. An absolute one is never below the root.
      const exact = path.startsWith('/') ? path : normalisePath(path);
      if (repository.isFile(exact)) return { path: exact, others: [] };
      continue;
    }
    const matches = picomatch(path, { dot: true });
    const [first, ...others] = tree.files.filter((file) => matches(file.path)).map((file) => file.path);
    if (first !== undefined) return { path: first, others };
  }
  return null;
}

/** More candidates than this are not compared. */
const mostCandidates = 5000;

/** The file of the tree that someone may have meant by `path`: the same name elsewhere, or a name like it. */
export function nearestFile(path: string, tree: RepositoryTree): string | null {
  const name = baseName(path);
  const extension = /\.[^./]+$/.exec(name)?.[0] ?? '';
  const candidates: string[] = [];
  for (const file of tree.files) {
    if (baseName(file.path) === name) return file.path;
    if (file.path.endsWith(extension) && candidates.length < mostCandidates) candidates.push(file.path);
  }
  return closest(path, candidates);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
