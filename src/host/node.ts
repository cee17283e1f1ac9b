import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { type DirectoryEntry, type FileStat, type Host, HostError } from '../model/host.ts';
import { decodeText } from './decode.ts';
import { ownProcess } from './own-process.ts';
import {
  append,
  createWhole,
  linkFile,
  makeFolder,
  moveFile,
  removeFile,
  secretName,
  writeNew,
} from './writing.ts';

/** Bytes of a file that is read; a longer one is refused before it is opened. */
export const textLimit: number = 256 * 1024 * 1024;

/**
 * The real file system, clock and environment. With `durable` a written file is on the disk before the call returns; without, the
 * system writes it when it likes, and only a power cut can tell the difference.
 */
export function nodeHost(environment: Host['environment'] = process.env, durable = true): Host {
  const epoch = environment.SOURCE_DATE_EPOCH;
  return {
    environment,
    readText: (path) => attempt(path, () => readWhole(path)),
    readPieces: (path) => readPieces(path),
    stat: (path) => statOrNull(path),
    list: (path) => attempt(path, () => readdirSync(path, { withFileTypes: true }).map(entryOf).sort(byName)),
    realPath: (path) => attempt(path, () => realpathSync.native(path)),
    makeDirectory: (path) => attempt(path, () => makeFolder(path)),
    writeNew: (path, text) => attempt(path, () => writeNew(path, text, durable)),
    appendText: (path, text) => attempt(path, () => append(path, text)),
    createText: (path, text) => attempt(path, () => createWhole(path, text, durable)),
    link: (from, to) => attempt(to, () => linkFile(from, to)),
    rename: (from, to) => attempt(to, () => moveFile(from, to, durable)),
    remove: (path) => attempt(path, () => removeFile(path)),
    secretName,
    now: () => (epoch && /^\d+$/.test(epoch) ? Number(epoch) * 1000 : Date.now()),
    process: ownProcess,
  };
}

const pieceSize = 1 << 18;

function* readPieces(path: string): Generator<Uint8Array> {
  const { file } = attempt(path, () => openPlain(path));
  try {
    const buffer = Buffer.allocUnsafeSlow(pieceSize);
    for (;;) {
      const length = attempt(path, () => readSync(file, buffer, 0, pieceSize, null));
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** A text that is longer than the limit would fill the memory. */
function readWhole(path: string): string {
  const { file, size } = openPlain(path);
  try {
    if (size > textLimit) throw new HostError('EFBIG', path);
    return decodeText(readFileSync(file));
  } finally {
    closeSync(file);
  }
}

/** Windows has no such flag, and no pipes among files. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file. A pipe or a device may never end, and to open one may wait or set something off: what is neither file nor folder is
 * refused before, and what took the place of a file in between is refused without a wait.
 */
function openPlain(path: string): { readonly file: number; readonly size: number } {
  vetKind(statSync(path), path);
  const file = openSync(path, withoutWaiting);
  try {
    const stat = fstatSync(file);
    vetKind(stat, path);
    return { file, size: stat.isFile() ? stat.size : 0 };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function vetKind(stat: Stats, path: string): void {
  if (!stat.isFile() && !stat.isDirectory()) throw new HostError('special', path);
}

function statOrNull(path: string): FileStat | null {
  return attempt(path, () => {
    const stat = statOf(path);
    if (!stat) return null;
    return { kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other', size: stat.size };
  });
}

/** Under a name that is longer than any can be, nothing stands. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}

function entryOf(entry: import('node:fs').Dirent): DirectoryEntry {
  const kind = entry.isFile()
    ? 'file'
    : entry.isDirectory()
      ? 'directory'
      : entry.isSymbolicLink()
        ? 'link'
        : 'other';
  return { name: entry.name, kind };
}

function byName(a: DirectoryEntry, b: DirectoryEntry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof HostError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (typeof code !== 'string') throw error;
    throw new HostError(code, path, error);
  }
}
