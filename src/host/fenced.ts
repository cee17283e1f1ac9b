import { type Host, HostError } from '../model/host.ts';
import { isUnder } from '../model/paths.ts';
import { unlessRefused } from './refused.ts';

/**
 * Where paths really lie that must lie in one of the folders, whatever links are on the way: what lies elsewhere throws a
 * `HostError` with code `outside`, and what is not there the host's own. Folders are absolute; one that is not there holds nothing.
 */
export function fence(folders: readonly string[], base: Host): (path: string) => string {
  const real = (path: string): string => base.realPath(path).replaceAll('\\', '/');
  const inside = [...new Set(folders)].flatMap((folder) => unlessRefused(() => real(folder), []));
  return (path) => {
    const at = real(path);
    if (!inside.some((folder) => isUnder(at, folder === '/' ? '' : folder)))
      throw new HostError('outside', path);
    return at;
  };
}

/** A host that reads nothing outside the folders. */
export function fencedHost(folders: readonly string[], base: Host): Host {
  const within = fence(folders, base);
  const vet = (path: string): void => {
    try {
      within(path);
    } catch (error) {
      // What has no real path is not there; the base says so in its own words.
      if (!(error instanceof HostError) || error.code === 'outside') throw error;
    }
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
