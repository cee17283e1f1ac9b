import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { parseJson } from '../../syntax/json.ts';
import { type InventoryFormat, nothingRead, type RawRecord } from './format.ts';
import { reportSyntax } from './syntax.ts';

/** The `needs.json` that sphinx-needs exports: the needs of its current version, by id. */
export const sphinxNeedsFormat: InventoryFormat = {
  name: 'sphinx-needs',
  matches: ([file]) =>
    file !== undefined &&
    /\.json$/i.test(file.path) &&
    /"current_version"\s*:/.test(file.text) &&
    /"versions"\s*:/.test(file.text),
  read([file], _config, log) {
    const { path, text } = file ?? { path: '', text: '' };
    const located = parseJson(text, path);
    reportSyntax(located, 'json', log);
    const { value } = located;
    const versions = isJsonObject(value) && isJsonObject(value.versions) ? value.versions : null;
    if (!versions) return nothingRead;
    const current = isJsonObject(value) ? String(value.current_version ?? '') : '';
    const version = versions[current] === undefined ? (Object.keys(versions).at(-1) ?? '') : current;
    const needs = childOf(childOf(versions, version), 'needs');
    const records = Object.entries(needs).flatMap(([key, need]): RawRecord[] => {
      if (!isJsonObject(need)) return [];
      const pointer = ['versions', version, 'needs', key];
      const object = { ...need, ...(need.links === undefined ? {} : { dependencies: need.links }) };
      return [
        {
          object,
          at: ([name, ...inner]) =>
            located.at(
              name === undefined ? pointer : [...pointer, name === 'dependencies' ? 'links' : name, ...inner],
            ),
          holders:
            typeof need.type_name === 'string'
              ? [{ role: 'group', name: need.type_name, at: located.at([...pointer, 'type_name']) }]
              : [],
          key,
          parent: null,
        },
      ];
    });
    if (records.length === 0) log.add('inventory/empty', located.at([]), { file: path });
    const entries = Object.keys(needs).length;
    return {
      records,
      entries,
      taken: [{ path: `versions.${version}.needs`, kind: 'map', entries }],
      left: [],
      stated: [],
    };
  },
};

function childOf(object: JsonObject, key: string): JsonObject {
  const child = object[key];
  return isJsonObject(child) ? child : Object.create(null);
}
