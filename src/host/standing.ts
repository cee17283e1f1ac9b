import { type FileStat, type Host, HostError } from '../model/host.ts';

/**
 * What stands at a path, as far as can be told; null too where the file system refuses to say (links in a circle, a folder that may not
 * be entered). Whoever reads it then hears why.
 */
export function standingAt(path: string, host: Host): FileStat | null {
  try {
    return host.stat(path);
  } catch (error) {
    if (error instanceof HostError) return null;
    throw error;
  }
}
