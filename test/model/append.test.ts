import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { append } from '../../src/model/append.ts';
import { checkout } from '../support/checkout.ts';
import { repository } from '../support/repository.ts';

test('a list grows by more than a call can be given', () => {
  const list = [0];
  const more = Array.from({ length: 500_000 }, (_, index) => index);
  expect(() => list.push(...more)).toThrow(RangeError);
  append(list, more);
  expect([list.length, list.at(-1)]).toEqual([500_001, 499_999]);
});

test('a guide that names more ids than a call can be given is compiled', () => {
  const ids = Array.from({ length: 150_000 }, (_, index) => `A-${index + 2}`);
  const { findings } = repository()
    .feature({ id: 'A-1' })
    .area('Billing', 'billing', `# B\n\n${ids.join(' ')}\n`)
    .compile();
  expect(findings.filter(({ code }) => code === 'claims/unknown-id').length).toBeGreaterThan(100_000);
});

/** Lists that are short whatever the input: names of options, commands and templates, fields that a scan knows. */
const short = [
  'commands/shared/help.ts',
  'commands/templates.ts',
  'discover/judge.ts',
  'rules/sets.ts',
  'health/parser.ts',
];

test('no call in the source spreads a list that the input makes long', () => {
  const src = join(checkout, 'src');
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('generated') && !short.includes(path))
    .filter((path) =>
      /(?:\.(?:push|unshift|splice)|Math\.(?:min|max)|fromCharCode)\(\s*\.\.\./.test(
        readFileSync(join(src, path), 'utf8'),
      ),
    );
  expect(found).toEqual(['model/append.ts']);
});
