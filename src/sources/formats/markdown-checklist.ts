import type { FeatureField, InventoryConfig } from '../../model/config.ts';
import { occurrences } from '../../model/grouped.ts';
import type { Block, ListItem, Section, Text } from '../../model/markdown.ts';
import { plainText } from '../../syntax/inline.ts';
import { parseMarkdown } from '../../syntax/markdown.ts';
import type { FindingLog } from '../finding-log.ts';
import { headIds } from './checklist-ids.ts';
import { type Box, boxOf, contentOf, criterionOf, within } from './checklist-item.ts';
import { type InputFile, type InventoryFormat, nothingRead, type RawRecord } from './format.ts';
import { headingName, holdersAbove } from './heading-holder.ts';
import { headingSays } from './heading-says.ts';
import type { HolderSays } from './holder-says.ts';
import { isIndexed, withRows } from './index-rows.ts';
import { isOneDocument } from './markdown-table.ts';
import { FieldNames, keyOf } from './names.ts';
import { type PlacedField, placedRecord } from './placed.ts';

export const markdownChecklist = 'markdown-checklist';

/** What may be an id and is marked, with all behind the mark within it that has to have a digit: `**F-1**`, `[F-1]`. */
const marked = /^(?:\*\*|__|`|\[)\p{Lu}[\p{L}\d]*[-_.#/]([^\s*_`\]]*)(?:\*\*|__|`|\])/u;
const anyBox = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\][ \t]/m;

/**
 * One Markdown document whose checklists are the inventory (`ROADMAP.md`, `TODO.md`): a box is an entry, the headings above it are its group, its
 * phase or its state, boxes within it its criteria. Boxes below a heading that is called like criteria are criteria of all, and no entries.
 */
export const markdownChecklistFormat: InventoryFormat = {
  name: markdownChecklist,
  matches: (files, config) => {
    const [file] = files;
    if (!file || !isOneDocument(files) || !anyBox.test(file.text)) return false;
    const { listed, criteria } = boxesOf(file, new FieldNames(config));
    // Beside its criteria the steps of one task are its steps.
    const lists = new Set(listed.map(({ above }) => above.at(-1)));
    if (listed.length === 0 || (criteria.length > 0 && lists.size < 2)) return false;
    return isIndexed(file, idsOf(listed), config);
  },
  read([file], config, log) {
    if (!file) return nothingRead;
    const names = new FieldNames(config);
    const { listed, criteria, sections } = boxesOf(file, names);
    if (listed.length === 0) {
      log.add('inventory/empty', { file: file.path, line: 1, column: 1 }, { file: file.path });
      return nothingRead;
    }
    reportLeft(listed, criteria, log);
    const records = withRows(
      recordsOf(listed, headingSays(sections, names, isListed([...listed, ...criteria])), names, config),
      file,
      config,
      log,
    );
    const entries = records.length;
    return { records, entries, taken: [{ path: '', kind: 'list', entries }], left: [], stated: [] };
  },
};

/** A box with what stands above it, outermost first: headings, and items without a box. `bare`: an item with an id and no box. */
interface Listed {
  readonly box: Box;
  readonly bare: boolean;
  readonly above: readonly Text[];
}

function hasMarkedId(text: string): boolean {
  return /\d/.test(marked.exec(text)?.[1] ?? '');
}

interface Boxes {
  readonly listed: readonly Listed[];
  readonly criteria: readonly Listed[];
  readonly sections: readonly Section[];
}

function boxesOf({ path, text }: InputFile, names: FieldNames): Boxes {
  const { sections } = parseMarkdown(text, path).document;
  const [listed, criteria]: [Listed[], Listed[]] = [[], []];
  const headings: (readonly Text[])[] = [];
  for (const section of sections) {
    const above = [...(headings[section.parent ?? -1] ?? []), ...(section.heading ? [section.heading] : [])];
    headings[section.index] = above;
    collect(section.blocks, above, isCriteria(section, names) ? criteria : listed);
  }
  return { listed: withoutProse(listed), criteria, sections };
}

/** Items without a box are entries where they have ids as most of the boxes have; all others are prose. */
function withoutProse(listed: readonly Listed[]): Listed[] {
  const boxes = listed.filter(({ bare }) => !bare);
  const named = idsOf(boxes).filter((id) => id !== null).length * 2 > boxes.length;
  return named ? [...listed] : boxes;
}

function idsOf(listed: readonly Listed[]): (string | null)[] {
  return headIds(listed.map(({ box }) => box.lines[0]?.text ?? '')).map(({ id }) => id);
}

function isCriteria({ heading }: Section, names: FieldNames): boolean {
  const name = heading ? headingName(heading) : '';
  return names.is(name, 'acceptance') || names.is(name, 'steps');
}

function collect(blocks: readonly Block[], above: readonly Text[], found: Listed[]): void {
  for (const block of blocks) {
    if (block.type !== 'list') continue;
    for (const item of block.items) {
      const box = boxOf(item);
      if (box) found.push({ box, above, bare: false });
      else if (hasMarkedId(item.text) && !item.blocks.some(({ type }) => type === 'list'))
        found.push({ box: { done: false, dropped: false, lines: item.lines, item }, above, bare: true });
      else collect(item.blocks, item.text === '' ? above : [...above, item], found);
    }
  }
}

/** Whether an item is one of those that are listed, or holds one. */
function isListed(listed: readonly Listed[]): (item: ListItem) => boolean {
  const items = new Set(listed.map(({ box }) => box.item));
  return (item) => {
    const found: Listed[] = [];
    collect([{ type: 'list', items: [item], at: item.at }], [], found);
    return found.some(({ box }) => items.has(box.item));
  };
}

function reportLeft(listed: readonly Listed[], criteria: readonly Listed[], log: FindingLog): void {
  const [first] = criteria;
  if (!first) return;
  const taken = [...occurrences(listed.map(nearest)).keys()].slice(0, 5).join(', ');
  const left = [...occurrences(criteria.map(nearest))].map(([name, count]) => `${name} (${count})`);
  log.add('inventory/several-lists', first.box.item.at, { taken, left: left.slice(0, 10) });
}

function nearest({ above }: Listed): string {
  const heading = above.at(-1);
  return heading ? headingName(heading) : '';
}

function recordsOf(
  listed: readonly Listed[],
  says: ReadonlyMap<Text, HolderSays>,
  names: FieldNames,
  config: InventoryConfig,
): RawRecord[] {
  const key = (field: FeatureField): string => keyOf(field, config);
  const apart = config.nested === 'entries';
  const boxes = listed.map(({ box }) => (apart ? [...within(box, names)] : [box]));
  const heads = headIds(boxes.flat().map((box) => contentOf(box, names).title));
  const holders = holdersAbove(
    listed.map(({ above }) => above),
    says,
    names,
    config,
  );
  const bare = new Set(listed.flatMap((one) => (one.bare ? [one.box] : [])));
  const records: RawRecord[] = [];
  for (const [place, group] of boxes.entries()) {
    const parent = records.length;
    for (const [inner, box] of group.entries()) {
      const { fields, texts } = contentOf(box, names);
      const nested = apart ? [] : [...within(box, names)].slice(1);
      const head = heads[records.length];
      const { at } = box.item;
      const states = (holders[place] ?? []).filter(({ role }) => role === 'state');
      const all: PlacedField[] = [
        ...(head?.id == null ? [] : [{ name: key('id'), value: head.id, at }]),
        { name: key('title'), value: head?.text ?? '', at },
        ...(bare.has(box) ? [] : [{ name: key('done'), value: box.done, at }]),
        ...(box.dropped ? [{ name: key('closed'), value: true, at }] : []),
        ...fields,
        // The box itself says whether it is done; the heading, how far it is otherwise.
        ...states.map((one): PlacedField => ({ name: key('status'), value: one.name, at: one.at })),
        ...described(texts, key('description')),
        ...(nested.length === 0
          ? []
          : [
              {
                name: key('nested'),
                value: nested.map((one) => criterionOf(one, names)),
                at,
                members: nested.map((one) => one.item.at),
              },
            ]),
      ];
      const own = placedRecord(all, at, {
        holders: (holders[place] ?? []).filter(({ role }) => role !== 'state'),
      });
      records.push(inner === 0 ? own : { ...own, parent });
    }
  }
  return records;
}

function described(texts: readonly Text[], name: string): PlacedField[] {
  const [first] = texts;
  if (!first) return [];
  return [{ name, value: texts.map(({ text }) => plainText(text)).join('\n'), at: first.at }];
}
