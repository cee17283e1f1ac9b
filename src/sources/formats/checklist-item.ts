import { append } from '../../model/append.ts';
import type { JsonValue } from '../../model/json.ts';
import type { Block, ListItem, Text } from '../../model/markdown.ts';
import { plainText } from '../../syntax/inline.ts';
import type { FieldNames } from './names.ts';
import type { PlacedField } from './placed.ts';

/** A box of a checklist. */
export interface Box {
  readonly done: boolean;
  /** Its whole text is struck out. */
  readonly dropped: boolean;
  /** The item's own lines without the box, with their marks. */
  readonly lines: readonly Text[];
  readonly item: ListItem;
}

/** What an item says beside its first lines. */
export interface ItemContent {
  /** Its first lines as one, with their marks. */
  readonly title: string;
  /** Fields that lines and items below it are called by (`Depends on: F-1`). */
  readonly fields: readonly PlacedField[];
  readonly boxes: readonly Box[];
  /** All the rest, a line each. */
  readonly texts: readonly Text[];
}

/** Boxes with another mark than a tick, as several tools write them: what is begun, or moved. None of them says that it is done. */
const otherMark = /^\[[-~/>!?*]\][ \t]+/;
const struck = /^~~(?:(?!~~).)+~~[.!]?$/;
const label =
  /^(?:\*\*|__|[*_])?(\p{L}[\p{L}\p{N} _/-]{1,30}?)(?:\*\*|__|[*_])?[ \t]*:(?:\*\*|__|[*_])?(?:[ \t]+(.*))?$/u;

/** The box of an item; null where it has none. */
export function boxOf(item: ListItem): Box | null {
  const [first, ...rest] = item.lines;
  if (!first) return null;
  const mark = item.checked === null ? otherMark.exec(first.text)?.[0] : '';
  if (mark === undefined) return null;
  const lines = [{ text: first.text.slice(mark.length), at: first.at }, ...rest];
  const dropped = struck.test(lines.map(({ text }) => text.trim()).join(' '));
  return { done: item.checked === true, dropped, lines, item };
}

/** Reads what stands in an item. Nothing in it is left out. */
export function contentOf({ lines, item }: Pick<Box, 'lines' | 'item'>, names: FieldNames): ItemContent {
  const fields = new Map<string, { at: Text['at']; values: JsonValue[]; members: Text['at'][] }>();
  const boxes: Box[] = [];
  const texts: Text[] = [];
  const give = (name: string, value: JsonValue, at: Text['at']): void => {
    const field = fields.get(name) ?? { at, values: [], members: [] };
    fields.set(name, field);
    field.values.push(value);
    field.members.push(at);
  };
  const [first, ...others] = lines;
  const title = [first?.text ?? ''];
  for (const line of others) {
    const named = labelOf(line.text, names);
    if (named && named.rest !== '') give(named.name, named.rest, line.at);
    else title.push(line.text);
  }
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.type === 'list') for (const one of block.items) visitItem(one);
      else if (block.type === 'quote') visit(block.blocks);
      else if (block.type === 'table') append(texts, block.rows.map(rowText));
      else if (block.type === 'paragraph') {
        for (const line of block.lines) {
          const named = labelOf(line.text, names);
          if (named && named.rest !== '') give(named.name, named.rest, line.at);
          else texts.push(line);
        }
      } else if (block.type === 'code') texts.push(block);
    }
  };
  const visitItem = (one: ListItem): void => {
    const box = boxOf(one);
    if (box) {
      boxes.push(box);
      return;
    }
    const named = labelOf(one.text, names);
    const values = named ? membersOf(one.blocks, names) : [];
    if (named && named.rest !== '') give(named.name, named.rest, one.at);
    if (named && (named.rest !== '' || values.length > 0)) {
      for (const { value, at } of values) give(named.name, value, at);
      return;
    }
    if (one.text.trim() !== '') texts.push({ text: one.text, at: one.at });
    visit(one.blocks);
  };
  visit(item.blocks);
  return {
    title: title.join(' '),
    fields: [...fields].map(([name, { at, values, members }]): PlacedField => {
      const [only = '', ...more] = values;
      return more.length === 0 ? { name, value: only, at } : { name, value: values, at, members };
    }),
    boxes,
    texts,
  };
}

/** A criterion: its text, with what is said below it behind, and whether it is met. Boxes below it are criteria of their own. */
export function criterionOf(box: Box, names: FieldNames): JsonValue {
  const { title, fields, texts } = contentOf(box, names);
  const more = [
    ...fields.map(({ name, value }) => `${name}: ${[value].flat().map(said).join(', ')}`),
    ...texts.map(({ text }) => plainText(text)),
  ];
  const text = `${plainText(title)}${more.length > 0 ? ` (${more.join('; ')})` : ''}`;
  const criterion: { [key: string]: JsonValue } = Object.create(null);
  criterion.text = text;
  criterion.done = box.done;
  return criterion;
}

/** A box with those below it, outermost first. */
export function* within(box: Box, names: FieldNames): Generator<Box> {
  yield box;
  for (const inner of contentOf(box, names).boxes) yield* within(inner, names);
}

function membersOf(blocks: readonly Block[], names: FieldNames): { value: JsonValue; at: Text['at'] }[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'list') return 'text' in block ? [{ value: plainText(block.text), at: block.at }] : [];
    return block.items.flatMap((one) => {
      const box = boxOf(one);
      if (!box) return [{ value: plainText(one.text), at: one.at }, ...membersOf(one.blocks, names)];
      return [...within(box, names)].map((inner) => ({
        value: criterionOf(inner, names),
        at: inner.item.at,
      }));
    });
  });
}

/** The field that a line is called by (`Depends on: F-1`), and what it says; null where it is called by none. */
export function labelOf(text: string, names: FieldNames): { name: string; rest: string } | null {
  const line = text.split('\n').map((part) => part.trim());
  const match = label.exec(line.join(' ').trim());
  const name = match?.[1]?.trim() ?? '';
  const field = names.isField(name) || names.heldBy(name) !== null;
  if (!match || !field || (['id', 'title', 'done'] as const).some((one) => names.is(name, one))) return null;
  return { name, rest: plainText(match[2] ?? '').trim() };
}

function rowText(row: readonly Text[]): Text {
  const text = row.map((cell) => cell.text).join(' | ');
  return { text, at: row[0]?.at ?? { file: '', line: 1, column: 1 } };
}

function said(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
