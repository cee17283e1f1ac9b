import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, passingBytesOf } from '../../src/render/artifacts/bytes.ts';

/** More than fits into one piece. */
const long = 300_000;
const line = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: 'grapheme' }) },
  fc.integer({ min: long / 4, max: long }).map((length) => 'ü'.repeat(length)),
  fc.integer({ min: 1, max: long / 8 }).map((length) => 'a line\r\n'.repeat(length)),
);

describe.each([
  ['bytes to be held', bytesOf],
  ['bytes that pass', passingBytesOf],
] as const)('%s', (_, made) => {
  test('law: they are the UTF-8 of the texts, and no line is taken apart but at its end', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const texts = lines.map((text) => `${text}\n`);
        const pieces: string[] = [];
        for (const piece of made(texts)) pieces.push(Buffer.from(piece).toString('utf8'));
        expect(pieces.join('')).toBe(texts.join(''));
        for (const piece of pieces) expect(piece.endsWith('\n')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('a text of many lines comes in pieces of some size, a line of any length in one', () => {
    const sizes = (texts: readonly string[]): number[] => Array.from(made(texts), ({ length }) => length);
    const many = sizes(['a line of some length\n'.repeat(100_000)]);
    expect(many.length).toBeGreaterThan(8);
    expect(Math.max(...many)).toBeLessThanOrEqual(1 << 18);
    expect(sizes([`${'x'.repeat(1_000_000)}\n`])).toEqual([1_000_001]);
    expect(sizes([`${'x'.repeat(1_000_000)}\nend\n`])).toEqual([1_000_001, 4]);
  });
});
