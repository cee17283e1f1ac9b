import { describe, expect, test } from 'vitest';
import { whyUnsafe } from '../../src/syntax/regex/safety.ts';

const safe: readonly (readonly [string, string])[] = [
  ['\\b(cancel|barge-in|fence)', 'i'],
  ['cancel', ''],
  ['colou?rs?', ''],
  ['^work packages?$', 'i'],
  ['[a-z]+-[a-z]+', ''],
  ['(?:[a-z]+\\.)+[a-z]+', ''],
  ['(?:\\w+/)*\\w+\\.go$', ''],
  ['foo.*bar', ''],
  ['^.*foo.*bar', ''],
  ['\\((\\d+)\\)', ''],
  ['\\d{1,3}(?:,\\d{3})*', ''],
  ['.{0,80}x', ''],
  ['(a|b)*c', ''],
  ['(?:a?)*b', ''],
  ['(?=.*foo)bar', ''],
  ['\\p{L}+', 'u'],
  ['[^\\]]*\\]', ''],
  ['x{2,}y', ''],
  ['\\bP[0-9]\\b', ''],
  ['(tests?|checks?|gates?|suites?) (run|pass(es)?|fail(s|ed)?)', ''],
  ['(?<year>\\d{4})-\\d\\d', ''],
  ['a\\/b|[/]c', ''],
  ['{', ''],
  ['a{,3}', ''],
];

const unsafe: readonly (readonly [string, string])[] = [
  ['(a+)+$', ''],
  ['(a*)*b', ''],
  ['(a|a)*b', ''],
  ['(a|ab|b)*c', ''],
  ['(?:a|aa)+$', ''],
  ['(\\w+\\s?)+$', ''],
  ['([a-zA-Z]+)*1', ''],
  ['(.*a){12}', ''],
  ['(x+x+)+y', ''],
  ['(?:(?:|)a)*b', ''],
  ['(a?){25}a{25}', ''],
  ['.*a.*b.*c', ''],
  ['a*a*a*$', ''],
  ['(\\w)\\1', ''],
  ['(?=(a+)+b)x', ''],
  ['(?:a{0,40}){0,40}b', ''],
  ['(A|a)*b', 'i'],
  ['(?:k|\u212a)*b', 'iu'],
  ['(.|\\n|x)*y', ''],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', ''],
  ['(a|b|[a-z])*c', ''],
  ['c+\\s*\\s*$', ''],
  ['\\w+\\d*;\\w*\\d*$', ''],
];

describe('patterns that are proven to be fast', () => {
  test.each(safe)('/%s/%s', (source, flags) => {
    new RegExp(source, flags);
    expect(whyUnsafe(source, flags, 2)).toBeNull();
  });
});

describe('patterns that can blow up', () => {
  test.each(unsafe)('/%s/%s', (source, flags) => {
    new RegExp(source, flags);
    expect(whyUnsafe(source, flags, 2)).not.toBeNull();
  });
});
