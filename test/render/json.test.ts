import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { Drawn } from '../../src/model/keep.ts';
import { jsonPieces } from '../../src/render/artifacts/json.ts';
import { KeptJson } from '../../src/render/artifacts/kept-json.ts';
import { elementProblems } from '../../src/render/artifacts/validate.ts';

const objects = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<JsonObject>;

test('an artifact in pieces is the same document as in one, whatever it holds and wherever its lists stand', () => {
  fc.assert(
    fc.property(
      objects,
      fc.array(objects),
      fc.dictionary(fc.string(), objects),
      fc.integer({ min: 3, max: 5 }),
      (frame, elements, members, depth) => {
        const element = (index: number): JsonObject => elements[index] ?? {};
        const [names, values] = [Object.keys(members), Object.values(members)];
        const artifact = {
          frame: { ...frame, long: [], inner: { before: frame, list: [], members: {}, after: 1 } },
          lists: [
            { path: ['long'], length: elements.length, element },
            { path: ['inner', 'list'], length: elements.length, element },
            {
              path: ['inner', 'members'],
              length: names.length,
              name: (index: number) => names[index] ?? '',
              element: (index: number): JsonObject => values[index] ?? {},
            },
          ],
          depth,
        };
        const whole = {
          ...frame,
          long: elements,
          inner: { before: frame, list: elements, members, after: 1 },
        };
        const text = [...jsonPieces(artifact)].join('');
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(whole)));
        // It is laid out as well as what is made at once.
        expect(text).toBe([...jsonPieces({ frame: whole, lists: [], depth })].join(''));
      },
    ),
  );
});

test('each piece ends with a line, and none is much longer than an element', () => {
  const element = (index: number): JsonObject => ({ index, text: 'x'.repeat(1000) });
  const pieces = [
    ...jsonPieces({
      frame: { long: [] as JsonValue },
      lists: [{ path: ['long'], length: 500, element }],
      depth: 2,
    }),
  ];
  expect(pieces.length).toBeGreaterThan(5);
  for (const piece of pieces) {
    expect(piece.endsWith('\n')).toBe(true);
    expect(piece.length).toBeLessThan(70_000);
  }
});

test('an element that breaks its schema is told with its place', () => {
  expect(elementProblems('decisions', { subject: 'feature:A-1' }, '/decisions', 7)).toEqual([
    expect.stringMatching(/^\/decisions\/7 must have required property/),
  ]);
});

test('an element of a list that has no schema is a fault of ours', () => {
  expect(() => elementProblems('spec_map', {}, '/areas', 0)).toThrow('no schema of an element of /areas');
});

test('what is kept of an artifact reads the same, where a part stands elsewhere too', () => {
  type Thing = { readonly id: number; readonly in: readonly number[] };
  const plain = ({ id, in: inner }: Thing): JsonObject => ({ id, in: [...inner] });
  const other = ({ id }: Thing): JsonObject => ({ other: { id } });
  const things = fc.array(fc.record({ id: fc.nat(), in: fc.array(fc.nat()) }), { maxLength: 5 });
  const orders = fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      things,
      fc.array(orders, { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 1, max: 6 }),
      (things, rounds, depth) => {
        const drawn = new Drawn();
        const texts = (kept: KeptJson, order: readonly number[]): string => {
          const shown = order.flatMap((n) => things[n % Math.max(1, things.length)] ?? []);
          const element = (index: number): JsonObject => ({
            index,
            list: kept.list(index % 2 === 0 ? things : shown, plain),
            deep: { list: kept.list(things, index % 3 === 0 ? other : plain) },
          });
          const frame = { long: [] as JsonValue, first: kept.list(things, other) };
          return [
            ...jsonPieces({
              frame,
              lists: [{ path: ['long'], length: order.length, element }],
              depth,
              kept,
            }),
          ].join('');
        };
        for (const order of rounds)
          expect(texts(new KeptJson(drawn.json), order)).toBe(texts(new KeptJson(null), order));
      },
    ),
  );
});
