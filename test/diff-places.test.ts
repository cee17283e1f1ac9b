import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedPlaces } from '../src/diff-places.ts';

interface One {
  readonly value: string;
  readonly rule: string;
}

const reading = { value: (one: One) => one.value, rules: (one: One) => [one.rule] };

/** Phrases of one guide: line → value. */
function phrases(values: readonly (readonly [number, string])[], file = 'guide.md'): Map<string, One> {
  return new Map(
    values.map(([line, value]) => [`status phrase:${file}:${line}:3`, { value, rule: `is-${value}` }]),
  );
}

function moved(before: Map<string, One>, after: Map<string, One>): string[] {
  return movedPlaces(before, after, reading).map(
    ({ id, before: was, after: is }) => `${id.split(':')[2]} ${String(was)} → ${String(is)}`,
  );
}

const rows: readonly (readonly [number, string])[] = [
  [10, 'done'],
  [11, 'open'],
  [12, 'done'],
  [13, 'done'],
];

function down(by: number): (readonly [number, string])[] {
  return rows.map(([line, value]) => [line + by, value]);
}

describe('decisions about places', () => {
  it('are no news when a line above takes them further down', () => {
    expect(moved(phrases(rows), phrases(down(1)))).toEqual([]);
    expect(moved(phrases(rows), phrases(down(7)))).toEqual([]);
  });

  it('that change while they move are told once, where they stand now', () => {
    const after = down(1).map(([line, value]): [number, string] => [line, line === 13 ? 'late' : value]);
    expect(moved(phrases(rows), phrases(after))).toEqual(['13 done → late']);
  });

  it('that are new or gone are told as such', () => {
    expect(moved(phrases(rows), phrases([[9, 'late'], ...rows]))).toEqual(['9 null → late']);
    expect(moved(phrases(rows), phrases(rows.filter(([line]) => line !== 11)))).toEqual(['11 open → null']);
  });

  it('are compared file by file', () => {
    expect(moved(phrases(rows, 'a.md'), phrases(rows, 'b.md'))).toHaveLength(8);
  });

  it('that did not change are never told, and what is told is true', () => {
    const list = fc.array(fc.constantFrom('done', 'open', 'late'), { maxLength: 8 });
    fc.assert(
      fc.property(list, list, fc.integer({ min: 0, max: 3 }), (was, is, shift) => {
        const [before, after] = [was, is].map((values, side) =>
          phrases(values.map((value, index) => [10 + index + side * shift, value])),
        );
        const news = movedPlaces(before ?? new Map(), after ?? new Map(), reading);
        const removed = news.filter((one) => one.after === null).length;
        const added = news.filter((one) => one.before === null).length;
        expect(was.length - removed + added).toBe(is.length);
        expect(news.length === 0).toBe(JSON.stringify(was) === JSON.stringify(is));
        for (const { before: old, after: now } of news) expect(old).not.toEqual(now);
      }),
    );
  });
});
