import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/syntax/markdown.ts';

const problems = (lines: readonly string[]): string[] =>
  parseMarkdown(`# Modules\n\n${lines.join('\n')}\n`, 'guide.md').problems.map(
    ({ kind, message, at, related = [] }) =>
      [
        `${kind} ${at.line}:${at.column} ${message}`,
        ...related.map(({ note, at: place }) => `${place.line}: ${note}`),
      ].join('; '),
  );

const row = '| a | b |';

test.each<[string, string[], string[]]>([
  ['a table', ['| name | path |', '| --- | --- |', row], []],
  ['a table without its frame', ['name | path', ':--|--:', 'a | b'], []],
  ['a heading underlined', ['Name', '---', 'text'], []],
  ['a paragraph with a bar', ['either | or', 'and | then'], []],
  ['a list after a paragraph', ['words', '- a | b'], []],
  ['bars and dashes within words', ['words', '| -x- | -- |'], []],
  ['dashes without a bar', ['words', ':--'], []],
  [
    'a delimiter row that is too short',
    ['| name | path |', '| --- |', row],
    [
      'table-delimiter 4:1 the row of dashes has 1 cell, and the header above it 2: in Markdown these lines are no table; 3: the header',
    ],
  ],
  [
    'a delimiter row that is too long',
    ['words', 'name | path', '|:-|-:|---|', row],
    [
      'table-delimiter 5:1 the row of dashes has 3 cells, and the header above it 2: in Markdown these lines are no table; 4: the header',
    ],
  ],
  [
    'a delimiter row without a header',
    ['| name | path |', '', '| --- | --- |', row],
    [
      'table-delimiter 3:1 the row has no row of dashes above it: in Markdown these lines are no table',
      'table-delimiter 5:1 the row of dashes has no header right above it: in Markdown these lines are no table',
    ],
  ],
  [
    'a header without a delimiter row',
    ['| name | path |', row, row],
    ['table-delimiter 3:1 the row has no row of dashes above it: in Markdown these lines are no table'],
  ],
  [
    'a blank line within a table',
    ['| name | path |', '| --- | --- |', row, '', row],
    ['table-delimiter 7:1 the row has no row of dashes above it: in Markdown these lines are no table'],
  ],
  [
    'a delimiter row that a quote does not hold',
    ['> | name | path |', '| --- | --- |', row],
    [
      'table-delimiter 4:1 the row of dashes is not in one block with the header above it: in Markdown these lines are no table; 3: the header',
    ],
  ],
  ['a sum of squares', ['|x| + |y|', 'words'], []],
  [
    'a delimiter row in a list',
    ['- | name | path |', '  | --- |', `  ${row}`],
    [
      'table-delimiter 4:3 the row of dashes has 1 cell, and the header above it 2: in Markdown these lines are no table; 3: the header',
    ],
  ],
])('%s', (_what, lines, expected) => {
  expect(problems(lines)).toEqual(expected);
});

test('it is said once for a table', () => {
  expect(problems(['| name | path |', '| --- |', row, '| --- |', row])).toHaveLength(1);
});
