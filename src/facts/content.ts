import { append } from '../model/append.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { Block, List, ListItem, Paragraph, Text } from '../model/markdown.ts';
import { none } from '../model/none.ts';
import { oncePerDecided, oncePerText } from './once.ts';
import { roleOf } from './outline.ts';
import { boldLabel, splitLabel } from './text.ts';

/** One statement of a section, with the role of the label that it stands under. */
export interface Entry {
  /** The role of the nearest label that a rule knows, or null. */
  readonly role: string | null;
  /** The label, where the statement follows one on its own line. */
  readonly label: Text | null;
  /** The statement without a label that a rule knows; a label that none knows stays part of it. */
  readonly text: Text;
  /** The words of the items around it that say nothing but what their lists are of: `Create folders:`. */
  readonly lead?: string;
  /** What it is written as. */
  readonly form: 'paragraph' | 'item' | 'code';
  readonly checked: boolean | null;
}

/** A label and what follows it, as the rules see it. */
export interface RoledLabel {
  /** The decided role; null where no rule knows the label, or where a rule says `other`. */
  readonly role: string | null;
  readonly label: Text;
  readonly rest: Text;
}

/** The label of a line with its role, or null where the line has none. Bold words without a colon are one only where a rule knows them. */
export function labelOf(line: Text, log: DecisionIndex): RoledLabel | null {
  const split = splitLabel(line);
  const found = split ?? boldLabel(line);
  if (!found) return null;
  const role = roleOf(log, 'label', 'label', found.label.at);
  if (role === 'other' && !split) return null;
  return { role: role === 'other' ? null : role, ...found };
}

/** The lines of a paragraph or list item; a text that comes without lines is one. */
export function linesOf(block: Paragraph | ListItem): readonly Text[] {
  return block.lines.length > 0 ? block.lines : [{ text: block.text, at: block.at }];
}

const statements = oncePerDecided('label', 'label', (blocks: readonly Block[], log) =>
  oncePerText((inherited) => entriesOf(blocks, log, inherited === '' ? null : inherited)),
);

/** The statements of blocks, which inherit this role where nothing says another; read once, for whatever purpose. */
export function entriesIn(
  blocks: readonly Block[],
  log: DecisionIndex,
  inherited: string | null,
): readonly Entry[] {
  return blocks.length === 0 ? none : statements(blocks, log)(inherited ?? '');
}

/**
 * Reads blocks as statements under labels, in order. `Label:` alone hands its role to the list below it, `Label: text`
 * to its own line and to what is nested in its item, and an indented line continues the statement before it.
 * Tables are not statements; they are read by their columns.
 */
export function entriesOf(
  blocks: readonly Block[],
  log: DecisionIndex,
  inherited: string | null,
): readonly Entry[] {
  const entries: Entry[] = [];
  let current = inherited;
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      current = lineEntries(linesOf(block), log, inherited, 'paragraph', null, entries);
    } else if (block.type === 'list') {
      listEntries(block, log, current, entries);
      current = inherited;
    } else if (block.type === 'quote') {
      append(entries, entriesOf(block.blocks, log, current));
    } else if (block.type === 'code') {
      entries.push({ role: current, label: null, text: block, form: 'code', checked: null });
    }
  }
  return entries;
}

function listEntries(list: List, log: DecisionIndex, role: string | null, entries: Entry[]): void {
  for (const item of list.items) {
    const below = lineEntries(linesOf(item), log, role, 'item', item.checked, entries);
    const lead = leadOf(item, log);
    const inner = entriesOf(item.blocks, log, below);
    append(entries, lead === null ? inner : inner.map((one) => (one.role === below ? led(one, lead) : one)));
  }
}

/**
 * What the last line of an item says of the list below it and nothing else: words that no rule knows as a label, or a label of files with
 * words that say what becomes of them (`Files to add:`).
 */
function leadOf(item: ListItem, log: DecisionIndex): string | null {
  if (!item.blocks.some((block) => block.type === 'list')) return null;
  const last = linesOf(item).at(-1);
  const label = last ? labelOf(last, log) : null;
  if (label?.rest.text !== '') return null;
  return label.role === null || saysWhatBecomes(label.role, label.label) ? label.label.text : null;
}

/** True of a label of files that is more than a name for them: `Files to add`. */
export function saysWhatBecomes(role: string | null, label: Text | null): boolean {
  return role === 'files' && label !== null && /\S\s+\S/.test(label.text);
}

function led(entry: Entry, lead: string): Entry {
  return { ...entry, lead: entry.lead === undefined ? lead : `${lead}: ${entry.lead}` };
}

/** Adds the statements of these lines; gives the role that holds for a list below them. */
function lineEntries(
  lines: readonly Text[],
  log: DecisionIndex,
  inherited: string | null,
  form: Entry['form'],
  checked: boolean | null,
  entries: Entry[],
): string | null {
  let below = inherited;
  let open = -1;
  for (const line of lines) {
    const label = labelOf(line, log);
    if (label && label.rest.text === '') {
      below = label.role ?? inherited;
      open = -1;
    } else if (label?.role) {
      open = entries.push({ role: label.role, label: label.label, text: label.rest, form, checked }) - 1;
      if (form === 'item') below = label.role;
    } else if (open !== -1 && !label) {
      const before = entries[open];
      if (before) entries[open] = { ...before, text: joined(before.text, line) };
    } else {
      const role = label ? null : roleOf(log, 'label', 'label', line.at);
      const own = role === null || role === 'other' ? inherited : role;
      open = entries.push({ role: own, label: null, text: line, form, checked }) - 1;
    }
  }
  return below;
}

function joined(first: Text, second: Text): Text {
  const { file, line, column } = first.at;
  const end = second.at.endLine ?? second.at.line;
  const at = { file, line, column, ...(end === line ? {} : { endLine: end }) };
  return { text: `${first.text} ${second.text}`, at };
}
