import { type Host, HostError } from '../model/host.ts';
import { folderOf, isUnder } from '../model/paths.ts';
import {
  digestAt,
  type Journal,
  type JournalEntry,
  journalPath,
  readJournal,
  savedPath,
  stagedPath,
} from './journal.ts';

/**
 * Works off the journal of a build that was cut off: finishes the set when every part of it is still there, else takes
 * back what had taken its place. Null when there is no journal. Throws a `HostError` when neither can be done; the journal
 * stays then, and the next build tries again.
 */
export function mend(root: string, host: Host): 'finished' | 'taken back' | null {
  const journal = readJournal(root, host);
  if (journal === null) return null;
  if (journal === 'damaged') {
    host.remove(`${root}/${journalPath}`);
    return 'taken back';
  }
  const inside = journal.entries.filter((entry) => leadsInside(entry.path, root, host));
  const own: Journal = { ...journal, entries: inside };
  if (journal.phase === 'stage' || !canFinish(own, root, host)) {
    if (journal.phase === 'swap') takeBack(own, root, host);
    clear(own, root, host);
    return 'taken back';
  }
  try {
    for (const entry of own.entries) swap(entry, own.id, root, host);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    takeBack(own, root, host);
    clear(own, root, host);
    return 'taken back';
  }
  clear(own, root, host);
  return 'finished';
}

/** Puts one staged file in its place. False when something else stands there than the journal knows: that stays. */
export function swap(entry: JournalEntry, id: string, root: string, host: Host): boolean {
  const target = `${root}/${entry.path}`;
  const now = digestAt(target, host);
  if (now === entry.new) return true;
  if (now !== entry.old || !isPlain(entry.path, root, host)) return false;
  host.rename(`${root}/${stagedPath(entry.path, id)}`, target);
  return true;
}

/** Restores every file that has taken its place already. What was edited since is left alone. */
export function takeBack(journal: Journal, root: string, host: Host): void {
  for (const entry of journal.entries) {
    if (entry.old === entry.new) continue;
    const target = `${root}/${entry.path}`;
    if (digestAt(target, host) !== entry.new) continue;
    if (entry.old === null) host.remove(target);
    else host.rename(`${root}/${savedPath(entry.path, journal.id)}`, target);
  }
}

/** Removes the files beside the places, and the journal last. */
export function clear(journal: Journal, root: string, host: Host): void {
  for (const entry of journal.entries) {
    host.remove(`${root}/${stagedPath(entry.path, journal.id)}`);
    host.remove(`${root}/${savedPath(entry.path, journal.id)}`);
  }
  host.remove(`${root}/${journalPath}`);
}

function canFinish(journal: Journal, root: string, host: Host): boolean {
  return journal.entries.every((entry) => {
    const now = digestAt(`${root}/${entry.path}`, host);
    if (now === entry.new || now !== entry.old) return true;
    return digestAt(`${root}/${stagedPath(entry.path, journal.id)}`, host) === entry.new;
  });
}

/** True when no link stands on the way to a path: a link that came since the path was vetted would lead elsewhere. */
export function isPlain(path: string, root: string, host: Host): boolean {
  const folder = folderOf(path).slice(0, -1);
  const absolute = folder === '' ? root : `${root}/${folder}`;
  return host.realPath(absolute) === absolute;
}

/** A journal comes from the repository; its paths go through no link that leads out. */
function leadsInside(path: string, root: string, host: Host): boolean {
  const folder = `${root}/${folderOf(path)}`.slice(0, -1);
  return host.stat(folder)?.kind === 'directory' && isUnder(host.realPath(folder), root);
}
