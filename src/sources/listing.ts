import { append } from '../model/append.ts';
import { normalisePath } from '../model/paths.ts';
import type { TreeFile } from '../model/sources.ts';
import { LineIndex, withoutMark } from '../syntax/lines.ts';
import type { FindingLog } from './finding-log.ts';
import type { Repository } from './repository.ts';

/**
 * Reads a listing in the form that `git ls-files` prints: a path a line (quoted where git quotes it, or NUL between
 * paths as `-z` gives), optionally a tab and the size in bytes. A path listed twice counts once.
 */
export function readListing(path: string, repository: Repository, log: FindingLog): TreeFile[] {
  const read = repository.read(path);
  if ('failure' in read) {
    log.add('tree/no-listing', { file: path, line: 1, column: 1 }, { path, reason: read.failure });
    return [];
  }
  const files = new Map<string, TreeFile>();
  const text = withoutMark(read.text);
  const lines = new LineIndex(text, path);
  const ending = text.includes('\0') ? /[^\0]+/g : /[^\n]+/g;
  for (const { 0: found, index: start } of text.matchAll(ending)) {
    const line = found.replace(/\r$/, '');
    if (line.trim() === '') continue;
    const file = fileOf(line);
    if (typeof file === 'string') {
      log.add('tree/listing-line', lines.span({ start, end: start }), {
        text: line.slice(0, 120),
        problem: file,
      });
    } else if (!files.has(file.path)) files.set(file.path, file);
  }
  return [...files.values()];
}

/** The file of a line, or what is wrong with the line. */
function fileOf(line: string): TreeFile | string {
  const tab = line.lastIndexOf('\t');
  const name = unquoted(tab === -1 ? line : line.slice(0, tab));
  const size = tab === -1 ? null : line.slice(tab + 1).trim();
  if (size !== null && !/^\d{1,15}$/.test(size)) return 'what follows the tab is not a size in bytes';
  if (/^(?:[/\\]|[A-Za-z]:[/\\])/.test(name)) return 'the path is absolute; paths are relative to the root';
  if (name.split('/').includes('..')) return 'the path leads out of the repository';
  if (name.endsWith('/')) return 'the path is a folder; only files are listed';
  const path = normalisePath(name);
  if (path === '') return 'there is no path';
  return { path, bytes: size === null ? null : Number(size) };
}

const escapes: { readonly [letter: string]: number } = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  '\\': 92,
};

/** Undoes the quotes that git puts around unusual paths: C escapes, bytes in octal, UTF-8. */
function unquoted(name: string): string {
  if (!/^".*"$/s.test(name)) return name;
  const bytes: number[] = [];
  for (const [part, octal, letter] of name.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 255);
    else if (letter !== undefined) bytes.push(escapes[letter] ?? letter.charCodeAt(0));
    else append(bytes, Buffer.from(part, 'utf8'));
  }
  return Buffer.from(bytes).toString('utf8');
}
