import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { blockTokens } from '../../src/syntax/block-parser.ts';
import { parseMarkdown } from '../../src/syntax/markdown.ts';
import { pieces } from './outline.ts';

/** Lines that look like Markdown, and the marks that make blocks of them. */
const words = fc.constantFrom(
  'a',
  'Word `x|y` b',
  '`A-1`',
  '|',
  '\\|',
  'é😀',
  '#',
  '-',
  '---',
  '***',
  '```',
  '<div>',
  'x:',
  '[x] y',
  '1.',
);
const prefix = fc.constantFrom(
  '',
  '',
  '',
  '# ',
  '## ',
  '- ',
  '1. ',
  '> ',
  '    ',
  '  ',
  '\t',
  '| ',
  '|---|',
  '> - ',
  '-\t',
);
const line = fc
  .tuple(prefix, prefix, fc.array(words, { maxLength: 4 }))
  .map(([a, b, rest]) => a + b + rest.join(' '));
const table = fc
  .tuple(prefix, fc.array(words, { minLength: 2, maxLength: 2 }), fc.array(words, { maxLength: 3 }))
  .map(
    ([lead, header, row]) =>
      `${lead}| ${header.join(' | ')} |\n${lead}|---|---|\n${lead}| ${row.join(' | ')} |`,
  );
const document = fc
  .array(fc.oneof(line, line, line, table), { maxLength: 30 })
  .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.join('\n').replaceAll('\n', end)));

describe('every document', () => {
  it('has each piece of text where its place says', () => {
    fc.assert(
      fc.property(document, (text) => {
        const lines = text.split(/\r?\n/);
        for (const piece of pieces(parseMarkdown(text, 'a.md').document)) {
          const { line: number, column, endColumn = column } = piece.at;
          const source = (lines[number - 1] ?? '').slice(column - 1, endColumn - 1);
          expect([number, source.replaceAll('\\|', '|')]).toEqual([
            number,
            piece.text.replaceAll('\\|', '|'),
          ]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('has the blocks that markdown-it gives it', () => {
    const plain = new MarkdownIt({ html: true });
    plain.block.ruler.disable('reference');
    const shape = (tokens: ReturnType<typeof blockTokens>): unknown[] =>
      tokens.map(({ type, content, map, level }) => [type, content, map, level]);
    fc.assert(
      fc.property(document, (text) => {
        const source = text.replaceAll('\r\n', '\n');
        const expected: ReturnType<typeof blockTokens> = [];
        plain.block.parse(source, plain, {}, expected);
        expect(shape(blockTokens(source))).toEqual(shape(expected));
      }),
      { numRuns: 1000 },
    );
  });

  it('has the cells that markdown-it gives it, unless it is said that a row is read otherwise', () => {
    fc.assert(
      fc.property(document, (text) => {
        // A block in front matter would be hidden from one side only.
        fc.pre(!text.startsWith('---'));
        const source = text.replaceAll('\r\n', '\n');
        const expected: string[] = [];
        let cell = false;
        for (const { type, content } of blockTokens(source)) {
          if (type === 'inline' && cell) expected.push(content);
          cell = type === 'th_open' || type === 'td_open';
        }
        const { document, problems } = parseMarkdown(text, 'a.md');
        fc.pre(!problems.some(({ message }) => message.includes('as part of the code')));
        expect(cellsOf(document.sections.flatMap(({ blocks }) => blocks))).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read without an exception, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const read = parseMarkdown(text, 'a.md');
        expect(JSON.parse(JSON.stringify(read))).toBeTruthy();
      }),
      { numRuns: 1000 },
    );
  });
});

type Blocks = ReturnType<typeof parseMarkdown>['document']['sections'][number]['blocks'];

function cellsOf(blocks: Blocks): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'table') return [...block.header, ...block.rows.flat()].map(({ text }) => text);
    if (block.type === 'quote') return cellsOf(block.blocks);
    return block.type === 'list' ? block.items.flatMap((item) => cellsOf(item.blocks)) : [];
  });
}
