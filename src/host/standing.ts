import type { FileStat, Host } from '../model/host.ts';
import { unlessRefused } from './refused.ts';

/**
 * What stands at a path, as far as can be told; null too where the file system refuses to say (links in a circle, a folder that may not
 * be entered). Whoever reads it then hears why.
 */
export function standingAt(path: string, host: Host): FileStat | null {
  return unlessRefused(() => host.stat(path), null);
}
