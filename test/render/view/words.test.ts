import { describe, expect, test } from 'vitest';
import { shortened } from '../../../src/render/view/words.ts';

describe('shortened', () => {
  test.each([
    ['what fits stands', 'as it is', 20, 'as it is'],
    ['it ends at a word', 'one two three four', 12, 'one two…'],
    ['one long word is cut', 'abcdefghijklmnop', 8, 'abcdefg…'],
    ['a quotation is ended', 'the guide lists "one two three" first', 26, 'the guide lists "one two…"'],
    ['so is a span of code', 'call `make all the things` now', 18, 'call `make all…`'],
    ['the inner one first', 'he says "call `make all of it`" now', 24, 'he says "call `make all…`"'],
    ['one that has ended is not', 'a "b" and more words here', 16, 'a "b" and more…'],
    ['no character is halved', '中文中文😀中文中文中文', 6, '中文中文…'],
  ])('%s', (_what, text, limit, short) => {
    expect(shortened(text, limit)).toBe(short);
  });
});
