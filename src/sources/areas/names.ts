import { pathKey } from '../../model/paths.ts';

/** Short names for folders: their last segment, with as many before it as tell them apart. */
export function folderNames(folders: readonly string[]): ReadonlyMap<string, string> {
  const parts = new Map(folders.map((folder) => [folder, pathKey(folder).split('/')]));
  const names = new Map<string, string>();
  let open = [...parts];
  for (let length = 1; open.length > 0; length += 1) {
    const byName = new Map<string, string[]>();
    for (const [folder, own] of open) {
      const name = own.slice(-length).join('/');
      byName.set(name, [...(byName.get(name) ?? []), folder]);
    }
    open = [];
    for (const [name, some] of byName) {
      const [only, ...others] = some;
      if (only !== undefined && (others.length === 0 || name === pathKey(only))) names.set(only, name);
      for (const folder of others.length === 0 ? [] : some)
        if (!names.has(folder)) open.push([folder, parts.get(folder) ?? []]);
    }
  }
  return names;
}
