import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkout } from '../support/checkout.ts';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly devDependencies?: { readonly [name: string]: string };
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(checkout, path), 'utf8'));
const lock = read('package-lock.json') as {
  lockfileVersion: number;
  packages: { readonly [path: string]: Entry };
};
const entries = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('package-lock.json', () => {
  test('is of the manifest beside it', () => {
    const manifest = read('package.json') as { devDependencies: object };
    expect(lock.packages['']?.devDependencies).toEqual(manifest.devDependencies);
    expect(entries.length).toBeGreaterThan(100);
  });

  test('has for each package a version and a digest that can not be forged', () => {
    for (const [path, { version, integrity }] of entries) {
      expect([path, version]).toEqual([path, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
      expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-[A-Za-z0-9+/]{86}==$/)]);
    }
  });

  test('takes nothing from a place of its own: no address, repository, folder or archive', () => {
    // Without `resolved` npm asks the one registry that it is set up with, and compares the digest.
    for (const [path, { resolved, link, inBundle }] of entries)
      expect([path, resolved, link, inBundle]).toEqual([path, undefined, undefined, undefined]);
  });

  test('holds nothing that a user of the package would install', () => {
    for (const [path, { dev, devOptional }] of entries)
      expect([path, dev ?? devOptional]).toEqual([path, true]);
  });

  test('has install scripts in packages that are known to have one', () => {
    const scripts = entries.flatMap(([path, { hasInstallScript }]) => (hasInstallScript ? [path] : []));
    // fsevents is of macOS alone.
    expect(scripts.filter((path) => !path.endsWith('/fsevents'))).toEqual(['node_modules/esbuild']);
  });

  test('is what `npm ci` takes', { timeout: 120_000 }, () => {
    // Refuses a lock that is not of the manifest, before it asks for anything.
    const said = execFileSync('npm', ['ci', '--dry-run', '--offline', '--ignore-scripts', '--no-audit'], {
      cwd: checkout,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(said).not.toContain('EUSAGE');
  });
});
