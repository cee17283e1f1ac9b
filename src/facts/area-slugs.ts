import type { AreaSource } from '../model/areas.ts';
import { occurrences } from '../model/grouped.ts';
import { folderOf, normalisePath } from '../model/paths.ts';
import { slug } from '../model/slug.ts';

/**
 * A short name for each area that ids are made of: the folder of its guide (`services/billing/` gives `services-billing`), which is
 * shorter than its title and is what people type. Where areas share a folder, or a guide stands at the top, the area's own name.
 */
export function areaSlugs(areas: readonly AreaSource[]): ReadonlyMap<string, string> {
  const folders = new Map(areas.map((area) => [area.name, slugOfFolder(area)]));
  const shared = occurrences(folders.values());
  return new Map(
    [...folders].map(([area, folder]) => [
      area,
      folder !== '' && shared.get(folder) === 1 ? folder : slug(area),
    ]),
  );
}

function slugOfFolder({ guides, from }: AreaSource): string {
  const folder = from === 'guide-table' ? folderOf(normalisePath(guides[0] ?? '')) : '';
  return folder === '' ? '' : slug(folder);
}
