import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { anyGlob, slowGlob, slowIgnore } from '../../src/syntax/globs.ts';

const piece = fc.constantFrom(
  'a',
  'b',
  '.',
  '..',
  '.md',
  'md',
  '/',
  '-',
  '_',
  ' ',
  'A',
  '\n',
  '*',
  '\\',
  '[',
  '{',
  '+',
  '$',
  'é',
);
const path = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(''));
const glob = fc
  .array(
    fc.oneof(
      piece,
      fc.constantFrom('*', '**', '**/', '?', '*.', '[ab]', '[!a]', '{a,b}', '!', '@(a|b)', '+(a)'),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((pieces) => pieces.join(''));

/** As picomatch says it, of base names where a glob has no slash. */
function asked(globs: readonly string[], names: boolean, text: string): boolean {
  const base = text.slice(text.lastIndexOf('/') + 1);
  return globs.some((one) => {
    const of = names && !one.includes('/') ? base : text;
    return of !== '' && picomatch(one, { dot: true })(of);
  });
}

describe('any of some globs', () => {
  test('is what picomatch says of each', () => {
    fc.assert(
      fc.property(fc.array(glob, { maxLength: 4 }), path, fc.boolean(), (globs, text, names) => {
        expect([globs, text, anyGlob(globs, names)(text)]).toEqual([globs, text, asked(globs, names, text)]);
      }),
      { numRuns: 20_000, seed: 6 },
    );
  });

  test('also of the globs that are looked up and not run', () => {
    const globs = ['*.md', '*.d-ts', 'LICENSE', 'a b.c', 'README*', '*_test.*', 'docs/**', '*'];
    const texts = [
      'a.md',
      '.md',
      'x/a.md',
      'a.md/b',
      'x.d-ts',
      'LICENSE',
      'x/LICENSE',
      'a b.c',
      'README.x',
      '.',
      '..',
      'a_test.b',
      'docs/a',
      'docs',
      'a.',
      '',
    ];
    for (const one of globs)
      for (const text of texts)
        for (const names of [true, false])
          expect([one, text, names, anyGlob([one], names)(text)]).toEqual([
            one,
            text,
            names,
            asked([one], names, text),
          ]);
  });
});

describe('a glob that could take too long', () => {
  test.each([
    '*a*a*a*a*ab',
    '**/a/**/a/**/a/**/a/**/b',
    '{a,aa}*{a,aa}*{a,aa}*{a,aa}*b',
    '*'.padEnd(1_001, 'a'),
    '+(+(a))b',
    '+(a|aa)b*(a|aa)c',
  ])('%s is refused, or answers at once', (one) => {
    if (slowGlob(one) !== null) return;
    const matches = picomatch(one, { dot: true });
    const started = process.cpuUsage();
    for (const text of ['a'.repeat(255), 'a/'.repeat(100), 'aa/'.repeat(100)]) matches(text);
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
  });

  test('those with stars that share what they match are refused', () => {
    expect(slowGlob('*a*a*a*a*ab')).toMatch(/several loops|too large/);
    expect(slowIgnore('**/a/**/a/**/a/**/b')).toBe('it has more than 3 `**`');
    expect(slowIgnore('/x/*a?*a?*a?*b')).toBe('a name in it has more than 3 `*`');
  });

  test('those that people write are not', () => {
    for (const one of [
      '**/*.test.*',
      'packages/*',
      '{apps,packages}/*',
      '**/{a,b}/**/*.md',
      'docs/**/*-design*.md',
      '**/__tests__/**',
      '*.{ts,tsx,js,jsx,mjs,cjs}',
      '!**/x/**',
    ])
      expect([one, slowGlob(one), slowIgnore(one)]).toEqual([one, null, null]);
  });
});
