import picomatch from 'picomatch';
import { closest } from '../diagnostics/closest.ts';
import { baseName, folderOf, normalisePath } from '../model/paths.ts';
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

/**
 * The file of the tree that someone may have meant by `path`: the same name elsewhere, else a name that holds all of it or is held by it
 * (`billing` became `billing-guide`), else a name like it. Of equals the one in the same folder. Names are compared without folder and
 * extension: what all paths of a folder share makes no two of them alike. What is `taken` was meant by somebody else.
 */
export function nearestFile(
  path: string,
  tree: RepositoryTree,
  taken: ReadonlySet<string> = new Set(),
): string | null {
  const name = baseName(path);
  const extension = /\.[^./]+$/.exec(name)?.[0] ?? '';
  const wanted = stemOf(path, extension);
  const folder = folderOf(path);
  const beside: string[] = [];
  const elsewhere: string[] = [];
  for (const file of tree.files) {
    if (taken.has(file.path)) continue;
    if (baseName(file.path) === name) return file.path;
    if (!file.path.endsWith(extension) || beside.length + elsewhere.length >= mostCandidates) continue;
    (folderOf(file.path) === folder ? beside : elsewhere).push(file.path);
  }
  const candidates = [...beside, ...elsewhere];
  const longer = candidates.find((candidate) => holds(stemOf(candidate, extension), wanted));
  if (longer !== undefined) return longer;
  const stems = new Map<string, string>();
  for (const candidate of candidates) {
    const stem = stemOf(candidate, extension);
    if (!stems.has(stem)) stems.set(stem, candidate);
  }
  return stems.get(closest(wanted, stems.keys()) ?? '') ?? null;
}

/** A name shorter than this is held by too many others. */
const shortestHeld = 4;

function holds(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return (a.length >= shortestHeld && b.includes(a)) || (b.length >= shortestHeld && a.includes(b));
}

function stemOf(path: string, extension: string): string {
  return baseName(path).slice(0, extension === '' ? undefined : -extension.length);
}
