import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Text } from '../../src/model/markdown.ts';
import { citedIds, codeSpans, plainText } from '../../src/syntax/inline.ts';
import { parseMarkdown } from '../../src/syntax/markdown.ts';
import { processorTime } from '../support/processor-time.ts';

function text(raw: string): Text {
  return { text: raw, at: { file: 'a.md', line: 3, column: 5 } };
}

describe('plain text', () => {
  it.each([
    ['as it is', 'as it is'],
    ['`code` and ``a ` b``', 'code and a ` b'],
    ['**bold** _it_ ~~gone~~', 'bold it gone'],
    ['a_b_c and `x_y`', 'a_b_c and x_y'],
    ['[name](path "title") ![alt *x*](img)', 'name alt x'],
    ['[A-1], [`A-2`]', '[A-1], [A-2]'],
    ['<https://a.b/c>', 'https://a.b/c'],
    ['a<br>b <b>c</b> &amp; &lt;d&gt;', 'a b c & <d>'],
    ['\\*no\\* \\`code\\` \\|', '*no* `code` |'],
    ['two\nlines  \nthree', 'two lines three'],
    ['`unclosed', '`unclosed'],
    ['** not bold **', '** not bold **'],
    ['`` ` ``', '`'],
    ['', ''],
  ])('%j reads %j', (raw, plain) => {
    expect(plainText(raw)).toBe(plain);
  });

  it('is the same with and without the short way for code spans', () => {
    const unit = fc.constantFrom('`', '``', 'a', ' ', '\\', 'b c', '\n');
    fc.assert(
      fc.property(
        fc.array(unit).map((units) => units.join('')),
        (raw) => {
          // An emphasis mark that opens nothing sends the same text the long way.
          expect(plainText(`${raw} & z`)).toBe(`${plainText(`${raw} + z`).slice(0, -3)}& z`);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('code spans', () => {
  it('have their place', () => {
    expect(codeSpans(text('a `b` and `` c`d `` `e'))).toEqual([
      { text: 'b', at: { file: 'a.md', line: 3, column: 8, endColumn: 9 } },
      { text: 'c`d', at: { file: 'a.md', line: 3, column: 18, endColumn: 21 } },
    ]);
  });

  it('of an item with several lines have the place of their line', () => {
    const { document } = parseMarkdown('- a `b`\nlazy `c`\n     deep `d`\n', 'a.md');
    const [list] = document.sections[0]?.blocks ?? [];
    if (list?.type !== 'list' || !list.items[0]) throw new Error('no list');
    expect(codeSpans(list.items[0]).map(({ text: code, at }) => `${at.line}:${at.column} ${code}`)).toEqual([
      '1:6 b',
      '2:7 c',
      '3:12 d',
    ]);
  });
});

describe('cited ids', () => {
  const pattern = /\b(?:AB|A)-\d+\b/;
  const ids = (raw: string): string =>
    citedIds(text(raw), pattern)
      .map(({ id }) => id)
      .join(' ');

  it.each([
    ['none', ''],
    ['`A-001`, AB-2 and [A-3].', 'A-001 AB-2 A-3'],
    ['`A-001` to `A-004`', 'A-001 A-002 A-003 A-004'],
    ['`A-001..A-003`', 'A-001 A-002 A-003'],
    ['`A-098`-`A-101`', 'A-098 A-099 A-100 A-101'],
    ['[A-001]–[A-003]', 'A-001 A-002 A-003'],
    ['A-001-A-003', 'A-001 A-002 A-003'],
    ['A-001 — A-003', 'A-001 A-002 A-003'],
    ['`A-001` … `A-003`', 'A-001 A-002 A-003'],
    ['(`A-001`) through [`A-003`]', 'A-001 A-002 A-003'],
    ['`A-9` to `A-11`', 'A-9 A-10 A-11'],
    ['`A-001` to\n`A-003`', 'A-001 A-002 A-003'],
    ['A-001..003, A-005', 'A-001 A-002 A-003 A-005'],
    ['`A-001` to `003`', 'A-001'],
    ['`A-001` to `A-003`, `A-007` to `A-008`', 'A-001 A-002 A-003 A-007 A-008'],
    ['`A-001` to `AB-003`', 'A-001 AB-003'],
    ['`A-003` to `A-001`', 'A-003 A-001'],
    ['`A-001` to `A-002`', 'A-001 A-002'],
    ['`A-001` and `A-003`', 'A-001 A-003'],
    ['`A-001` leads to `A-003`', 'A-001 A-003'],
    ['- `A-001`\n- `A-003`', 'A-001 A-003'],
    ['`A-1` to `A-400`', Array.from({ length: 400 }, (_, index) => `A-${index + 1}`).join(' ')],
    ['`A-1` to `A-999999999`', 'A-1 A-999999999'],
    ['A-1..999999999', 'A-1'],
    ['A-001..1', 'A-001'],
    ['A-001-7', 'A-001'],
    ['A-001 to 100 users', 'A-001'],
  ])('%j cites %s', (raw, expected) => {
    expect(ids(raw)).toBe(expected);
  });

  it('have their own place, and the range its place where they only stand between its ends', () => {
    expect(
      citedIds(text('see `A-1` to `A-3`'), pattern).map(({ id, at }) => `${id} ${at.column}-${at.endColumn}`),
    ).toEqual(['A-1 10-13', 'A-2 10-22', 'A-3 19-22']);
  });

  it('leave the pattern as it was, whatever its flags', () => {
    const sticky = /a-\d+/giy;
    sticky.lastIndex = 3;
    expect(citedIds(text('x A-1 a-2'), sticky).map(({ id }) => id)).toEqual(['A-1', 'a-2']);
    expect(sticky.lastIndex).toBe(3);
  });

  it('of a range are all of it and nothing else, each once', () => {
    const range = fc.record({
      from: fc.nat(2000),
      length: fc.integer({ min: 1, max: 500 }),
      width: fc.constantFrom(0, 3, 4, 6),
      join: fc.constantFrom(' to ', '..', '-', '–', ' — ', ' through ', '...'),
      marks: fc.constantFrom<[string, string][]>(
        ['', ''],
        ['`', '`'],
        ['[', ']'],
        ['[`', '`]'],
        ['**', '**'],
      ),
    });
    fc.assert(
      fc.property(range, ({ from, length, width, join, marks: [open, close] }) => {
        const id = (number: number): string => `A-${String(number).padStart(width, '0')}`;
        const expected = Array.from({ length: length + 1 }, (_, index) => id(from + index));
        expect(ids(`${open}${id(from)}${close}${join}${open}${id(from + length)}${close}`)).toBe(
          expected.join(' '),
        );
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['ids', 'A-1 '.repeat(100_000)],
    ['ids on lines', 'A-1\n'.repeat(50_000)],
    ['backticks', '` '.repeat(50_000)],
    ['brackets', '['.repeat(100_000)],
    ['stars', '*a '.repeat(50_000)],
    ['angles', '<a '.repeat(50_000)],
  ])('and code and plain text of very many %s are found in time', (_, raw) => {
    const start = processorTime();
    citedIds(text(raw), pattern);
    codeSpans(text(raw));
    plainText(raw);
    expect(processorTime() - start).toBeLessThan(4000);
  });
});
