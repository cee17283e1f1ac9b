import { beforeWildcards, normalisePath } from '../model/paths.ts';

/** A path deeper than this is not a path that people work in; it is dropped rather than walked. */
const deepest = 100;

/** The path without its trailing `/`: the key under which a folder is kept in both of its forms. */
export function pathKey(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Values at paths. A path without a value of its own has that of the nearest folder above it. */
export class PathTable<T> {
  readonly #values: Map<string, T> = new Map();

  set(path: string, value: T): void {
    this.#values.set(pathKey(path), value);
  }

  own(path: string): T | undefined {
    return this.#values.get(pathKey(path));
  }

  /** The value at the path or at the nearest folder above it. Takes as long as the path is deep. */
  at(path: string): T | undefined {
    let key = pathKey(path);
    for (;;) {
      const value = this.#values.get(key);
      if (value !== undefined) return value;
      const cut = key.lastIndexOf('/');
      if (cut === -1) return undefined;
      key = key.slice(0, cut);
    }
  }
}

/** Brings paths as documents write them into prefixes: a folder ends in `/`, a file does not. */
export class PathReader {
  readonly #files: ReadonlySet<string>;
  readonly #folders: ReadonlySet<string>;
  /** Documents name the same paths again and again. */
  readonly #known = new Map<string, string | null>();

  constructor(files: readonly string[]) {
    const folders = new Set<string>();
    for (const file of files) {
      let cut = file.lastIndexOf('/');
      while (cut !== -1) {
        const folder = file.slice(0, cut);
        if (folders.has(folder)) break;
        folders.add(folder);
        cut = folder.lastIndexOf('/');
      }
    }
    this.#files = new Set(files);
    this.#folders = folders;
  }

  /** The prefix that a written path means, or null when it means none inside the repository. */
  read(written: string): string | null {
    let known = this.#known.get(written);
    if (known === undefined) {
      known = this.#read(written);
      this.#known.set(written, known);
    }
    return known;
  }

  #read(written: string): string | null {
    const path = normalisePath(beforeWildcards(written));
    if (path === '') return null;
    const parts = path.split('/');
    if (parts.length > deepest || parts.includes('..')) return null;
    if (path.endsWith('/')) return path;
    if (this.#files.has(path)) return path;
    if (this.#folders.has(path)) return `${path}/`;
    return looksLikeFile(path) ? path : `${path}/`;
  }
}

function looksLikeFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // `v1.2` is a folder: an extension has a letter first.
  return /^.+\.[A-Za-z][A-Za-z0-9]{0,9}$/.test(name);
}

/** Sorted, each once, without paths that lie inside another of the list. */
export function outermost(paths: Iterable<string>): string[] {
  const sorted = [...new Set(paths)].sort();
  const keys = new Set(sorted.map(pathKey));
  const kept = sorted.filter((path) => {
    let key = pathKey(path);
    for (;;) {
      const cut = key.lastIndexOf('/');
      if (cut === -1) return true;
      key = key.slice(0, cut);
      if (keys.has(key)) return false;
    }
  });
  return kept.length === sorted.length ? sorted : kept;
}
