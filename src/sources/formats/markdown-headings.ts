import type { FeatureField, InventoryConfig } from '../../model/config.ts';
import { occurrences, pushTo } from '../../model/grouped.ts';
import type { Heading, MarkdownDocument, Section, Text } from '../../model/markdown.ts';
import { plainText } from '../../syntax/inline.ts';
import { parseMarkdown } from '../../syntax/markdown.ts';
import { headIds } from './checklist-ids.ts';
import { boxOf } from './checklist-item.ts';
import { type InputFile, type InventoryFormat, nothingRead, type RawRecord } from './format.ts';
import { HeadingEntry, labelsOf, rowLabels } from './heading-entry.ts';
import { headingName, holdersAbove } from './heading-holder.ts';
import { wordedHead } from './heading-id.ts';
import { headingSays } from './heading-says.ts';
import { isIndexed, telling, withRows } from './index-rows.ts';
import { FieldNames, keyOf } from './names.ts';
import { type PlacedField, placedRecord } from './placed.ts';

export const markdownHeadings = 'markdown-headings';

/** `1. …`, which only counts where numbers repeat. */
const counted = /^\d+[.)][ \t]+/;
/** What stands behind a title and is called by a field: `(Priority: P1)`. */
const behind = /\(([^():]+:[^()]+)\)[ \t]*$/;
const struck = /^~~((?:(?!~~).)+)~~/;

/**
 * One Markdown document whose headings are the inventory (`### US-1: Log in`): a heading with a state, a priority or criteria below it is an
 * entry, the headings above it are its group or its phase, lines that are called by fields (`**Status:** Done`) give those, and boxes are
 * its criteria. A heading that is called by what holds entries (`Epic 2`) is none, nor one that has entries below it.
 */
export const markdownHeadingsFormat: InventoryFormat = {
  name: markdownHeadings,
  matches: (files, config) => {
    const [file, second] = files;
    if (!file || second || !/\.(?:md|markdown)$/i.test(file.path)) return false;
    if (/^\uFEFF?<!--\s*generated\b/i.test(file.text)) return false;
    const names = new FieldNames(config);
    const { document } = parseMarkdown(file.text, file.path);
    // Front matter with an id makes the whole file one entry.
    if (Object.keys(document.frontMatter).some((key) => names.is(key, 'id'))) return false;
    const entries = entriesOf(document, names);
    const ids = headsOf(entries.map(({ heading }) => heading.text)).map(({ id }) => id);
    return entries.length > 1 && isIndexed(file, ids, config);
  },
  read([file], config, log) {
    if (!file) return nothingRead;
    const records = withRows(recordsOf(file, config), file, config, log);
    const entries = records.length;
    if (entries === 0)
      log.add('inventory/empty', { file: file.path, line: 1, column: 1 }, { file: file.path });
    return {
      records,
      entries,
      taken: entries > 0 ? [{ path: '', kind: 'list', entries }] : [],
      left: [],
      stated: [],
    };
  },
};

type Headed = Section & { readonly heading: Heading };

/** Sections that are entries, in their order. */
function entriesOf({ sections }: MarkdownDocument, names: FieldNames): Headed[] {
  const all = sections.filter((one): one is Headed => one.heading !== null);
  const below = new Map<number, Section[]>();
  for (const one of all) if (one.parent !== null) pushTo(below, one.parent, one);
  const tell = new Set(
    all.filter((one) => !holds(one, names) && tells(one, below.get(one.index) ?? [], names)),
  );
  const level = mostOf([...tell].map(({ heading }) => heading.level));
  const shape = mostOf([...tell].map(({ heading }) => shapeOf(heading)).filter((one) => one !== null));
  const taken = all.filter((one) => {
    const same = one.heading.level === level;
    const alike = shape !== null && shapeOf(one.heading) === shape;
    return !holds(one, names) && (tell.has(one) ? same || alike : same && alike);
  });
  const outer = new Set<number>();
  for (const one of taken)
    for (let up = one.parent; up !== null; up = sections[up]?.parent ?? null) outer.add(up);
  const entries = taken.filter(({ index }) => !outer.has(index));
  return entries.filter((one) => tell.has(one)).length > 1 ? entries : [];
}

function holds({ heading }: Headed, names: FieldNames): boolean {
  const [word = ''] = headingName(heading).split(/[\s:]/, 1);
  return names.heldBy(word) !== null && !names.is(word, 'title');
}

/** Whether lines, rows or sections right below a heading are called by what an item of work says. */
function tells(section: Section, below: readonly Section[], names: FieldNames): boolean {
  const is = (name: string): boolean => names.says({ [name]: name }, telling);
  const own = section.blocks.some((block) => {
    if (block.type === 'paragraph')
      return block.lines.some(({ text }) => labelsOf(text, names).some(({ name }) => is(name)));
    if (block.type === 'table') return rowLabels(block, names).some(({ name }) => is(name));
    if (block.type !== 'list') return false;
    return block.items.some(
      (item) => !boxOf(item) && labelsOf(item.text, names).some(({ name }) => is(name)),
    );
  });
  return own || below.some(({ heading }) => heading !== null && is(headingName(heading)));
}

/** How an id at the head of a heading is formed; null where it has none. */
function shapeOf(heading: Heading): string | null {
  const text = plainText(heading.text);
  const head = wordedHead(text);
  if (head) return head.words.toLowerCase();
  const [one] = headIds([heading.text]);
  return one?.id == null ? null : one.id.replace(/[\d.]+/g, '#');
}

function mostOf<T>(values: readonly T[]): T | null {
  const [first] = [...occurrences(values)].sort((a, b) => b[1] - a[1]);
  return first?.[0] ?? null;
}

function recordsOf({ path, text }: InputFile, config: InventoryConfig): RawRecord[] {
  const { document } = parseMarkdown(text, path);
  const { sections } = document;
  const names = new FieldNames(config);
  const entries = entriesOf(document, names);
  const starts = new Set(entries.map(({ index }) => index));
  const above = entries.map((one) => {
    const headings: Text[] = [];
    for (let up = one.parent; up !== null; up = sections[up]?.parent ?? null) {
      const heading = sections[up]?.heading;
      if (heading) headings.unshift(heading);
    }
    return headings;
  });
  const holders = holdersAbove(above, headingSays(sections, names), names, config);
  const heads = headsOf(entries.map(({ heading }) => heading.text));
  const key = (field: FeatureField): string => keyOf(field, config);
  return entries.map((section, place) => {
    const { at, level } = section.heading;
    const entry = new HeadingEntry(names, { nested: key('nested'), description: key('description') });
    entry.read(section, true);
    for (const inner of sections.slice(section.index + 1)) {
      if (starts.has(inner.index) || !inner.heading || inner.heading.level <= level) break;
      entry.read(inner, false);
    }
    const { id, title, dropped, labels } = titled(heads[place] ?? { id: null, text: '' }, names);
    const states = (holders[place] ?? []).filter(({ role }) => role === 'state');
    const own = entry.fields();
    const all: PlacedField[] = [
      ...(id === null ? [] : [{ name: key('id'), value: id, at }]),
      ...(title === '' ? [] : [{ name: key('title'), value: title, at }]),
      ...(dropped ? [{ name: key('closed'), value: true, at }] : []),
      ...own,
      ...labels.map(({ name, rest }): PlacedField => ({ name, value: rest, at })),
      ...(own.some(({ name }) => names.is(name, 'status'))
        ? []
        : states.map((one): PlacedField => ({ name: key('status'), value: one.name, at: one.at }))),
    ];
    return placedRecord(all, at, { holders: (holders[place] ?? []).filter(({ role }) => role !== 'state') });
  });
}

/** Ids of headings with their rest, which still has its marks. */
function headsOf(headings: readonly string[]): { id: string | null; text: string }[] {
  const heads = headIds(headings.map((heading) => heading.replace(struck, '$1')));
  return headings.map((heading, index) => {
    const own = wordedHead(plainText(heading));
    const drop = struck.test(heading) ? '~~' : '';
    if (own) return { id: `${own.words.replace(' ', '-')}-${own.number}`, text: drop + own.rest };
    const { id, text } = heads[index] ?? { id: null, text: plainText(heading) };
    return { id, text: drop + (id === null ? text.replace(counted, '') : text) };
  });
}

function titled(head: { id: string | null; text: string }, names: FieldNames) {
  const dropped = head.text.startsWith('~~');
  let title = dropped ? head.text.slice(2) : head.text;
  const found = behind.exec(title);
  const labels = found ? labelsOf(found[1] ?? '', names) : [];
  if (found && labels.length > 0) title = title.slice(0, found.index);
  return { id: head.id, title: title.trim(), dropped, labels };
}
