import { type Host, HostError } from '../model/host.ts';
import { isUnder } from '../model/paths.ts';

/**
 * A host that reads nothing outside the folders, whatever links lie on the way: reading what really lies elsewhere throws a
 * `HostError` with code `outside`. Folders are absolute; one that is not there holds nothing.
 */
export function fencedHost(folders: readonly string[], base: Host): Host {
  const real = (path: string): string | null => {
    try {
      return base.realPath(path).replaceAll('\\', '/');
    } catch (error) {
      if (error instanceof HostError) return null;
      throw error;
    }
  };
  const inside = [...new Set(folders)].map(real).filter((folder) => folder !== null);
  const vet = (path: string): void => {
    const at = real(path);
    // What has no real path is not there; the base says so in its own words.
    if (at !== null && !inside.some((folder) => isUnder(at, folder === '/' ? '' : folder)))
      throw new HostError('outside', path);
  };
  return {
    ...base,
    readText(path) {
      vet(path);
      return base.readText(path);
    },
    readPieces(path) {
      vet(path);
      return base.readPieces(path);
    },
    list(path) {
      vet(path);
      return base.list(path);
    },
  };
}
