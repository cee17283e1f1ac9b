import { append } from '../../model/append.ts';
import type { Block, List, ListItem, Section, Text } from '../../model/markdown.ts';
import type { Note } from '../../model/sources.ts';
import type { Span } from '../../model/span.ts';
import { plainText } from '../../syntax/inline.ts';
import { keyWords, saidOf } from '../said.ts';
import { nothingMeant, type WantedId } from '../wanted.ts';
import { boxOf } from './checklist-item.ts';
import { type Label, labelsOf, rowLabels } from './heading-entry.ts';
import type { HolderSays } from './holder-says.ts';
import type { FieldNames } from './names.ts';

/**
 * What stands right below each heading about all below it: text, which needs no name, lines, items and rows that are called by something
 * (`**Goal:** …`), and what it waits for (`**Depends on:** Epic 1`). `isEntry`: items that are entries, or hold some.
 */
export function headingSays(
  sections: readonly Section[],
  names: FieldNames,
  isEntry: (item: ListItem) => boolean = () => false,
): ReadonlyMap<Text, HolderSays> {
  const says = new Map<Text, HolderSays>();
  for (const { heading, blocks } of sections) {
    if (!heading || blocks.length === 0) continue;
    const own = new Below(names, isEntry).says(blocks);
    if (own.notes.length + own.waits.length > 0) says.set(heading, own);
  }
  return says;
}

/** What one label says: the rest of its line, and lines and items that go on with it. */
interface Said {
  readonly name: string;
  readonly at: Span;
  readonly parts: string[];
}

class Below {
  readonly #names: FieldNames;
  readonly #isEntry: (item: ListItem) => boolean;
  readonly #text: Text[] = [];
  readonly #said: Said[] = [];
  /** The label that the next lines or items go on with. */
  #open: Said | null = null;

  constructor(names: FieldNames, isEntry: (item: ListItem) => boolean) {
    this.#names = names;
    this.#isEntry = isEntry;
  }

  says(blocks: readonly Block[]): HolderSays {
    this.#blocks(blocks);
    const notes: Note[] = [];
    const waits: WantedId[] = [];
    const [first] = this.#text;
    if (first)
      notes.push({ name: '', text: saidOf(this.#text.map(({ text }) => text).join('\n')), at: first.at });
    for (const { name, parts, at } of this.#said) {
      const key = keyWords(name);
      const meant = parts.filter((part) => !nothingMeant(part));
      if (this.#names.is(name, 'dependencies'))
        append(
          waits,
          meant.map((text): WantedId => ({ text, at, item: false, key })),
        );
      else if (meant.length > 0) notes.push({ name: key, text: saidOf(meant), at });
    }
    return { notes, waits };
  }

  #blocks(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.type === 'paragraph') this.#paragraph(block.lines);
      else if (block.type === 'quote') this.#blocks(block.blocks);
      else if (block.type === 'list') this.#list(block);
      else if (block.type === 'table')
        for (const label of rowLabels(block, this.#names)) this.#begin(label, label.at);
    }
  }

  /** A list may go on with what has said something already, a paragraph does not. */
  #paragraph(lines: readonly Text[]): void {
    if (this.#open && this.#open.parts.length > 0) this.#open = null;
    for (const { text, at } of lines) {
      const labels = labelsOf(text, this.#names);
      for (const label of labels) this.#begin(label, at);
      if (labels.length === 0) this.#line(text, at);
    }
  }

  /** Items of no label are text, with commas as those of a label. */
  #list({ items, at }: List): void {
    const outer = this.#open;
    const open: Said = outer ?? { name: '', at, parts: [] };
    for (const item of items) {
      this.#open = open;
      this.#item(item);
    }
    this.#open = outer;
    if (!outer && open.parts.length > 0) this.#text.push({ text: saidOf(open.parts), at });
  }

  #item(item: ListItem): void {
    const [first, ...rest] = item.lines;
    if (!first || this.#isEntry(item)) return;
    const [label] = labelsOf(first.text, this.#names);
    const box = boxOf(item) ? `[${item.checked ? 'x' : ' '}] ` : '';
    if (label) this.#begin(label, first.at);
    else this.#part(box + plainText(first.text), first.at);
    for (const { text, at } of rest) this.#line(text, at);
    this.#blocks(item.blocks);
  }

  #begin({ name, rest }: Label, at: Span): void {
    this.#open = { name, at, parts: rest === '' ? [] : [rest] };
    this.#said.push(this.#open);
  }

  /** The line goes on with what the label said. */
  #line(text: string, at: Span): void {
    const before = this.#open?.parts.pop();
    if (before === undefined) this.#part(plainText(text), at);
    else this.#open?.parts.push(`${before} ${plainText(text).trim()}`);
  }

  #part(text: string, at: Span): void {
    const said = text.trim();
    if (said === '') return;
    if (this.#open) this.#open.parts.push(said);
    else this.#text.push({ text: said, at });
  }
}
