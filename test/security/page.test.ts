import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkout } from '../support/checkout.ts';
import { tablesBelow } from '../support/page-tables.ts';

const page = readFileSync(join(checkout, 'docs/security.md'), 'utf8');
const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading ?? '');
const promises = headings.flatMap((heading) =>
  tablesBelow(page, heading).flatMap((row) =>
    row.promise === undefined ? [] : [{ heading, promise: row.promise, heldBy: row['held by'] ?? '' }],
  ),
);

describe('docs/security.md', () => {
  test('has a promise in each section but those that make none', () => {
    const without = headings.filter((heading) => !promises.some((one) => one.heading === heading));
    expect(without).toEqual(['What is not protected', 'How to report']);
  });

  test.each(promises)('$promise', ({ heldBy }) => {
    const linked = [...heldBy.matchAll(/\[([^\]]+)\]\(\.\.\/(test\/[^)]+)\)/g)];
    const named = [...heldBy.matchAll(/`(test\/[^`]+)`/g)];
    expect(linked.length + named.length).toBeGreaterThan(0);
    for (const [, , path = ''] of linked)
      expect([path, existsSync(join(checkout, path))]).toEqual([path, true]);
    for (const [, path = ''] of named) expect([path, existsSync(join(checkout, path))]).toEqual([path, true]);
    // The words of a link are those of the test.
    for (const [, words = '', path = ''] of linked) {
      expect(path).toMatch(/\.test\.ts$/);
      expect(readFileSync(join(checkout, path), 'utf8')).toContain(words);
    }
  });

  test('is where SECURITY.md leads', () => {
    expect(readFileSync(join(checkout, 'SECURITY.md'), 'utf8')).toContain('](docs/security.md)');
  });
});
