import { normalisePath } from '../../model/paths.ts';
import type { OwnershipRule } from '../../model/sources.ts';
import type { AreaFinder, FoundArea } from './finder.ts';
import { type FolderIndex, isHidden } from './folder-index.ts';
import { folderNames } from './names.ts';

/**
 * The folders that the ownership file tells apart. A folder inside one of the same owners is no area of its own, nor is the top
 * of the repository, a single file or a folder of tools.
 */
export const codeowners: AreaFinder = {
  step: 'codeowners',
  certainty: 'likely',
  adds: false,
  find({ ownership, folders }) {
    const owned = new Map<string, OwnershipRule>();
    for (const rule of ownership) {
      const folder = folderOfPattern(rule.pattern, folders);
      if (folder !== null && rule.owners.length > 0 && !isHidden(folder)) owned.set(folder, rule);
    }
    const outer = [...owned].filter(([folder, rule]) => !insideSame(folder, rule, owned));
    const names = folderNames(outer.map(([folder]) => folder));
    const areas = outer.map(
      ([folder, { owners, at }]): FoundArea => ({
        name: names.get(folder) ?? folder,
        guides: [],
        paths: [folder],
        aliases: [],
        owners,
        at,
      }),
    );
    return { areas, source: ownership[0]?.at.file ?? null };
  },
};

/** The folder that a pattern means when it means a whole one: `/a/b`, `a/b/`, `/a/**`, `/a/*`. */
function folderOfPattern(pattern: string, folders: FolderIndex): string | null {
  const bare = pattern.replace(/^\//, '').replace(/(?:\/\*{1,2})+$/, '/');
  if (/[*?[\]]/.test(bare)) return null;
  const path = normalisePath(bare);
  return path === '' || path === '/' ? null : folders.folder(path);
}

function insideSame(folder: string, rule: OwnershipRule, owned: ReadonlyMap<string, OwnershipRule>): boolean {
  const same = [...rule.owners].sort().join(' ');
  return [...owned].some(
    ([other, { owners }]) =>
      other !== folder && folder.startsWith(other) && [...owners].sort().join(' ') === same,
  );
}
