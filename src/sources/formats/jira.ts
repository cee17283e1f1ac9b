import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { none } from '../../model/none.ts';
import type { Span } from '../../model/span.ts';
import { parseJson } from '../../syntax/json.ts';
import type { Located, Pointer } from '../../syntax/located.ts';
import { saidOf } from '../said.ts';
import { type InventoryFormat, nothingRead, type RawRecord } from './format.ts';
import type { HolderSays } from './holder-says.ts';
import { FieldNames } from './names.ts';
import { type PlacedField, placedRecord } from './placed.ts';
import { reportSyntax } from './syntax.ts';

/** Members of an issue that say how it hangs together with others. */
const relations: ReadonlySet<string> = new Set(['parent', 'issuelinks', 'subtasks']);

interface Issue {
  readonly key: string;
  readonly fields: JsonObject;
  readonly pointer: Pointer;
}

/**
 * What the REST interface of Jira gives: issues with a key and `fields`. The outermost parent is the group, and is no entry itself where others
 * than subtasks stand in it, links whose words mean that one
 * comes first are dependencies, whichever of the two issues has them, and fields of one's own have their names where `names` says them.
 */
export const jiraFormat: InventoryFormat = {
  name: 'jira',
  matches: ([file, second]) =>
    file !== undefined &&
    second === undefined &&
    /\.json$/i.test(file.path) &&
    /"issuetype"\s*:/.test(file.text) &&
    /"fields"\s*:\s*\{/.test(file.text),
  read([file], config, log) {
    const { path, text } = file ?? { path: '', text: '' };
    const located = parseJson(text, path);
    reportSyntax(located, 'json', log);
    const { value } = located;
    const top: Pointer = Array.isArray(value) ? [] : ['issues'];
    const list = isJsonObject(value) ? value.issues : value;
    if (!Array.isArray(list)) return nothingRead;
    const issues = list.flatMap((one, index): Issue[] =>
      isJsonObject(one) && typeof one.key === 'string' && isJsonObject(one.fields)
        ? [{ key: one.key, fields: one.fields, pointer: [...top, index] }]
        : [],
    );
    const names = isJsonObject(value) && isJsonObject(value.names) ? value.names : {};
    const links = linksOf(issues, new FieldNames(config));
    const { groups, holders } = groupsOf(issues);
    const known = new Set(issues.map(({ key }) => key));
    const epics = new Map(
      issues
        .filter(({ key }) => holders.has(key))
        .map((issue) => [issue.key, epicSays(issue, links.get(issue.key) ?? none, located)]),
    );
    const records = issues.flatMap(({ key, fields, pointer }): RawRecord[] => {
      if (holders.has(key)) return [];
      const at = located.at(pointer);
      const own: PlacedField[] = [{ name: 'key', value: key, at: located.at([...pointer, 'key']) }];
      const add = (name: string, from: string, given: JsonValue): void => {
        own.push({ name, value: given, at: located.at([...pointer, 'fields', from]) });
      };
      const before = links.get(key) ?? [];
      if (before.length > 0) add('dependencies', 'issuelinks', before);
      for (const [name, given] of Object.entries(fields)) {
        if (relations.has(name)) continue;
        const called = names[name];
        add(typeof called === 'string' ? called : name, name, plainOf(given));
      }
      const parts = subtasksOf(fields.subtasks, known);
      if (parts.length > 0) add('subtasks', 'subtasks', parts);
      const group = groups.get(key);
      const held =
        group === undefined ? [] : [{ role: 'group' as const, ...group, ...epics.get(group.id), at }];
      return [placedRecord(own, at, { holders: held })];
    });
    if (records.length === 0) log.add('inventory/empty', located.at([]), { file: path });
    return {
      records,
      entries: list.length - holders.size,
      taken: [{ path: top.join('.'), kind: 'list', entries: list.length - holders.size }],
      left: [],
      stated: [],
    };
  },
};

/** What an epic that is no entry itself says of its issues. Its other fields are about how it is worked on. */
function epicSays({ fields, pointer }: Issue, links: readonly string[], located: Located): HolderSays {
  const at = (field: string): Span => located.at([...pointer, 'fields', field]);
  const text = saidOf(plainOf(fields.description ?? null));
  return {
    notes: text === '' ? none : [{ name: '', text, at: at('description') }],
    waits: links.map((link) => ({ text: link, at: at('issuelinks'), item: true, key: 'issuelinks' })),
  };
}

/** For each issue the keys of those that come before it. */
function linksOf(issues: readonly Issue[], names: FieldNames): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string[]>();
  const add = (key: string, first: string): void => {
    const own = before.get(key) ?? [];
    if (!own.includes(first)) before.set(key, [...own, first]);
  };
  for (const { key, fields } of issues) {
    for (const link of Array.isArray(fields.issuelinks) ? fields.issuelinks : []) {
      const type = childOf(link, 'type');
      for (const [side, other] of [
        ['inward', 'outward'],
        ['outward', 'inward'],
      ] as const) {
        const found = childOf(link, `${side}Issue`)?.key;
        if (typeof found !== 'string') continue;
        const says = (words: JsonValue | undefined): boolean =>
          typeof words === 'string' && names.is(words, 'dependencies');
        if (says(type?.[side])) add(key, found);
        else if (says(type?.[other])) add(found, key);
      }
    }
  }
  return before;
}

interface Groups {
  /** For each issue its outermost parent. */
  readonly groups: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  /** Issues that hold others. */
  readonly holders: ReadonlySet<string>;
}

function groupsOf(issues: readonly Issue[]): Groups {
  const parents = new Map(issues.map(({ key, fields }) => [key, childOf(fields, 'parent')]));
  const titles = new Map(issues.map(({ key, fields }) => [key, textAt(fields, 'summary')]));
  const groups = new Map<string, { id: string; name: string }>();
  const holders = new Set<string>();
  for (const { key, fields } of issues) {
    const seen = new Set([key]);
    let at = key;
    for (let parent = parents.get(at); parent; parent = parents.get(at)) {
      const above = textAt(parent, 'key');
      if (above === null || seen.has(above)) break;
      seen.add(above);
      at = above;
      if (!titles.has(above)) titles.set(above, textAt(childOf(parent, 'fields'), 'summary'));
    }
    const name = titles.get(at);
    if (at === key || !name) continue;
    groups.set(key, { id: at, name });
    const direct = textAt(parents.get(key), 'key');
    if (parents.has(at) && direct === at && childOf(fields, 'issuetype')?.subtask !== true) holders.add(at);
  }
  for (const one of [...groups.values()])
    if (parents.has(one.id) && !holders.has(one.id)) groups.set(one.id, one);
  return { groups, holders };
}

/** Subtasks that are no issues of their own here. */
function subtasksOf(value: JsonValue | undefined, known: ReadonlySet<string>): JsonValue[] {
  return (Array.isArray(value) ? value : []).flatMap((one): JsonValue[] => {
    const key = textAt(one, 'key');
    const fields = childOf(one, 'fields');
    const title = textAt(fields, 'summary');
    if (key === null || title === null || known.has(key)) return [];
    return [{ id: key, title, status: textAt(childOf(fields, 'status'), 'name') }];
  });
}

/** Headings and lists of Jira's own markup as Markdown has them: there `#` opens an item that is counted. */
function markdownOf(text: string): string {
  return text.replace(/^(?:h([1-6])\.|[*#-]{1,6}) +(?=\S)/gm, (_, level?: string) =>
    level === undefined ? '- ' : `${'#'.repeat(Number(level))} `,
  );
}

/** A value as it is called: people, states and versions are objects, and so is a text in Atlassian's document format. */
function plainOf(value: JsonValue): JsonValue {
  if (typeof value === 'string') return markdownOf(value);
  if (Array.isArray(value)) return value.map(plainOf);
  if (!isJsonObject(value)) return value;
  if (value.type === 'doc' && Array.isArray(value.content)) return value.content.map(blockText).join('\n\n');
  return textAt(value, 'displayName') ?? textAt(value, 'name') ?? textAt(value, 'value') ?? value;
}

function blockText(block: JsonValue): string {
  if (!isJsonObject(block)) return '';
  const inner = Array.isArray(block.content) ? block.content : [];
  if (block.type === 'text') return typeof block.text === 'string' ? block.text : '';
  if (block.type === 'hardBreak') return '\n';
  if (block.type === 'heading') return `### ${inner.map(blockText).join('')}`;
  if (block.type === 'bulletList' || block.type === 'orderedList')
    return inner.map((item) => `- ${blockText(item)}`).join('\n');
  if (block.type === 'taskList')
    return inner
      .map(
        (item) =>
          `- [${isJsonObject(item) && childOf(item, 'attrs')?.state === 'DONE' ? 'x' : ' '}] ${blockText(item)}`,
      )
      .join('\n');
  return inner.map(blockText).join(block.type === 'paragraph' || block.type === 'taskItem' ? '' : ' ');
}

function childOf(value: JsonValue | undefined, key: string): JsonObject | null {
  const child = isJsonObject(value ?? null) ? (value as JsonObject)[key] : null;
  return child !== undefined && isJsonObject(child) ? child : null;
}

function textAt(value: JsonValue | null | undefined, key: string): string | null {
  const text = isJsonObject(value ?? null) ? (value as JsonObject)[key] : null;
  return typeof text === 'string' && text !== '' ? text : null;
}
