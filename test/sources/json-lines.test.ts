import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePieces, decodeText } from '../../src/host/decode.ts';
import { memoryHost } from '../../src/host/memory.ts';
import type { InventoryConfig } from '../../src/model/config.ts';
import { formatSpan } from '../../src/model/span.ts';
import { digestOf } from '../../src/sources/digest.ts';
import { FindingLog } from '../../src/sources/finding-log.ts';
import { jsonLinesFormat } from '../../src/sources/formats/json-lines.ts';
import { LineFinder, linesIn, longestLine } from '../../src/sources/formats/lines.ts';
import { Repository } from '../../src/sources/repository.ts';

/** A text cut at some places. */
function cut<T extends { slice(from: number, to?: number): T; readonly length: number }>(
  whole: T,
  places: readonly number[],
): T[] {
  const at = [...new Set(places.map((place) => place % (whole.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, index) => whole.slice(from, at[index] ?? whole.length));
}

const places = fc.array(fc.nat(), { maxLength: 8 });
const texts = fc
  .array(fc.constantFrom('a', '{"id":"A-1"}', '\n', '\r\n', ' ', '\ufeff', 'é', '😀', '\t'), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));

describe('a file in pieces', () => {
  it('decodes as the whole does, wherever it is cut', () => {
    const marks = fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]);
    fc.assert(
      fc.property(marks, fc.uint8Array({ maxLength: 40 }), places, (mark, bytes, at) => {
        const whole = Buffer.from([...mark, ...bytes]);
        expect([...decodePieces(cut(whole, at))].join('')).toBe(decodeText(Buffer.from(whole)));
      }),
      { numRuns: 1000 },
    );
  });

  it('has the lines of the whole, wherever it is cut', () => {
    fc.assert(
      fc.property(texts, places, (text, at) => {
        const lines = text
          .replace(/^\ufeff/, '')
          .split('\n')
          .map((line, index) => ({ number: index + 1, text: line.replace(/\r$/, '') }))
          .filter((line) => line.text.trim() !== '');
        expect([...linesIn(cut(text, at))]).toEqual(lines);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives any line again, forwards and backwards, and nothing for one that is gone', () => {
    const finder = new LineFinder(() => ['one\n\ntw', 'o\nthree']);
    expect([1, 3, 4, 1, 2, 4, 9].map((number) => finder.text(number))).toEqual([
      'one',
      'two',
      'three',
      'one',
      '',
      'three',
      '',
    ]);
  });

  it('has the digest of the whole', () => {
    const host = memoryHost({ '/repo/a.jsonl': '{"id":"Ä"}\n', '/repo/b.md': 'b' });
    const digests = (['read', 'stream'] as const).map((way) => {
      const repository = new Repository('/repo', host);
      repository.read('b.md');
      repository[way]('a.jsonl');
      return digestOf(repository, { files: [] });
    });
    expect(digests[1]).toBe(digests[0]);
  });
});

describe('entries of a file in pieces', () => {
  function read(pieces: readonly string[]): { at: string[]; findings: string[] } {
    const log = new FindingLog();
    const file = {
      path: 'list.jsonl',
      pieces: () => pieces,
      get text(): string {
        throw new Error('nobody needs the whole text');
      },
    };
    expect(jsonLinesFormat.matches([file], {} as InventoryConfig)).toBe(true);
    const { records } = jsonLinesFormat.read([file], {} as InventoryConfig, log, () => {});
    return {
      at: records.map((record) => formatSpan(record.at(['id']))),
      findings: log.all().map(({ code, at }) => `${code} ${at ? formatSpan(at) : ''}`),
    };
  }

  it('have their places, also those beside a line that is broken', () => {
    const pieces = ['\ufeff{"title":"x", "id":"A-1"}\r\n\n{"id"', ': }\n{"id":"A-3"}\n[1]\n  {"id":"A-4"}'];
    expect(read(pieces)).toEqual({
      at: ['list.jsonl:1:20', 'list.jsonl:3:2', 'list.jsonl:4:7', 'list.jsonl:6:9'],
      findings: ['inventory/bad-entry list.jsonl:3:8', 'inventory/not-an-object list.jsonl:5:1'],
    });
  });

  it('are read but for a line that is too long', () => {
    const long = 'x'.repeat(longestLine / 2);
    expect(read(['{"id":"A-1"}\n{"id":"', long, long, long, '"}\n{"id":"A-3"}\n'])).toEqual({
      at: ['list.jsonl:1:7', 'list.jsonl:3:7'],
      findings: ['inventory/bad-entry list.jsonl:2:1'],
    });
  });
});
