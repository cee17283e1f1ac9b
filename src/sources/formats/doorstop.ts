import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { baseName } from '../../model/paths.ts';
import { parseYaml } from '../../syntax/yaml.ts';
import type { FindingLog } from '../finding-log.ts';
import type { InputFile, InventoryFormat, RawRecord } from './format.ts';
import { type PlacedField, placedRecord } from './placed.ts';

/**
 * A folder of Doorstop items: one YAML file an item, named by its id. What is not active is closed, its links are what it
 * depends on, and its document (the letters of its id) is its group.
 */
export const doorstopFormat: InventoryFormat = {
  name: 'doorstop',
  matches: (files) =>
    files.length > 0 &&
    files.every(({ path }) => /\.ya?ml$/i.test(path)) &&
    files.some(({ path, text }) => /\.doorstop\.ya?ml$/.test(path) || /^normative\s*:/m.test(text)),
  read(files, _config, log) {
    const items = files.filter(({ path }) => !/\.doorstop\.ya?ml$/.test(path));
    const records = items.flatMap((file) => readItem(file, log) ?? []);
    return {
      records,
      entries: items.length,
      taken: [{ path: '', kind: 'files', entries: items.length }],
      left: [],
      stated: [],
    };
  },
};

function readItem({ path, text }: InputFile, log: FindingLog): RawRecord | null {
  const located = parseYaml(text, path);
  for (const { message, at } of located.problems)
    log.add('inventory/bad-entry', at, { file: path, problem: message });
  const { value } = located;
  if (!isJsonObject(value)) return null;
  const key = baseName(path).replace(/\.ya?ml$/i, '');
  const document = key.replace(/[-_.]?\d+$/, '');
  const at = located.at([]);
  const fields: PlacedField[] = [];
  const add = (name: string, from: string, given: JsonValue | undefined): void => {
    if (given === undefined || given === null || given === '') return;
    const members = Array.isArray(value[from])
      ? value[from].map((_, index) => located.at([from, index]))
      : [];
    fields.push({ name, value: given, at: located.at([from]), members });
  };
  add('title', 'header', value.header);
  add('description', 'text', value.text);
  add('dependencies', 'links', Array.isArray(value.links) ? value.links.map(linkOf) : undefined);
  if (value.active === false) add('deprecated', 'active', true);
  for (const [name, other] of Object.entries(value)) add(name, name, other);
  return placedRecord(fields, at, { key, holders: [{ role: 'group', name: document, at }] });
}

/** A link is an id, or an id with the fingerprint under which it was reviewed. */
function linkOf(link: JsonValue): JsonValue {
  return isJsonObject(link) ? (Object.keys(link)[0] ?? null) : link;
}
