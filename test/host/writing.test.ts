import { spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeHost } from '../../src/host/node.ts';
import { type Host, HostError } from '../../src/model/host.ts';

const host = nodeHost({});

function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'backlogic-writing-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'done';
  } catch (error) {
    expect(error).toBeInstanceOf(HostError);
    return (error as HostError).code;
  }
}

const acts: readonly (readonly [name: string, act: (path: string) => void])[] = [
  ['makeDirectory', (path) => host.makeDirectory(path)],
  ['writeNew', (path) => host.writeNew(path, 'x')],
  ['appendText', (path) => host.appendText(path, 'x')],
  ['createText', (path) => host.createText(path, 'x')],
  ['link from', (path) => host.link(path, `${path}.second`)],
  ['rename from', (path) => host.rename(path, `${path}.moved`)],
  ['remove', (path) => host.remove(path)],
];

describe.each(acts)('%s', (name, act) => {
  test('goes through no link, near or far', () => {
    const [root, outside] = [folder(), folder()];
    mkdirSync(join(outside, 'deep'));
    for (const place of ['kept', 'deep/kept']) writeFileSync(join(outside, place), 'theirs');
    symlinkSync(outside, join(root, 'link'));
    for (const path of ['link/kept', 'link/deep/kept', 'link/new', 'link/deep/new', 'link/new/er'])
      expect([path, codeOf(() => act(join(root, path)))]).toEqual([
        path,
        // What is not there is nothing to remove; a folder is not made behind the link either.
        name !== 'makeDirectory' && path.endsWith('er')
          ? name === 'remove'
            ? 'done'
            : 'ENOENT'
          : expect.stringMatching(/^(?:link|EEXIST)$/),
      ]);
    expect(readdirSync(outside, { recursive: true }).sort()).toEqual(['deep', 'deep/kept', 'kept']);
    expect(readFileSync(join(outside, 'kept'), 'utf8')).toBe('theirs');
  });
});

test('a link in the last place is not followed', () => {
  const [root, outside] = [folder(), folder()];
  const [link, target] = [join(root, 'link'), join(outside, 'target')];
  const planted = (): string => {
    rmSync(link, { force: true });
    symlinkSync(target, link);
    return link;
  };
  for (const there of [false, true]) {
    if (there) writeFileSync(target, 'theirs');
    expect(codeOf(() => host.writeNew(planted(), 'x'))).toBe('EEXIST');
    expect(codeOf(() => host.createText(planted(), 'x'))).toBe('EEXIST');
    expect(codeOf(() => host.appendText(planted(), 'x'))).toBe('ELOOP');
    expect(codeOf(() => host.makeDirectory(planted()))).toBe('link');
    host.remove(planted());
    expect(existsSync(link)).toBe(false);
    writeFileSync(join(root, 'own'), 'ours');
    planted();
    host.rename(join(root, 'own'), link);
    expect([lstatSync(link).isFile(), readFileSync(link, 'utf8')]).toEqual([true, 'ours']);
    expect([existsSync(target), readdirSync(root)]).toEqual([there, ['link']]);
  }
  expect(readFileSync(target, 'utf8')).toBe('theirs');
});

test('a second name keeps a file when another takes its place, and a link gets none', () => {
  const root = folder();
  const [own, second, other] = ['own', 'second', 'other'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(own, 'before');
  host.link(own, second);
  writeFileSync(other, 'after');
  host.rename(other, own);
  expect([readFileSync(own, 'utf8'), readFileSync(second, 'utf8')]).toEqual(['after', 'before']);
  expect(codeOf(() => host.link(own, second))).toBe('EEXIST');
  expect(codeOf(() => host.link(other, join(root, 'third')))).toBe('ENOENT');
  symlinkSync(own, other);
  expect(codeOf(() => host.link(other, join(root, 'third')))).toBe('link');
  expect(readdirSync(root).sort()).toEqual(['other', 'own', 'second']);
});

test('a text that is made in one step is written under a name that nobody can plant a link at', () => {
  const root = folder();
  const names = new Set<string>();
  for (let turn = 0; turn < 20; turn += 1) names.add(host.secretName());
  expect([names.size, [...names].every((name) => /^[0-9a-f]{16}$/.test(name))]).toEqual([20, true]);
  host.createText(join(root, 'journal.json'), 'whole');
  expect([readdirSync(root), readFileSync(join(root, 'journal.json'), 'utf8')]).toEqual([
    ['journal.json'],
    'whole',
  ]);
});

// Elsewhere no folder can be held; docs/security.md says so.
test.runIf(process.platform === 'linux')(
  'a link that comes while a file is written does not lead the rest of it elsewhere',
  () => {
    const [root, outside] = [folder(), folder()];
    const docs = join(root, 'docs');
    mkdirSync(docs);
    host.writeNew(
      join(docs, 'page.md'),
      (function* () {
        yield 'first ';
        renameSync(docs, `${docs}-away`);
        symlinkSync(outside, docs);
        yield 'second';
      })(),
    );
    expect(readdirSync(outside)).toEqual([]);
    expect(readFileSync(join(root, 'docs-away/page.md'), 'utf8')).toBe('first second');
  },
);

test('folders are made one by one, and what stands in the way is said', () => {
  const root = folder();
  host.makeDirectory(join(root, 'a/b/c'));
  host.makeDirectory(join(root, 'a/b/c'));
  writeFileSync(join(root, 'a/file'), '');
  expect(codeOf(() => host.makeDirectory(join(root, 'a/file')))).toBe('EEXIST');
  expect(codeOf(() => host.makeDirectory(join(root, 'a/file/b')))).toBe('ENOTDIR');
  expect(readdirSync(root, { recursive: true }).sort()).toEqual(['a', 'a/b', 'a/b/c', 'a/file']);
});

describe('a process', () => {
  const own = (): Host['process'] => host.process;

  test('is told from one that has ended, and from one that was given its number', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdout.write("up"); setInterval(() => {}, 1000)']);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const [machine, , start, thread] = own().name.split(' ');
    const named = (id: number | undefined, began = '', at = machine): string =>
      [at, id, began, thread].join(' ');
    // Its start is not known to us: it may be another process that has its number.
    expect(own().isRunning(named(child.pid))).toBe(null);
    if (start) expect(own().isRunning(named(child.pid, start))).toBe(false);
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(own().isRunning(named(child.pid))).toBe(false);
    expect(own().isRunning(named(child.pid, '', 'elsewhere'))).toBe(null);
    for (const odd of ['', ' ', `${hostname()} x`, `${hostname()} -1`, `${hostname()} 1e999`])
      expect([odd, own().isRunning(odd)]).toEqual([odd, null]);
  });

  test('does not wait for itself', () => {
    expect(own().isRunning(own().name)).toBe(false);
    const [machine, id, start] = own().name.split(' ');
    expect(own().isRunning([machine, id, start, 'another thread'].join(' '))).toBe(null);
  });
});
