import { finding } from '../diagnostics/finding.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import { inputAt } from '../model/input-at.ts';
import { parentOf } from '../model/paths.ts';
import { journalPath, stagedPath } from './journal.ts';
import { manifestPath } from './manifest.ts';
import { quietly } from './quietly.ts';
import { isFinding, refused, resolveTarget } from './targets.ts';

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
    if (host.stat(target.real) === null || host.readText(target.real) !== text)
      replaceFile(target.real, text, host);
    return null;
  } catch (error) {
    return refused(path, error, 'The report was not written.');
  }
}

/** Lets a text take the place of what stands at a real path, in one step. Throws the host's refusal, and leaves nothing beside. */
export function replaceFile(path: string, text: string, host: Host): void {
  const staged = stagedPath(path, host.secretName());
  host.makeDirectory(parentOf(path) || '/');
  try {
    host.writeNew(staged, text);
    host.rename(staged, path);
  } catch (error) {
    quietly(() => host.remove(staged));
    throw error;
  }
}
