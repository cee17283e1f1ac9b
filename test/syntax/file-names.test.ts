import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileName, packagedFile } from '../../src/syntax/file-names.ts';
import { cli, scratch } from '../support/cli.ts';

const config = { root: '/r', file: '/r/backlog.config.json', packageFolder: '/p/backlog' };

describe('how a file is called', () => {
  test.each<[string, { root?: string; file?: string | null; packageFolder?: string }, string]>([
    ['/r/rules/a.yaml', {}, 'rules/a.yaml'],
    ['/r', {}, '.'],
    ['/other/a.yaml', {}, '../other/a.yaml'],
    ['/other/a.yaml', { file: '/conf/x/backlog.config.json' }, '../../other/a.yaml'],
    ['/conf', { file: '/conf/backlog.config.json' }, '.'],
    ['/other/a.yaml', { file: null }, '../other/a.yaml'],
    // Wherever the package is installed.
    ['/p/backlog/rules/a.yaml', {}, 'backlogic:rules/a.yaml'],
    ['/p/backlog/rules/a.yaml', { file: null }, 'backlogic:rules/a.yaml'],
    [
      '/r/node_modules/backlogic/rules/a.yaml',
      { packageFolder: '/r/node_modules/backlogic' },
      'backlogic:rules/a.yaml',
    ],
    ['/p/backlog/rules/a.yaml', { root: '/p/backlog/examples/x', file: null }, 'backlogic:rules/a.yaml'],
    // In the package's own repository they are files as any other.
    ['/p/backlog/rules/a.yaml', { file: '/p/backlog/backlog.config.ts' }, 'rules/a.yaml'],
  ])('%s with %j: %s', (path, more, name) => {
    const viewpoint = { ...config, ...more };
    expect(fileName(path, viewpoint)).toBe(name);
    expect(packagedFile(name, viewpoint)).toBe(name.startsWith('backlogic:') ? path : null);
  });
});

test('no artifact says where the package is installed', () => {
  const root = scratch();
  writeFileSync(join(root, 'features.json'), '[{ "id": "A-1", "description": "Delete an account" }]');
  expect(cli(['build'], { cwd: root }).code).toBe(0);
  const written = readdirSync(join(root, '.backlogic')).filter((name) => name.endsWith('.json'));
  const texts = written.map((name) => readFileSync(join(root, '.backlogic', name), 'utf8'));
  expect(texts.join('')).toContain('backlogic:rules/');
  for (const text of texts) expect(text).not.toContain('../');
});
