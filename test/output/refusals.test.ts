import { describe, expect, test } from 'vitest';
import { HostError } from '../../src/model/host.ts';
import { writeArtifacts } from '../../src/output/write.ts';
import { describeFinding, editionOn, written } from './memory.ts';
import { configAt, edition } from './support.ts';

const config = configAt('/r');

describe.each([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EROFS', 'the file system is read-only'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'not permitted'],
  ['link', 'a link stands on the way to it'],
])('%s', (code, words) => {
  test.each(['makeDirectory', 'writeNew', 'createText', 'rename'] as const)(
    'at any %s is said in words',
    (method) => {
      let nth = 1;
      for (let met = true; met; nth += 1) {
        const host = written('a');
        const before = new Map(host.files);
        let calls = 0;
        const failing = {
          ...host,
          [method]: (...parameters: [string, string]) => {
            calls += 1;
            if (calls === nth) throw new HostError(code, parameters[method === 'rename' ? 1 : 0]);
            host[method](...parameters);
          },
        };
        const { findings } = writeArtifacts(edition('b'), config, failing);
        met = calls >= nth;
        if (!met) break;
        expect(findings.map((found) => found.code)).toEqual(['artifacts/unwritable']);
        expect(findings.map((found) => describeFinding(found)).join()).toContain(words);
        expect(host.files).toEqual(before);
      }
      expect(nth).toBeGreaterThan(method === 'createText' ? 1 : 2);
    },
  );
});

test.each([null, 'a'])('a folder that comes where a file goes, over edition %s, is a finding', (from) => {
  const host = written(from);
  const before = new Map(host.files);
  const page = '/r/docs/backlog.md';
  const changing = {
    ...host,
    rename: (source: string, to: string) => {
      host.rename(source, to);
      if (!to.endsWith('journal.json')) return;
      host.files.delete(page);
      host.files.set(`${page}/inside`, 'theirs');
    },
  };
  const { findings } = writeArtifacts(edition('b'), config, changing);
  expect(findings.map((found) => [found.code, found.data.reason])).toEqual([
    from === null ? ['artifacts/unwritable', 'EISDIR'] : ['artifacts/overtaken', undefined],
  ]);
  before.delete(page);
  expect(host.files).toEqual(before.set(`${page}/inside`, 'theirs'));
});

test('names beside the places are others each time, and nothing that is planted there is used', () => {
  const host = written('a');
  const staged: string[] = [];
  const watching = {
    ...host,
    writeNew: (path: string, text: string) => {
      if (!path.endsWith('/journal.json')) staged.push(path);
      host.writeNew(path, text);
    },
  };
  writeArtifacts(edition('b'), config, watching);
  writeArtifacts(edition('a'), config, watching);
  writeArtifacts(edition('b'), config, watching);
  expect([staged.length > 20, new Set(staged).size]).toEqual([true, staged.length]);
  // What stands at the name of a file beside its place is not written to: the build steps back.
  const planting = { ...host, secretName: () => 'feedfeedfeedfeed' };
  const planted = '/r/docs/.backlog.md.backlogic-feedfeedfeedfeed.new';
  const taken = {
    ...planting,
    writeNew: (path: string, text: string) => {
      if (path === planted) host.files.set(planted, 'theirs');
      host.writeNew(path, text);
    },
  };
  const { findings } = writeArtifacts(edition('a'), config, taken);
  expect(findings.map((found) => [found.code, found.data.reason])).toEqual([
    ['artifacts/unwritable', 'EEXIST'],
  ]);
  expect(editionOn(host)).toBe('b');
});
