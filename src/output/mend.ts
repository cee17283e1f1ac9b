import { HostError } from '../model/host.ts';
import { folderOf } from '../model/paths.ts';
import { claim, release } from './claims.ts';
import {
  digestAt,
  type Journal,
  type JournalEntry,
  readJournal,
  type Site,
  savedPath,
  stagedPath,
} from './journal.ts';
import { quietly } from './quietly.ts';

/**
 * Works off the journal of a build that was cut off: finishes the set when every part of it is still there, else takes
 * back what had taken its place. Null when there is no journal; `busy` when another process is at work on it, or may be, and then
 * only for those who are `patient`. Throws a `HostError` when neither can be done; the journal stays then, and the next build
 * tries again.
 */
export function mend(site: Site, patient: boolean): 'finished' | 'taken back' | 'busy' | null {
  const journal = readJournal(site);
  if (journal === null) return null;
  if (journal === 'damaged') {
    site.host.remove(site.journal);
    return 'taken back';
  }
  const turns = claim(journal, site, patient);
  if (turns === null) return 'busy';
  try {
    return workOff(journal, site);
  } finally {
    // Nobody waits for a claim on a journal that is gone; the next build sweeps it away.
    quietly(() => release(journal, turns, site));
  }
}

function workOff(journal: Journal, site: Site): 'finished' | 'taken back' {
  const own: Journal = { ...journal, entries: journal.entries.filter(({ path }) => leadsInside(path, site)) };
  let finished = journal.phase === 'swap' && canFinish(own, site);
  try {
    if (finished) for (const entry of own.entries) swap(entry, own.id, site);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    finished = false;
  }
  if (!finished && journal.phase === 'swap') takeBack(own, site);
  clear(own, site);
  return finished ? 'finished' : 'taken back';
}

/** Puts one staged file in its place. False when something else stands there than the journal knows: that stays. */
export function swap(entry: JournalEntry, id: string, { root, host }: Site): boolean {
  const target = `${root}/${entry.path}`;
  const now = digestAt(target, host);
  if (now === entry.new) return true;
  if (now !== entry.old) return false;
  host.rename(`${root}/${stagedPath(entry.path, id)}`, target);
  return true;
}

/** Restores every file that has taken its place already. What was edited since is left alone. */
export function takeBack(journal: Journal, { root, host }: Site): void {
  for (const entry of journal.entries) {
    if (entry.old === entry.new) continue;
    const target = `${root}/${entry.path}`;
    if (digestAt(target, host) !== entry.new) continue;
    if (entry.old === null) host.remove(target);
    else host.rename(`${root}/${savedPath(entry.path, journal.id)}`, target);
  }
}

/** Removes the files beside the places. */
export function clearFiles(journal: Journal, { root, host }: Site): void {
  for (const entry of journal.entries) {
    host.remove(`${root}/${stagedPath(entry.path, journal.id)}`);
    host.remove(`${root}/${savedPath(entry.path, journal.id)}`);
  }
}

/** Removes the files beside the places, and the journal last. */
export function clear(journal: Journal, site: Site): void {
  clearFiles(journal, site);
  site.host.remove(site.journal);
}

function canFinish(journal: Journal, { root, host }: Site): boolean {
  return journal.entries.every((entry) => {
    const now = digestAt(`${root}/${entry.path}`, host);
    if (now === entry.new || now !== entry.old) return true;
    return digestAt(`${root}/${stagedPath(entry.path, journal.id)}`, host) === entry.new;
  });
}

/** A journal is a file of the repository; its paths go through no link that leads out, and no folder that is gone. */
function leadsInside(path: string, { root, host }: Site): boolean {
  const folder = `${root}/${folderOf(path)}`.slice(0, -1);
  return host.stat(folder)?.kind === 'directory' && host.realPath(folder) === folder;
}
