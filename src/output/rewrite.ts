import { fence } from '../host/fenced.ts';
import type { Finding } from '../model/finding.ts';
import { grouped } from '../model/grouped.ts';
import { type Host, HostError } from '../model/host.ts';
import { isUnder, parentOf } from '../model/paths.ts';
import { commit, type Staged } from './commit.ts';
import { exactDigest } from './digest.ts';
import { digestAt, siteAt } from './journal.ts';
import { replaceFile } from './report.ts';
import { isFinding } from './targets.ts';

/** A file of the user's that was read, and is to hold another text. */
export interface Rewrite {
  /** Absolute; links may be on the way. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Why a file was not rewritten: the host's code, `changed` when it does not hold the text any more that was read, `busy` when another run writes. */
export interface NotRewritten {
  readonly path: string;
  readonly reason: string;
}

/**
 * Lets each file hold its new text where it really lies, and only within the folders. All are written, or, with the reason, none.
 * That holds of a process that is killed too, for the files of one folder: the next run that writes there finishes the set or takes it
 * back, as it does with artifacts (`mendBelow`). What the host writes at a real path goes through no link, so the place that was found
 * within the folders is the one.
 */
export function rewriteFiles(
  files: readonly Rewrite[],
  folders: readonly string[],
  host: Host,
): NotRewritten | null {
  const standing: Standing[] = [];
  const within = fence(folders, host);
  for (const file of files) {
    try {
      standing.push(standingOf(file, within(file.path), folders, host));
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      return { path: file.path, reason: error.code };
    }
  }
  const done: (readonly [string, readonly Standing[]])[] = [];
  for (const [home, set] of grouped(standing, (file) => file.home)) {
    const refused = rewriteSet(home, set, host);
    if (refused === null) {
      done.push([home, set]);
      continue;
    }
    for (const [other, written] of done) rewriteSet(other, written.map(backwards), host);
    return refused;
  }
  return null;
}

/** A file that holds what was read there, where it really is. */
interface Standing extends Rewrite {
  readonly real: string;
  /** The folder whose journal tells of it. */
  readonly home: string;
  /** Exact digest of what stands there. */
  readonly old: string;
}

function standingOf(file: Rewrite, real: string, folders: readonly string[], host: Host): Standing {
  const old = digestAt(real, host);
  if (old === null || host.readText(real) !== file.before) throw new HostError('changed', file.path);
  return { ...file, real, home: homeOf(real, folders, host), old };
}

function backwards({ path, real, home, before, after }: Standing): Standing {
  return { path, real, home, before: after, after: before, old: exactDigest(after) };
}

/** The first of the folders that really holds a real path: there a journal tells of it. */
function homeOf(real: string, folders: readonly string[], host: Host): string {
  for (const folder of folders) {
    if (host.stat(folder)?.kind !== 'directory') continue;
    const home = host.realPath(folder).replaceAll('\\', '/');
    if (isUnder(real, home)) return home;
  }
  return parentOf(real);
}

function rewriteSet(home: string, set: readonly Standing[], host: Host): NotRewritten | null {
  const [first, ...more] = set;
  if (!first) return null;
  try {
    if (more.length > 0) return committed(home, set, host);
    // One file takes its place in one step, and nobody needs to be told of it.
    if (digestAt(first.real, host) !== first.old) throw new HostError('changed', first.path);
    replaceFile(first.real, first.after, host);
    return null;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { path: first.path, reason: error.code };
  }
}

function committed(home: string, set: readonly Standing[], host: Host): NotRewritten | null {
  const site = siteAt(home, host);
  if (isFinding(site)) return refusal(set, site);
  const staged = set.map(
    ({ real, old, after }): Staged => ({
      path: real.slice(home.length + 1),
      old,
      content: after,
      digest: exactDigest(after),
    }),
  );
  const failed = commit(staged, site, () => true);
  if (failed === null) return null;
  if (failed === 'busy') return { path: pathAt(set, null), reason: 'busy' };
  return refusal(set, failed, home);
}

/** What a finding of the journal or of one of its files says of a file of the set. */
function refusal(
  set: readonly Standing[],
  { code, data }: Finding,
  home: string | null = null,
): NotRewritten {
  if (code === 'artifacts/overtaken') return { path: pathAt(set, null), reason: 'changed' };
  const reason = typeof data.reason === 'string' ? data.reason : 'outside';
  return { path: pathAt(set, home && `${home}/${String(data.path)}`), reason };
}

/** The path by which the user knows the file at a real path; of the first file, where it is none of the set. */
function pathAt(set: readonly Standing[], real: string | null): string {
  return (set.find((one) => one.real === real) ?? set[0])?.path ?? '';
}
