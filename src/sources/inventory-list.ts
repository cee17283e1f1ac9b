import { closest } from '../diagnostics/closest.ts';
import type { InventoryConfig } from '../model/config.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Located, Pointer } from '../syntax/located.ts';
import type { FindingLog } from './finding-log.ts';
import { lookUp } from './lookup.ts';

/** The list of entries and where it stands. */
export interface EntryList {
  readonly pointer: Pointer;
  readonly items: readonly JsonValue[];
}

/** The list of entries: the document itself, the list under a configured key, or the only list of objects there. */
export function findList(
  located: Located,
  file: string,
  config: InventoryConfig,
  log: FindingLog,
): EntryList | null {
  const { value } = located;
  if (Array.isArray(value)) return { pointer: [], items: value };
  if (!isJsonObject(value)) {
    // A file that did not parse has its finding already.
    if (located.problems.length === 0)
      log.add('inventory/not-a-list', located.at([]), { file, actual: kindOf(value) });
    return null;
  }
  for (const key of config.list) {
    const found = lookUp(value, key);
    if (!found) continue;
    if (Array.isArray(found.value)) return { pointer: found.pointer, items: found.value };
    if (isObjectOfLists(found.value)) continue;
    log.add('inventory/list-type', located.at(found.pointer), { key, actual: kindOf(found.value) });
  }
  return onlyList(value, located, file, config, log);
}

function isObjectOfLists(value: JsonValue): boolean {
  return isJsonObject(value);
}

function onlyList(
  object: JsonObject,
  located: Located,
  file: string,
  config: InventoryConfig,
  log: FindingLog,
): EntryList | null {
  const lists = Object.entries(object).filter(
    (pair): pair is [string, readonly JsonValue[]] => Array.isArray(pair[1]) && pair[1].some(isJsonObject),
  );
  const [first, ...others] = lists;
  if (first && others.length === 0) return { pointer: [first[0]], items: first[1] };
  const at = located.at([]);
  if (first) {
    log.add('inventory/several-lists', located.keyAt([first[0]]), { file, keys: lists.map(([key]) => key) });
    return null;
  }
  const keys = Object.keys(object);
  const near = config.list.map((key) => closest(key, keys)).find((key) => key !== null) ?? null;
  log.add('inventory/no-list', near === null ? at : located.keyAt([near]), {
    file,
    keys: keys.slice(0, 20),
    configured: [...config.list],
    near,
  });
  return null;
}

/** The kind of a value in words. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}
