import {
  lstatSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type MemoryHost, memoryHost } from '../../src/host/memory.ts';
import { type Host, HostError } from '../../src/model/host.ts';
import { mendBelow } from '../../src/output/mended.ts';
import { rewriteFiles } from '../../src/output/rewrite.ts';
import { attacked, everything, host, repository } from './on-disk.ts';
import { faulty, Killed } from './support.ts';

const names = ['a.yaml', 'b.yaml', 'c.yaml'];
const old = { 'docs/a.yaml': 'old a', 'docs/b.yaml': 'old b', 'docs/c.yaml': 'old c' };
const corrected = { 'docs/a.yaml': 'new a', 'docs/b.yaml': 'new b', 'docs/c.yaml': 'new c' };

function laidOut(root: string): void {
  for (const name of names) writeFileSync(join(root, 'docs', name), `old ${name[0]}`);
}

function under(root: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
}

function rewrite(root: string, by: Host = host): ReturnType<typeof rewriteFiles> {
  const files = names.map((name) => ({
    path: join(root, 'docs', name),
    before: `old ${name[0]}`,
    after: `new ${name[0]}`,
  }));
  return rewriteFiles(files, [root], by);
}

/** Calls of the host that a rewriting takes which nobody disturbs. */
const undisturbed = 58;

describe('files of the user that get another text', () => {
  test('are written where they really are, through links that stay inside', () => {
    const root = repository();
    laidOut(root);
    const counted = attacked(root, 'docs', root, Number.POSITIVE_INFINITY);
    renameSync(join(root, 'docs/b.yaml'), join(root, 'b.yaml'));
    symlinkSync('../b.yaml', join(root, 'docs/b.yaml'));
    expect([rewrite(root, counted.host), counted.calls()]).toEqual([null, undisturbed]);
    expect(readlinkSync(join(root, 'docs/b.yaml'))).toBe('../b.yaml');
    expect(everything(root)).toEqual({ 'docs/a.yaml': 'new a', 'b.yaml': 'new b', 'docs/c.yaml': 'new c' });
  });

  test('are all as they were when one leads out of the folders', () => {
    const [root, outside] = [repository(), repository()];
    laidOut(root);
    rmSync(join(root, 'docs/c.yaml'));
    writeFileSync(join(outside, 'c.yaml'), 'old c');
    symlinkSync(join(outside, 'c.yaml'), join(root, 'docs/c.yaml'));
    expect(rewrite(root)).toEqual({ path: join(root, 'docs/c.yaml'), reason: 'outside' });
    expect([everything(root), everything(outside)]).toEqual([
      { 'docs/a.yaml': 'old a', 'docs/b.yaml': 'old b' },
      { 'c.yaml': 'old c' },
    ]);
  });

  test('are all as they were when one holds another text by now, or is gone', () => {
    const root = repository();
    laidOut(root);
    writeFileSync(join(root, 'docs/b.yaml'), 'mine');
    expect(rewrite(root)).toEqual({ path: join(root, 'docs/b.yaml'), reason: 'changed' });
    expect(everything(root)).toEqual({ ...old, 'docs/b.yaml': 'mine' });
    rmSync(join(root, 'docs/b.yaml'));
    expect(rewrite(root)).toEqual({ path: join(root, 'docs/b.yaml'), reason: 'ENOENT' });
    expect(everything(root)).toEqual({ 'docs/a.yaml': 'old a', 'docs/c.yaml': 'old c' });
  });

  test('are old or new once the next run has mended them, when this one is killed at any call', () => {
    const folder = (): MemoryHost => memoryHost({ ...under('/r', old), '/r/.git/HEAD': '' });
    const counted = faulty(folder(), Number.POSITIVE_INFINITY, 'killed');
    expect(rewrite('/r', counted.host)).toBeNull();
    const seen = new Set<string>();
    for (let nth = 1; nth <= counted.calls(); nth += 1) {
      const memory = folder();
      expect(() => rewrite('/r', faulty(memory, nth, 'killed').host)).toThrow(Killed);
      mendBelow(['/nowhere', '/r'], memory);
      // The folder of the journal is the program's own; the next that writes sweeps it.
      const now = Object.fromEntries([...memory.files].filter(([path]) => !path.startsWith('/r/.')));
      const whole = now['/r/docs/a.yaml'] === 'new a' ? corrected : old;
      seen.add(now['/r/docs/a.yaml'] ?? '');
      expect([nth, now]).toEqual([nth, under('/r', whole)]);
    }
    expect([...seen]).toEqual(['old a', 'new a']);
  });

  test('of two repositories are written in each, or in none', () => {
    const memory = memoryHost({ '/a/1.yaml': 'old 1', '/a/2.yaml': 'old 2', '/b/3.yaml': 'old 3' });
    const files = ['/a/1.yaml', '/a/2.yaml', '/b/3.yaml'].map((path) => ({
      path,
      before: `old ${path[3]}`,
      after: `new ${path[3]}`,
    }));
    const refusing: Host = {
      ...memory,
      writeNew(path, text) {
        if (path.startsWith('/b/')) throw new HostError('ENOSPC', path);
        memory.writeNew(path, text);
      },
    };
    const before = Object.fromEntries(memory.files);
    expect(rewriteFiles(files, ['/a', '/b'], refusing)).toEqual({ path: '/b/3.yaml', reason: 'ENOSPC' });
    expect(Object.fromEntries(memory.files)).toEqual(before);
    expect(rewriteFiles(files, ['/a', '/b'], memory)).toBeNull();
    expect(Object.values(Object.fromEntries(memory.files))).toEqual(['new 1', 'new 2', 'new 3']);
  });

  test('wait for nobody: while a build writes there, none is written', () => {
    const memory = memoryHost(under('/r', old));
    memory.files.set('/r/.backlogic/journal.json', '{}');
    expect(rewrite('/r', memory)).toEqual({ path: '/r/docs/a.yaml', reason: 'busy' });
    expect(memory.readText('/r/docs/a.yaml')).toBe('old a');
  });

  test('are old or new, and nothing lies beside them, when the disk refuses any call', () => {
    for (let nth = 1; nth <= undisturbed; nth += 1) {
      const root = repository();
      laidOut(root);
      let calls = 0;
      const refusing = Object.entries(host).map(([name, value]) => [
        name,
        typeof value !== 'function' || ['now', 'secretName'].includes(name)
          ? value
          : (...parameters: unknown[]) => {
              calls += 1;
              if (calls === nth) throw new HostError('EIO', String(parameters[0]));
              return value(...parameters);
            },
      ]);
      const refused = rewrite(root, Object.fromEntries(refusing) as Host);
      // What the disk did not let it tidy up, the next run does.
      mendBelow([root], host);
      expect([nth, everything(root)]).toEqual([nth, refused === null ? corrected : old]);
    }
  });

  test('lead nothing out when a link comes at any call', () => {
    const reasons = new Set<string>();
    for (let nth = 1; nth <= undisturbed; nth += 1) {
      const [root, outside] = [repository(), repository()];
      laidOut(root);
      // The same texts: whoever only looks at what a file holds would take them for the ones to correct.
      for (const name of names) writeFileSync(join(outside, name), `old ${name[0]}`);
      const before = everything(outside);
      const attack = attacked(root, 'docs', outside, nth);
      const refused = rewrite(root, attack.host);
      expect([nth, everything(outside)]).toEqual([nth, before]);
      if (lstatSync(join(root, 'docs')).isSymbolicLink() && refused) reasons.add(refused.reason);
      // None has a part of a text.
      for (const name of names)
        expect(['old', 'new'].map((word) => `${word} ${name[0]}`)).toContain(
          readFileSync(join(root, attack.calls() < nth ? 'docs' : 'away', name), 'utf8'),
        );
    }
    expect([...reasons]).toEqual(expect.arrayContaining(['outside', 'link']));
  });
});
