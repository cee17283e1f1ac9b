import type { AreaFinder, FoundArea } from './finder.ts';
import { folderNames } from './names.ts';

/** The members of the workspaces of the tools that build the repository, by the names of their folders. */
export const workspaces: AreaFinder = {
  step: 'workspaces',
  certainty: 'likely',
  adds: true,
  find({ packages }) {
    const members = packages.filter(({ member, folder }) => member && folder !== '');
    const names = folderNames([...new Set(members.map(({ folder }) => folder))]);
    const byFolder = new Map<string, FoundArea>();
    for (const { folder, name, at } of members) {
      const known = byFolder.get(folder);
      byFolder.set(
        folder,
        known
          ? { ...known, aliases: [...new Set([...known.aliases, name])] }
          : {
              name: names.get(folder) ?? folder,
              guides: [],
              paths: [folder],
              aliases: [name],
              owners: [],
              at,
            },
      );
    }
    return { areas: [...byFolder.values()], source: byFolder.size === 0 ? null : rootManifest(packages) };
  },
};

function rootManifest(packages: Parameters<AreaFinder['find']>[0]['packages']): string | null {
  return packages.find(({ folder, toolchain }) => folder === '' && toolchain !== 'make')?.manifest ?? null;
}
