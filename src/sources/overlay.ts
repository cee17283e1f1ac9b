import type { FeatureField, InventoryConfig } from '../model/config.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { silent } from '../model/progress.ts';
import type { Pointer } from '../syntax/located.ts';
import { type Columns, settleColumns } from './columns.ts';
import type { FindingLog } from './finding-log.ts';
import type { InputFile, RawRecord } from './formats/format.ts';
import { formatOf } from './formats/formats.ts';
import { parseLeniently } from './formats/json.ts';
import { lookUpFirst } from './lookup.ts';
import { folded } from './words.ts';

/** A file whose entries give fields to the inventory's. */
export type Overlay = InputFile;

/** Records with the fields that overlays give them. */
export interface Overlaid {
  readonly records: readonly RawRecord[];
  readonly columns: Columns;
}

/**
 * Joins files by id: the status of an entry may be kept in another file than the entry. What an overlay says of a field wins,
 * and keeps its own place. Ids that the inventory lacks are a finding.
 */
export function overlaid(
  records: readonly RawRecord[],
  columns: Columns,
  overlays: readonly Overlay[],
  config: InventoryConfig,
  log: FindingLog,
): Overlaid {
  let joined = [...records];
  for (const overlay of overlays) {
    const over = recordsOf(overlay, config, log);
    const names = settleColumns(
      over.map(({ object }) => object),
      config,
    );
    const byId = new Map(
      over.flatMap((record) => idOf(record, names.id).map((id) => [folded(id), record] as const)),
    );
    const used = new Set<RawRecord>();
    joined = joined.map((record) => {
      const found = idOf(record, columns.id).flatMap((id) => byId.get(folded(id)) ?? [])[0];
      if (!found) return record;
      used.add(found);
      return both(record, found, columns, names);
    });
    const unknown = over.filter((record) => !used.has(record));
    const [first] = unknown;
    if (first)
      log.add('inventory/overlay-unknown', first.at([]), {
        file: overlay.path,
        ids: unknown.slice(0, 10).flatMap((record) => idOf(record, names.id)),
        count: unknown.length,
      });
  }
  if (overlays.length === 0) return { records, columns };
  return {
    records: joined,
    columns: settleColumns(
      joined.map(({ object }) => object),
      config,
    ),
  };
}

function recordsOf(overlay: Overlay, config: InventoryConfig, log: FindingLog): readonly RawRecord[] {
  const simple = /\.json$/i.test(overlay.path) ? stateById(overlay, log) : null;
  if (simple) return simple;
  const format = formatOf([overlay], config, null);
  return format?.read([overlay], config, log, silent).records ?? [];
}

/** `{ "F-1": "done", "F-2": true }`: a state by id. Null for any other shape. */
function stateById(overlay: Overlay, log: FindingLog): RawRecord[] | null {
  const located = parseLeniently(overlay.text, overlay.path, log);
  const { value } = located;
  if (!isJsonObject(value)) return null;
  const pairs = Object.entries(value);
  if (
    pairs.length === 0 ||
    pairs.some(([, state]) => typeof state !== 'string' && typeof state !== 'boolean')
  )
    return null;
  return pairs.map(([key, state]) => {
    const object: { [key: string]: JsonValue } = Object.create(null);
    object[typeof state === 'string' ? 'status' : 'done'] = state;
    return { object, at: () => located.at([key]), holders: [], key, parent: null };
  });
}

function idOf(record: RawRecord, names: readonly string[]): string[] {
  const own = lookUpFirst(record.object, names)?.value;
  const id = typeof own === 'string' || typeof own === 'number' ? String(own) : record.key;
  return id === null ? [] : [id];
}

/** A state is one thing, whether it is said by a flag or by a word. */
const together: readonly (readonly FeatureField[])[] = [
  ['status', 'done'],
  ['group'],
  ['phase'],
  ['priority'],
];

function both(record: RawRecord, over: RawRecord, columns: Columns, names: Columns): RawRecord {
  const kept: { [key: string]: JsonValue } = Object.assign(Object.create(null), record.object);
  for (const fields of together) {
    if (!fields.some((field) => lookUpFirst(over.object, names[field]))) continue;
    for (const field of fields) for (const key of columns[field]) delete kept[key];
  }
  // The id stays where the entry itself gives it.
  const given: JsonObject = Object.fromEntries(
    Object.entries(over.object).filter(([key]) => !names.id.includes(key)),
  );
  const object: JsonObject = Object.assign(Object.create(null), kept, given);
  const from = ([name]: Pointer): RawRecord =>
    name !== undefined && Object.hasOwn(given, name) ? over : record;
  return {
    ...record,
    object,
    at: (pointer) => from(pointer).at(pointer),
    written: (pointer) => from(pointer).written?.(pointer) ?? null,
  };
}
