import type { InventoryConfig } from '../../model/config.ts';
import type { JsonValue } from '../../model/json.ts';
import { folded } from '../words.ts';
import type { InputFile, RawRecord } from './format.ts';
import { tableRecords } from './markdown-table.ts';
import { FieldNames } from './names.ts';

/**
 * Whether the tables of a document only list what it says elsewhere in full (`| F-1 | Phase 2 | Done |` below boxes with ids): most of their rows
 * are of these ids. True also where it has no table with ids.
 */
export function isIndexed(
  file: InputFile,
  ids: readonly (string | null)[],
  config: InventoryConfig,
): boolean {
  const rows = tableRecords(file, config);
  if (rows.length === 0) return true;
  const known = new Set(ids.flatMap((id) => (id === null ? [] : [folded(id)])));
  return rows.filter((row) => known.has(idOf(row))).length * 2 >= rows.length;
}

/** Entries with what rows of the same id say of them beside; a row of no entry is one itself. */
export function withRows(
  records: readonly RawRecord[],
  file: InputFile,
  config: InventoryConfig,
): readonly RawRecord[] {
  const rows = tableRecords(file, config);
  if (rows.length === 0) return records;
  const names = new FieldNames(config);
  const byId = new Map<string, RawRecord>();
  for (const row of rows) if (!byId.has(idOf(row))) byId.set(idOf(row), row);
  const met = new Set<string>();
  const joined = records.map((record) => {
    const id = idIn(record, names);
    const row = id === '' ? undefined : byId.get(id);
    if (!row) return record;
    met.add(id);
    return withRow(record, row, names);
  });
  return [...joined, ...[...byId].flatMap(([id, row]) => (met.has(id) ? [] : [row]))];
}

function withRow(record: RawRecord, row: RawRecord, names: FieldNames): RawRecord {
  const object: { [key: string]: JsonValue } = Object.assign(Object.create(null), record.object);
  const added = new Set<unknown>();
  for (const [key, value] of Object.entries(row.object)) {
    if (Object.hasOwn(record.object, key) || names.isGiven(key, record.object)) continue;
    object[key] = value;
    added.add(key);
  }
  return { ...record, object, at: (pointer) => (added.has(pointer[0]) ? row : record).at(pointer) };
}

/** A row's id, which every row has. */
function idOf({ object }: RawRecord): string {
  const [, id] = Object.entries(object).find(([key]) => key === 'id') ?? [];
  return typeof id === 'string' ? folded(id) : '';
}

function idIn({ object }: RawRecord, names: FieldNames): string {
  const id = names.idOf(object);
  return id === null ? '' : folded(id);
}
