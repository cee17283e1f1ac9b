import { closest } from '../../diagnostics/closest.ts';
import type { InventoryConfig } from '../../model/config.ts';
import { isJsonObject, type JsonValue, kindOf } from '../../model/json.ts';
import type { Located } from '../../syntax/located.ts';
import type { FindingLog } from '../finding-log.ts';
import type { ChosenPlaces } from './choose.ts';
import type { EmptyHolder, EntryPlace, PlacedHolder } from './entry-place.ts';

/** Lists with an id or a state in their members, which are not read. */
export function reportLeft({ taken, left }: ChosenPlaces, located: Located, log: FindingLog): void {
  const [first] = left.flatMap(({ entries }) => entries.slice(0, 1));
  if (!first) return;
  const named = left.map(({ path, entries }) => `${path} (${entries.length})`);
  const chosen = taken.map(({ path }) => path).join(', ');
  log.add('inventory/several-lists', located.at(first.pointer), { taken: chosen, left: named.slice(0, 10) });
}

/** Groups without entries beside those whose entries are taken. */
export function emptyBeside(empty: readonly EmptyHolder[], { taken }: ChosenPlaces): readonly PlacedHolder[] {
  return empty
    .filter(({ path }) => taken.some((place) => place.path.startsWith(`${path}.`)))
    .map(({ holder }) => holder);
}

/** Groups without entries: nothing else would say that they are there. */
export function reportEmpty(empty: readonly PlacedHolder[], located: Located, log: FindingLog): void {
  const [first] = empty;
  if (!first) return;
  log.add('inventory/empty-group', located.at(first.pointer), { groups: empty.map(({ name }) => name) });
}

/** Why no entry was found. */
export function reportNothing(
  located: Located,
  file: string,
  places: readonly EntryPlace[],
  config: InventoryConfig,
  log: FindingLog,
): void {
  const { value } = located;
  const empty = places.find(({ expected }) => expected);
  const broken = located.problems.some(({ kind }) => kind === 'syntax');
  if (empty && !broken) {
    log.add('inventory/empty', located.at(empty.path === '' ? [] : empty.path.split('.')), { file });
  } else if (!isJsonObject(value)) {
    // A file that did not parse has its finding already.
    if (located.problems.length === 0)
      log.add('inventory/not-a-list', located.at([]), { file, actual: kindOf(value) });
  } else if (!empty) {
    reportNoList(value, located, file, config, log);
  }
}

function reportNoList(
  object: Located['value'] & object,
  located: Located,
  file: string,
  config: InventoryConfig,
  log: FindingLog,
): void {
  const keys = Object.keys(object);
  for (const key of config.list) {
    const value = (object as { [key: string]: JsonValue })[key];
    if (value === undefined || value === null || typeof value === 'object') continue;
    log.add('inventory/list-type', located.at([key]), { key, actual: kindOf(value) });
  }
  const near = nearestKey(keys, config.list);
  log.add('inventory/no-list', near === null ? located.at([]) : located.keyAt([near]), {
    file,
    keys: keys.slice(0, 20),
    configured: [...config.list],
    near,
  });
}

function nearestKey(keys: readonly string[], configured: readonly string[]): string | null {
  return configured.map((key) => closest(key, keys)).find((key) => key !== null) ?? null;
}
