import { finding } from '../diagnostics/finding.ts';
import { unlessRefused } from '../host/refused.ts';
import type { Finding } from '../model/finding.ts';
import { type Host, HostError } from '../model/host.ts';
import { journalPath, type Site, siteAt } from './journal.ts';
import { mend } from './mend.ts';
import { isFinding } from './targets.ts';

/** Works off what a run that was cut off has left at a site, and says so; `busy` where another one is at work. */
export function mendFirst(site: Site, patient: boolean): Finding | 'busy' | null {
  try {
    const outcome = mend(site, patient);
    if (outcome === 'busy') return 'busy';
    return outcome && finding('artifacts/mended', null, { journal: journalPath, outcome });
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return finding('artifacts/unmended', null, { journal: journalPath, reason: error.code });
  }
}

/**
 * The same below each of the folders, before anything is read there, so that what is read is whole. Where another run is at work, or
 * no journal can be, nothing is done: whoever writes there waits, or says why not.
 */
export function mendBelow(folders: readonly string[], host: Host): Finding[] {
  return [...new Set(folders)].flatMap((folder) => {
    const site = siteQuietly(folder, host);
    const found = site && mendFirst(site, true);
    return found === null || found === 'busy' ? [] : [found];
  });
}

function siteQuietly(folder: string, host: Host): Site | null {
  const site = unlessRefused(() => siteAt(folder, host), null);
  return site === null || isFinding(site) ? null : site;
}
