import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configNames, findConfig } from '../../src/config/find.ts';
import { loadConfig } from '../../src/config/load.ts';
import { nodeHost } from '../../src/host/node.ts';
import { folder } from './support.ts';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'backlogic-find-')));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

describe('on disk', () => {
  test.each(configNames)('%s in a folder above', (name) => {
    write({ '.git/HEAD': '', 'a/b/c.txt': '', [name]: '{}' });
    expect(findConfig(join(root, 'a/b'), nodeHost())?.file).toBe(join(root, name));
  });

  test('package.json counts only with the property, and the nearest file wins', () => {
    write({
      '.git/HEAD': '',
      'package.json': '{ "name": "x", "backlogic": { "project": "Above" } }',
      'a/package.json': '{ "name": "backlogic" }',
      'a/b/c.txt': '',
    });
    expect(findConfig(join(root, 'a/b'), nodeHost())?.file).toBe(join(root, 'package.json'));
    write({ 'a/backlog.config.yaml': 'project: Near\n' });
    expect(findConfig(join(root, 'a/b'), nodeHost())?.file).toBe(join(root, 'a/backlog.config.yaml'));
  });

  test('the search ends at the repository', () => {
    write({ 'backlog.config.yaml': 'project: Stranger\n', 'repo/.git/HEAD': '', 'repo/src/a.go': '' });
    expect(findConfig(join(root, 'repo/src'), nodeHost()).file).toBeNull();
  });

  test('without a repository it goes on to the top', () => {
    write({ 'backlog.config.yaml': '', 'src/a.go': '' });
    expect(findConfig(join(root, 'src'), nodeHost())?.file).toBe(join(root, 'backlog.config.yaml'));
  });

  test('settings for cosmiconfig itself, which would be run, are left alone', () => {
    const ran = join(root, 'ran');
    write({
      '.git/HEAD': '',
      '.config/config.js': `require('node:fs').writeFileSync(${JSON.stringify(ran)}, '')`,
      '.config/config.cjs': `require('node:fs').writeFileSync(${JSON.stringify(ran)}, '')`,
      '.config/config.yaml': 'searchPlaces: [other.yaml]\n',
      'package.json': '{ "cosmiconfig": { "searchPlaces": ["other.yaml"] } }',
      'other.yaml': 'project: Other\n',
      'backlog.config.yaml': 'project: Own\n',
    });
    const before = process.cwd();
    process.chdir(root);
    try {
      const { config } = loadConfig({ cwd: root }, nodeHost());
      expect(config?.project).toBe('Own');
      expect(nodeHost().stat(ran)).toBeNull();
    } finally {
      process.chdir(before);
    }
  });

  test('a TypeScript configuration finds packages as Node does, and leaves nothing behind', () => {
    write({
      '.git/HEAD': '',
      'node_modules/shared-backlog/index.js': "exports.project = 'From a package';\n",
      'node_modules/backlogic/index.js': "throw new Error('an installed copy was used');\n",
      'backlog.config.ts':
        "import { basename } from 'node:path';\nimport { defineConfig } from 'backlogic';\nimport { project } from 'shared-backlog';\nexport default defineConfig({ project: basename(project) });\n",
    });
    const { config, findings } = loadConfig({ cwd: root }, nodeHost());
    expect(findings).toEqual([]);
    expect(config?.project).toBe('From a package');
    expect(
      nodeHost()
        .list(root)
        .map(({ name }) => name),
    ).toEqual(['.git', 'backlog.config.ts', 'node_modules']);
  });
});

test('in memory, where cosmiconfig cannot look, the same names are found', () => {
  const host = folder({ 'src/a.go': '', 'backlog.config.yml': 'project: X\n', 'package.json': '{ broken' });
  expect(findConfig('/repo/src', host)).toEqual({
    file: '/repo/backlog.config.yml',
    ignored: [],
    unsearched: [],
  });
  expect(findConfig('/elsewhere', host).file).toBeNull();
});
