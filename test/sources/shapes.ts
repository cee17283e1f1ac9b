import { loadConfig } from '../../src/config/load.ts';
import type { InventoryConfig } from '../../src/model/config.ts';
import type { JsonValue } from '../../src/model/json.ts';
import type { InputFile } from '../../src/sources/formats/format.ts';
import { type InventoryInspection, inspectInventory } from '../../src/sources/inspect.ts';
import { repository, root } from '../support/repository.ts';

/** The configuration of one who configured nothing. */
export const plain: InventoryConfig = (() => {
  const { config } = loadConfig({ cwd: root }, repository().host());
  const base = loadConfig({ cwd: '/nowhere' }, repository().host()).config ?? config;
  if (!base) throw new Error('the base preset does not load');
  return base.inventory;
})();

type Fields = { readonly [field: string]: JsonValue };

/** Entries with ids counted from 1. */
export function entries(
  count: number,
  fields: (index: number) => Fields = () => ({}),
  prefix = 'F-',
): Fields[] {
  return Array.from({ length: count }, (_, place) => ({
    id: `${prefix}${place + 1}`,
    title: `Entry ${prefix}${place + 1}`,
    ...fields(place + 1),
  }));
}

/** Looks at an inventory: a value is a JSON file, a text a file of that path, a list of files a folder. */
export function look(
  given: JsonValue | readonly InputFile[],
  path = 'feature_list.json',
  config: Partial<InventoryConfig> = {},
): InventoryInspection {
  const files = isFolder(given)
    ? given
    : [{ path, text: typeof given === 'string' ? given : JSON.stringify(given, null, 1) }];
  return inspectInventory(path, files, { ...plain, ...config });
}

function isFolder(given: JsonValue | readonly InputFile[]): given is readonly InputFile[] {
  return (
    Array.isArray(given) &&
    given.length > 0 &&
    given.every((one) => one !== null && typeof one === 'object' && 'text' in one && 'path' in one)
  );
}

/** What a reader would compare with figures of their own, in one line. */
export function figures({ format, taken, counts }: InventoryInspection): string {
  const { entries: all, groups, open, done, closed, duplicates, edges } = counts;
  const where = taken.map((place) => `${place.path || '.'} ${place.entries}`).join(' + ');
  const state = `${open} open, ${done} done, ${closed} closed`;
  return `${format} ${where}: ${all} entries, ${groups} groups, ${state}, ${duplicates} twice, ${edges.resolved}/${edges.stated} edges`;
}
