import type { TreeConfig } from '../model/config.ts';
import { baseName } from '../model/paths.ts';
import type { RepositoryTree, TreeFile } from '../model/sources.ts';
import { anyGlob } from '../syntax/globs.ts';

/** What the tree has at a path. Scaffold files are counted in nothing but `exists`. */
export interface PathFacts {
  readonly exists: boolean;
  readonly directory: boolean;
  readonly files: number;
  readonly bytes: number;
  readonly tests: number;
  /** Extensions with their dot, most frequent first; a file without one counts as the empty string. */
  readonly extensions: readonly string[];
  /** Base names, sorted, each once; of a large folder those of its first files. */
  readonly names: readonly string[];
}

/** How many base names of a folder are facts; a rule that needs more looks at `files`. */
const namesShown = 100;

interface Counted {
  readonly path: string;
  readonly bytes: number;
  readonly scaffold: boolean;
  readonly test: boolean;
}

interface Totals {
  files: number;
  bytes: number;
  tests: number;
}

/** The repository's tree, counted once. Look-ups take a path without a trailing `/`. */
export class TreeIndex {
  readonly #files: readonly Counted[];
  readonly #byFile = new Map<string, Counted>();
  readonly #byFolder = new Map<string, Totals>();
  readonly #top = new Set<string>();
  readonly #all: Totals = { files: 0, bytes: 0, tests: 0 };

  constructor(tree: RepositoryTree, config: TreeConfig) {
    const isScaffold = anyGlob(config.scaffold, true);
    const isTest = anyGlob(config.tests, true);
    const files = tree.files.map((file) => counted(file, isScaffold, isTest));
    this.#files = files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    for (const file of this.#files) {
      this.#byFile.set(file.path, file);
      add(file, this.#all);
      const first = file.path.indexOf('/');
      this.#top.add(first === -1 ? file.path : file.path.slice(0, first));
      for (let cut = first; cut !== -1; cut = file.path.indexOf('/', cut + 1)) this.#add(file, cut);
    }
  }

  /** Names of the files and folders at the top. */
  get top(): ReadonlySet<string> {
    return this.#top;
  }

  has(path: string): boolean {
    return this.#byFile.has(path) || this.#byFolder.has(path);
  }

  isFile(path: string): boolean {
    return this.#byFile.has(path);
  }

  isFolder(path: string): boolean {
    return this.#byFolder.has(path);
  }

  at(path: string): PathFacts {
    const file = this.#byFile.get(path);
    if (file) return facts(false, [file], totalsOf(file));
    const totals = this.#byFolder.get(path);
    if (totals) return facts(true, this.#below(path), totals);
    return absent;
  }

  /**
   * How many files of a folder are not scaffold, their size, and how many are tests; without reading their names. The empty
   * path is the top.
   */
  totals(path: string): { readonly files: number; readonly bytes: number; readonly tests: number } {
    if (path === '') return this.#all;
    const file = this.#byFile.get(path);
    return file ? totalsOf(file) : (this.#byFolder.get(path) ?? nothing);
  }

  #add(file: Counted, cut: number): void {
    const folder = file.path.slice(0, cut);
    let totals = this.#byFolder.get(folder);
    if (!totals) {
      totals = { files: 0, bytes: 0, tests: 0 };
      this.#byFolder.set(folder, totals);
    }
    add(file, totals);
  }

  /** The files below a folder lie side by side, because they are sorted. */
  *#below(folder: string): Generator<Counted> {
    const prefix = `${folder}/`;
    for (let at = this.#firstFrom(prefix); at < this.#files.length; at += 1) {
      const file = this.#files[at];
      if (!file?.path.startsWith(prefix)) return;
      yield file;
    }
  }

  #firstFrom(prefix: string): number {
    let low = 0;
    let high = this.#files.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#files[middle]?.path ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function add(file: Counted, totals: Totals): void {
  if (file.scaffold) return;
  totals.files += 1;
  totals.bytes += file.bytes;
  totals.tests += file.test ? 1 : 0;
}

const indexes = new WeakMap<RepositoryTree, { readonly config: TreeConfig; readonly index: TreeIndex }>();

/**
 * The index of a tree, made once: several passes ask, and half a million files are many to count. Without a configuration it
 * is one that knows what is there, whatever counts as scaffold or as a test.
 */
export function treeIndexOf(tree: RepositoryTree, config: TreeConfig | null): TreeIndex {
  const known = indexes.get(tree);
  if (known && (config === null || known.config === config)) return known.index;
  const used = config ?? { listing: null, ignore: [], scaffold: [], tests: [] };
  const index = new TreeIndex(tree, used);
  indexes.set(tree, { config: used, index });
  return index;
}

const nothing = {
  exists: false,
  files: 0,
  bytes: 0,
  tests: 0,
  extensions: [] as readonly string[],
  names: [] as readonly string[],
};

const absent: PathFacts = { ...nothing, directory: false };

function totalsOf(file: Counted): Totals {
  return file.scaffold
    ? { files: 0, bytes: 0, tests: 0 }
    : { files: 1, bytes: file.bytes, tests: file.test ? 1 : 0 };
}

function facts(directory: boolean, files: Iterable<Counted>, totals: Totals): PathFacts {
  const extensions = new Map<string, number>();
  const names = new Set<string>();
  for (const file of files) {
    if (file.scaffold) continue;
    const name = baseName(file.path);
    const dot = name.lastIndexOf('.');
    const extension = dot > 0 ? name.slice(dot) : '';
    extensions.set(extension, (extensions.get(extension) ?? 0) + 1);
    if (names.size < namesShown) names.add(name);
  }
  return {
    exists: true,
    directory,
    ...totals,
    extensions: [...extensions]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([extension]) => extension),
    names: [...names].sort(),
  };
}

function counted(
  file: TreeFile,
  isScaffold: (path: string) => boolean,
  isTest: (path: string) => boolean,
): Counted {
  return {
    path: file.path,
    bytes: file.bytes ?? 0,
    scaffold: isScaffold(file.path),
    test: isTest(file.path),
  };
}
