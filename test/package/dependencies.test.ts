import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundledPackages, licences, whatIsBundled } from '../../scripts/third-party.mjs';
import { checkout } from '../support/checkout.ts';
import { tablesBelow } from '../support/page-tables.ts';
import { installedSize } from './installed-size.ts';

interface Manifest {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
  readonly optionalDependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
}

const read = (path: string): Manifest => JSON.parse(readFileSync(join(checkout, path), 'utf8')) as Manifest;
const installed = (name: string): Manifest => read(`node_modules/${name}/package.json`);

const page = readFileSync(join(checkout, 'docs/dependencies.md'), 'utf8');
const shipped = tablesBelow(page, 'In the bundle');
const alongside = tablesBelow(page, 'What comes along');
const tools = tablesBelow(page, 'For building and testing');
const names = (rows: readonly Record<string, string>[]): string[] => rows.map((row) => row.package ?? '');

let bundle: Map<string, number>;
beforeAll(async () => {
  bundle = bundledPackages(await whatIsBundled());
});

describe('docs/dependencies.md', () => {
  test('names every dependency once, and nothing else', () => {
    const { devDependencies, ...manifest } = read('package.json');
    // All that runs is in the bundle, so that installing backlogic installs one package.
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies'] as const)
      expect(manifest[kind]).toBeUndefined();
    expect([...names(shipped), ...names(tools)].sort()).toEqual(Object.keys(devDependencies).sort());
  });

  test('tells what ships from what builds and tests, as the bundle has it', () => {
    expect([...names(shipped), ...names(alongside)].sort()).toEqual([...bundle.keys()].sort());
  });

  test.each([...shipped, ...alongside, ...tools])('says of $package its licence, size and reason', (row) => {
    const name = row.package ?? '';
    expect(row.licence).toBe(installed(name).license);
    for (const column of ['for', 'why it and not another'])
      if (column in row) expect(row[column]?.length).toBeGreaterThan(3);
    const near = (said: string | undefined, measured: number): void => {
      const tolerance = Math.max(2, measured * 0.1);
      expect([name, Math.abs(Number(said) - measured) <= tolerance ? said : measured]).toEqual([name, said]);
    };
    if ('KB' in row) near(row.KB, installedSize(join(checkout, 'node_modules', name)));
    if ('KB in it' in row) near(row['KB in it'], Math.ceil((bundle.get(name) ?? 0) / 1024));
  });

  test('says of what comes along what brings it', () => {
    for (const { package: name = '', 'comes with': by = '' } of alongside) {
      const bringers = by.split(', ');
      for (const bringer of bringers) {
        expect([name, bringer, bundle.has(bringer)]).toEqual([name, bringer, true]);
        expect([bringer, installed(bringer).dependencies?.[name]]).toEqual([bringer, expect.any(String)]);
      }
    }
  });
});

describe('licences', () => {
  test('of all that the package holds let it be passed on under MIT', () => {
    const free = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0'];
    for (const name of bundle.keys()) expect(free, name).toContain(installed(name).license);
  });

  test('of others go along in full', () => {
    const text = licences(bundle.keys());
    for (const name of bundle.keys())
      expect(text).toContain(`\n${name} ${installed(name).version} (${installed(name).license})\n`);
    expect(text.match(/permission|redistribution|licensed under/gi)?.length).toBeGreaterThanOrEqual(
      bundle.size,
    );
    expect(existsSync(join(checkout, 'LICENSE'))).toBe(true);
  });
});
