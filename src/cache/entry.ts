import { createHash } from 'node:crypto';
import type { World } from '../model/world.ts';

/** Where entries are kept, below the root. */
export const cacheFolder = '.backlogic/cache';

/** A piece of output, in the order in which it was said. */
export type Said = readonly [stream: 'out' | 'err', text: string];

/** What a build leaves on disk: a later build that finds it so has nothing to write. */
export interface Left {
  /** Absolute path, where it really is, its signature, and the digest of what a build is answerable for in it. */
  readonly files: readonly (readonly [path: string, real: string, signature: string, digest: string])[];
  /** When the signatures were taken, in milliseconds since the epoch. */
  readonly at: number;
}

/** A run as it can be told again. */
export interface RunEntry {
  /** Absolute. */
  readonly root: string;
  readonly world: World;
  /** Absolute paths that are the run's own to write. */
  readonly own: readonly string[];
  readonly left: Left | null;
  readonly said: readonly Said[];
  readonly exit: number;
}

/** The command line and all else that a run is given besides the world. */
export interface Call {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly invocation: string;
  readonly color: { readonly out: boolean; readonly err: boolean };
}

/** The name of the entry of a call. `build` tells one build of this package from another. */
export function entryName(call: Call, build: string): string {
  const { argv, cwd, invocation, color } = call;
  const { node, v8 } = process.versions;
  const parts = [
    build,
    node,
    v8,
    process.platform,
    process.arch,
    argv,
    cwd,
    invocation,
    color.out,
    color.err,
  ];
  return `run-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
}

/** Which paths are a build's own: its artifacts, and what it keeps for itself. */
export function ownPaths({ own, root }: Pick<RunEntry, 'own' | 'root'>): (path: string) => boolean {
  const exact = new Set(own);
  const folder = `${root}/.backlogic`;
  return (path) => exact.has(path) || (own.length > 0 && (path === folder || path.startsWith(`${folder}/`)));
}
