import { append } from '../../model/append.ts';
import type { FeatureField } from '../../model/config.ts';
import type { JsonValue } from '../../model/json.ts';
import type { Block, ListItem, Section, Table, Text } from '../../model/markdown.ts';
import type { Span } from '../../model/span.ts';
import { plainText } from '../../syntax/inline.ts';
import { type Box, boxOf, criterionOf, within } from './checklist-item.ts';
import { headingName } from './heading-holder.ts';
import type { FieldNames } from './names.ts';
import type { PlacedField } from './placed.ts';

/** Fields whose members are ticked, done or waited for one by one. */
const lists: readonly FeatureField[] = ['acceptance', 'steps', 'dependencies', 'nested', 'tests'];
/** A bold name with a colon, which names what follows whether it is a field or not. */
const bold = /^(?:\*\*|__)([^*_:]{2,40}?)[ \t]*(?::[ \t]*(?:\*\*|__)|(?:\*\*|__)[ \t]*:)[ \t]*(.*)$/u;
/** A bold name on a line of its own. */
const alone = /^(?:\*\*|__)([^*_:]{2,40})(?:\*\*|__)$/u;
const plain = /^(\p{L}[\p{L} _-]{1,30}?)[ \t]*:[ \t]+(\S.*)$/u;
/** Between two of them in one line. */
const between = /[ \t]+[|·•][ \t]+(?=\*\*|__)/u;

export interface Label {
  readonly name: string;
  readonly rest: string;
}

/** What a line is called by: any bold name, or the plain name of a field. */
export function labelsOf(line: string, names: FieldNames): readonly Label[] {
  const [, title = ''] = alone.exec(line.trim()) ?? [];
  if (isFieldOrHolder(title, names)) return [{ name: title.trim(), rest: '' }];
  const parts = line.trim().split(between);
  return parts.flatMap((part): Label[] => {
    const [, name = '', rest = ''] = bold.exec(part.trim()) ?? plain.exec(part.trim()) ?? [];
    if (
      name === '' ||
      (!part.trim().startsWith('**') && !part.trim().startsWith('__') && !isFieldOrHolder(name, names))
    )
      return [];
    return [{ name: name.trim(), rest: plainText(rest).trim() }];
  });
}

/** A table of two columns that says a field in each row. */
export function rowLabels({ header, rows }: Table, names: FieldNames): readonly (Label & { at: Span })[] {
  if (header.length !== 2) return [];
  const told = [header, ...rows].flatMap(([first, second]) => {
    const name = plainText(first?.text ?? '').replace(/:$/, '');
    const rest = plainText(second?.text ?? '').trim();
    return first && rest !== '' && isFieldOrHolder(name, names) ? [{ name, rest, at: first.at }] : [];
  });
  return told.length * 2 > rows.length ? told : [];
}

interface Given {
  readonly at: Span;
  readonly values: { value: JsonValue; readonly at: Span }[];
}

/** Reads the sections of one entry: its own, and those below it. Nothing in them is left out. */
export class HeadingEntry {
  readonly #names: FieldNames;
  readonly #nested: string;
  readonly #description: string;
  readonly #given = new Map<string, Given>();
  /** What the next lines and items are of; null where they say what the entry is. */
  #under: string | null = null;
  /** It has said something already: a list may go on with it, a paragraph does not. */
  #said = false;

  constructor(names: FieldNames, keys: { readonly nested: string; readonly description: string }) {
    this.#names = names;
    this.#nested = keys.nested;
    this.#description = keys.description;
  }

  read(section: Section, own: boolean): void {
    this.#under = own || !section.heading ? null : headingName(section.heading);
    this.#said = false;
    this.#blocks(section.blocks);
  }

  fields(): PlacedField[] {
    return [...this.#given].map(([name, { at, values }]): PlacedField => {
      if (this.#isList(name) && values.some(({ value }, index) => index > 0 || typeof value !== 'string'))
        return { name, value: values.map(({ value }) => value), at, members: values.map((one) => one.at) };
      return { name, value: values.map(({ value }) => said(value)).join('\n'), at };
    });
  }

  #isList(name: string): boolean {
    return name === this.#nested || lists.some((field) => this.#names.is(name, field));
  }

  #give(name: string, value: JsonValue, at: Span): void {
    const given = this.#given.get(name) ?? { at, values: [] };
    this.#given.set(name, given);
    given.values.push({ value, at });
  }

  #say(text: string, at: Span): void {
    const line = plainText(text).trim();
    if (line !== '') this.#give(this.#under ?? this.#description, line, at);
  }

  #blocks(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.type === 'paragraph') this.#paragraph(block.lines);
      else if (block.type === 'list') for (const item of block.items) this.#item(item);
      else if (block.type === 'quote') this.#blocks(block.blocks);
      else if (block.type === 'table') this.#table(block);
      else if (block.type === 'code')
        this.#give(
          this.#under && !this.#isList(this.#under) ? this.#under : this.#description,
          block.text.trimEnd(),
          block.at,
        );
    }
  }

  #paragraph(lines: readonly Text[]): void {
    let last: string | null = null;
    if (this.#said) this.#under = null;
    for (const { text, at } of lines) {
      const labels = labelsOf(text, this.#names);
      for (const { name, rest } of labels) {
        this.#under = rest === '' || this.#isList(name) ? name : null;
        this.#said = rest !== '';
        if (rest !== '') this.#give(name, rest, at);
        last = rest === '' ? null : name;
      }
      if (labels.length > 0) continue;
      const before = last === null ? undefined : this.#given.get(last)?.values.at(-1);
      // The line goes on with what the label said.
      if (before && typeof before.value === 'string') before.value += ` ${plainText(text).trim()}`;
      else this.#say(text, at);
    }
  }

  #item(item: ListItem): void {
    const box = boxOf(item);
    if (box) {
      this.#box(box);
      return;
    }
    const [label] = labelsOf(item.text, this.#names);
    if (label && isFieldOrHolder(label.name, this.#names)) {
      if (label.rest !== '') this.#give(label.name, label.rest, item.at);
      const outer = this.#under;
      this.#under = label.name;
      this.#blocks(item.blocks);
      this.#under = outer;
      return;
    }
    this.#say(item.text, item.at);
    this.#blocks(item.blocks);
  }

  /** Boxes are criteria, whatever they stand under. */
  #box(box: Box): void {
    const name = this.#under !== null && this.#isList(this.#under) ? this.#under : this.#nested;
    for (const one of within(box, this.#names)) this.#give(name, criterionOf(one, this.#names), one.item.at);
  }

  #table(table: Table): void {
    const labels = rowLabels(table, this.#names);
    for (const { name, rest, at } of labels) this.#give(name, rest, at);
    if (labels.length > 0) return;
    const rows: Text[][] = [];
    append(
      rows,
      table.rows.map((row) => [...row]),
    );
    for (const row of rows) {
      const [first] = row;
      if (first) this.#say(row.map(({ text }) => text).join(' | '), first.at);
    }
  }
}

function said(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isFieldOrHolder(name: string, names: FieldNames): boolean {
  return names.isField(name) || names.heldBy(name) !== null;
}
