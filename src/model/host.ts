/** What stands at a path. */
export interface FileStat {
  readonly kind: 'file' | 'directory' | 'other';
  readonly size: number;
}

/** One name in a folder. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** Why the file system refused: `ENOENT`, `EACCES`, `EISDIR`, `ENOSPC`, …, as the platform names it. */
export class HostError extends Error {
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string, cause?: unknown) {
    super(`${code}: ${path}`, { cause });
    this.name = 'HostError';
    this.code = code;
    this.path = path;
  }
}

/**
 * The only way to the world outside: file system, clock, environment. Paths are absolute. Every method that fails
 * throws a `HostError`. Files are written as UTF-8 and read as that, or as UTF-16 where a byte order
 * mark says so; `readText` keeps the mark.
 */
export interface Host {
  readText(path: string): string;
  /** The bytes of a file in order. A piece is good only until the next one is asked for; closing early closes the file. */
  readPieces(path: string): Iterable<Uint8Array>;
  /** Null when nothing is there. Follows links. */
  stat(path: string): FileStat | null;
  /** Sorted by name. */
  list(path: string): readonly DirectoryEntry[];
  realPath(path: string): string;
  makeDirectory(path: string): void;
  /** Makes or replaces a file. Long text may come in pieces, which are taken one by one. */
  writeText(path: string, text: string | Iterable<string | Uint8Array>): void;
  /** Adds to the end of a file, which is made when it is not there; what is written survives the end of this process. */
  appendText(path: string, text: string): void;
  /** Writes a file that must not be there yet, all of it in one step; throws `EEXIST` when something stands there. */
  createText(path: string, text: string): void;
  /** Replaces `to` in one step on the same file system. */
  rename(from: string, to: string): void;
  /** Removes a file; nothing there is no error. */
  remove(path: string): void;
  /** Milliseconds since the epoch; honours `SOURCE_DATE_EPOCH`. */
  now(): number;
  readonly environment: { readonly [name: string]: string | undefined };
}
