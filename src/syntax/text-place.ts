import type { Text } from '../model/markdown.ts';
import { type Span, spanOf } from '../model/span.ts';

/** A text that may know its source lines, as paragraphs and list items do. */
export type TextWithLines = Text & { readonly lines?: readonly Text[] };

/**
 * The way from a part of a text, by offsets, to its place in the source. Exact for one line, and for paragraphs and
 * list items, which know their lines; in other texts of several lines (code) every line is taken to be indented like
 * the first. An escaped pipe in a table cell moves the columns behind it by one.
 */
export function placer(text: TextWithLines): (start: number, end: number) => Span {
  if (!text.text.includes('\n')) return withinLine(text.at);
  const starts = [0];
  for (let at = text.text.indexOf('\n'); at !== -1; at = text.text.indexOf('\n', at + 1)) starts.push(at + 1);
  const position = (offset: number): { line: number; column: number } => {
    const index = lastAtOrBefore(starts, offset);
    const at = index === 0 ? text.at : text.lines?.[index]?.at;
    const { line, column } = at ?? { line: text.at.line + index, column: text.at.column };
    return { line, column: column + offset - (starts[index] ?? 0) };
  };
  return (start, end) => {
    const from = position(start);
    const to = position(end);
    const { file } = text.at;
    if (to.line !== from.line) return spanOf(file, from.line, from.column, to.line, to.column);
    return spanOf(file, from.line, from.column, null, to.column === from.column ? null : to.column);
  };
}

function withinLine({ file, line, column }: Span): (start: number, end: number) => Span {
  return (start, end) => spanOf(file, line, column + start, null, end === start ? null : column + end);
}

/** Index of the last of the ascending `starts` that is not after `offset`. */
export function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
