import { occurrences } from '../model/grouped.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import { none } from '../model/none.ts';
import { baseName, folderOf, normalisePath, pathKey } from '../model/paths.ts';
import type { Feature, Sources } from '../model/sources.ts';
import { AreaGround } from './areas.ts';

/** A path as it stands in prose: segments between slashes. */
const path = /(?<![\p{L}\p{N}_@./:-])[\p{L}\p{N}_.$@~-][\p{L}\p{N}_.$@()[\]~/\\-]*/gu;
/** A file's name alone. */
const fileName =
  /(?<![\p{L}\p{N}_@./\\-])[\p{L}\p{N}_-][\p{L}\p{N}_.-]*\.[A-Za-z][A-Za-z0-9]{0,5}(?![\p{L}\p{N}_/\\])/gu;
const mostPaths = 24;
/** Longer texts are logs. */
const longest = 50_000;

/** Finds what features say of the tree in their own words: paths that are there or have a folder, unique file names, packages. */
export class Mentions {
  readonly #files: ReadonlySet<string>;
  readonly #folders = new Set<string>();
  /** Base names that one file only has. */
  readonly #unique = new Map<string, string | null>();
  readonly #packages: readonly { readonly name: string; readonly folder: string }[];
  readonly #ground: AreaGround;

  constructor(sources: Sources) {
    this.#files = new Set(sources.tree.files.map((file) => file.path));
    for (const file of this.#files) {
      for (
        let folder = folderOf(file);
        folder !== '' && !this.#folders.has(folder);
        folder = folderOf(folder)
      )
        this.#folders.add(folder);
      const name = baseName(file);
      this.#unique.set(name, this.#unique.has(name) ? null : file);
    }
    // A name of one plain word is a word; one with a mark in it is a package's.
    this.#packages = sources.packages
      .filter(({ name, folder }) => folder !== '' && /[^\p{L}\p{N}]/u.test(name))
      .map(({ name, folder }) => ({ name, folder }));
    this.#ground = new AreaGround(sources);
  }

  /** The paths that a feature names, in the order of its fields; folders without their `/`. */
  of(feature: Feature): readonly string[] {
    const found = new Set<string>();
    for (const text of textsOf(feature)) for (const one of this.inText(text)) found.add(one);
    return found.size === 0 ? none : [...found].slice(0, mostPaths);
  }

  /** The areas on whose ground those lie, most often named first. */
  areasOf(paths: readonly string[]): readonly string[] {
    if (paths.length === 0) return none;
    const areas = paths.map((path) => this.#ground.areaOf(path));
    const counts = occurrences(areas.filter((area) => area !== ''));
    return [...counts].sort((a, b) => b[1] - a[1]).map(([area]) => area);
  }

  inText(raw: string): readonly string[] {
    const text = raw.slice(0, longest);
    const found: string[] = [];
    // Most texts name no file: a look for the mark that every path has is a fraction of the search.
    for (const [written] of /[/\\]/.test(text) ? text.matchAll(path) : []) {
      if (!/[/\\]./.test(written)) continue;
      const own = this.#place(pathKey(normalisePath(written.replace(/[.,;:)\]]+$/, ''))));
      if (own !== null) found.push(own);
    }
    for (const [name] of /\.[A-Za-z]/.test(text) ? text.matchAll(fileName) : []) {
      const own = this.#unique.get(name);
      if (own?.includes('/')) found.push(own);
    }
    for (const { name, folder } of this.#packages) if (holds(text, name)) found.push(pathKey(folder));
    return found;
  }

  /** What is there, or what a folder is there for. The top of the repository is no folder for just anything. */
  #place(own: string): string | null {
    if (this.#files.has(own) || this.#folders.has(`${own}/`)) return own;
    const home = folderOf(own);
    return home !== '' && this.#folders.has(home) && !own.includes('..') ? own : null;
  }
}

/** The name as a whole word, and no part of a path. */
function holds(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at === -1) return false;
  return (
    !/[\p{L}\p{N}_/-]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}_-]/u.test(text[at + name.length] ?? ' ')
  );
}

function textsOf(feature: Feature): string[] {
  const { title, description, steps, acceptance, sourceRefs, extra } = feature;
  return [
    title ?? '',
    description,
    ...[...steps, ...acceptance].map(({ text }) => text),
    ...sourceRefs,
    ...stringsIn(extra, 3),
  ];
}

function stringsIn(value: JsonValue, depth: number): string[] {
  if (typeof value === 'string') return [value];
  if (depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((one) => stringsIn(one, depth - 1));
  return isJsonObject(value) ? Object.values(value).flatMap((one) => stringsIn(one, depth - 1)) : [];
}
