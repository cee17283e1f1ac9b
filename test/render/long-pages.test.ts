import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compiledTemplates, pageRenderer, pieceRenderer } from '../../src/render/engine/engine.ts';
import { Aside, finish, markBlock, markCode } from '../../src/render/text/marks.ts';

const words = Array.from({ length: 30_000 }, (_, index) => ({ id: `W-${index}`, parts: ['a', 'b→'] }));
const steps = 1_000_000;

function textsOf(page: string, partial = ''): Map<string, string> {
  return new Map([
    ['page', page],
    ['row', partial],
  ]);
}

test('a long page comes in pieces of whole lines, the same ones each time', () => {
  const page =
    '# all\n\n{{#each words}}\n- {{code id}}: {{#each parts}}{{this}} {{/each}}\n\n{{/each}}\nend\n';
  const draw = pieceRenderer(compiledTemplates(textsOf(page)), steps)('page', { words });
  const pieces = [...draw()];
  expect(pieces.length).toBeGreaterThan(3);
  for (const piece of pieces) expect(piece.endsWith('\n')).toBe(true);
  const due = words.map(({ id }) => `- \`${id}\`: a b→`).join('\n\n');
  expect(pieces.join('')).toBe(`# all\n\n${due}\n\nend\n`);
  expect([...draw()]).toEqual(pieces);
});

test('a partial that is indented has each of its lines indented, however long', () => {
  const page = '- all\n  {{> row}}\n';
  const row = '{{#each words}}\n{{id}}\n{{/each}}\n';
  const text = pageRenderer(textsOf(page, row), steps)('page', { words });
  expect(text).toBe(`- all\n${words.map(({ id }) => `  ${id}\n`).join('')}`);
});

test('how far a page is drawn is told by the lists that lie in no other', () => {
  const heard: [number, number][] = [];
  const beside = {
    markdown: (text: string) => text,
    entries: null,
    told: (of: number, done: number) => void heard.push([of, done]),
  };
  const page = '{{#each words}}{{#each parts}}{{this}}{{/each}}{{/each}}{{#each words}}{{id}}{{/each}}\n';
  pieceRenderer(compiledTemplates(textsOf(page)), steps, beside)('page', { words: words.slice(0, 40) });
  const once = [0, 16, 32].map((done): [number, number] => [40, done]);
  expect(heard).toEqual([...once, ...once]);
});

const line = fc.constantFrom('', '  ', 'a', ' b ', '| c |', markCode('x`y'), markBlock(0), 'd\n', '\n');

test('what was put aside reads as if it had not been', () => {
  fc.assert(
    fc.property(fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 6 }), fc.nat(60), (lists, roomy) => {
      const aside = new Aside(roomy);
      let marked = '';
      let plain = '';
      for (const list of lists) {
        // Within what is put aside there is what was put aside before.
        marked = aside.put(marked + list.join('\n'));
        plain += list.join('\n');
      }
      const blocks = ['```\n\n\nblock\n```'];
      expect([...finish(marked, blocks, aside)].join('')).toBe([...finish(plain, blocks)].join(''));
    }),
  );
});
