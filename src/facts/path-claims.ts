import type { Text } from '../model/markdown.ts';
import { folderOf, normalisePath, pathKey } from '../model/paths.ts';
import { placesMeant } from '../model/references.ts';
import type { Sources } from '../model/sources.ts';
import { codeSpans } from '../syntax/inline.ts';
import { oncePerObject, oncePerText } from './once.ts';
import type { TreeIndex } from './tree-index.ts';

/** A path that a text names, in the repository's form, without a trailing `/`. */
interface NamedPath {
  readonly path: string;
  readonly at: Text['at'];
}

/** Finds paths in the code spans of a document. */
export interface PathReader {
  /** Paths in running text: the first segment must be known in the repository, or in the document's own folder. */
  inText(text: Text): readonly NamedPath[];
  /** Paths where the document says that paths stand: any code span of that shape counts. */
  inPathCell(text: Text): readonly NamedPath[];
  /** Code spans there that look like a path and can not be told to be one of the repository. */
  unplaced(text: Text): readonly Text[];
}

/** Characters of a path segment. A `(`, a space, a quote or an `=` says that it is code, a command or a value. */
const segment = /^[\p{L}\p{N}_.@+~*{},|-]+$/u;
/** A template's dots and stars, or a line number, at the end of a path. */
const tail = /(?:(?:\/(?:\*+|\.\.\.))|(?::\d+(?:-\d+)?)|#L\d+(?:-L?\d+)?)$/;
const mostAlternatives = 64;

/** A reader for a document. `known` holds the names at the top of the repository, in the tree or in documents. */
export function pathReader(file: string, tree: TreeIndex, known: ReadonlySet<string>): PathReader {
  const home = folderOf(file);
  const nested = (path: string, anywhere: boolean): string | null => {
    const first = path.split('/', 1)[0] ?? '';
    if (known.has(first)) return path;
    if (home !== '' && tree.has(home + first)) return home + path;
    return anywhere ? path : null;
  };
  /** One word: a file at the top, or a folder beside the document. A README is every folder's, so it names none. */
  const topLevel = (path: string, anywhere: boolean): string | null => {
    if (home !== '' && tree.isFolder(home + path)) return home + path;
    if (tree.isFile(path)) return tree.totals(path).files > 0 ? path : null;
    if (!anywhere) return null;
    return tree.isFolder(path) ? path : home !== '' && tree.isFile(home + path) ? home + path : null;
  };
  /** A path from the root (`/a/b`), from the document's folder (`../b`) or with backslashes: it must lead to something, or below a known name. */
  const fromElsewhere = (raw: string): string | null => {
    const written = raw.trim().replace(tail, '');
    if (!/^\/|\\|(?:^|\/)\.\.\//.test(written) || /\s/.test(written)) return null;
    const below = (place: string): boolean => place.includes('/') && known.has(place.split('/', 1)[0] ?? '');
    const place =
      placesMeant(written, file, 'own-folder').find((one) => tree.has(pathKey(one))) ??
      placesMeant(written, file, 'root').slice(0, 1).find(below);
    return place === undefined ? null : literal(place);
  };
  const place = (candidate: string, anywhere: boolean): string | null => {
    const path = literal(candidate);
    if (path === null) return anywhere ? fromElsewhere(candidate) : null;
    return candidate.includes('/') ? nested(path, anywhere) : topLevel(path, anywhere);
  };
  const paths = (raw: string, anywhere: boolean): readonly string[] => {
    const found = new Set<string>();
    for (const candidate of alternatives(raw)) {
      const placed = place(candidate, anywhere);
      if (placed !== null) found.add(withoutSymbol(placed, tree));
    }
    return [...found];
  };
  // A document names the same few paths again and again, and its texts are read for more than one purpose.
  const inText = oncePerText((raw) => paths(raw, false));
  const inCell = oncePerText((raw) => paths(raw, true));
  const read = (text: Text, named: (raw: string) => readonly string[]): readonly NamedPath[] =>
    codeSpans(text).flatMap((span) => named(span.text).map((path) => ({ path, at: span.at })));
  return {
    inText: oncePerObject((text: Text) => read(text, inText)),
    inPathCell: oncePerObject((text: Text) => read(text, inCell)),
    unplaced: (text) =>
      codeSpans(text).filter((span) => inCell(span.text).length === 0 && looksLikePath(span.text)),
  };
}

/** A name with an extension, or segments between slashes of either kind, and nothing that a path does not have. */
function looksLikePath(raw: string): boolean {
  if (raw.length > longestPath || /[\s()'"<>=:;]/.test(raw)) return false;
  return /^[^/\\]+\.[a-z]\w{0,5}$/.test(raw) || /[^/\\][/\\][^/\\]|^[/\\][^/\\]/.test(raw);
}

const longestPath = 200;

/** `a/b.Name` is the symbol `Name` of the package `a/b`, where the tree has that and not the other. */
function withoutSymbol(path: string, tree: TreeIndex): string {
  const symbol = /\.\p{Lu}[\p{L}\p{N}_]*$/u.exec(path);
  const owner = symbol ? path.slice(0, symbol.index) : path;
  return owner !== path && !tree.has(path) && tree.has(owner) ? owner : path;
}

/** The names at the top of the repository: the tree's, and those that the canonical tables and the configuration speak of. */
export function knownTops(
  sources: Sources,
  tree: TreeIndex,
  surfaces: readonly string[],
): ReadonlySet<string> {
  const known = new Set(tree.top);
  const add = (path: string): void => {
    const first = normalisePath(path).split('/', 1)[0] ?? '';
    if (first !== '' && path.includes('/')) known.add(first);
  };
  for (const guide of sources.guides) add(guide.path);
  for (const area of sources.areas.areas) for (const path of area.paths) add(path);
  for (const surface of surfaces) add(surface);
  for (const module of sources.design?.modules ?? []) for (const path of module.paths) add(path.text);
  return known;
}

/** `a/{b,c}` and `a/b|c` say more than one path. More than 64 alternatives are not written out. */
function alternatives(raw: string): readonly string[] {
  let open = [raw];
  for (let round = 0; round < 4; round += 1) {
    const next: string[] = [];
    let changed = false;
    for (const text of open) {
      const braces = /^([^{}]*)\{([^{}]*)\}(.*)$/.exec(text);
      if (!braces) {
        next.push(text);
        continue;
      }
      changed = true;
      for (const choice of (braces[2] ?? '').split(','))
        next.push(`${braces[1]}${choice.trim()}${braces[3]}`);
    }
    if (next.length > mostAlternatives) return [];
    open = next;
    if (!changed) break;
  }
  return open.flatMap((text) => {
    const cut = text.lastIndexOf('/') + 1;
    return text.includes('|')
      ? text
          .slice(cut)
          .split('|')
          .map((last) => text.slice(0, cut) + last)
      : [text];
  });
}

/** The path that a code span names, up to its first wildcard, or null when it is no path. */
function literal(raw: string): string | null {
  const bare = raw.trim().replace(/^\.\//, '').replace(tail, '');
  if (bare === '' || bare.startsWith('/') || bare.startsWith('-') || bare.includes('://')) return null;
  const parts = bare.replace(/(?<!\/)\/+$/, '').split('/');
  if (parts.some((part) => part === '' || part === '..' || !segment.test(part))) return null;
  // A host name as a first segment (`example.org/x`) is an import path, not a folder.
  if (parts.length > 1 && isHost(parts[0] ?? '')) return null;
  const wild = parts.findIndex((part) => /[*{}]/.test(part));
  const kept = wild === -1 ? parts : parts.slice(0, wild);
  return kept.length === 0 ? null : kept.join('/');
}

function isHost(part: string): boolean {
  const labels = part.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}-]+$/u.test(label)) &&
    /^[a-z]{2,}$/.test(labels.at(-1) ?? '')
  );
}
