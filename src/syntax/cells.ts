import type { Text } from '../model/markdown.ts';
import { spanOf } from '../model/span.ts';
import { codeSpans } from './inline.ts';

/**
 * Splits a table row into cells, each with its true column. As GFM does it: a pipe splits wherever it stands, also
 * inside a code span, unless a backslash stands before it; then the pipe alone is the text.
 */
export function cellsOf(row: Text): Text[] {
  return cellsBetween(row, barsOf(row));
}

/** The cells of a row with its code spans whole, as its author meant them: a bar within code splits nothing. */
export function cellsWithWholeCode(row: Text): Text[] {
  const spans = codeSpans(row).map(({ at }) => ({
    from: at.column - row.at.column,
    to: (at.endColumn ?? at.column) - row.at.column,
  }));
  let next = 0;
  const bars = barsOf(row).filter((bar) => {
    while ((spans[next]?.to ?? Number.POSITIVE_INFINITY) <= bar) next += 1;
    return bar < (spans[next]?.from ?? Number.POSITIVE_INFINITY);
  });
  return cellsBetween(row, bars);
}

/** Where the bars stand that no backslash escapes. */
function barsOf({ text }: Text): number[] {
  const bars: number[] = [];
  for (let at = text.indexOf('|'); at !== -1; at = text.indexOf('|', at + 1)) {
    if (text[at - 1] !== '\\') bars.push(at);
  }
  return bars;
}

function cellsBetween(row: Text, bars: readonly number[]): Text[] {
  const { text } = row;
  const bounds = [-1, ...bars, text.length];
  const cells: Text[] = [];
  for (let index = 1; index < bounds.length; index += 1) {
    const from = (bounds[index - 1] ?? -1) + 1;
    const raw = text.slice(from, bounds[index]);
    // Pipes at both ends of the row are its frame, not empty cells.
    if (raw === '' && (index === 1 || index === bounds.length - 1)) continue;
    cells.push(cell(row, raw, from));
  }
  return cells;
}

function cell(row: Text, raw: string, from: number): Text {
  const trimmed = raw.trim();
  const column = row.at.column + from + (trimmed === '' ? 0 : raw.indexOf(trimmed));
  const end = trimmed === '' ? null : column + trimmed.length;
  return { text: trimmed.replaceAll('\\|', '|'), at: spanOf(row.at.file, row.at.line, column, null, end) };
}
