import type { Text } from '../model/markdown.ts';
import { cellsOf } from './cells.ts';
import type { SyntaxProblem } from './located.ts';

const delimiterCell = /^:?-+:?$/;

/**
 * What keeps lines from being a table that were meant as one: GFM takes rows only below a row of dashes that has as many cells
 * as the header right above it, and reads them as a paragraph otherwise, without a word. Null for other paragraphs.
 */
export function brokenTable(lines: readonly Text[]): SyntaxProblem | null {
  const place = lines.findIndex(isDelimiter);
  const delimiter = lines[place];
  if (!delimiter)
    return lines[0] && isFramed(lines[0]) ? problem(lines[0], 'the row has no row of dashes above it') : null;
  const header = lines[place - 1];
  if (!header) return problem(delimiter, 'the row of dashes has no header right above it');
  const [cells, columns] = [cellsOf(delimiter).length, cellsOf(header).length];
  const what =
    cells === columns
      ? 'the row of dashes is not in one block with the header above it'
      : `the row of dashes has ${cells} ${cells === 1 ? 'cell' : 'cells'}, and the header above it ${columns}`;
  return problem(delimiter, what, header);
}

function isDelimiter(line: Text): boolean {
  return mayDelimit(line.text) && cellsOf(line).every(({ text }) => delimiterCell.test(text));
}

/** Bars at both ends and between, set off by spaces: nobody writes a sentence so, nor `|x| + |y|`. */
function isFramed(line: Text): boolean {
  return line.text.startsWith('| ') && line.text.endsWith(' |') && cellsOf(line).length > 1;
}

function mayDelimit(text: string): boolean {
  const [first] = text;
  return (first === '|' || first === '-' || first === ':') && text.includes('|');
}

function problem({ at }: Text, what: string, header?: Text): SyntaxProblem {
  const message = `${what}: in Markdown these lines are no table`;
  const related = header ? [{ note: 'the header', at: header.at }] : [];
  return { kind: 'table-delimiter', message, at, related };
}
