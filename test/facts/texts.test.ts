import { expect, test } from 'vitest';
import { repository } from '../support/repository.ts';

const guide =
  '# Billing\n\n## Responsibilities\n\n- Owns `A-1`.\n\n| Module | Path |\n| --- | --- |\n| Core | `billing/core` |\n';

test('a compilation knows what its documents say, and does not hold on to what they are made of', () => {
  const { facts } = repository()
    .area('Billing', 'billing', guide)
    .feature({ id: 'A-1', group: 'Invoices' })
    .module('Core', ['billing/core'], ['Invoices'])
    .file('billing/core/main.go')
    .compile();
  expect(facts.recon.map(({ responsibilities }) => responsibilities.map(({ text }) => text))).toEqual([
    ['Owns `A-1`.'],
  ]);
  expect(facts.sources.guides.map(({ document }) => document)).toEqual([
    { file: 'billing/guide.md', lines: 9 },
  ]);
  expect(facts.sources.design?.document).toEqual({ file: 'docs/design.md', lines: 13 });
  expect(holders(facts, 'sections', new Set())).toEqual([]);
});

/** Where an object that has this key is reached, by the keys on the way. */
function holders(value: unknown, key: string, seen: Set<unknown>, way = ''): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  const own = Object.hasOwn(value, key) ? [way] : [];
  return [...own, ...entries.flatMap(([name, inner]) => holders(inner, key, seen, `${way}/${name}`))];
}
