// Repository paths use `/`, have no leading `./` and no `..`. A prefix is a path that ends in `/`, or a file's path.

/** What a path of the repository's form does not have: backslashes, stars, empty segments, single dots, final ellipses. */
const untidy = /[\\*]|^\/|\/\/|(?:^|\/)\.(?:\/|$)|\/\.\.\.$/;

/** Brings a path as people write it (`./a//b/*`, `a/b/`) into the repository's form; `a/b/*` becomes `a/b/`. */
export function normalisePath(path: string): string {
  if (!untidy.test(path)) return path;
  const directory = /\/(?:\*+|\.\.\.)?$/.test(path);
  const parts = path
    .replace(/\\/g, '/')
    .replace(/\/(?:\*+|\.\.\.)$/, '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  return parts.join('/') + (directory && parts.length > 0 ? '/' : '');
}

/** A path as a document writes it, without everything from the first segment with a wildcard on: `a/b-*\/c` means `a/`. */
export function beforeWildcards(path: string): string {
  const trailing = path.replace(/\/(?:\*+|\.\.\.)$/, '/');
  const at = trailing.search(/[*?[\]{}<>]/);
  if (at === -1) return trailing;
  return trailing.slice(0, trailing.lastIndexOf('/', at) + 1);
}

/** The path without its trailing `/`: the key under which a folder is kept in both of its forms. */
export function pathKey(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** The key of the folder that holds a key; the empty string at the top. */
export function parentOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf('/')));
}

/** The last segment of a key. */
export function baseName(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** True when `path` is `prefix` itself or lies below it. Both forms of a folder (`a/b`, `a/b/`) are the same folder. */
export function isUnder(path: string, prefix: string): boolean {
  const folder = pathKey(prefix);
  const own = pathKey(path);
  return folder === '' || own === folder || own.startsWith(`${folder}/`);
}

/** True when one of the two contains the other. */
export function overlaps(a: string, b: string): boolean {
  return isUnder(a, b) || isUnder(b, a);
}

/** The folder that holds `path`, with its trailing `/`; the empty string at the top. */
export function folderOf(path: string): string {
  const own = pathKey(path);
  return own.slice(0, own.lastIndexOf('/') + 1);
}

/** Sorted, each once, without paths that lie inside another of the list. */
export function outermost(paths: Iterable<string>): string[] {
  const sorted = [...new Set(paths)].sort();
  const keys = new Set(sorted.map(pathKey));
  const kept = sorted.filter((path) => {
    for (let key = parentOf(pathKey(path)); key !== ''; key = parentOf(key)) if (keys.has(key)) return false;
    return true;
  });
  return kept.length === sorted.length ? sorted : kept;
}
