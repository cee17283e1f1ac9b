import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { ConfigRequest } from '../../src/config/resolve.ts';
import { describe as textOf } from '../../src/diagnostics/finding.ts';
import { nodeHost } from '../../src/host/node.ts';
import { scratch } from '../support/cli.ts';

const rule =
  'decides: risk\nrules:\n  - { id: secret, when: { fact: mvp, operator: equal, value: true }, then: { flag: f, severity: low } }\n';
const secret = 'the secret of this machine';

/** A repository, and beside it what no repository may reach. */
function world(files: Readonly<Record<string, string>>): { house: string; beyond: string } {
  const top = scratch();
  const [house, beyond] = [join(top, 'house'), join(top, 'beyond')];
  const all = {
    'house/.git/HEAD': 'ref: refs/heads/main\n',
    'house/docs/features.json': '[]',
    'beyond/x.md.hbs': secret,
    'beyond/rules.yaml': rule,
    'beyond/adapter.mjs': `throw new Error('${secret}');\n`,
    'beyond/config.yaml': `project: ${secret}\n`,
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`house/${path}`, text])),
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }
  return { house, beyond };
}

function open(cwd: string, request: Partial<ConfigRequest> = {}) {
  const host = nodeHost({});
  const { config, findings } = loadConfig({ cwd, ...request }, host);
  const compilation = config === null ? null : compile(config, host);
  const all = [...findings, ...(compilation?.findings ?? [])];
  return {
    config,
    compilation,
    said: all.map((found) => `${found.code}: ${textOf(found).message}`),
    text: JSON.stringify([all, compilation?.artifacts, compilation?.book.rules.map(({ id }) => id)]),
  };
}

describe('what a configuration names stays in its repository', () => {
  test.each([
    ['rules', 'rules: ../beyond/rules.yaml\n', 'rules'],
    ['rules, by way of a link', 'rules: linked\n', 'rules'],
    ['a template folder', 'templates: { directory: ../beyond }\n', 'templates.directory'],
    ['an inventory', 'inventory: { path: ../beyond/rules.yaml }\n', 'inventory.path'],
    ['a further file of it', 'inventory: { include: [../beyond/rules.yaml] }\n', 'inventory.include'],
    ['fields of it, kept elsewhere', 'inventory: { overlays: [../beyond/*.yaml] }\n', 'inventory.overlays'],
    ['an adapter for it', 'inventory: { adapters: [../beyond/adapter.mjs] }\n', 'inventory.adapters'],
    ['an adapter, by way of a link', 'inventory: { adapters: [linked/adapter.mjs] }\n', 'inventory.adapters'],
    ['a design', 'design: { path: ../beyond/rules.yaml }\n', 'design.path'],
    ['a listing', 'tree: { listing: ../beyond/rules.yaml }\n', 'tree.listing'],
    ['a baseline', 'checks: { baseline: ../beyond/rules.yaml }\n', 'checks.baseline'],
    ['the folder of a gate', 'gates: [{ name: a, command: b, cwd: ../beyond }]\n', 'gates[0].cwd'],
    ['an artifact', 'output: { backlog: ../beyond/backlog.md }\n', 'output.backlog'],
    ['a partial', 'templates: { partials: { summary: ../beyond/x.md.hbs } }\n', 'templates.partials.summary'],
  ])('%s', (_, yaml, key) => {
    const { house, beyond } = world({ 'backlog.config.yaml': yaml });
    symlinkSync(beyond, join(house, 'linked'));
    const { config, said, text } = open(house);
    expect(config).toBeNull();
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^config\/outside-root: /);
    expect(said[0]).toContain(`\`${key}`);
    expect(text).not.toContain(secret);
  });

  test('what it extends', () => {
    const { house } = world({ 'backlog.config.yaml': 'extends: ../beyond/config.yaml\n' });
    const { config, said } = open(house);
    expect(config).toBeNull();
    expect(said).toEqual([
      'config/unreadable: "../beyond/config.yaml" cannot be read: it leads out of the repository',
    ]);
  });

  test('a link among the rules, and a rule file that extends one elsewhere', () => {
    const { house, beyond } = world({
      'backlog.config.yaml': 'rules: rules\n',
      'rules/own.yaml': 'extends: ../../beyond/rules.yaml\ndecides: risk\nrules: []\n',
    });
    symlinkSync(join(beyond, 'rules.yaml'), join(house, 'rules/linked.yaml'));
    const { said, text } = open(house);
    const unreadable = said.filter((line) => line.startsWith('rules/unreadable'));
    expect(unreadable).toHaveLength(2);
    for (const line of unreadable) expect(line).toContain('it leads out of the repository');
    expect(text).not.toContain('"secret"');
  });

  test('a link among the templates: its text never reaches the page', () => {
    const { house, beyond } = world({
      'backlog.config.yaml': 'project: House\n',
      'templates/own.md.hbs': 'x\n',
    });
    symlinkSync(join(beyond, 'x.md.hbs'), join(house, 'templates/summary.md.hbs'));
    const { said, text } = open(house);
    expect(said.filter((line) => line.startsWith('artifacts/template-unreadable'))).toEqual([
      'artifacts/template-unreadable: template `summary` (templates/summary.md.hbs) cannot be read: it leads out of the repository',
    ]);
    expect(text).not.toContain(secret);
  });

  test('the root too, in safe mode', () => {
    const { house } = world({ 'backlog.config.yaml': 'root: ../beyond\n' });
    expect(open(house, { safe: true }).said).toEqual([
      expect.stringMatching(/^config\/outside-root: `root` is ".*beyond"|^config\/outside-root: `root`/),
    ]);
    expect(open(house, { safe: false }).config).not.toBeNull();
  });

  test('the command line may name any place', () => {
    const { house, beyond } = world({ 'backlog.config.yaml': 'project: House\n' });
    const { compilation } = open(house, { rules: [join(beyond, 'rules.yaml')], safe: true });
    expect(compilation?.book.rules.map(({ id }) => id)).toContain('secret');
    expect(
      open(beyond, { root: house, config: join(house, 'backlog.config.yaml'), safe: true }).config,
    ).not.toBeNull();
  });
});
