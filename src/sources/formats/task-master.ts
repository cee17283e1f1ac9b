import { isJsonObject, type JsonValue } from '../../model/json.ts';
import type { InventoryFormat } from './format.ts';
import { parseLeniently } from './json.ts';
import { readDocument } from './structured.ts';
import { reportSyntax } from './syntax.ts';

/**
 * Task-master's `tasks.json`: tags that hold tasks that hold subtasks (`{ <tag>: { tasks: [{ subtasks }] } }`), or the older
 * form without tags. A tag is a group; subtasks are done criteria of their task unless `inventory.nested` says `entries`.
 */
export const taskMasterFormat: InventoryFormat = {
  name: 'task-master',
  matches: ([file]) =>
    file !== undefined && /(?:^|\/)tasks\.json$/i.test(file.path) && /"tasks"\s*:/.test(file.text),
  read([file], config, log) {
    const { path, text } = file ?? { path: '', text: '' };
    const located = parseLeniently(text, path, log);
    reportSyntax(located, 'json', log);
    const reading = readDocument(located, path, { ...config, list: ['tasks'] }, log);
    const tags = tagsOf(located.value);
    if (tags.length !== 1) return reading;
    // The only tag still names the group of its tasks.
    const [tag = ''] = tags;
    const at = located.keyAt([tag]);
    const holders = [{ role: 'tag' as const, name: tag, at }];
    return { ...reading, records: reading.records.map((record) => ({ ...record, holders })) };
  },
};

function tagsOf(value: JsonValue): string[] {
  if (!isJsonObject(value) || Array.isArray(value.tasks)) return [];
  return Object.keys(value).filter((key) => {
    const tag = value[key];
    return isJsonObject(tag) && Array.isArray(tag.tasks) && tag.tasks.length > 0;
  });
}
