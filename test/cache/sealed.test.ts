import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SealedFolder } from '../../src/host/sealed.ts';
import { cacheSecret } from '../../src/host/secret.ts';
import { scratch } from '../support/cli.ts';

const secret = Buffer.alloc(32, 1);
const path = '.backlogic/cache';

describe('a sealed folder', () => {
  test('gives back what was written, and keeps git away', () => {
    const root = scratch();
    SealedFolder.make(root, path, secret)?.write('a', 'text');
    expect(SealedFolder.open(root, path, secret)?.read('a')?.toString()).toBe('text');
    expect(readFileSync(join(root, path, '.gitignore'), 'utf8')).toBe('*\n');
  });

  test.for<[string, (file: string, text: string) => void]>([
    ['is cut short', (file, text) => writeFileSync(file, text.slice(0, -1))],
    ['is longer', (file, text) => writeFileSync(file, `${text}x`)],
    ['has another byte', (file, text) => writeFileSync(file, text.replace('body', 'bode'))],
    ['is empty', (file) => writeFileSync(file, '')],
    ['is something else', (file) => writeFileSync(file, 'x'.repeat(500))],
  ])('knows no entry that %s, and writes it anew', ([, change]) => {
    const root = scratch();
    const folder = SealedFolder.make(root, path, secret);
    folder?.write('a', 'the body');
    change(join(root, path, 'a'), readFileSync(join(root, path, 'a'), 'latin1'));
    expect(folder?.read('a')).toBeNull();
    folder?.write('a', 'the body');
    expect(folder?.read('a')?.toString()).toBe('the body');
  });

  test("knows no entry that another's secret sealed, nor one by another name", () => {
    const root = scratch();
    SealedFolder.make(root, path, Buffer.alloc(32, 2))?.write('a', 'poison');
    const folder = SealedFolder.open(root, path, secret);
    expect(folder?.read('a')).toBeNull();
    folder?.write('b', 'right');
    writeFileSync(join(root, path, 'a'), readFileSync(join(root, path, 'b')));
    expect(folder?.read('a')).toBeNull();
  });

  test.for(['.backlogic', '.backlogic/cache'])(
    'is not there where %s is a link, and makes nothing behind it',
    (link) => {
      const [root, elsewhere] = [scratch(), scratch()];
      if (link !== '.backlogic') mkdirSync(join(root, '.backlogic'));
      symlinkSync(elsewhere, join(root, link));
      expect(SealedFolder.make(root, path, secret)).toBeNull();
      expect(readdirSync(elsewhere)).toEqual([]);
      mkdirSync(join(elsewhere, 'cache'));
      expect(SealedFolder.open(root, path, secret)).toBeNull();
    },
  );

  test('follows no entry that is a link, and replaces it', () => {
    const [root, elsewhere] = [scratch(), scratch()];
    const folder = SealedFolder.make(root, path, secret);
    folder?.write('a', 'text');
    writeFileSync(join(elsewhere, 'file'), readFileSync(join(root, path, 'a')));
    symlinkSync(join(elsewhere, 'file'), join(root, path, 'b'));
    expect(folder?.read('b')).toBeNull();
    folder?.write('b', 'other');
    expect(folder?.read('b')?.toString()).toBe('other');
    expect(readFileSync(join(elsewhere, 'file'), 'utf8')).toMatch(/text$/);
  });

  test('keeps the newest 64 entries, and takes away what a run left half written', () => {
    const root = scratch();
    const folder = SealedFolder.make(root, path, secret);
    for (let index = 0; index < 80; index += 1) {
      folder?.write(`e${index}`, 'x');
      utimesSync(join(root, path, `e${index}`), index + 1, index + 1);
    }
    writeFileSync(join(root, path, 'old.1.new'), '');
    utimesSync(join(root, path, 'old.1.new'), 1, 1);
    writeFileSync(join(root, path, 'young.2.new'), '');
    folder?.write('last', 'x');
    const names = readdirSync(join(root, path)).filter((name) => name !== '.gitignore');
    expect(names).toHaveLength(65);
    for (const name of ['last', 'e79', 'e17', 'young.2.new']) expect(names).toContain(name);
    for (const name of ['e0', 'e16', 'old.1.new']) expect(names).not.toContain(name);
  });

  test('is no error where nothing can be written', () => {
    const root = scratch();
    writeFileSync(join(root, '.backlogic'), 'a file');
    expect(SealedFolder.make(root, path, secret)).toBeNull();
  });
});

describe('the secret', () => {
  const file = (state: string): string => join(state, 'backlogic/cache-key');

  test('is made once, for this user alone', () => {
    const [root, state] = [scratch(), scratch()];
    const first = cacheSecret(root, { XDG_STATE_HOME: state });
    expect(first).toHaveLength(32);
    expect(cacheSecret(root, { XDG_STATE_HOME: state })).toEqual(first);
    expect(statSync(file(state)).mode & 0o777).toBe(0o600);
    expect(cacheSecret(root, { XDG_STATE_HOME: scratch() })).not.toEqual(first);
  });

  test.for<[string, (state: string) => void]>([
    ['others can read', (state) => chmodSync(file(state), 0o644)],
    ['is something else', (state) => writeFileSync(file(state), 'secret')],
  ])('is none where its file %s', ([, change]) => {
    const [root, state] = [scratch(), scratch()];
    cacheSecret(root, { XDG_STATE_HOME: state });
    change(state);
    expect(cacheSecret(root, { XDG_STATE_HOME: state })).toBeNull();
  });

  test('is none where its file would lie in the repository, whose files are anybody’s', () => {
    const root = scratch();
    expect(cacheSecret(root, { XDG_STATE_HOME: join(root, 'state') })).toBeNull();
    expect(existsSync(file(join(root, 'state')))).toBe(false);
  });

  test('is none on a CI server, unless the server gives it', () => {
    const root = scratch();
    const environment = { CI: 'true', XDG_STATE_HOME: scratch() };
    expect(cacheSecret(root, environment)).toBeNull();
    expect(cacheSecret(root, { ...environment, BACKLOGIC_CACHE_KEY: 'given' })).toHaveLength(32);
  });
});
