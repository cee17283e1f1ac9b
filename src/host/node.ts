import {
  appendFileSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { type DirectoryEntry, type FileStat, type Host, HostError } from '../model/host.ts';
import { decodeText } from './decode.ts';

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
    makeDirectory: (path) => attempt(path, () => void mkdirSync(path, { recursive: true })),
    writeText: (path, text) => attempt(path, () => writeWhole(path, text, durable)),
    appendText: (path, text) => attempt(path, () => appendFileSync(path, text)),
    createText: (path, text) => attempt(path, () => createWhole(path, text, durable)),
    rename: (from, to) => attempt(to, () => renameSync(from, to)),
    remove: (path) => attempt(path, () => rmSync(path, { force: true })),
    now: () => (epoch && /^\d+$/.test(epoch) ? Number(epoch) * 1000 : Date.now()),
  };
}

const pieceSize = 1 << 18;

function* readPieces(path: string): Generator<Uint8Array> {
  const file = attempt(path, () => {
    vetKind(path);
    return openSync(path, 'r');
  });
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

/** A pipe or a device may never end, and a text that is longer than the limit would fill the memory. */
function readWhole(path: string): string {
  const size = vetKind(path);
  if (size > textLimit) throw new HostError('EFBIG', path);
  return decodeText(readFileSync(path));
}

/** The size of a file; what is neither file nor folder is refused before it is opened. */
function vetKind(path: string): number {
  const stat = statSync(path);
  if (!stat.isFile() && !stat.isDirectory()) throw new HostError('special', path);
  return stat.isFile() ? stat.size : 0;
}

/** Where it is durable, bytes are on the disk before the call returns: a rename that follows can not expose an empty file. */
function writeWhole(path: string, text: string | Iterable<string | Uint8Array>, durable: boolean): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of typeof text === 'string' ? [text] : text) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    }
    if (durable) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes beside the place, then links: the name appears with all of its text or not at all. */
function createWhole(path: string, text: string, durable: boolean): void {
  const whole = `${path}.${process.pid}.new`;
  try {
    writeWhole(whole, text, durable);
    linkSync(whole, path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error;
    // A file system without links: whole, or there already, but not in one step.
    writeFileSync(path, text, { flag: 'wx' });
  } finally {
    rmSync(whole, { force: true });
  }
}

function statOrNull(path: string): FileStat | null {
  return attempt(path, () => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return null;
    return { kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other', size: stat.size };
  });
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
