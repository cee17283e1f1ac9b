import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Drawn, Recent } from '../../src/model/keep.ts';
import { compiledTemplates, pieceRenderer, wholePages } from '../../src/render/engine/engine.ts';
import { Entries } from '../../src/render/engine/entries.ts';
import { markdownText } from '../../src/render/text/markdown.ts';

/** Everything that a list's block may hold, from what asks for its entry alone to what asks for all around it. */
const lists = fc.letrec<{ list: string; body: string; piece: string }>((tie) => ({
  list: fc
    .tuple(fc.constantFrom('in', 'in', '../in', 'deep.in'), tie('body'))
    .map(([name, body]) => `{{#each ${name}}}${body}{{else}}none{{/each}}`),
  body: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(' ')),
  piece: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'x',
      '{{id}}',
      '{{code id}}',
      '{{../id}}',
      '{{@index}}',
      '{{#unless @last}},{{/unless}}',
      '{{@root.id}}',
      '{{#if id}}{{id}}{{/if}}',
      '{{#with deep}}{{id}}{{/with}}',
      '{{#with deep}}{{../id}}{{/with}}',
      '{{fence "text" deep.words}}',
      '{{notes id}}',
      '{{> part}}',
      '{{> part deep}}',
    ),
    tie('list'),
  ),
})).list;

interface Node {
  id: string;
  in: Node[];
  deep: { id: string; in: Node[]; words: string[] };
}

const nodes = fc.letrec<{ node: Node; list: Node[]; none: Node[] }>((tie) => ({
  node: fc
    .record({ id: fc.constantFrom('a', 'b*', '`'), in: tie('list'), own: tie('list') })
    .map(({ id, in: list, own }) => ({
      id,
      in: list,
      deep: { id: `${id}${own.length}`, in: own, words: [id] },
    })),
  list: fc.oneof({ depthSize: 'small' }, tie('none'), fc.array(tie('node'), { maxLength: 3 })),
  none: fc.constant([]),
})).node;

/** Lets the entries of a view's lists be known as the objects that they are. */
function keepAll(node: Node, drawn: Drawn): void {
  for (const list of [node.in, node.deep.in]) {
    expect(drawn.views(list, [node], () => list)).toBe(list);
    for (const inner of list) keepAll(inner, drawn);
  }
}

/** The page, or how it failed. */
function outcome(draw: () => string): string {
  try {
    return draw();
  } catch (error) {
    const { place, kind, message } = error as { place?: unknown; kind?: unknown; message?: unknown };
    return JSON.stringify({ place, kind, message });
  }
}

test('a page is the same whatever lists are known from the pages before, and fails in the same way', () => {
  fc.assert(
    fc.property(
      fc.array(lists, { minLength: 1, maxLength: 3 }),
      lists,
      fc.array(nodes, { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 1, max: 150 }),
      (page, part, views, steps) => {
        const texts = new Map([
          ['page', page.join('\n')],
          // It includes nothing, or it might include itself.
          ['part', part.replaceAll(/\{\{> part.*?\}\}|\.\.\/\.\.\//g, '')],
        ]);
        let compiled: ReturnType<typeof compiledTemplates>;
        try {
          compiled = compiledTemplates(texts);
        } catch {
          return;
        }
        const drawn = new Drawn();
        if (steps % 2 === 0) for (const view of views) keepAll(view, drawn);
        for (const view of [...views, ...views]) {
          drawn.begin();
          const entries = new Entries(drawn.entriesOf(compiled), drawn.same);
          const draw = wholePages(
            pieceRenderer(compiled, steps, { markdown: markdownText, entries, told: () => {} }),
          );
          const cold = wholePages(pieceRenderer(compiledTemplates(texts), steps));
          expect(outcome(() => draw('page', view))).toBe(outcome(() => cold('page', view)));
        }
      },
    ),
    { numRuns: 250 },
  );
});

test('an entry that holds what one of the page before held is not drawn again, and one that is the very object is not even looked at', () => {
  const compiled = compiledTemplates(new Map([['page', '{{#each in}}{{id}};{{/each}}']]));
  const drawn = new Drawn();
  const known = vi.spyOn(Recent.prototype, 'get');
  let looked = 0;
  const watched = {
    get id() {
      looked += 1;
      return 'watched';
    },
  };
  drawn.views(watched, [], () => [watched]);
  for (const hits of [0, 2]) {
    drawn.begin();
    const entries = new Entries(drawn.entriesOf(compiled), drawn.same);
    const draw = wholePages(
      pieceRenderer(compiled, 100, { markdown: markdownText, entries, told: () => {} }),
    );
    known.mockClear();
    expect(draw('page', { in: [{ id: 'a' }, watched, { id: 'b' }] })).toBe('a;watched;b;\n');
    expect(known.mock.results.filter(({ value }) => value !== undefined)).toHaveLength(hits);
  }
  known.mockRestore();
  expect(looked).toBe(1);
});
