import { append } from '../../model/append.ts';
import type { AreaFinder, FoundArea } from './finder.ts';
import { type FolderIndex, isHidden } from './folder-index.ts';
import { folderNames } from './names.ts';

/** A folder that has this share of all code is opened: its subfolders say more. */
const most = 0.7;
/** A repository whose code lies deeper than this has its areas there. */
const deepest = 12;

/** The folders at the top that hold code; where nearly all of it is in one of them, the folders inside that one. */
export const topFolders: AreaFinder = {
  step: 'folders',
  certainty: 'guessed',
  adds: true,
  find({ folders }) {
    const found = open(folders);
    const names = folderNames(found);
    const areas = found.map(
      (folder): FoundArea => ({
        name: names.get(folder) ?? folder,
        guides: [],
        paths: [folder],
        aliases: [],
        owners: [],
        at: null,
      }),
    );
    return { areas, source: null };
  },
};

function open(folders: FolderIndex): readonly string[] {
  let at = '';
  const beside: string[] = [];
  for (let depth = 0; depth < deepest; depth += 1) {
    const inside = folders.children(at).filter((child) => holdsCode(child, folders));
    const all = inside.reduce((sum, child) => sum + folders.code(child).below, 0);
    const [large] = inside.filter((child) => folders.code(child).below >= all * most);
    const below =
      large === undefined ? [] : folders.children(large).filter((child) => holdsCode(child, folders));
    // A folder that has no code in more than one folder below is as far as this goes.
    if (large === undefined || below.length === 0) return [...beside, ...inside].sort();
    append(
      beside,
      inside.filter((child) => child !== large),
    );
    at = large;
  }
  return [];
}

function holdsCode(folder: string, folders: FolderIndex): boolean {
  return !isHidden(folder) && folders.code(folder).below > 0 && !folders.onlyTests(folder);
}
