import type { FeatureField, InventoryConfig } from '../../model/config.ts';
import type { JsonValue } from '../../model/json.ts';
import type { FindingLog } from '../finding-log.ts';
import { folded } from '../words.ts';
import type { InputFile, RawRecord } from './format.ts';
import { markdownTable, tableRecords } from './markdown-table.ts';
import { FieldNames } from './names.ts';

/** What an item of work says of itself, and what only lists names does not. */
export const telling: ReadonlySet<FeatureField> = new Set([
  'status',
  'done',
  'priority',
  'acceptance',
  'steps',
]);

/**
 * Whether the tables of a document are no inventory beside the entries that it has: most of their rows are of the same ids
 * (`| F-1 | Phase 2 | Done |` below boxes with ids), or say of nothing how far it is. True also where it has no table with ids.
 */
export function isIndexed(
  file: InputFile,
  ids: readonly (string | null)[],
  config: InventoryConfig,
): boolean {
  const rows = tableRecords(file, config);
  const names = new FieldNames(config);
  const told = rows.filter(({ object }) => names.says(object, telling));
  return (
    told.length * 2 < rows.length ||
    isIndexOf(rows, new Set(ids.flatMap((id) => (id === null ? [] : [folded(id)]))), names)
  );
}

/** Most rows are of the same ids. */
function isIndexOf(rows: readonly RawRecord[], ids: ReadonlySet<string>, names: FieldNames): boolean {
  return rows.filter((row) => ids.has(idIn(row, names))).length * 2 >= rows.length;
}

/** Entries with what rows of the same id say of them beside; a row of no entry is one itself. Tables of other ids are left, and said. */
export function withRows(
  records: readonly RawRecord[],
  file: InputFile,
  config: InventoryConfig,
  log: FindingLog,
): readonly RawRecord[] {
  const rows = tableRecords(file, config);
  const [first] = rows;
  if (!first) return records;
  const names = new FieldNames(config);
  if (!isIndexOf(rows, idsOf(records, names), names)) {
    const left = `${Object.keys(first.object).join(', ')} (${rows.length})`;
    log.add('inventory/several-lists', first.at([]), {
      taken: file.path,
      left: [left],
      format: markdownTable,
    });
    return records;
  }
  const byId = new Map<string, RawRecord>();
  for (const row of rows) {
    const id = idIn(row, names);
    if (!byId.has(id)) byId.set(id, row);
  }
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

/** Its id for comparison; the empty string where it has none. */
function idIn({ object }: RawRecord, names: FieldNames): string {
  const id = names.idOf(object);
  return id === null ? '' : folded(id);
}

function idsOf(records: readonly RawRecord[], names: FieldNames): ReadonlySet<string> {
  const ids = new Set(records.map((record) => idIn(record, names)));
  ids.delete('');
  return ids;
}
