import fc from 'fast-check';
import picomatch from 'picomatch';
import { expect, it } from 'vitest';
import { ownershipPattern } from '../../src/facts/ownership-pattern.ts';
import { processorTime } from '../support/processor-time.ts';

it.each([
  ['*', 'a/b.ts', true],
  ['/', 'a/b.ts', true],
  ['*.ts', 'a/b.ts', true],
  ['*.ts', 'a/b.js', false],
  ['/audio/', 'audio/mixer/a.ts', true],
  ['/audio/', 'lib/audio/a.ts', false],
  ['audio/', 'lib/audio/a.ts', true],
  ['docs/*', 'docs/a.md', true],
  ['docs/*', 'docs/deep/a.md', false],
  ['docs/*/a.md', 'docs/deep/a.md', true],
  ['docs/**', 'docs/deep/a.md', true],
  ['docs/**/a.md', 'docs/a.md', true],
  ['**/a.md', 'x/y/a.md', true],
  ['a?c', 'x/abc', true],
  ['a?c', 'x/ac', false],
  ['a\\*c', 'a*c', true],
  ['a\\*c', 'abc', false],
  ['[a-c].md', 'b.md', true],
  ['[!a-c].md', 'b.md', false],
  ['[z-a].md', 'b.md', false],
  ['a[', 'a[', true],
  ['.github', '.github/x.yml', true],
])('%s of an ownership file on %s: %s', (pattern, path, matches) => {
  expect(ownershipPattern(pattern)(path)).toBe(matches);
});

it('matches as a glob library does', () => {
  const name = fc.stringMatching(/^[ab?*]{1,4}$/).filter((text) => !text.includes('**'));
  const pattern = fc.array(fc.oneof(name, fc.constant('**')), { minLength: 1, maxLength: 4 });
  const path = fc.array(fc.stringMatching(/^[ab]{1,4}$/), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(pattern, fc.boolean(), path, (names, anchored, folders) => {
      const glob = names.join('/');
      fc.pre(names.at(-1) !== '**' && !(names.length === 1 && names[0] === '*' && !anchored));
      const deep = anchored || names.length > 1 ? glob : `**/${glob}`;
      const only = names.length > 1 && names.at(-1) === '*';
      const expected = picomatch(only ? [deep] : [deep, `${deep}/**`], { dot: true });
      const whole = folders.join('/');
      if (anchored && names.length === 1 && names[0] === '*') return;
      expect(ownershipPattern((anchored ? '/' : '') + glob)(whole)).toBe(expected(whole));
    }),
    { numRuns: 2000 },
  );
});

it('takes no longer for what would send a regular expression on endless ways', () => {
  const start = processorTime();
  for (const pattern of ['*a'.repeat(500), '**/'.repeat(500), '['.repeat(4000), '*'.repeat(4000)])
    ownershipPattern(`/x/${pattern}b`)(`x/${'a'.repeat(200)}/${'a/'.repeat(500)}c`);
  expect(processorTime() - start).toBeLessThan(2000);
});
