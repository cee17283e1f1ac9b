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

/** Who writes, so that another process can tell whether what it finds begun is still being worked on. */
export interface HostProcess {
  /** A name that no other process has, on this machine or another. */
  readonly name: string;
  /** Whether the process of that name still runs; null when there is no telling: it ran on another machine, or long ago. */
  isRunning(name: string): boolean | null;
  /** Waits. */
  pause(milliseconds: number): void;
}

/**
 * The only way to the world outside: file system, clock, environment. Paths are absolute. Every method that fails
 * throws a `HostError`. Files are written as UTF-8 and read as that, or as UTF-16 where a byte order
 * mark says so; `readText` keeps the mark.
 *
 * Reading follows links. Writing follows none: the folder of a path to write, rename or remove is the real one, or the host
 * refuses with `link`, also when a link came there since somebody looked. `realPath` gives the path to write to.
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
  /** Makes a folder and those above it that are missing. */
  makeDirectory(path: string): void;
  /** Makes a file; throws `EEXIST` when something stands there, were it a link. Long text may come in pieces, taken one by one. */
  writeNew(path: string, text: string | Iterable<string | Uint8Array>): void;
  /** Adds to the end of a file, which is made when it is not there; what is written survives the end of this process. */
  appendText(path: string, text: string): void;
  /** As `writeNew`, and all of it in one step: nobody ever sees a part of it. */
  createText(path: string, text: string): void;
  /** Gives a file a second name `to`, so that it stays when another takes the place of the first; throws `EEXIST` when something stands there, and `nolink` where the file system has no such names. */
  link(from: string, to: string): void;
  /** Replaces `to` in one step on the same file system; a link at `to` is replaced itself. */
  rename(from: string, to: string): void;
  /** Removes a file; nothing there is no error. */
  remove(path: string): void;
  /** Sixteen hexadecimal digits that nobody can tell beforehand: names of files that are gone when all is done. Never part of what is written. */
  secretName(): string;
  /** Milliseconds since the epoch; honours `SOURCE_DATE_EPOCH`. */
  now(): number;
  readonly process: HostProcess;
  readonly environment: { readonly [name: string]: string | undefined };
}
