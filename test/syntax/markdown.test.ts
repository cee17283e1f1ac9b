import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/syntax/markdown.ts';
import { processorTime } from '../support/processor-time.ts';
import { outline } from './outline.ts';

function read(text: string): string[] {
  return outline(parseMarkdown(text, 'a.md').document);
}

describe('sections', () => {
  it('hang under the nearest heading above, whatever levels are left out', () => {
    expect(read('before\n# A #\n### B\ntext\n## C\nSetext\n======\n')).toEqual([
      '1:1 before',
      '2:3 # A <> in null',
      '3:5 ### B <A> in 1',
      '4:1 text',
      '5:4 ## C <A> in 1',
      '6:1 # Setext <> in null',
    ]);
  });

  it('are not opened by a heading inside a list or quote', () => {
    expect(read('# A\n> # inner\n\n- # item\n\n#hashtag\n')).toEqual([
      '1:3 # A <> in null',
      '>',
      '  2:3 # inner',
      '- 4:3 # item',
      '6:1 #hashtag',
    ]);
  });

  it('keep an empty heading', () => {
    expect(read('#\n## ##\n')).toEqual(['1:2 #  <> in null', '2:3 ##  <> in 1']);
  });
});

describe('lists', () => {
  it('give each source line of an item, also the ones that only continue its paragraph', () => {
    const text = '1. `A-1` Title.\nScope: all of it.\n   Acceptance: it works.\n2. Next\n';
    expect(read(text)).toEqual([
      '- 1:4 `A-1` Title. // 2:1 Scope: all of it. // 3:4 Acceptance: it works.',
      '- 4:4 Next',
    ]);
    const { document } = parseMarkdown(text, 'a.md');
    expect(document.sections[0]?.blocks[0]).toMatchObject({
      at: { line: 1, column: 1, endLine: 4 },
      items: [
        {
          text: '`A-1` Title.\nScope: all of it.\nAcceptance: it works.',
          at: { line: 1, column: 4, endLine: 3, endColumn: 25 },
        },
        {},
      ],
    });
  });

  it('nest, and keep their boxes', () => {
    expect(
      read('7) a\n   - [x] done\n   - [ ] open\n\n     more\n     ```ts x\n     code\n     ```\n- []\n-\n'),
    ).toEqual([
      '- 1:4 a',
      '  - [x] 2:10 done',
      '  - [ ] 3:10 open',
      '    5:6 more',
      '    7:6 code "code\\n"',
      '- 9:3 []',
      '- 10:1',
    ]);
  });

  it('take what stands below an item that has no paragraph of its own', () => {
    expect(read('- | a | b |\n  |---|---|\n  | c | d |\n')).toEqual([
      '- 1:1',
      '  1:5 a | 1:9 b',
      '  3:5 c | 3:9 d',
    ]);
  });
});

describe('tables', () => {
  it('split cells as GFM does: at every pipe that no backslash precedes, also in code, unless the row is too long for it', () => {
    expect(read('| a | b |\n|---|---|\n| `x|y` |\n| `x|y` | z |\n| `x\\|y` | \\| |\n')).toEqual([
      '1:3 a | 1:7 b',
      '3:3 `x | 3:6 y`',
      '4:3 `x|y` | 4:11 z',
      '5:3 `x|y` | 5:12 |',
    ]);
  });

  it('pad short rows, cut long ones, and need no frame', () => {
    expect(read('a | b\n--|--\nonly\n1 | 2 | 3\n| | x |\n')).toEqual([
      '1:1 a | 1:5 b',
      '3:1 only | 3:5 ',
      '4:1 1 | 4:5 2',
      '5:2  | 5:5 x',
    ]);
  });

  it('have true columns inside quotes, behind tabs and after wide characters', () => {
    expect(read('> | é😀 | b |\n> |---|---|\n>\t|\tc\t| d |\n')).toEqual([
      '>',
      '  1:5 é😀 | 1:11 b',
      '  3:5 c | 3:9 d',
    ]);
  });

  it('end at a blank line', () => {
    expect(read('| a |\n|---|\n| b |\n\n| c |\n')).toEqual(['1:3 a', '3:3 b', '5:1 | c |']);
  });
});

describe('other blocks', () => {
  it('are paragraphs, code, quotes and HTML; breaks are none, link definitions stay text', () => {
    const text = 'a\n  b\n\n    code\n\n***\n> quote\nlazy\n\n<div>\nhtml\n</div>\n\n[a]: b\n\n~~~\nopen';
    expect(read(text)).toEqual([
      '1:1 a',
      '2:3 b',
      '4:5 code "code\\n"',
      '>',
      '  7:3 quote',
      '  8:1 lazy',
      '10:1 html "<div>\\nhtml\\n</div>\\n"',
      '14:1 [a]: b',
      '17:1 code "open"',
    ]);
  });
});

describe('odd texts', () => {
  it('keep lines and columns through a byte order mark and any line ends', () => {
    expect(read('\uFEFF# A\r\n\r\n| a |\r\n|---|\r\n| b |\rtext\r\n')).toEqual([
      '1:3 # A <> in null',
      '3:3 a',
      '5:3 b',
      '6:1 text',
    ]);
  });

  it('replace NUL and keep lone surrogates', () => {
    expect(read('a\0b\n\n\uD800 c')).toEqual(['1:1 a\uFFFDb', '3:1 \uD800 c']);
  });

  it.each([
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a\n\n', 2],
    ['a\r\nb\r\n', 2],
  ])('%j has %i lines', (text, lines) => {
    expect(parseMarkdown(text, 'a.md').document.lines).toBe(lines);
  });

  it.each([
    ['quotes', '>'.repeat(100_000)],
    ['lists', '- '.repeat(100_000)],
    ['both', '> - '.repeat(50_000)],
  ])('%s nested without end are cut off and said so', (_, text) => {
    const { problems } = parseMarkdown(`first\n\n${text} x`, 'a.md');
    expect(problems).toMatchObject([{ kind: 'too-deep', at: { line: 3 } }]);
  });

  it.each([
    ['a wide row', `|${'a|'.repeat(50_000)}\n|${'-|'.repeat(50_000)}\n`],
    ['a long cell', `| a | b |\n|---|---|\n| ${'\\|'.repeat(200_000)} | y |\n`],
    ['unclosed tags', `<a ${'a="b" '.repeat(50_000)}`],
    ['many comments', '<!-- '.repeat(100_000)],
    ['one endless paragraph', 'a\n'.repeat(50_000)],
    ['a lazy quote', `> a\n${'b\n'.repeat(50_000)}`],
  ])('%s is read in time', (_, text) => {
    const start = processorTime();
    parseMarkdown(text, 'a.md');
    expect(processorTime() - start).toBeLessThan(5000);
  });
});
