import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presetLayer, presetNames } from '../../src/config/presets.ts';
import { patternRisk } from '../../src/config/vet-patterns.ts';
import { processorTime } from '../support/processor-time.ts';
import { patternsIn } from './patterns.ts';

describe('patterns that can blow up', () => {
  test.each([
    '(a+)+$',
    '(a*)*b',
    '(?:\\w+\\s?)*$',
    '([a-z]+)*\\d',
    '(.*,)*x',
    '(a|a)*$',
    '(\\d|\\w)+$',
    '(?:x|[w-z])*y',
    '((ab)+)+',
    '(a{2,}){3,}',
    '(?<n>(?:a+b?)+)$',
    '(?=(a+)+b)',
    '(a{1,30}){1,30}$',
    // What cannot be judged is refused: a reference back, and letters beyond ASCII, whose case has many forms.
    '(?<a>x)\\k<a>+',
    '(?:é|中)+',
    'a'.repeat(1_001),
  ])('%s', (pattern) => {
    expect(() => new RegExp(pattern)).not.toThrow();
    expect(patternRisk(pattern, 'i')).not.toBeNull();
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
    '(?<!x)y+',
    '(?:a{1,3}){1,3}',
    '(a|ab)+c',
    '(a?|b)*c',
    `${'('.repeat(40)}a${')'.repeat(40)}`,
  ])('%s', (pattern) => {
    expect(patternRisk(pattern, 'i')).toBeNull();
  });

  test('every pattern of every preset', () => {
    for (const name of presetNames) {
      for (const pattern of patternsIn(presetLayer(name)?.value ?? {}))
        expect([pattern, patternRisk(pattern, 'i')]).toEqual([pattern, null]);
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
      if (patternRisk(pattern, 'i') !== null) return;
      // What is accepted must get through a text that ambiguous patterns choke on.
      const started = processorTime();
      new RegExp(pattern, 'i').test(`${'ab'.repeat(12)}${'a'.repeat(24)}!`);
      expect(processorTime() - started).toBeLessThan(1_000);
    }),
    { numRuns: 3_000 },
  );
});
