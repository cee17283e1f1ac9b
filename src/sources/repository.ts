import type { Host } from '../model/host.ts';
import { HostError } from '../model/host.ts';

/** Why a file could not be read: `missing`, `outside` (it is not below the root), `folder`, or the platform's code. */
export type ReadFailure = string;

export type ReadResult = { readonly text: string } | { readonly failure: ReadFailure };

/** The repository's files, and a record of which were read. Nothing outside the root is ever read, links included. */
export class Repository {
  readonly root: string;
  readonly host: Host;
  readonly #realRoot: string | null;
  readonly #read = new Map<string, ReadResult>();

  constructor(root: string, host: Host) {
    this.root = root === '/' ? '' : root.replace(/(?<![/\\])[/\\]+$/, '');
    this.host = host;
    this.#realRoot = this.#real('');
  }

  /** The text of a file below the root. Read once, however often it is asked for. */
  read(path: string): ReadResult {
    let result = this.#read.get(path);
    if (!result) {
      result = this.#readNow(path);
      this.#read.set(path, result);
    }
    return result;
  }

  /** The text of a file that is no input: it does not count as read. */
  readUncounted(path: string): ReadResult {
    return this.#read.get(path) ?? this.#readNow(path);
  }

  /** Path and text of every file that was read, sorted by path. */
  texts(): readonly (readonly [path: string, text: string])[] {
    const texts: [string, string][] = [];
    for (const [path, result] of this.#read) if ('text' in result) texts.push([path, result.text]);
    return texts.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  isFile(path: string): boolean {
    return staysBelow(path) && this.#stat(path)?.kind === 'file';
  }

  /** Size of the file that a link leads to; null when it leads out of the root, to a folder or nowhere. */
  linkedSize(path: string): { inside: boolean; bytes: number | null } {
    const real = this.#real(path);
    if (real === null) return { inside: true, bytes: null };
    if (!this.#holds(real)) return { inside: false, bytes: null };
    const stat = this.#stat(path);
    return { inside: true, bytes: stat?.kind === 'file' ? stat.size : null };
  }

  absolute(path: string): string {
    if (path === '') return this.root === '' ? '/' : this.root;
    return `${this.root}/${path}`;
  }

  #readNow(path: string): ReadResult {
    if (!staysBelow(path)) return { failure: 'outside' };
    try {
      const real = this.host.realPath(this.absolute(path));
      if (!this.#holds(real)) return { failure: 'outside' };
      return { text: this.host.readText(this.absolute(path)) };
    } catch (error) {
      return { failure: failureOf(error) };
    }
  }

  #stat(path: string): ReturnType<Host['stat']> {
    try {
      return this.host.stat(this.absolute(path));
    } catch (error) {
      if (error instanceof HostError) return null;
      throw error;
    }
  }

  #real(path: string): string | null {
    try {
      return this.host.realPath(this.absolute(path)).replaceAll('\\', '/');
    } catch (error) {
      if (error instanceof HostError) return null;
      throw error;
    }
  }

  #holds(real: string): boolean {
    if (this.#realRoot === null) return false;
    const path = real.replaceAll('\\', '/');
    const folder = this.#realRoot.endsWith('/') ? this.#realRoot : `${this.#realRoot}/`;
    return path === this.#realRoot || path.startsWith(folder);
  }
}

/** The failure behind an exception of the host; any other exception is our own fault. */
export function failureOf(error: unknown): ReadFailure {
  if (!(error instanceof HostError)) throw error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'missing';
  return error.code === 'EISDIR' ? 'folder' : error.code;
}

/** False for absolute paths and for paths with a `..`. */
function staysBelow(path: string): boolean {
  if (path === '' || path.includes('\0') || /^(?:[/\\]|[A-Za-z]:)/.test(path)) return false;
  return !path.split(/[/\\]/).includes('..');
}
