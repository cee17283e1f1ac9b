import type { InventoryConfig } from '../model/config.ts';
import { isJsonObject } from '../model/json.ts';
import type { Feature, Inventory } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import { parseJson } from '../syntax/json.ts';
import type { Located, Pointer } from '../syntax/located.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { type Entry, EntryReader } from './entry.ts';
import type { FindingLog } from './finding-log.ts';
import { reportGaps, settlePhases } from './inventory-gaps.ts';
import { findList, kindOf } from './inventory-list.ts';
import { statedCounts } from './inventory-stated.ts';

/** An inventory that could not be read at all. */
export const noInventory: Inventory = { file: '', features: [], entries: 0, stated: [] };

/**
 * Reads the feature inventory: a bare list, or an object that holds one. Every slip is a finding with its place, and
 * every entry that has an id is still read; of two entries with one id the first counts.
 */
export function readInventory(
  text: string,
  file: string,
  config: InventoryConfig,
  log: FindingLog,
): Inventory {
  const located = /\.ya?ml$/i.test(file) ? parseYaml(text, file) : parseJson(text, file);
  reportSyntax(located, log);
  const list = findList(located, file, config, log);
  if (list === null) return { ...noInventory, file };
  const entries = readEntries(located, list.pointer, list.items, config, log);
  reportGaps(entries, config, log);
  return {
    file,
    features: settlePhases(entries, config, log),
    entries: list.items.length,
    stated: statedCounts(located, list.pointer),
  };
}

function reportSyntax(located: Located, log: FindingLog): void {
  for (const { kind, message, at, related = [] } of located.problems) {
    if (kind === 'duplicate-key') log.add('inventory/duplicate-key', at, { problem: message }, { related });
    else log.add('inventory/syntax', at, { file: at.file, problem: message }, { related });
  }
}

function readEntries(
  located: Located,
  list: Pointer,
  items: readonly unknown[],
  config: InventoryConfig,
  log: FindingLog,
): Entry[] {
  if (items.length === 0) log.add('inventory/empty', located.at(list), { file: located.at(list).file });
  const reader = new EntryReader(config, log);
  const entries: Entry[] = [];
  const firstPlaces = new Map<Feature['id'], Span>();
  for (const [index, item] of items.entries()) {
    const pointer = [...list, index];
    if (!isJsonObject(item)) {
      log.add('inventory/not-an-object', located.at(pointer), { index, actual: kindOf(item) });
      continue;
    }
    const entry = reader.read({ object: item, pointer, index, located });
    if (entry === null) continue;
    const { id, spans, at } = entry.feature;
    const place = spans.id ?? at;
    const first = firstPlaces.get(id);
    if (first) {
      const related = [{ note: 'the first one, which counts', at: first }];
      log.add(
        'inventory/duplicate-id',
        place,
        { id, line: first.line },
        { related, subject: `feature:${id}` },
      );
      continue;
    }
    firstPlaces.set(id, place);
    entries.push(entry);
  }
  return entries;
}
