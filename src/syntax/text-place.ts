import type { Text } from '../model/markdown.ts';
import type { Span } from '../model/span.ts';

/** The place of `text.text.slice(start, end)`. Exact for paragraphs and list items, which know their lines. */
export function placeIn(text: Text & { readonly lines?: readonly Text[] }, start: number, end: number): Span {
  const from = positionIn(text, start);
  const to = positionIn(text, end);
  const place = { file: text.at.file, line: from.line, column: from.column };
  if (to.line !== from.line) return { ...place, endLine: to.line, endColumn: to.column };
  return to.column === from.column ? place : { ...place, endColumn: to.column };
}

function positionIn(
  text: Text & { readonly lines?: readonly Text[] },
  offset: number,
): { line: number; column: number } {
  const before = text.text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  if (lineStart === 0) return { line: text.at.line, column: text.at.column + offset };
  const index = before.split('\n').length - 1;
  // Where the text has no lines of its own (code), every line is indented like the first.
  const at = text.lines?.[index]?.at ?? { line: text.at.line + index, column: text.at.column };
  return { line: at.line, column: at.column + offset - lineStart };
}
