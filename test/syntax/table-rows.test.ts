import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/syntax/markdown.ts';

const problems = (row: string): string[] =>
  parseMarkdown(`# Modules\n\n| name | path |\n| --- | --- |\n| a | b |\n${row}\n`, 'guide.md').problems.map(
    ({ kind, message, at }) => `${kind} ${at.line}:${at.column} ${message}`,
  );

test.each([
  ['a row that fits', '| a | b |', []],
  ['a bar that is escaped', '| a \\| b | c |', []],
  [
    'a row that is cut, as by a bar that is not escaped',
    '| a | b | c |',
    ['table-row 6:1 the row has 3 cells, and its table 2: what is too much is not read'],
  ],
  [
    'a row that is filled',
    '| a |',
    ['table-row 6:1 the row has 1 cell, and its table 2: what is missing is taken as empty'],
  ],
  ['bars within code in a row that fits with them, as Markdown has it', '| `a | b` |', []],
  [
    'bars within code in a row that fits without them',
    '| a | `b|c|d` |',
    [
      'table-row 6:1 the row has 4 cells, and its table 2: it is read with each bar within code as part of the code, which fits',
    ],
  ],
  [
    'bars within code in a row that is too long without them, or too short',
    '| a | `b|c` | d |',
    ['table-row 6:1 the row has 4 cells, and its table 2: what is too much is not read'],
  ],
  [
    'a lone backtick in a row that is too long',
    '| `a | b | c |',
    ['table-row 6:1 the row has 3 cells, and its table 2: what is too much is not read'],
  ],
  [
    'code that holds all bars of a row',
    '`a | b | c`',
    ['table-row 6:1 the row has 3 cells, and its table 2: what is too much is not read'],
  ],
])('%s', (_what, row, expected) => {
  expect(problems(row)).toEqual(expected);
});

test.each([
  ['| a | `b|c` d |', ['a', '`b|c` d'], [3, 7]],
  ['| ``a | ` b`` | \\| and `c | d` |', ['``a | ` b``', '| and `c | d`'], [3, 17]],
  ['| `a\\|b|c` | d |', ['`a|b|c`', 'd'], [3, 14]],
  ['`a|b` | c', ['`a|b`', 'c'], [1, 9]],
])('%s has its cells with their code whole, each at its place', (row, texts, columns) => {
  const text = `| name | path |\n| --- | --- |\n${row}\n`;
  const [table] = parseMarkdown(text, 'guide.md').document.sections[0]?.blocks ?? [];
  const cells = table?.type === 'table' ? (table.rows[0] ?? []) : [];
  expect(cells.map((cell) => cell.text)).toEqual(texts);
  expect(cells.map(({ at }) => at.column)).toEqual(columns);
});
