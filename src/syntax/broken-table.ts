import type { Text } from '../model/markdown.ts';
import { cellsOf } from './cells.ts';
import type { SyntaxProblem } from './located.ts';

const delimiterCell = /^:?-+:?$/;

/**
 * What keeps lines from being a table that were meant as one: GFM takes a row of dashes only where it has as many cells
 * as the header right above it, and reads all of them as a paragraph otherwise, without a word. Null for other paragraphs.
 */
export function brokenTable(lines: readonly Text[]): SyntaxProblem | null {
  for (const [index, line] of lines.entries()) {
    if (!mayDelimit(line.text)) continue;
    const cells = cellsOf(line);
    if (!cells.every(({ text }) => delimiterCell.test(text))) continue;
    const header = lines[index - 1];
    if (!header) return problem(line, 'no header right above it');
    const columns = cellsOf(header).length;
    return cells.length === columns
      ? null
      : problem(
          line,
          `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, and the header above it ${columns}`,
          header,
        );
  }
  return null;
}

function mayDelimit(text: string): boolean {
  const [first] = text;
  return (first === '|' || first === '-' || first === ':') && text.includes('|');
}

function problem({ at }: Text, what: string, header?: Text): SyntaxProblem {
  const message = `the row of dashes has ${what}: in Markdown these lines are no table`;
  const related = header ? [{ note: 'the header', at: header.at }] : [];
  return { kind: 'table-delimiter', message, at, related };
}
