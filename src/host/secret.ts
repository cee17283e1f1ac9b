import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import type { Host } from '../model/host.ts';

/** Through no link, and without a wait where a pipe stands. Windows has neither flag. */
const plainOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The secret that seals what this user's runs leave for later ones: 32 bytes in a file of the user's own, outside of every
 * repository, made when it is first needed; or what `BACKLOGIC_CACHE_KEY` says, for machines that share a cache. Null when
 * there is none that can be trusted. A CI server has one only by the variable.
 */
export function cacheSecret(root: string, environment: Host['environment']): Buffer | null {
  const given = environment.BACKLOGIC_CACHE_KEY;
  if (given) return createHash('sha256').update(given).digest();
  if (environment.CI) return null;
  try {
    const file = secretFile(environment);
    return readSecret(file, root) ?? makeSecret(file, root);
  } catch {
    // Without a home there is no secret, and without a secret no cache.
    return null;
  }
}

function secretFile(environment: Host['environment']): string {
  const { XDG_STATE_HOME: state, LOCALAPPDATA: local } = environment;
  const base = state || (process.platform === 'win32' && local ? local : join(homedir(), '.local', 'state'));
  return join(base, 'backlogic', 'cache-key');
}

/** Read from a plain file that nobody else can read, and that does not lie in the repository, whose files are anybody's. */
function readSecret(file: string, root: string): Buffer | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, plainOnly);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const stat = fstatSync(descriptor);
    const owned =
      process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o077) === 0);
    if (!stat.isFile() || !owned || isInside(file, root)) throw new Error('not a secret');
    const text = readFileSync(descriptor, 'latin1');
    if (!/^[0-9a-f]{64}\n$/.test(text)) throw new Error('not a secret');
    return Buffer.from(text.trim(), 'hex');
  } finally {
    closeSync(descriptor);
  }
}

function makeSecret(file: string, root: string): Buffer | null {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (isInside(file, root)) return null;
  const whole = `${file}.${process.pid}`;
  try {
    writeFileSync(whole, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    // The name appears with all of its text, and only if no other run was faster.
    linkSync(whole, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(whole, { force: true });
  }
  return readSecret(file, root);
}

function isInside(file: string, root: string): boolean {
  return `${realpathSync(dirname(file))}${sep}`.startsWith(`${realpathSync(root)}${sep}`);
}
