import { dirname, resolve } from 'node:path';
import { sameWorld } from '../host/same-world.ts';
import { SealedFolder } from '../host/sealed.ts';
import { cacheSecret } from '../host/secret.ts';
import type { Host } from '../model/host.ts';
import { type Call, cacheFolder, entryName, ownPaths, type RunEntry, type Said } from './entry.ts';
import { stillLeft } from './left.ts';

/** Commands whose outcome is a function of what they read. */
export const replayed: ReadonlySet<string> = new Set(['build', 'check', 'explain', 'ready']);

/** What a run said and how it ended. */
export interface Told {
  readonly said: readonly Said[];
  readonly exit: number;
}

/**
 * What the same call has said before, when everything that it asked of the world would be answered the same now; null when it
 * has to run. Nothing of the repository is believed: entries are sealed by this user, and the world is asked.
 */
export function replay(call: Call, build: string, host: Host, now: number): Told | null {
  const [command = '', ...rest] = call.argv;
  if (!replayed.has(command) || rest.includes('--no-cache')) return null;
  const root = likelyRoot(rest, call.cwd, host);
  if (root === null) return null;
  const secret = cacheSecret(root, host.environment);
  const folder = secret && SealedFolder.open(root, cacheFolder, secret);
  if (!folder) return null;
  const name = entryName(call, build);
  const body = folder.read(name);
  if (!body) return null;
  // Its seal held: only this user's runs of this very build write such an entry, so its form is not vetted again.
  const entry = JSON.parse(body.toString('utf8')) as RunEntry;
  const world = sameWorld(entry.world, host, now, ownPaths(entry));
  if (!world) return null;
  const left = entry.left && stillLeft(entry.left, entry.root, host, now);
  if (entry.left && !left) return null;
  if (world !== entry.world || left !== entry.left) {
    folder.write(name, JSON.stringify({ ...entry, world, left } satisfies RunEntry));
  }
  return entry;
}

/** Where a cache of the repository that is meant would be: only a guess, since what is found there is about this call or absent. */
function likelyRoot(argv: readonly string[], cwd: string, host: Host): string | null {
  const at = argv.findIndex((argument) => argument === '--root' || argument.startsWith('--root='));
  const argument = argv[at] ?? '';
  const named = argument === '--root' ? argv[at + 1] : argument.slice('--root='.length);
  if (named) return resolve(cwd, named);
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (host.stat(`${folder}/${cacheFolder}`)?.kind === 'directory') return folder;
    if (folder === dirname(folder)) return null;
  }
}
