import { closest } from '../diagnostics/closest.ts';
import type { FeatureField, ResolvedConfig } from '../model/config.ts';
import { isPreset } from '../model/preset.ts';
import type { FindingLog } from './finding-log.ts';
import type { RawRecord } from './formats/format.ts';
import { lookUp } from './lookup.ts';
import { foldedName } from './words.ts';

/**
 * Reports fields for which somebody's own configuration gives names that no entry has: a preset lists what may be, a configuration
 * says what is.
 */
export function reportUnusedNames(
  records: readonly RawRecord[],
  { inventory: { fields }, origins }: Pick<ResolvedConfig, 'inventory' | 'origins'>,
  log: FindingLog,
): void {
  if (records.length === 0) return;
  const own = (Object.keys(fields) as FeatureField[]).filter((field) => {
    const origin = origins[`/inventory/fields/${field}`];
    return fields[field].length > 0 && origin !== undefined && !isPreset(origin.file);
  });
  if (own.length === 0) return;
  const keys = new Set<string>();
  for (const { object } of records) for (const key of Object.keys(object)) keys.add(key);
  const folded = new Set([...keys].map(foldedName));
  const has = (name: string): boolean =>
    folded.has(foldedName(name)) ||
    (name.includes('.') && records.some(({ object }) => lookUp(object, name) !== null));
  const read = new Set(
    Object.values(fields)
      .flat()
      .map((name) => foldedName(name.split('.', 1)[0] ?? name)),
  );
  const unread = [...keys].filter((key) => !read.has(foldedName(key)));
  for (const field of own) {
    const names = fields[field];
    if (names.some(has)) continue;
    const pointer = `/inventory/fields/${field}`;
    const near = names.map((name) => closest(name, keys)).find((key) => key !== null) ?? null;
    log.add('inventory/unused-name', origins[`${pointer}/0`] ?? origins[pointer] ?? null, {
      field,
      names: [...names],
      near,
      unread: unread.slice(0, 8),
    });
  }
}
