import { finding } from '../diagnostics/finding.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import { folderOf } from '../model/paths.ts';
import { exactDigest } from './digest.ts';
import { journalPath, stagedPath } from './journal.ts';
import { manifestPath } from './manifest.ts';
import { inputAt, isFinding, refused, resolveTarget } from './targets.ts';

/** The repository to write in. The configuration is null when it can not be used; then only the root fences. */
export interface Below {
  readonly root: string;
  readonly config: ResolvedConfig | null;
}

/**
 * Writes one file that is no artifact: a report, or the baseline. It takes its place in one step, so a reader never sees half of
 * it. Refuses what leads out of the root and what would replace an input or an artifact. Null when it is written.
 */
export function writeReport(path: string, text: string, below: Below, host: Host): Finding | null {
  const { root, config } = below;
  const target = resolveTarget(path, root, host);
  if (isFinding(target)) return target;
  const input = config === null ? null : inputAt(path, config);
  if (input !== null) return finding('artifacts/path-is-input', null, { path, input });
  const own = [...Object.values(config?.output ?? {}), manifestPath, journalPath];
  if (own.includes(path)) return finding('artifacts/path-clash', null, { path, other: path });
  try {
    if (host.stat(target.real) !== null && host.readText(target.real) === text) return null;
    const staged = stagedPath(target.real, exactDigest(text).slice(0, 16));
    host.makeDirectory(folderOf(target.real));
    host.writeText(staged, text);
    host.rename(staged, target.real);
    return null;
  } catch (error) {
    return refused(path, error, 'The report was not written.');
  }
}
