import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Criterion } from '../../src/model/sources.ts';
import type { Span } from '../../src/model/span.ts';
import { SpanStore } from '../../src/sources/spans.ts';

const number = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const span: fc.Arbitrary<Span> = fc.record(
  {
    file: fc.constantFrom('a.json', 'b/c.jsonl'),
    line: number,
    column: number,
    endLine: number,
    endColumn: number,
  },
  { requiredKeys: ['file', 'line', 'column'] },
);
const criterion: fc.Arbitrary<Criterion> = fc.record(
  { id: fc.option(fc.string()), text: fc.string(), done: fc.boolean(), at: span },
  { requiredKeys: ['id', 'text', 'at'] },
);
/** A last line says nothing without a last column. */
const plain = (at: Span): unknown => {
  const { endLine, ...rest } = at;
  return rest.endColumn === undefined || endLine === undefined ? rest : { ...rest, endLine };
};

test('law: places that are packed read as before, each by its field, of however many entries', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.constantFrom('id', 'title', 'steps'), span)), (entries) => {
      const store = new SpanStore();
      const packed = entries.map((one) => store.pack(one));
      for (const [index, entry] of entries.entries()) {
        for (const [field, at] of Object.entries(entry)) expect(packed[index]?.[field]).toEqual(plain(at));
        expect(packed[index]?.other).toBeUndefined();
      }
    }),
  );
});

test('law: criteria that are packed say the same, as objects and as JSON', () => {
  fc.assert(
    fc.property(fc.array(fc.array(criterion)), (lists) => {
      const store = new SpanStore();
      const packed = lists.map((one) => store.packAll(one));
      for (const [index, list] of lists.entries()) {
        const whole = list.map(({ at, ...rest }) => ({ ...rest, at: plain(at) }));
        expect(JSON.parse(JSON.stringify(packed[index]))).toEqual(JSON.parse(JSON.stringify(whole)));
        for (const [place, one] of list.entries()) {
          const now = packed[index]?.[place];
          expect([now?.id, now?.text, now?.done, now?.at]).toEqual([
            one.id,
            one.text,
            one.done,
            plain(one.at),
          ]);
        }
      }
    }),
  );
});

test('a store goes on where a block is full', () => {
  const store = new SpanStore();
  const at = (line: number): Span => ({ file: 'a.json', line, column: 2, endColumn: 3 });
  const many = Array.from({ length: 40_000 }, (_, line) => ({ id: null, text: '', at: at(line + 1) }));
  const packed = store.packAll(many);
  for (const line of [1, 16_384, 16_385, 40_000]) expect(packed[line - 1]?.at).toEqual(at(line));
});
