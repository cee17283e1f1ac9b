import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { HostError } from '../model/host.ts';

const { O_APPEND, O_CREAT, O_DIRECTORY, O_EXCL, O_RDONLY, O_WRONLY } = constants;
/** Windows has no such flag, and makes links for administrators only. */
const noFollow = constants.O_NOFOLLOW ?? 0;
const fresh = O_WRONLY | O_CREAT | O_EXCL | noFollow;
const further = O_WRONLY | O_CREAT | O_APPEND | noFollow;

/**
 * Linux shows an open folder as a folder of its own. What is done by that path is done in the folder that was vetted, wherever
 * its name leads by then. Elsewhere nothing holds a folder, and a link that comes between two looks at it is only seen by the second.
 */
const openFolders = '/proc/self/fd';
const holds = process.platform === 'linux' && showsOpenFolders();

function showsOpenFolders(): boolean {
  try {
    const root = openSync('/', O_RDONLY | O_DIRECTORY);
    try {
      return readlinkSync(`${openFolders}/${root}`) === '/';
    } finally {
      closeSync(root);
    }
  } catch {
    return false;
  }
}

/** Acts on a path in a folder that no link leads to; `link` when one does. */
function within<T>(path: string, act: (path: string) => T): T {
  const cut = path.lastIndexOf('/');
  const folder = path.slice(0, cut) || '/';
  if (!holds) return lookingTwice(folder, path, act);
  const descriptor = openSync(folder, O_RDONLY | O_DIRECTORY);
  try {
    const held = `${openFolders}/${descriptor}`;
    if (readlinkSync(held) !== folder) throw new HostError('link', path);
    return act(held + path.slice(cut));
  } finally {
    closeSync(descriptor);
  }
}

function lookingTwice<T>(folder: string, path: string, act: (path: string) => T): T {
  vetPlain(folder, path);
  const done = act(path);
  vetPlain(folder, path);
  return done;
}

function vetPlain(folder: string, path: string): void {
  const real = realpathSync.native(folder);
  const same = process.platform === 'win32' ? real.replaceAll('\\', '/') : real;
  if (same.normalize('NFC') !== folder.normalize('NFC')) throw new HostError('link', path);
}

/** Makes a folder and those above it that are missing, one by one: none is made behind a link. */
export function makeFolder(path: string): void {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    within(`${path}/.`, () => undefined);
    return;
  }
  if (stat) throw new HostError(stat.isSymbolicLink() ? 'link' : 'EEXIST', path);
  makeFolder(path.slice(0, path.lastIndexOf('/')) || '/');
  try {
    within(path, (at) => mkdirSync(at));
  } catch (error) {
    // Another process may have been first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !lstatSync(path).isDirectory()) throw error;
  }
}

type Text = string | Iterable<string | Uint8Array>;

/** Makes a file that is not there yet. */
export function writeNew(path: string, text: Text, durable: boolean): void {
  within(path, (at) => writeTo(openSync(at, fresh), text, durable));
}

/** Adds to the end of a file. */
export function append(path: string, text: string): void {
  within(path, (at) => writeTo(openSync(at, further), text, false));
}

/** Where it is durable, bytes are on the disk before the call returns: a rename that follows can not expose an empty file. */
function writeTo(file: number, text: Text, durable: boolean): void {
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
export function createWhole(path: string, text: string, durable: boolean): void {
  within(path, (at) => {
    const whole = `${at}.${secretName()}.new`;
    try {
      writeTo(openSync(whole, fresh), text, durable);
      linkSync(whole, at);
    } catch (error) {
      if (!hasNoLinks(error)) throw error;
      // A file system without links: whole, or there already, but not in one step.
      writeTo(openSync(at, fresh), text, durable);
    } finally {
      rmSync(whole, { force: true });
    }
  });
}

/** The refusals of a file system without links, or with too many of them already. */
function hasNoLinks(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code);
}

/** Gives a file a second name. What came in its place in between, and is none, gets none. */
export function linkFile(from: string, to: string): void {
  within(from, (source) =>
    within(to, (target) => {
      try {
        linkSync(source, target);
      } catch (error) {
        if (hasNoLinks(error)) throw new HostError('nolink', to, error);
        throw error;
      }
      if (lstatSync(target).isFile()) return;
      rmSync(target);
      throw new HostError('link', from);
    }),
  );
}

/** Moves a file over another one. Where it is durable, the folder knows of it before the call returns. */
export function moveFile(from: string, to: string, durable: boolean): void {
  within(from, (source) =>
    within(to, (target) => {
      renameSync(source, target);
      if (durable && holds) syncFolder(target);
    }),
  );
}

function syncFolder(held: string): void {
  const folder = openSync(held.slice(0, held.lastIndexOf('/')), O_RDONLY | O_DIRECTORY);
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Removes a file; nothing there is no error. */
export function removeFile(path: string): void {
  try {
    within(path, (at) => rmSync(at, { force: true }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Sixteen hexadecimal digits that nobody can tell beforehand. */
export function secretName(): string {
  return randomBytes(8).toString('hex');
}
