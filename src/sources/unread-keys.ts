import type { InventoryConfig } from '../model/config.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import { isFilled } from './columns.ts';
import type { Entry } from './entry.ts';
import type { FindingLog } from './finding-log.ts';
import type { FittingKeys } from './fitting-keys.ts';
import type { RawRecord } from './formats/format.ts';
import { FieldNames, ids as idFields, states, texts, treeKey } from './formats/names.ts';
import { folded } from './words.ts';

/** A text longer than this names no entries. */
const longest = 400;

/** What stands under one key that no field claims. */
interface Unread {
  /** The first entry that names others there, and how many do. */
  first: Entry | null;
  naming: number;
  /** Ids of other entries there, and everything else that stands among them. */
  ids: number;
  others: number;
  /** The first entry with a list of what looks like entries there, and how many stand in all such lists. */
  holder: Entry | null;
  held: number;
}

/**
 * Reports keys that no field claims although what stands there matters to a plan: ids of other entries, and lists of objects
 * that look like entries themselves. One finding a key, however many entries have it. Returns those keys.
 */
export function reportUnreadKeys(
  entries: readonly Entry[],
  ids: readonly string[],
  config: InventoryConfig,
  log: FindingLog,
): ReadonlySet<string> {
  const said = new Set<string>();
  const known = new Map(ids.map((id, index) => [folded(id), index]));
  const names = new FieldNames(config);
  const keys = new Map<string, Unread>();
  for (const [index, entry] of entries.entries()) {
    const { extra } = entry.feature;
    for (const key of entry.unclaimed) {
      let unread = keys.get(key);
      if (!unread) {
        unread = { first: null, naming: 0, ids: 0, others: 0, holder: null, held: 0 };
        keys.set(key, unread);
      }
      countIds(extra[key] ?? null, unread, entry, (text) => {
        const found = known.get(folded(text));
        return found !== undefined && found !== index;
      });
      if (key !== treeKey) countEntries(extra[key] ?? null, unread, entry, names);
    }
  }
  for (const [key, { first, naming, ids: named, others, holder, held }] of keys) {
    // Nearly all of what stands there: a note may name an entry too.
    const names = first !== null && named >= 2 && named >= others * 4;
    if (names) log.add('inventory/unread-ids', first.record.at([key]), { key, entries: naming, named });
    if (holder) log.add('inventory/unread-entries', holder.record.at([key]), { key, held });
    if (names || holder) said.add(key);
  }
  return said;
}

/** Reports, in one finding, the keys and members that stand in no artifact, but for those that are `said` already; gives them back. */
export function reportUnshown(
  entries: readonly Entry[],
  said: ReadonlySet<string>,
  log: FindingLog,
): readonly string[] {
  const counts = new Map<string, number>();
  let first: Entry | null = null;
  for (const entry of entries)
    for (const key of entry.unread) {
      if (said.has(key)) continue;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      first ??= entry;
    }
  if (first === null) return [];
  const keys = [...counts].map(([key, having]) => ({ key, entries: having }));
  keys.sort((a, b) => b.entries - a.entries);
  const own = first.unread.find((key) => !said.has(key));
  const at = own !== undefined && own in first.record.object ? [own] : [];
  log.add('inventory/unread-keys', first.record.at(at), { keys });
  return keys.map(({ key }) => key);
}

/** Reports keys that could give a field which no key gives; of the group and the description the gaps say it, of ids what is said of them. */
export function reportUnreadFields(fits: FittingKeys, records: readonly RawRecord[], log: FindingLog): void {
  for (const [field, key] of Object.entries(fits)) {
    if (field === 'group' || field === 'description' || field === 'dependencies') continue;
    const having = records.filter(({ object }) => isFilled(object[key]));
    log.add('inventory/unread-field', having[0]?.at([key]) ?? null, { key, field, entries: having.length });
  }
}

function countIds(value: JsonValue, unread: Unread, entry: Entry, names: (text: string) => boolean): void {
  const before = unread.ids;
  for (const one of Array.isArray(value) ? value : [value]) {
    if (one === null || typeof one === 'boolean') continue;
    // A bare number is an amount as often as an id.
    if (typeof one !== 'string' || one.length > longest) unread.others += 1;
    else
      for (const text of one.split(/[\s,;、，]+/)) {
        if (text === '') continue;
        if (!/^[\d.]+$/.test(text) && names(text)) unread.ids += 1;
        else unread.others += 1;
      }
  }
  if (unread.ids === before) return;
  unread.naming += 1;
  unread.first ??= entry;
}

function countEntries(value: JsonValue, unread: Unread, entry: Entry, names: FieldNames): void {
  if (!Array.isArray(value)) return;
  const alike = value.filter(
    (one) =>
      isJsonObject(one) && names.says(one, states) && (names.says(one, texts) || names.says(one, idFields)),
  );
  if (alike.length === 0 || alike.length < value.length) return;
  unread.held += alike.length;
  unread.holder ??= entry;
}
