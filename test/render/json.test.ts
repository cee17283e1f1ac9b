import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { jsonPieces } from '../../src/render/artifacts/json.ts';
import { elementProblems } from '../../src/render/artifacts/validate.ts';

const objects = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<JsonObject>;

test('an artifact in pieces is the same document as in one, whatever it holds', () => {
  fc.assert(
    fc.property(objects, fc.array(objects), fc.integer({ min: 1, max: 5 }), (frame, elements, depth) => {
      const artifact = {
        frame: { ...frame, long: [] },
        list: { key: 'long', length: elements.length, element: (index: number) => elements[index] ?? {} },
        depth,
      };
      const text = [...jsonPieces(artifact)].join('');
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ ...frame, long: elements })));
    }),
  );
});

test('each piece ends with a line, and none is much longer than an element', () => {
  const element = (index: number): JsonObject => ({ index, text: 'x'.repeat(1000) });
  const pieces = [
    ...jsonPieces({
      frame: { long: [] as JsonValue },
      list: { key: 'long', length: 500, element },
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
  expect(elementProblems('decisions', { subject: 'feature:A-1' }, '/decisions/7')).toEqual([
    expect.stringMatching(/^\/decisions\/7 must have required property/),
  ]);
});
