import { type Host, HostError } from '../model/host.ts';
import { isUnder, parentOf } from '../model/paths.ts';
import { closest } from './closest.ts';

/** More names than this in a folder are not compared. */
const mostNames = 2_000;

/**
 * What someone may have meant by an absolute path at which nothing stands: the nearest name in the folder around the first part that
 * is not there, with the rest of the path where that stands too. Null where no name is near. No folder outside of `within` is looked into.
 */
export function nearPath(path: string, host: Host, within: readonly string[]): string | null {
  for (let missing = path; parentOf(missing) !== missing; missing = parentOf(missing)) {
    const folder = parentOf(missing);
    if (!within.some((one) => isUnder(folder, one))) return null;
    const names = namesIn(folder, host);
    if (names === null) continue;
    const name = nearName(missing.slice(folder.length + 1), names);
    if (name === null) return null;
    const meant = `${folder}/${name}${path.slice(missing.length)}`;
    return meant !== path && stands(meant, host) ? meant : null;
  }
  return null;
}

/** An ending that names share makes no two of them alike. */
function nearName(name: string, names: readonly string[]): string | null {
  const ending = extension.exec(name)?.[0] ?? '';
  const stem = (one: string): string => one.slice(0, one.length - ending.length);
  const near = closest(
    stem(name),
    names.filter((one) => one.endsWith(ending)).map((one) => stem(one)),
  );
  return near === null ? null : near + ending;
}

const extension = /(?:\.md)?\.[^.]+$/;

function namesIn(folder: string, host: Host): readonly string[] | null {
  try {
    return host
      .list(folder)
      .slice(0, mostNames)
      .map(({ name }) => name);
  } catch (error) {
    if (error instanceof HostError) return null;
    throw error;
  }
}

function stands(path: string, host: Host): boolean {
  try {
    return host.stat(path) !== null;
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}
