import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import { type Host, HostError } from '../model/host.ts';
import { folderOf } from '../model/paths.ts';
import { silent, type Tell } from '../model/progress.ts';
import { exactDigest } from './digest.ts';
import {
  isLeftover,
  type Journal,
  journalPath,
  journalText,
  readJournal,
  savedPath,
  stagedPath,
} from './journal.ts';
import { clear, isPlain, swap, takeBack } from './mend.ts';
import { refused } from './targets.ts';

/** A file to write. */
export interface Staged {
  /** Below the real root. */
  readonly path: string;
  /** Exact digest of what stands there, null for nothing. */
  readonly old: string | null;
  /** What shall stand there, and its exact digest. */
  readonly content: string | Iterable<string | Uint8Array>;
  readonly digest: string;
}

/**
 * Writes the files, all or none. Each is written beside its place; when all are complete they take their places by rename,
 * which the file system does in one step each; a journal says how far that is, for the next build if this one is cut off.
 * Null when all went well, else why not; then what stood there before stands there again.
 */
export function commit(
  files: readonly Staged[],
  root: string,
  host: Host,
  tell: Tell = silent,
): Finding | null {
  const journal: Journal = {
    id: idOf(files),
    phase: 'stage',
    entries: files.map(({ path, old, digest }) => ({ path, old, new: digest })),
  };
  return (
    begin(journal, root, host) ?? stage(journal, files, root, host, tell) ?? swapAll(journal, root, host)
  );
}

/** Two builds that write different sets use different names beside the places; the same set is the same bytes. */
function idOf(files: readonly Staged[]): string {
  return exactDigest(JSON.stringify(files.map(({ path, digest }) => [path, digest]))).slice(0, 16);
}

/** Takes the journal, which only one build can have. */
function begin(journal: Journal, root: string, host: Host): Finding | null {
  try {
    host.makeDirectory(`${root}/${folderOf(journalPath)}`);
    host.createText(`${root}/${journalPath}`, journalText(journal));
    return null;
  } catch (error) {
    if (error instanceof HostError && error.code === 'EEXIST' && error.path.endsWith(journalPath)) {
      return finding('artifacts/overtaken', null, { journal: journalPath });
    }
    return refused(journalPath, error, 'Nothing was written.');
  }
}

/** Writes every file beside its place, with a copy of what stands there. */
function stage(
  journal: Journal,
  files: readonly Staged[],
  root: string,
  host: Host,
  tell: Tell,
): Finding | null {
  let at = journalPath;
  try {
    const folders = new Set(files.map(({ path }) => folderOf(path)));
    for (const folder of folders) {
      at = folder;
      host.makeDirectory(`${root}/${folder}`);
      if (!isPlain(folder, root, host)) throw new HostError('ELOOP', folder);
    }
    sweep(files, journal.id, root, host);
    for (const { path, old, content } of files) {
      at = path;
      tell(path);
      host.writeText(`${root}/${stagedPath(path, journal.id)}`, content);
      if (old !== null)
        host.writeText(`${root}/${savedPath(path, journal.id)}`, host.readPieces(`${root}/${path}`));
    }
    at = journalPath;
    const swapping = `${root}/${stagedPath(journalPath, journal.id)}`;
    host.writeText(swapping, journalText({ ...journal, phase: 'swap' }));
    if (!isOurs(journal, root, host)) return giveUp(journal, root, host);
    host.rename(swapping, `${root}/${journalPath}`);
    return null;
  } catch (error) {
    const found = refused(at, error, 'Nothing was written.');
    quietly(() => host.remove(`${root}/${stagedPath(journalPath, journal.id)}`));
    quietly(() => clear(journal, root, host));
    return found;
  }
}

/** Lets every file take its place, or none. */
function swapAll(journal: Journal, root: string, host: Host): Finding | null {
  let at = journalPath;
  try {
    for (const entry of journal.entries) {
      at = entry.path;
      if (!isOurs(journal, root, host) || !swap(entry, journal.id, root, host))
        return giveUp(journal, root, host);
    }
  } catch (error) {
    const back = undo(journal, root, host);
    return refused(at, error, back);
  }
  // The set is complete; what can not be cleared now, the next build clears.
  quietly(() => clear(journal, root, host));
  return null;
}

/** Another build has the journal, or a file changed under our hands: ours steps back. */
function giveUp(journal: Journal, root: string, host: Host): Finding {
  undo(journal, root, host);
  quietly(() => host.remove(`${root}/${stagedPath(journalPath, journal.id)}`));
  return finding('artifacts/overtaken', null, { journal: journalPath });
}

function undo(journal: Journal, root: string, host: Host): string {
  const back = quietly(() => takeBack(journal, root, host));
  if (!back) return `Some files are new and some old; the next build mends that by ${journalPath}.`;
  if (isOursQuietly(journal, root, host)) quietly(() => clear(journal, root, host));
  else quietly(() => clearFiles(journal, root, host));
  return 'What stood there before stands there again.';
}

function clearFiles(journal: Journal, root: string, host: Host): void {
  for (const entry of journal.entries) {
    host.remove(`${root}/${stagedPath(entry.path, journal.id)}`);
    host.remove(`${root}/${savedPath(entry.path, journal.id)}`);
  }
}

function isOurs(journal: Journal, root: string, host: Host): boolean {
  const now = readJournal(root, host);
  return now !== null && now !== 'damaged' && now.id === journal.id;
}

function isOursQuietly(journal: Journal, root: string, host: Host): boolean {
  let ours = false;
  quietly(() => {
    ours = isOurs(journal, root, host);
  });
  return ours;
}

/** Removes what a build that was cut off before its journal stood has left beside the same places. */
function sweep(files: readonly Staged[], id: string, root: string, host: Host): void {
  for (const { path } of files) {
    const folder = folderOf(path);
    const base = path.slice(folder.length);
    for (const { name } of host.list(`${root}/${folder}`)) {
      if (isLeftover(name, base) && !name.includes(id)) host.remove(`${root}/${folder}${name}`);
    }
  }
  const own = folderOf(journalPath);
  for (const { name } of host.list(`${root}/${own}`)) {
    if (/^journal\.json\.\d+\.new$/.test(name)) host.remove(`${root}/${own}${name}`);
  }
}

/** Does what is only tidying: the file system's refusal is not reported, for the outcome does not hang on it. */
function quietly(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}
