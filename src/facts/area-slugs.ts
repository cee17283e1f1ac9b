import { folderOf, normalisePath } from '../model/paths.ts';
import { slug } from '../model/slug.ts';
import type { GuideSource } from '../model/sources.ts';

/**
 * A short name for each area that ids are made of: the folder of its guide (`services/billing/` gives `services-billing`), which is
 * shorter than its title and is what people type. Where areas share a folder, or a guide stands at the top, the area's own name.
 */
export function areaSlugs(guides: readonly GuideSource[]): ReadonlyMap<string, string> {
  const folders = new Map(guides.map((guide) => [guide.area, slugOfFolder(guide.path)]));
  const shared = new Map<string, number>();
  for (const folder of folders.values()) shared.set(folder, (shared.get(folder) ?? 0) + 1);
  return new Map(
    [...folders].map(([area, folder]) => [
      area,
      folder !== '' && shared.get(folder) === 1 ? folder : slug(area),
    ]),
  );
}

function slugOfFolder(path: string): string {
  const folder = folderOf(normalisePath(path));
  return folder === '' ? '' : slug(folder);
}
