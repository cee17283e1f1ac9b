import { type FSWatcher, watch } from 'node:fs';
import { setTimeout as pause, setImmediate as turned } from 'node:timers/promises';

/** How long nothing must happen before a change counts as over: an editor writes in several steps. */
const quietMs = 6;

/** How long it is waited for quiet at most: a log that grows in a watched folder never pauses. */
const patienceMs = 250;

/** Tells when something happens in some folders. */
export interface Watching {
  /** From now on these folders, and no others. */
  follow(folders: Iterable<string>): void;
  /** Resolves at the next change, or at once after one that nobody has heard of yet. It may be one of several steps. */
  changed(): Promise<void>;
  /** Resolves once it has been quiet for a while since the last change, or after some time without any; true when more has changed since that was told. */
  changedMore(): Promise<boolean>;
  close(): void;
}

/**
 * Watches folders, not files: an editor that writes a new file over the old one changes the folder. Where the platform refuses
 * (too many folders, a network drive), `refused` is told once, and time passing counts as a change, as with `pollMs`.
 */
export function watching(pollMs: number | null, refused: (code: string) => void): Watching {
  const watchers = new Map<string, FSWatcher>();
  let polling = pollMs;
  let pending = false;
  let first = 0;
  let last = 0;
  let wake = (): void => {};
  const happened = (): void => {
    pending = true;
    last = performance.now();
    wake();
  };
  const failed = (folder: string, code: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
    // A folder that has gone is itself a change of the one above it.
    if (code === 'ENOENT' || code === 'ENOTDIR' || polling !== null) return;
    polling = fallbackMs;
    refused(code);
    wake();
  };
  const begin = (folder: string): void => {
    try {
      const watcher = watch(folder, { persistent: true }, happened);
      watcher.on('error', (error: NodeJS.ErrnoException) => failed(folder, error.code ?? 'EUNKNOWN'));
      watchers.set(folder, watcher);
    } catch (error) {
      failed(folder, (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN');
    }
  };
  return {
    follow(folders) {
      if (pollMs !== null) return;
      const wanted = new Set(folders);
      for (const [folder, watcher] of watchers) {
        if (wanted.has(folder)) continue;
        watcher.close();
        watchers.delete(folder);
      }
      for (const folder of wanted) if (!watchers.has(folder)) begin(folder);
    },
    async changed() {
      while (!pending) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        if (polling === null) await woken;
        else {
          await Promise.race([woken, pause(polling)]);
          happened();
        }
      }
      first = performance.now();
      // One step of an editor is told as several.
      await turned();
      pending = false;
    },
    async changedMore() {
      // Whoever is busy hears of a change when the loop has turned.
      do await pause(Math.max(1, last + quietMs - performance.now()));
      while (performance.now() < Math.min(last + quietMs, first + patienceMs));
      // What comes later still is the next change.
      if (performance.now() >= first + patienceMs) return false;
      const more = pending;
      pending = false;
      return more;
    },
    close() {
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}

const fallbackMs = 500;
