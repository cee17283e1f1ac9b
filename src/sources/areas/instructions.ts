import { occurrences } from '../../model/grouped.ts';
import { baseName, folderOf } from '../../model/paths.ts';
import type { AreaFinder, AreaWorld, FoundArea } from './finder.ts';
import { isHidden } from './folder-index.ts';
import { folderNames } from './names.ts';

/** Folders deeper than this are details of an area. */
const deepest = 4;
/** A longer heading is a sentence. */
const longestName = 48;

/** Folders with code that have instructions or a description of their own. The first heading names them, else the folder. */
export const instructions: AreaFinder = {
  step: 'instructions',
  certainty: 'likely',
  adds: true,
  find(world) {
    const documents = documentsByFolder(world);
    const names = folderNames([...documents.keys()]);
    const areas = [...documents].map(([folder, path]): FoundArea => {
      const title = world.title(path);
      const folderName = names.get(folder) ?? folder;
      return {
        name: title && isName(title.text, path) ? title.text : folderName,
        guides: [],
        paths: [folder],
        aliases: [folderName],
        owners: [],
        at: { file: path, line: title?.line ?? 1, column: 1 },
      };
    });
    return { areas: withDistinctNames(areas), source: areas[0]?.at?.file ?? null };
  },
};

/** By folder the first of the configured names that stands in it. A folder that only holds other areas is none. */
function documentsByFolder({ config, folders }: AreaWorld): ReadonlyMap<string, string> {
  const rank = new Map(config.instructions.map((name, index) => [name.toLowerCase(), index]));
  const found = new Map<string, { path: string; rank: number }>();
  for (const path of folders.files) {
    const folder = folderOf(path);
    const order = rank.get(path.slice(folder.length).toLowerCase());
    if (order === undefined || folder === '' || isHidden(folder) || folder.split('/').length - 1 > deepest)
      continue;
    if (folders.code(folder).below === 0 || folders.onlyTests(folder)) continue;
    const known = found.get(folder);
    if (!known || order < known.rank) found.set(folder, { path, rank: order });
  }
  const all = [...found.keys()];
  const holds = (folder: string): boolean =>
    folders.code(folder).here === 0 && all.some((other) => other !== folder && other.startsWith(folder));
  return new Map([...found].filter(([folder]) => !holds(folder)).map(([folder, { path }]) => [folder, path]));
}

/** A heading that says what kind of document it stands on names nothing. */
function isName(text: string, path: string): boolean {
  const file = baseName(path).replace(/\.[^.]+$/, '');
  const bare = text.toLowerCase();
  return (
    text !== '' && text.length <= longestName && !bare.includes(file.toLowerCase()) && !bare.includes('.md')
  );
}

/** Two folders under one heading are told apart by their folders. */
function withDistinctNames(areas: readonly FoundArea[]): FoundArea[] {
  const counts = occurrences(areas.map(({ name }) => name));
  return areas.map((area) =>
    (counts.get(area.name) ?? 0) > 1 ? { ...area, name: area.aliases[0] ?? area.name } : area,
  );
}
