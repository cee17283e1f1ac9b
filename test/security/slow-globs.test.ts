import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { describe as textOf } from '../../src/diagnostics/finding.ts';
import { bareRepository, root } from '../support/repository.ts';

const long = 'a'.repeat(250);
const deep = `${'a/'.repeat(60)}x`;
const files = {
  'backlog.config.json': '{ "inventory": { "path": "features.json" } }',
  'features.json': '[{ "id": "A-1", "description": "x", "passes": false }]',
  [`${long}/package.json`]: '{ "name": "a" }',
  [deep]: 'x',
};
const slow = '*a*a*a*a*a*a*a*ab';

function said(more: Readonly<Record<string, string>>): { findings: string[]; seconds: number } {
  const host = bareRepository({ ...files, ...more });
  const started = process.cpuUsage();
  const { config, findings } = loadConfig({ cwd: root }, host);
  const all = [...findings, ...(config ? compile(config, host).findings : [])];
  return {
    findings: all.map((one) => `${one.code} ${one.at?.file}:${one.at?.line} ${textOf(one).message}`),
    seconds: process.cpuUsage(started).user / 1e6,
  };
}

test.each([
  ['the members of a workspace', 'package.json', JSON.stringify({ workspaces: ['ok/*', slow] }), 1],
  ['those of another tool', 'pnpm-workspace.yaml', `packages:\n  - "${slow}"\n`, 1],
  ['an ignore file', '.gitignore', `made/\n${'**/a/'.repeat(12)}b\n`, 2],
  ['one further down', 'a/.gitignore', `# *a*a*a*a*\n${slow}\n`, 2],
])('a glob of %s that would keep a build busy is left out, and said', (_, path, text, line) => {
  const { findings, seconds } = said({ [path]: text });
  expect(findings).toEqual(
    expect.arrayContaining([
      expect.stringMatching(new RegExp(`^tree/slow-pattern ${path}:${line} .* is left out: `)),
    ]),
  );
  expect(seconds).toBeLessThan(5);
});

test.each([
  ['inventory', { path: ['features.json'], include: [slow] }, 'inventory.include[0]'],
  ['inventory', { path: [slow] }, 'inventory.path[0]'],
  ['inventory', { path: 'features.json', overlays: [slow] }, 'inventory.overlays[0]'],
  ['design', { path: [slow] }, 'design.path[0]'],
  ['areas', { documents: [slow] }, 'areas.documents[0]'],
  ['areas', { notCode: [slow] }, 'areas.notCode[0]'],
  ['tree', { tests: [slow] }, 'tree.tests[0]'],
  ['tree', { scaffold: [slow] }, 'tree.scaffold[0]'],
  ['tree', { ignore: [`${'**/a/'.repeat(12)}b`] }, 'tree.ignore[0]'],
])('a configuration with one is refused: %s %j', (key, value, named) => {
  const config = { inventory: { path: 'features.json' }, [key]: value };
  const { findings, seconds } = said({ 'backlog.config.json': JSON.stringify(config, null, 1) });
  expect(findings).toEqual([expect.stringMatching(/^config\/slow-pattern backlog\.config\.json:\d+ /)]);
  expect(findings[0]).toContain(`\`${named}\` can take forever`);
  expect(seconds).toBeLessThan(5);
});
