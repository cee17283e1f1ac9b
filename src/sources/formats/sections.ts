import type { FeatureField } from '../../model/config.ts';
import type { JsonValue } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';
import { headingText } from '../heading-text.ts';
import { labelOf } from './checklist-item.ts';
import type { FieldNames } from './names.ts';
import type { PlacedField } from './placed.ts';

interface Part {
  /** Its lines as one, without what marks an item. */
  text: string;
  /** As it is written. */
  readonly lines: string[];
  readonly at: Span;
  readonly kind: 'text' | 'item' | 'code';
  /** An item's box, or nothing. */
  readonly box?: string;
}

interface OpenSection {
  /** Null before the first heading: it says what the entry is. */
  readonly name: string | null;
  readonly at: Span;
  readonly parts: Part[];
}

/** What a list is in: all other sections are text, whatever stands in them. */
const lists: readonly FeatureField[] = ['acceptance', 'steps', 'dependencies', 'nested', 'tests'];
/** What a line below the title may say of the entry. */
const told: readonly FeatureField[] = [
  'group',
  'category',
  'phase',
  'status',
  'priority',
  'owner',
  'risk',
  'dependencies',
];

/**
 * The sections of a Markdown file as fields named by their headings: a list where the section has list items, else its text.
 * The first top heading is the title; a line below it that is called by a field (`Status: done`) gives that. `boxes`: it has a checklist,
 * `state`: such a line says how far it is. Fenced code and comments (`AC:BEGIN` and the like) are no items.
 */
export function sectionFields(
  lines: readonly string[],
  from: number,
  file: string,
  names: FieldNames,
): { fields: PlacedField[]; boxes: boolean; state: boolean } {
  const fields: PlacedField[] = [];
  const sections: OpenSection[] = [];
  let [boxes, state, fence, comment, gap] = [false, false, '', false, true];
  const start: OpenSection = { name: null, at: { file, line: from + 1, column: 1 }, parts: [] };
  let open = start;
  for (const [offset, line] of lines.slice(from).entries()) {
    const number = from + offset + 1;
    const at = { file, line: number, column: line.search(/\S|$/) + 1 };
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1] ?? '';
    if (fence !== '' || mark !== '') {
      fence = fence === '' ? mark : mark.startsWith(fence) ? '' : fence;
      open.parts.push({ text: line, lines: [line], at, kind: 'code' });
      continue;
    }
    if (comment || /^\s*<!--/.test(line)) {
      comment = !line.includes('-->');
      continue;
    }
    const heading = /^(#{1,6})[ \t](.*)$/.exec(line);
    if (heading) {
      const level = heading[1] ?? '';
      const text = headingText(heading[2] ?? '');
      const place = { file, line: number, column: level.length + 2 };
      gap = true;
      if (level.length === 1 && !fields.some(({ name }) => name === 'title')) {
        fields.push({ name: 'title', value: text, at: place });
        continue;
      }
      open = { name: text, at: place, parts: [] };
      sections.push(open);
      continue;
    }
    const label = open === start ? labelIn(line, names) : null;
    if (label) {
      fields.push({ name: label.name, value: label.rest, at });
      if (names.is(label.name, 'status')) state = true;
      continue;
    }
    const [, rest] = /^\s*(?:[-*+]|\d+[.)])[ \t](.*)$/.exec(line) ?? [];
    const before = open.parts.at(-1);
    if (rest !== undefined) {
      const box = /^[ \t]*\[[ xX]\][ \t]/.exec(rest)?.[0];
      const text = rest.slice(box?.length ?? 0).trim();
      if (box !== undefined) boxes = true;
      const place = { ...at, column: at.column + 2 };
      if (text !== '') open.parts.push({ text, lines: [line], at: place, kind: 'item', box: box ?? '' });
    } else if (line.trim() === '') {
      gap = true;
      continue;
    } else if (before && before.kind !== 'code' && (!gap || (before.kind === 'item' && at.column > 2))) {
      // A line that goes on where the one before it ended is of the same item, or of the same paragraph.
      before.text += ` ${line.trim()}`;
      before.lines.push(line.trim());
    } else open.parts.push({ text: line.trim(), lines: [line.trim()], at, kind: 'text' });
    gap = false;
  }
  for (const section of [start, ...sections]) {
    const field = fieldOf(section, names);
    if (field) fields.push(field);
  }
  return { fields, boxes, state };
}

/** A line, or an item, that is called by a field which one word can say. */
function labelIn(line: string, names: FieldNames): { name: string; rest: string } | null {
  const found = labelOf(line.replace(/^\s*[-*+][ \t]+(?!\[)/, ''), names);
  return found && found.rest !== '' && told.some((field) => names.is(found.name, field)) ? found : null;
}

/** `#1 text`: Backlog.md numbers its criteria. A ticked one says so. */
function itemOf({ text, box = '' }: Part): JsonValue {
  const ticked = /[xX]/.test(box);
  const numbered = /^#(\d+)[ \t]+(.*)$/.exec(text);
  if (!numbered && !ticked) return text;
  const item: { [key: string]: JsonValue } = Object.create(null);
  if (numbered) item.id = numbered[1] ?? '';
  item.text = numbered?.[2] ?? text;
  if (ticked) item.done = true;
  return item;
}

function fieldOf({ name, at, parts }: OpenSection, names: FieldNames): PlacedField | null {
  const items = parts.filter(({ kind }) => kind === 'item');
  const prose = parts.some(({ kind }) => kind === 'text');
  const listed =
    name !== null && items.length > 0 && (!prose || lists.some((field) => names.is(name, field)));
  if (listed) {
    const [first] = parts;
    // What ends with a colon says what the list is, and is none of it.
    const opening = first?.kind === 'text' && first.text.endsWith(':') ? first : null;
    const members = parts.filter((part) => part.kind !== 'code' && part !== opening);
    return { name, value: members.map(itemOf), at, members: members.map((part) => part.at) };
  }
  const text = parts
    .flatMap((part) => part.lines)
    .join('\n')
    .trim();
  return text === '' ? null : { name: name ?? 'description', value: text, at };
}
