import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import { type Host, HostError } from '../model/host.ts';
import { folderOf, parentOf } from '../model/paths.ts';
import { silent, type Tell } from '../model/progress.ts';
import { isClaimed } from './claims.ts';
import { Digesting } from './digest.ts';
import {
  isLeftover,
  type Journal,
  journalPath,
  journalText,
  readJournal,
  type Site,
  savedPath,
  stagedPath,
} from './journal.ts';
import { clear, clearFiles, swap, takeBack } from './mend.ts';
import { quietly } from './quietly.ts';
import { refused } from './targets.ts';

/** A file to write. */
export interface Staged {
  /** Below the real root, through no link. */
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
 * Null when all went well, `busy` when another build has the journal, or has written since what stands there was looked at (`isCurrent`), else why not; then what stood there before stands there again.
 */
export function commit(
  files: readonly Staged[],
  site: Site,
  isCurrent: () => boolean,
  tell: Tell = silent,
): Finding | 'busy' | null {
  const journal: Journal = {
    id: site.host.secretName(),
    by: site.host.process.name,
    phase: 'stage',
    entries: files.map(({ path, old, digest }) => ({ path, old, new: digest })),
  };
  const refusal = begin(journal, site);
  if (refusal) return refusal;
  if (!isCurrent()) {
    quietly(() => clear(journal, site));
    return 'busy';
  }
  return stage(journal, files, site, tell) ?? swapAll(journal, site);
}

/** Takes the journal, which only one build can have. */
function begin(journal: Journal, { journal: place, host }: Site): Finding | 'busy' | null {
  try {
    host.makeDirectory(parentOf(place));
    host.createText(place, journalText(journal));
    return null;
  } catch (error) {
    // There already, or swept away while it was written: either way another build is at work.
    const taken = error instanceof HostError && ['EEXIST', 'ENOENT'].includes(error.code);
    if (taken && error.path === place && host.stat(place)?.kind !== 'directory') return 'busy';
    return refused(journalPath, error, 'Nothing was written.');
  }
}

/** Writes every file beside its place, and saves what stands there. */
function stage(journal: Journal, files: readonly Staged[], site: Site, tell: Tell): Finding | null {
  const { root, host } = site;
  let at = journalPath;
  try {
    for (const folder of new Set(files.map(({ path }) => folderOf(path)))) {
      at = folder;
      host.makeDirectory(`${root}/${folder}`.slice(0, -1));
      sweep(folder, files, root, site);
    }
    sweepJournals(journal, site);
    for (const { path, old, content } of files) {
      at = path;
      tell(path);
      host.writeNew(`${root}/${stagedPath(path, journal.id)}`, content);
      if (old === null) continue;
      if (!save(`${root}/${path}`, `${root}/${savedPath(path, journal.id)}`, old, host))
        return giveUp(journal, site);
    }
    at = journalPath;
    const swapping = stagedPath(site.journal, journal.id);
    host.writeNew(swapping, journalText({ ...journal, phase: 'swap' }));
    if (!isOurs(journal, site)) return giveUp(journal, site);
    host.rename(swapping, site.journal);
    return null;
  } catch (error) {
    return stepBack(journal, at, error, site);
  }
}

/**
 * Saves what stands at a path: a second name keeps it when another takes its place, and where there are none, a copy does. False when
 * it is not what has this digest, as far as that is seen here: it is looked at once more before its place is taken.
 */
function save(path: string, saved: string, digest: string, host: Host): boolean {
  try {
    host.link(path, saved);
    return true;
  } catch (error) {
    if (!(error instanceof HostError) || error.code !== 'nolink') throw error;
  }
  const reading = new Digesting();
  host.writeNew(saved, reading.of(host.readPieces(path)));
  return reading.exact() === digest;
}

/** Lets every file take its place, or none. */
function swapAll(journal: Journal, site: Site): Finding | null {
  let at = journalPath;
  try {
    for (const entry of journal.entries) {
      at = entry.path;
      if (!isOurs(journal, site) || !swap(entry, journal.id, site)) return giveUp(journal, site);
    }
  } catch (error) {
    return stepBack(journal, at, error, site);
  }
  // The set is complete; what can not be cleared now, the next build clears.
  quietly(() => clear(journal, site));
  return null;
}

/** The file system refused, or another build mended what it took for cut off: what that removed is not there any more. */
function stepBack(journal: Journal, at: string, error: unknown, site: Site): Finding {
  if (error instanceof HostError && !isOursQuietly(journal, site)) return giveUp(journal, site);
  const detail = undo(journal, site);
  return refused(at, error, detail);
}

/** Another build has the journal, or a file changed under our hands: ours steps back. */
function giveUp(journal: Journal, site: Site): Finding {
  undo(journal, site);
  return finding('artifacts/overtaken', null, { journal: journalPath });
}

function undo(journal: Journal, site: Site): string {
  const back = quietly(() => takeBack(journal, site));
  if (!back) return `Some files are new and some old; the next build mends that by ${journalPath}.`;
  quietly(() => site.host.remove(stagedPath(site.journal, journal.id)));
  const ours = isOursQuietly(journal, site);
  quietly(() => (ours ? clear(journal, site) : clearFiles(journal, site)));
  return 'What stood there before stands there again.';
}

function isOurs(journal: Journal, site: Site): boolean {
  const now = readJournal(site);
  return now !== null && now !== 'damaged' && now.id === journal.id && !isClaimed(journal, site);
}

function isOursQuietly(journal: Journal, site: Site): boolean {
  let ours = false;
  quietly(() => {
    ours = isOurs(journal, site);
  });
  return ours;
}

/** Removes what builds whose journal was lost have left beside the same places. */
function sweep(folder: string, files: readonly Staged[], root: string, { host }: Site): void {
  const bases = files
    .filter(({ path }) => folderOf(path) === folder)
    .map(({ path }) => path.slice(folder.length));
  for (const { name } of host.list(`${root}/${folder}`))
    if (bases.some((base) => isLeftover(name, base))) host.remove(`${root}/${folder}${name}`);
}

/** The same for journals that were never complete and for claims on journals that are worked off. */
function sweepJournals({ id }: Journal, { journal: place, host }: Site): void {
  const folder = folderOf(place);
  const base = place.slice(folder.length);
  for (const { name } of host.list(folder)) {
    const own = name.startsWith(`${base}.`) && /^[0-9a-f]{16}\.[\w.]+$/.test(name.slice(base.length + 1));
    if ((own || isLeftover(name, base)) && !name.includes(id)) host.remove(folder + name);
  }
}
