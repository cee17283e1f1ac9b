import { decodePieces } from '../host/decode.ts';
import { type OtherBytes, otherwiseEncoded } from '../host/encoding.ts';
import { unlessRefused } from '../host/refused.ts';
import { standingAt } from '../host/standing.ts';
import type { Host } from '../model/host.ts';
import { HostError } from '../model/host.ts';

/** Why a file could not be read: `missing`, `outside` (it is not below the root), `folder`, or the platform's code. */
export type ReadFailure = string;

/** The text of a file in pieces, read anew by each call. */
export interface Streamed {
  readonly pieces: () => Iterable<string>;
}

export type ReadResult = { readonly text: string } | { readonly failure: ReadFailure };

/** Bytes of a file that is read in pieces. */
const longestText = 256 * 1024 * 1024;

/** The repository's files, and a record of which were read. Nothing outside the root is ever read, links included. */
export class Repository {
  readonly root: string;
  readonly host: Host;
  readonly #realRoot: string | null;
  readonly #read = new Map<string, ReadResult>();
  readonly #streamed = new Map<string, Streamed & { readonly bytes: number }>();
  readonly #otherwise = new Map<string, OtherBytes>();

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

  /** The text of a file below the root in pieces, so that it is never held as a whole. It is read through once for what would refuse it. */
  stream(path: string): Streamed | { readonly failure: ReadFailure } {
    const known = this.#streamed.get(path);
    if (known) return known;
    if (!staysBelow(path)) return { failure: 'outside' };
    const absolute = this.absolute(path);
    try {
      if (!this.#holds(this.host.realPath(absolute))) return { failure: 'outside' };
      if ((this.host.stat(absolute)?.size ?? 0) > longestText) return { failure: 'EFBIG' };
      let pieces = (): Iterable<string> => decodePieces(this.host.readPieces(absolute));
      let [bytes, lost] = [0, false];
      for (const piece of pieces()) {
        bytes += Buffer.byteLength(piece);
        lost ||= piece.includes('\ufffd');
      }
      if (lost) pieces = this.#otherwiseRead(path) ?? pieces;
      const streamed = { pieces, bytes };
      this.#streamed.set(path, streamed);
      return streamed;
    } catch (error) {
      return { failure: failureOf(error) };
    }
  }

  /** The text of a file that is no input: it does not count as read. */
  readUncounted(path: string): ReadResult {
    return this.#read.get(path) ?? this.#readNow(path);
  }

  /** Path, text in pieces and length in bytes of every file that was read, sorted by path. */
  texts(): readonly { readonly path: string; readonly bytes: number; readonly pieces: Iterable<string> }[] {
    const texts = [...this.#streamed].map(([path, { bytes, pieces }]) => ({ path, bytes, pieces: pieces() }));
    for (const [path, result] of this.#read) {
      if (!('text' in result) || this.#streamed.has(path)) continue;
      texts.push({ path, bytes: Buffer.byteLength(result.text), pieces: [result.text] });
    }
    return texts.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The text of a file that was read, put together where it was read in pieces; empty when none was. */
  whole(path: string): string {
    const streamed = this.#streamed.get(path);
    if (streamed) return [...streamed.pieces()].join('');
    const result = this.#read.get(path);
    return result && 'text' in result ? result.text : '';
  }

  /** The files that were read and are no UTF-8 throughout, sorted by path. */
  otherwiseEncoded(): readonly (readonly [path: string, where: OtherBytes])[] {
    return [...this.#otherwise].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  isFile(path: string): boolean {
    return staysBelow(path) && this.#stat(path)?.kind === 'file';
  }

  /** Size of the file that a link leads to; null when it leads out of the root, to a folder or nowhere. */
  linkedSize(path: string): { leads: 'inside' | 'outside' | 'nowhere'; bytes: number | null } {
    const real = this.#real(path);
    if (real === null) return { leads: 'nowhere', bytes: null };
    if (!this.#holds(real)) return { leads: 'outside', bytes: null };
    const stat = this.#stat(path);
    return { leads: 'inside', bytes: stat?.kind === 'file' ? stat.size : null };
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
      const text = this.host.readText(this.absolute(path));
      const pieces = text.includes('\ufffd') ? this.#otherwiseRead(path) : null;
      return { text: pieces ? [...pieces()].join('') : text };
    } catch (error) {
      return { failure: failureOf(error) };
    }
  }

  #otherwiseRead(path: string): Streamed['pieces'] | null {
    const read = otherwiseEncoded(() => this.host.readPieces(this.absolute(path)));
    if (read) this.#otherwise.set(path, read.where);
    return read?.pieces ?? null;
  }

  #stat(path: string): ReturnType<Host['stat']> {
    return standingAt(this.absolute(path), this.host);
  }

  #real(path: string): string | null {
    return unlessRefused(() => this.host.realPath(this.absolute(path)).replaceAll('\\', '/'), null);
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
