import { folderOf, normalisePath } from './paths.ts';

/** Where a document's reference is looked for first: a link beside the document, words and code below the root. */
export type ReferenceOrder = 'own-folder' | 'root';

/**
 * The places below the root that a path in a document may mean, in the repository's form, the likelier first. A leading `/`
 * means the root. Empty for an address, an anchor, and a path that leads out of the repository from wherever it is taken.
 */
export function placesMeant(written: string, file: string, first: ReferenceOrder): readonly string[] {
  if (/^[a-z][\w+.-]*:|^#|^\/\//i.test(written)) return [];
  const path = decoded(written.replace(/[#?].*$/, '').replace(/\/(?:\*+|\.\.\.)$/, '/')).replaceAll(
    '\\',
    '/',
  );
  const bases = path.startsWith('/') ? [''] : first === 'root' ? ['', folderOf(file)] : [folderOf(file), ''];
  const places = bases.map((base) => resolved(base, path)).filter((place) => place !== null);
  return [...new Set(places)].filter((place) => place !== '');
}

/** The path without its `.` and `..`; null when it leaves the repository. */
function resolved(base: string, path: string): string | null {
  const parts = base.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return normalisePath(parts.join('/'));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray `%` is part of the name.
    return path;
  }
}
