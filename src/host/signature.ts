import { statSync } from 'node:fs';

/** What `git` compares before it reads a file again: as long as none of it changes, nor does what stands there. */
export interface Signature {
  readonly kind: 'file' | 'directory' | 'other';
  readonly size: number;
  /** Of all that a change of content changes. */
  readonly text: string;
  /** The later of the times of change of content and of entry, in milliseconds since the epoch. */
  readonly changed: number;
}

/**
 * How long after a change a file system's clock may still stand where it stood: a second change would leave no trace in
 * the signature. Two seconds is the coarsest clock in use.
 */
const clockTick = 2000;

/** The signature of what a path leads to; null when nothing is there. Throws what the platform throws. */
export function signatureOf(path: string): Signature | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return null;
  return {
    kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other',
    size: stat.size,
    text: `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`,
    changed: Math.max(stat.mtimeMs, stat.ctimeMs),
  };
}

/** True when a file that was read at `read` can have changed since without a trace in its signature (git's racy entries). */
export function isRacy(signature: Signature, read: number): boolean {
  return signature.changed > read - clockTick;
}

/** Milliseconds since the epoch, as file systems count them. What is compiled never sees it. */
export function clock(): number {
  return Date.now();
}
