import type { Finding } from '../model/finding.ts';
import { type Host, HostError } from '../model/host.ts';
import { parentOf } from '../model/paths.ts';
import { isFinding, refused, resolveTarget } from './targets.ts';

/**
 * Writes a file that is not there yet, below the root: never over anything, and through no link that leads out. `kept` when
 * something stands there.
 */
export function createFile(
  path: string,
  text: string,
  root: string,
  host: Host,
): 'written' | 'kept' | Finding {
  const target = resolveTarget(path, root, host);
  if (isFinding(target)) return target.code === 'artifacts/is-folder' ? 'kept' : target;
  try {
    if (host.stat(target.real) !== null) return 'kept';
    host.makeDirectory(parentOf(target.real));
    host.createText(target.real, text);
    return 'written';
  } catch (error) {
    if (error instanceof HostError && error.code === 'EEXIST') return 'kept';
    return refused(path, error, 'Nothing was written there.');
  }
}
