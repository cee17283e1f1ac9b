import { expect, test } from 'vitest';
import { idPattern } from '../../src/facts/id-pattern.ts';
import type { Feature } from '../../src/model/sources.ts';

const cited = (ids: readonly string[], text: string): readonly string[] =>
  text.match(
    idPattern(
      ids.map((id) => ({ id }) as Feature),
      null,
    ) ?? /(?!)/,
  ) ?? [];

test('ids that are numbers are cited behind a # alone, and only those that there are', () => {
  const text =
    'Retry (#13), then #14 and #7: 13 of 14 in a.md#13, &#13; and colour #131313. A-13 is another.';
  expect(cited(['13', '14', '130'], text)).toEqual(['13', '14']);
  expect(cited(['13', 'A-1'], text)).toEqual(['13', 'A-13']);
});

test('ids of letters and digits are cited by their shape', () => {
  expect(cited(['A-1', 'B-2.1'], 'A-7, B-3.4, xA-1, A-1x and #1')).toEqual(['A-7', 'B-3.4']);
});
