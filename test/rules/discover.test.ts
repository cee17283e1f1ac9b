import { describe, expect, test } from 'vitest';
import { memoryHost } from '../../src/host/memory.ts';
import type { ResolvedConfig } from '../../src/model/config.ts';
import type { Finding } from '../../src/model/finding.ts';
import { type Host, HostError } from '../../src/model/host.ts';
import { discover, readRuleText } from '../../src/rules/discover.ts';
import { configOf, report } from './books.ts';

const config = configOf(['/r/rules']);

function found(
  host: Host,
  entry = '/r/rules',
  by: ResolvedConfig = config,
): { files: string[]; said: string[] } {
  const findings: Finding[] = [];
  const files = discover(entry, by, host, findings);
  return { files, said: report(findings) };
}

describe('the rule files of an entry', () => {
  test('are those with an extension of rules, at any depth, sorted; hidden ones and packages are not', () => {
    const host = memoryHost(
      Object.fromEntries(
        [
          'b.yml',
          'a.yaml',
          'deep/er/c.json',
          'd.jsonc',
          'e.md',
          '.f.yaml',
          '.g/h.yaml',
          'node_modules/i.yaml',
        ].map((name) => [`/r/rules/${name}`, '']),
      ),
    );
    expect(found(host).files.map((path) => path.slice('/r/rules/'.length))).toEqual([
      'a.yaml',
      'b.yml',
      'd.jsonc',
      'deep/er/c.json',
    ]);
  });

  test('is the entry itself when it is a file, whatever its name', () => {
    expect(found(memoryHost({ '/r/rules': '' }))).toEqual({ files: ['/r/rules'], said: [] });
  });

  test('lie sixteen folders deep at most', () => {
    const deep = (levels: number): string => `/r/rules/${'x/'.repeat(levels)}a.yaml`;
    const paths = Array.from({ length: 80 }, (_, levels) => deep(levels));
    const { files } = found(memoryHost(Object.fromEntries(paths.map((path) => [path, '']))));
    expect(files).toEqual(paths.slice(0, 17).sort());
  });

  test('are so many at most, and a finding says where it stopped', () => {
    const many = Object.fromEntries(
      Array.from({ length: 2_100 }, (_, index) => [`/r/rules/${index}.yaml`, '']),
    );
    const { files, said } = found(memoryHost(many));
    expect(files.length).toBe(2_000);
    expect(said).toEqual([expect.stringMatching(/rules\/too-many.*2000/)]);
  });

  test('are read through links to files, not through links to folders', () => {
    const host = memoryHost({ '/r/rules/a.yaml': '', '/r/rules/b.yaml': '', '/r/rules/c.yaml/d.yaml': '' });
    const linked: Host = {
      ...host,
      list: (path) =>
        path === '/r/rules'
          ? ['a', 'b', 'c'].map((name) => ({ name: `${name}.yaml`, kind: 'link' }))
          : host.list(path),
    };
    expect(found(linked).files).toEqual(['/r/rules/a.yaml', '/r/rules/b.yaml']);
  });
});

describe('what can not be read is a finding, at the place that asks for it', () => {
  const refusing = (call: 'stat' | 'list' | 'readText', code = 'EACCES'): Host => ({
    ...memoryHost({ '/r/rules/a.yaml': 'x' }),
    [call]: () => {
      throw new HostError(code, '/r/rules');
    },
  });

  test.each(['stat', 'list'] as const)('%s of a folder', (call) => {
    const { files, said } = found(refusing(call));
    expect(files).toEqual([]);
    expect(said[0]).toMatch(/rules\/unreadable.*rules.*EACCES/);
  });

  test('the text of a file, with its place', () => {
    const findings: Finding[] = [];
    expect(readRuleText('/r/rules/a.yaml', config, refusing('readText'), findings)).toBeNull();
    expect(report(findings)[0]).toMatch(/^rules\/a\.yaml:1:1 rules\/unreadable.*EACCES/);
  });

  test('a fault of our own is none', () => {
    const broken: Host = {
      ...memoryHost(),
      stat: () => {
        throw new TypeError('ours');
      },
    };
    expect(() => found(broken)).toThrow('ours');
  });

  test('is told by the configuration that names it', () => {
    const at = { file: 'backlog.config.json', line: 3, column: 5 };
    const own = { ...config, origins: { '/rules/0': at } } as ResolvedConfig;
    const all = { ...config, origins: { '/rules': at } } as ResolvedConfig;
    for (const by of [own, all])
      expect(found(memoryHost(), '/r/rules', by).said).toEqual([
        expect.stringMatching(/^backlog\.config\.json:3:5 rules\/folder-missing/),
      ]);
    expect(found(memoryHost()).said).toEqual([expect.stringMatching(/^- rules\/folder-missing/)]);
  });
});
