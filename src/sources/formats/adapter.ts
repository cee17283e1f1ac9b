import type { AdapterEntry, InventoryAdapter } from '../../model/adapter.ts';
import { isJsonObject, type JsonValue, kindOf } from '../../model/json.ts';
import type { FindingLog } from '../finding-log.ts';
import type { Holder, InputFile, InventoryFormat, RawRecord } from './format.ts';

/** A repository's own format as one of ours. What the adapter throws is a finding of its file, never a crash. */
export function adapterFormat(adapter: InventoryAdapter): InventoryFormat {
  return {
    name: adapter.name,
    matches: (files) =>
      files.length > 0 &&
      files.every(({ path, text }) => {
        try {
          return adapter.matches?.(path, text) === true;
        } catch {
          // It will be asked to read when it is chosen by name, and then say why it can not.
          return false;
        }
      }),
    read(files, _config, log) {
      const records: RawRecord[] = [];
      let entries = 0;
      for (const file of files) {
        for (const given of entriesOf(adapter, file, log)) {
          const record = recordOf(given, file, entries, log);
          entries += 1;
          if (record) records.push(record);
        }
      }
      return { records, entries, taken: [{ path: '', kind: 'list', entries }], left: [], stated: [] };
    },
  };
}

function entriesOf(
  adapter: InventoryAdapter,
  { path, text }: InputFile,
  log: FindingLog,
): readonly unknown[] {
  try {
    return [...adapter.read(text, path)];
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    log.add(
      'inventory/adapter-failed',
      { file: path, line: 1, column: 1 },
      { adapter: adapter.name, problem },
    );
    return [];
  }
}

function recordOf(given: unknown, { path }: InputFile, index: number, log: FindingLog): RawRecord | null {
  const entry = (given ?? {}) as Partial<AdapterEntry>;
  const at = { file: path, line: whole(entry.line), column: whole(entry.column) };
  const fields = plain(entry.fields);
  if (!isJsonObject(fields)) {
    log.add('inventory/not-an-object', at, { index, actual: kindOf(entry.fields) });
    return null;
  }
  const holders: Holder[] = [];
  if (typeof entry.phase === 'string') holders.push({ role: 'phase', name: entry.phase, at });
  if (typeof entry.group === 'string') holders.push({ role: 'group', name: entry.group, at });
  return {
    object: Object.assign(Object.create(null), fields),
    at: () => at,
    holders,
    key: null,
    index,
    parent: null,
  };
}

function whole(number: unknown): number {
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : 1;
}

/** Only what is data is kept of what a script gives. */
function plain(value: unknown): JsonValue {
  try {
    return JSON.parse(JSON.stringify(value ?? null)) as JsonValue;
  } catch {
    return null;
  }
}
