import { finding } from '../diagnostics/finding.ts';
import { unlessRefused } from '../host/refused.ts';
import type { Artifact, Change } from '../model/artifact.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { type Host, HostError } from '../model/host.ts';
import { commit } from './commit.ts';
import { digestAt, journalPath, type Site, siteAt } from './journal.ts';
import { manifestPath } from './manifest.ts';
import { mendFirst } from './mended.ts';
import { planWrites, type WriteOptions } from './planned.ts';
import { isFinding, refused } from './targets.ts';

/**
 * Writes the artifact set, all or none: whatever happens, the disk then holds the old set or the new one. A build that was
 * cut off before is mended first. Nothing is written outside the root, over an input, or over someone's own work unless
 * `force` is set.
 */
export function writeArtifacts(
  artifacts: readonly Artifact[],
  config: ResolvedConfig,
  host: Host,
  options: WriteOptions = {},
): Written {
  const mended: Finding[] = [];
  let before = '';
  for (let turn = 0; turn < mostTurns; turn += 1) {
    if (turn > 0) host.process.pause(pauseMs);
    const outcome = writeOnce({ artifacts, config, host, options }, turn < doubtful, mended);
    if (outcome === 'busy') continue;
    // Another build may have written something else and then the same again while this one compared: what looks like somebody's edit is
    // looked at twice.
    const found = JSON.stringify(outcome.findings);
    if (outcome.compared && found !== before) before = found;
    else return { changes: outcome.changes, findings: [...mended, ...outcome.findings] };
  }
  return { changes: [], findings: [...mended, finding('artifacts/busy', null, { journal: journalPath })] };
}

/** While another build writes, which takes a fraction of a second, this one waits: so long between looks, and so many looks. */
const pauseMs = 25;
const mostTurns = 400;
/** So many when there is no telling whether the other build still runs. */
const doubtful = 80;

interface Job {
  readonly artifacts: readonly Artifact[];
  readonly config: ResolvedConfig;
  readonly host: Host;
  readonly options: WriteOptions;
}

interface Written {
  changes: Change[];
  findings: Finding[];
}

/** What came of one turn. */
interface Outcome extends Written {
  /** The findings are about what stands there, which others may have changed meanwhile. */
  readonly compared?: boolean;
}

/** `mended` is told what was mended before. */
function writeOnce(job: Job, patient: boolean, mended: Finding[]): Outcome | 'busy' {
  const { artifacts, config, host, options } = job;
  const site = siteOrFinding(config, host);
  if (isFinding(site)) return { changes: [], findings: [site] };
  const found = mendFirst(site, patient);
  if (found === 'busy') return 'busy';
  if (found?.severity === 'error') return { changes: [], findings: [found] };
  if (found) mended.push(found);
  const before = generation(config, host);
  const planned = planWrites(artifacts, config, host, options);
  // Another build has written meanwhile: what was compared is partly its old set and partly its new one.
  const same = (): boolean => generation(config, host) === before;
  if (isBegun(site) || !same()) return 'busy';
  if (planned.findings.length > 0) return { changes: [], findings: planned.findings, compared: true };
  if (planned.files.length === 0) return { changes: planned.changes, findings: [] };
  const failed = commit(planned.files, site, same, options.tell);
  if (failed === 'busy') return 'busy';
  return failed ? { changes: [], findings: [failed] } : { changes: planned.changes, findings: [] };
}

/** What the last build that wrote has left: every one that changes an artifact changes the manifest, as its last file. */
function generation(config: ResolvedConfig, host: Host): string | null {
  try {
    return digestAt(`${config.root}/${manifestPath}`, host);
  } catch (error) {
    if (error instanceof HostError) return error.code;
    throw error;
  }
}

function isBegun({ journal, host }: Site): boolean {
  return unlessRefused(() => host.stat(journal) !== null, true);
}

function siteOrFinding(config: ResolvedConfig, host: Host): Site | Finding {
  try {
    return siteAt(config.root, host);
  } catch (error) {
    return refused(journalPath, error, 'Nothing was written.');
  }
}
