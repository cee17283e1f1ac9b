import picomatch from 'picomatch';
import { folderOf } from '../model/paths.ts';
import type { RepositoryTree } from '../model/sources.ts';
import { inPlan, isForeign, isPast, isSample, mayHold, namesPlan } from './names.ts';

/** Where presets look for an inventory. */
export interface PresetPaths {
  readonly preset: string;
  /** In the order in which the preset tries them. */
  readonly patterns: readonly string[];
}

/** A file or folder worth opening, before anything is known of what it holds. */
export interface NamedPlace {
  /** A folder ends with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** The preset that looks there, and the rank of its pattern; null when none does. */
  readonly named: { readonly preset: string; readonly pattern: string; readonly rank: number } | null;
}

/** What a scan opens at most: it answers in seconds on any repository. */
export const limits = { files: 150, bytes: 8_000_000, folderFiles: 5_000 } as const;

const item = /\.(?:md|mdx|markdown|ya?ml)$/i;
const about = /(?:^|\/)(?:readme|index|template|contributing|changelog|_)[^/]*$/i;

/** Places worth opening, the likeliest first, and how many more there are. */
export function candidatePlaces(
  tree: RepositoryTree,
  presets: readonly PresetPaths[],
): { places: readonly NamedPlace[]; more: number } {
  const naming = presetNaming(presets);
  const files = tree.files.flatMap(({ path, bytes }): NamedPlace[] => {
    const size = bytes ?? 0;
    if (!mayHold(path) || size > limits.bytes || bytes === 0) return [];
    return [{ path, bytes: size, named: naming(path) }];
  });
  const all = [...files, ...folders(tree, naming)];
  const order = (place: NamedPlace): number => expectation(place);
  all.sort((a, b) => order(b) - order(a) || a.bytes - b.bytes || (a.path < b.path ? -1 : 1));
  return { places: all.slice(0, limits.files), more: Math.max(0, all.length - limits.files) };
}

/** How much the place promises by where it is and how it is called. */
export function expectation({ path, named }: NamedPlace): number {
  const depth = path.split('/').length;
  return (
    (named ? 60 - Math.min(named.rank, 20) : 0) +
    (namesPlan(path) ? 30 : 0) +
    (inPlan(path) ? 15 : 0) -
    (isSample(path) ? 40 : 0) -
    (isPast(path) ? 20 : 0) -
    2 * depth
  );
}

type Naming = (path: string) => NamedPlace['named'];

function presetNaming(presets: readonly PresetPaths[]): Naming {
  const all = presets.flatMap(({ preset, patterns }) =>
    patterns.map((pattern, rank) => ({ preset, pattern, rank, matches: matcher(pattern) })),
  );
  return (path) => {
    const hits = all.filter(({ matches }) => matches(path)).sort((a, b) => a.rank - b.rank);
    const [best] = hits;
    return best ? { preset: best.preset, pattern: best.pattern, rank: best.rank } : null;
  };
}

function matcher(pattern: string): (path: string) => boolean {
  const plain = pattern.replace(/^\.\//, '');
  return picomatch.scan(plain).isGlob ? picomatch(plain, { dot: true }) : (path) => path === plain;
}

/** Folders whose files may be an entry each: all of one kind, under a name that says so. */
function folders(tree: RepositoryTree, naming: Naming): NamedPlace[] {
  const found = new Map<string, { files: number; bytes: number; items: number }>();
  for (const { path, bytes } of tree.files) {
    if (isForeign(path)) continue;
    const folder = folderOf(path);
    if (folder === '') continue;
    const counted = found.get(folder) ?? { files: 0, bytes: 0, items: 0 };
    const holds = item.test(path) && (!about.test(path) || /\.doorstop\.ya?ml$/.test(path));
    found.set(folder, {
      files: counted.files + 1,
      bytes: counted.bytes + (bytes ?? 0),
      items: counted.items + (holds ? 1 : 0),
    });
  }
  const doorstop = new Set(
    tree.files.flatMap(({ path }) => (/(?:^|\/)\.doorstop\.ya?ml$/.test(path) ? [folderOf(path)] : [])),
  );
  return [...found].flatMap(([path, { items, bytes, files }]): NamedPlace[] => {
    const named = naming(path);
    if (items < 2 || items > limits.folderFiles || items * 2 < files) return [];
    const told = named !== null || doorstop.has(path) || namesPlan(path.slice(0, -1)) || inPlan(path);
    return told ? [{ path, bytes, named }] : [];
  });
}
