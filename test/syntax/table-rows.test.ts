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
])('%s', (_what, row, expected) => {
  expect(problems(row)).toEqual(expected);
});
