import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetNames } from '../../src/config/presets.ts';
import { checkout } from '../support/checkout.ts';

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'].filter((page) => existsSync(join(checkout, page))),
  ...readdirSync(join(checkout, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** Without what is only shown. */
function prose(page: string): string {
  return readFileSync(join(checkout, page), 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
}

describe('the pages', () => {
  it('lead to files that are there', () => {
    expect(pages.length).toBeGreaterThan(100);
    const dead = pages.flatMap((page) =>
      [...prose(page).matchAll(/\]\((?![a-z]+:)([^)#\s]+)[^)]*\)/g)]
        .map(([, target = '']) => join(dirname(page), decodeURIComponent(target)))
        .filter((target) => !existsSync(join(checkout, target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it('of the configuration name every preset', () => {
    const page = prose('docs/reference/configuration.md');
    const named = [...page.matchAll(/^\| `([\w-]+)` \| /gm)].map(([, name]) => name);
    expect(named).toEqual(expect.arrayContaining([...presetNames]));
  });
});
