import { HostError } from '../model/host.ts';
import { type Journal, readJournal, type Site } from './journal.ts';

/**
 * A build that was cut off is mended by one process. It says so beside the journal, in a file that only one can make; when
 * it is cut off in turn, the next one makes the file of the next turn.
 */
function claimPath(journal: Journal, turn: number, site: Site): string {
  return `${site.journal}.${journal.id}.${turn}`;
}

/** More turns than this no accident takes. */
const mostTurns = 1000;

/** True when somebody has taken the journal for one that was left behind. */
export function isClaimed(journal: Journal, site: Site): boolean {
  return site.host.stat(claimPath(journal, 1, site)) !== null;
}

/**
 * Takes the journal of a build that was cut off; the number of turns that took, which `release` wants back. Null when another
 * process is at work on it, or may be, and then only for those who are `patient`.
 */
export function claim(journal: Journal, site: Site, patient: boolean): number | null {
  const { host } = site;
  let [turn, holder] = [0, journal.by];
  for (
    let said = holderOf(journal, 1, site);
    said !== null && turn < mostTurns;
    said = holderOf(journal, turn + 1, site)
  )
    [turn, holder] = [turn + 1, said];
  const running = host.process.isRunning(holder);
  if (running === true || (running === null && patient)) return null;
  const own = turn + 1;
  try {
    host.createText(claimPath(journal, own, site), host.process.name);
  } catch (error) {
    if (error instanceof HostError && ['EEXIST', 'ENOENT'].includes(error.code)) return null;
    throw error;
  }
  // It may have been mended, and its claims cleared, since it was read.
  const now = readJournal(site);
  if (now !== null && now !== 'damaged' && now.id === journal.id) return own;
  release(journal, own, site);
  return null;
}

function holderOf(journal: Journal, turn: number, { host, ...site }: Site): string | null {
  try {
    return host.readText(claimPath(journal, turn, { host, ...site }));
  } catch (error) {
    if (error instanceof HostError && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Removes the claims, the first one last: as long as it is there, the build that was taken for one cut off holds still. */
export function release(journal: Journal, turns: number, site: Site): void {
  for (let turn = turns; turn > 0; turn -= 1) site.host.remove(claimPath(journal, turn, site));
}
