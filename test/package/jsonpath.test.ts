import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { whatIsBundled } from '../../scripts/third-party.mjs';
import { checkout } from '../support/checkout.ts';

/**
 * jsonpath-plus evaluates filter expressions of a path as JavaScript. Its advisories (CVE-2024-21534, GHSA-pppg-cpfq-h7wr;
 * CVE-2025-1302, GHSA-hw8r-x6gr-5gjp) are of expressions that leave its sandbox; the second mended the first, in 10.3.0.
 */
describe('jsonpath-plus', () => {
  test('is not in the bundle; a function that throws stands in its place', async () => {
    const { inputs } = await whatIsBundled();
    const paths = Object.keys(inputs);
    expect(paths.some((path) => path.includes('node_modules/json-rules-engine/'))).toBe(true);
    expect(paths.filter((path) => /jsonpath|jsep/.test(path))).toEqual([
      'without-jsonpath-plus:jsonpath-plus',
    ]);
  });

  test('left no line in what is built', () => {
    const own = readFileSync(join(checkout, 'node_modules/jsonpath-plus/dist/index-node-cjs.cjs'), 'utf8');
    const marks = ['_$_parentProperty', '_$_path', 'TypeError: jsonPath'].filter((mark) =>
      own.includes(mark),
    );
    expect(marks.length).toBeGreaterThan(1);
    for (const file of readdirSync(join(checkout, 'dist')).filter((name) => /\.[cm]?js$/.test(name))) {
      const text = readFileSync(join(checkout, 'dist', file), 'utf8');
      expect([file, ...marks.filter((mark) => text.includes(mark))]).toEqual([file]);
    }
  });

  test('is a mended version where tests have it', () => {
    const lock = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    const versions = Object.entries(lock.packages).flatMap(([path, { version }]) =>
      path.endsWith('node_modules/jsonpath-plus') ? [version] : [],
    );
    expect(versions).toEqual([expect.stringMatching(/^10\.([4-9]|\d\d)\./)]);
    const { overrides } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
      overrides: Record<string, string>;
    };
    expect(overrides['jsonpath-plus']).toMatch(/^\^10\.[4-9]/);
  });
});

describe('what is bundled', () => {
  test('makes code of text in two of our files only: the loader of the bundle, that of script configurations', async () => {
    const { inputs } = await whatIsBundled();
    const users = Object.entries(inputs).flatMap(([path, { imports }]) =>
      imports.some((one) => /^(?:node:)?vm$/.test(one.path)) ? [path] : [],
    );
    expect(users.sort()).toEqual(['src/bundle.ts', 'src/config/load-script.ts']);
  });
});
