import { fence } from '../host/fenced.ts';
import { type Host, HostError } from '../model/host.ts';
import { quietly } from './quietly.ts';
import { replaceFile } from './report.ts';

/** A file of the user's that was read, and is to hold another text. */
export interface Rewrite {
  /** Absolute; links may be on the way. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Why a file was not rewritten: the host's code, or `changed` when it does not hold the text any more that was read. */
export interface NotRewritten {
  readonly path: string;
  readonly reason: string;
}

/**
 * Writes each text where its file really lies, in one step, and only within the folders. All are written, or, with the reason, none:
 * those before the one that was refused get their former text back.
 */
export function rewriteFiles(
  files: readonly Rewrite[],
  folders: readonly string[],
  host: Host,
): NotRewritten | null {
  const within = fence(folders, host);
  for (const [index, { path, before, after }] of files.entries()) {
    try {
      rewrite(path, before, after, within, host);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      for (const done of files.slice(0, index))
        quietly(() => rewrite(done.path, done.after, done.before, within, host));
      return { path, reason: error.code };
    }
  }
  return null;
}

/** What the host writes at a real path goes through no link, so the place that was found within the folders is the one. */
function rewrite(
  path: string,
  before: string,
  after: string,
  within: (path: string) => string,
  host: Host,
): void {
  const real = within(path);
  if (host.readText(real) !== before) throw new HostError('changed', path);
  replaceFile(real, after, host);
}
