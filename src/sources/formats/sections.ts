import type { JsonValue } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';
import { headingText } from '../heading-text.ts';
import type { PlacedField } from './placed.ts';

interface OpenSection {
  readonly name: string;
  readonly at: Span;
  readonly texts: string[];
  readonly items: { readonly value: JsonValue; readonly at: Span }[];
}

/**
 * The sections of a Markdown file as fields named by their headings: a list where the section has list items, else its text.
 * The first top heading is the title. `boxes`: it has a checklist. Fenced code and comments (`AC:BEGIN` and the like)
 * are no items.
 */
export function sectionFields(
  lines: readonly string[],
  from: number,
  file: string,
): { fields: PlacedField[]; boxes: boolean } {
  const fields: PlacedField[] = [];
  const sections: OpenSection[] = [];
  let [boxes, fence, comment] = [false, '', false];
  const start: OpenSection = {
    name: 'description',
    at: { file, line: from + 1, column: 1 },
    texts: [],
    items: [],
  };
  let open = start;
  for (const [offset, line] of lines.slice(from).entries()) {
    const number = from + offset + 1;
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1] ?? '';
    if (fence !== '' || mark !== '') {
      fence = fence === '' ? mark : mark.startsWith(fence) ? '' : fence;
      open.texts.push(line);
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
      const at = { file, line: number, column: level.length + 2 };
      if (level.length === 1 && !fields.some(({ name }) => name === 'title')) {
        fields.push({ name: 'title', value: text, at });
        continue;
      }
      open = { name: text, at, texts: [], items: [] };
      sections.push(open);
      continue;
    }
    const item = /^(\s*)(?:[-*+]|\d+[.)])[ \t](.*)$/.exec(line);
    if (item) {
      const [, indent = '', rest = ''] = item;
      const box = /^[ \t]*\[[ xX]\][ \t]/.exec(rest)?.[0];
      const text = rest.slice(box?.length ?? 0).trim();
      if (box !== undefined) boxes = true;
      if (text !== '')
        open.items.push({
          value: itemOf(text, /[xX]/.test(box ?? '')),
          at: { file, line: number, column: indent.length + 3 },
        });
    } else if (line.trim() !== '') {
      open.texts.push(line.trim());
    }
  }
  for (const section of [start, ...sections]) {
    const field = fieldOf(section);
    if (field) fields.push(field);
  }
  return { fields, boxes };
}

/** `#1 text`: Backlog.md numbers its criteria. A ticked one says so. */
function itemOf(text: string, ticked: boolean): JsonValue {
  const numbered = /^#(\d+)[ \t]+(.*)$/.exec(text);
  if (!numbered && !ticked) return text;
  const item: { [key: string]: JsonValue } = Object.create(null);
  if (numbered) item.id = numbered[1] ?? '';
  item.text = numbered?.[2] ?? text;
  if (ticked) item.done = true;
  return item;
}

function fieldOf({ name, at, texts, items }: OpenSection): PlacedField | null {
  if (name !== 'description' && items.length > 0)
    return { name, value: items.map(({ value }) => value), at, members: items.map((item) => item.at) };
  const text = texts.join('\n').trim();
  return text === '' ? null : { name, value: text, at };
}
