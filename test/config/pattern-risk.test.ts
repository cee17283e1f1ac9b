import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patternRisk } from '../../src/config/pattern-risk.ts';
import { presetLayer, presetNames } from '../../src/config/presets.ts';
import { patternsIn } from './patterns.ts';

describe('patterns that can blow up', () => {
  test.each([
    '(a+)+$',
    '(a*)*b',
    '(?:\\w+\\s?)*$',
    '([a-z]+)*\\d',
    '(.*,)*x',
    '(a|a)*$',
    '(a|ab)+c',
    '(\\d|\\w)+$',
    '(?:x|[w-z])*y',
    '(a?|b)*c',
    '((ab)+)+',
    '(a{2,}){3,}',
    '(?<n>(?:a+b?)+)$',
    '(?=(a+)+b)',
    '(a{1,30}){1,30}$',
    'a'.repeat(1_001),
    `${'('.repeat(40)}a${')'.repeat(40)}`,
  ])('%s', (pattern) => {
    expect(() => new RegExp(pattern)).not.toThrow();
    expect(patternRisk(pattern)).not.toBeNull();
  });
});

describe('patterns that end', () => {
  test.each([
    '',
    'a+b*c?',
    '^(?:canonical|module) guides?$',
    '\\bP[0-3]\\b',
    '(?:ab)+',
    '(?:a|b|cd)*',
    '(?:\\d|[a-f])+',
    '(?:\\d{4}-)?\\d{2}',
    '(?:ab?c)+',
    '[(+*)]+',
    '\\(+\\)+',
    '(?<a>x)\\k<a>+',
    '(?:é|中)+',
    '(?<!x)y+',
    '(?:a{1,3}){1,3}',
  ])('%s', (pattern) => {
    expect(patternRisk(pattern)).toBeNull();
  });

  test('every pattern of every preset', () => {
    for (const name of presetNames) {
      for (const pattern of patternsIn(presetLayer(name)?.value ?? {}))
        expect([pattern, patternRisk(pattern)]).toEqual([pattern, null]);
    }
  });
});

test('law: any pattern that compiles is read without a fault, and without taking long', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    '.',
    '\\d',
    '[a-c]',
    '(',
    ')',
    '(?:',
    '|',
    '*',
    '+',
    '?',
    '{2}',
    '{1,}',
    '^',
    '$',
    '\\b',
    ']',
    '\\',
    '{',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const pattern = pieces.join('');
      try {
        new RegExp(pattern, 'i');
      } catch {
        return;
      }
      if (patternRisk(pattern) !== null) return;
      // What is accepted must get through a text that ambiguous patterns choke on.
      const started = performance.now();
      new RegExp(pattern, 'i').test(`${'ab'.repeat(12)}${'a'.repeat(24)}!`);
      expect(performance.now() - started).toBeLessThan(1_000);
    }),
    { numRuns: 3_000 },
  );
});
