import { baseName, beforeWildcards, normalisePath, parentOf, pathKey } from '../model/paths.ts';

/** A path deeper than this is not a path that people work in; it is dropped rather than walked. */
const deepest = 100;

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
    for (let key = pathKey(path); ; key = parentOf(key)) {
      const value = this.#values.get(key);
      if (value !== undefined || !key.includes('/')) return value;
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
      for (let at = parentOf(file); at !== '' && !folders.has(at); at = parentOf(at)) folders.add(at);
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
  // `v1.2` is a folder: an extension has a letter first.
  return /^.+\.[A-Za-z][A-Za-z0-9]{0,9}$/.test(baseName(path));
}
