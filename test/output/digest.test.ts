import fc from 'fast-check';
import { expect, test } from 'vitest';
import { artifactOfPieces } from '../../src/model/artifact.ts';
import { digestOf, digestsOfFile, exactDigest, freshOf } from '../../src/output/digest.ts';
import { normalised } from '../../src/syntax/lines.ts';

const texts = fc.array(
  fc.constantFrom('\ufeff', '\r', '\n', '\r\n', 'a', 'é', '<!-- notes:x -->', '<!-- /notes:x -->'),
  {
    maxLength: 12,
  },
);

test('a file read in any pieces has the digests of its whole text', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(6), { maxLength: 12 }), (parts, cuts) => {
      const text = parts.join('');
      // A mark is three bytes: the first piece of a file is never as short as that.
      const bytes = Buffer.from(text);
      const pieces: Uint8Array[] = [bytes.subarray(0, 4)];
      let at = 4;
      for (const cut of cuts) {
        if (cut > 0 && at < bytes.length) pieces.push(bytes.subarray(at, at + cut));
        at += cut;
      }
      pieces.push(bytes.subarray(Math.min(at, bytes.length)));
      expect(digestsOfFile(pieces)).toEqual({
        exact: exactDigest(text),
        normal: exactDigest(normalised(text)),
      });
    }),
    { numRuns: 500 },
  );
});

test('an artifact in pieces has the digests of its whole text', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 6 }), (lines) => {
      // Pieces end with lines.
      const pieces = lines.map((line) => `${line.join('')}.\n`);
      const text = pieces.join('');
      const { answerable, exact, normal } = freshOf(artifactOfPieces('a.md', () => pieces));
      expect([answerable, exact, normal]).toEqual([
        digestOf(text),
        exactDigest(text),
        exactDigest(normalised(text)),
      ]);
    }),
    { numRuns: 500 },
  );
});
