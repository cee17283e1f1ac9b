import type { Inventory, RepositoryTree } from '../model/sources.ts';
import type { FindingLog } from './finding-log.ts';
import type { Repository } from './repository.ts';

/** More places than this tell a reader nothing new. */
const mostPlaces = 5;

/** Reports the files that entries refer to and the repository lacks: one finding, with the first places. */
export function reportDeadLinks(
  { features }: Inventory,
  tree: RepositoryTree,
  repository: Repository,
  log: FindingLog,
): void {
  const known = new Set(tree.files.map(({ path }) => path));
  const dead = features.flatMap((feature) => {
    const paths = feature.sourceRefs
      .flatMap((ref) => pathOf(ref) ?? [])
      .filter((path) => !known.has(path) && !repository.isFile(path));
    return paths.map((path) => ({ path, id: feature.id, at: feature.spans.sourceRefs ?? feature.at }));
  });
  const [first, ...more] = dead;
  if (!first) return;
  const paths = [...new Set(dead.map(({ path }) => path))];
  const related = more.slice(0, mostPlaces - 1).map(({ path, id, at }) => ({ note: `${id}: ${path}`, at }));
  log.add('inventory/dead-links', first.at, { paths: paths.slice(0, 10), count: dead.length }, { related });
}

/** The path of a reference that is one: with a folder and an extension, without a scheme, a fragment or a line. */
function pathOf(ref: string): string | null {
  const path = ref
    .replace(/^\.\//, '')
    .replace(/#.*$/, '')
    .replace(/:\d+(?:[:-]\d+)*$/, '');
  return /^[^\s:*?<>|]+\/[^\s/:*?<>|]+\.[\p{L}\p{N}]{1,8}$/u.test(path) && !path.startsWith('/')
    ? path
    : null;
}
