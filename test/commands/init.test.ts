import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from '../../src/commands/init.ts';
import { UsageError } from '../../src/commands/shared/command.ts';
import { loadConfig } from '../../src/config/load.ts';
import { nodeHost } from '../../src/host/node.ts';
import { scratch } from '../support/cli.ts';
import { runCommand } from '../support/command.ts';
import { bareRepository, root } from '../support/repository.ts';
import { features, init, stories, written } from './init-runs.ts';

describe('where there is a choice', () => {
  const files = {
    'prd.json': stories(3),
    'apps/shop/prd.json': stories(4),
    'feature_list.json': features(3),
  };

  test('every candidate is shown with its evidence', async () => {
    const run = await init(bareRepository(files), { yes: true, explain: true, 'dry-run': true });
    for (const path of Object.keys(files)) expect(run.out).toMatch(new RegExp(`^  ${path} {2}\\d+`, 'm'));
    expect(run.out).toContain('100 % of its entries say how far they are');
  });

  test('the option decides', async () => {
    const host = bareRepository(files);
    const run = await init(host, { inventory: './apps/shop/prd.json', format: 'yaml' });
    expect(run.code).toBe(0);
    expect(host.files.get(`${root}/backlog.config.yaml`)).toContain('path: apps/shop/prd.json');
  });

  test.each(['work/items', 'work/items/'])('the option takes a folder: %s', async (asked) => {
    const task = (id: string): string => `---\nid: ${id}\ntitle: T\nstatus: To Do\n---\n`;
    const host = bareRepository({ 'work/items/a.md': task('A-1'), 'work/items/b.md': task('A-2') });
    expect((await init(host, { inventory: asked, yes: true })).code).toBe(0);
    const { config } = loadConfig({ cwd: root }, host);
    expect(config?.inventory.path).toEqual(['work/items/']);
  });

  test('brackets in the name of a folder are no glob', async () => {
    const host = bareRepository({ 'app/[locale]/features.json': features(3) });
    expect((await init(host, { yes: true })).out).toContain('feature_count: 3');
  });

  test('a person at a terminal is asked which, and whether to write: no more', async () => {
    const host = bareRepository(files);
    const asked: string[] = [];
    const answers = ['9', '2', 'n'];
    const run = await runCommand(
      {
        ...command,
        run: (context) =>
          command.run({
            ...context,
            ask: async (question) => {
              asked.push(question);
              return answers[asked.length - 1] ?? null;
            },
          }),
      },
      host,
      root,
    );
    expect(asked).toEqual([
      '1 to 3 [1] ',
      '1 to 3 [1] ',
      'Write backlog.config.ts and rules/own.yaml? [Y/n] ',
    ]);
    expect(run.out).toContain('nothing was written');
    expect(written(host)).toEqual([]);
  });

  test('the end of the input ends it', async () => {
    const host = bareRepository(files);
    const run = await runCommand(
      { ...command, run: (context) => command.run({ ...context, ask: async () => null }) },
      host,
      root,
    );
    expect([run.code, written(host)]).toEqual([130, []]);
  });
});

describe('what is written', () => {
  test('once: a second run finds the configuration and changes nothing', async () => {
    const host = bareRepository({ 'feature_list.json': features(3) });
    await init(host, { yes: true });
    const before = new Map(host.files);
    await expect(init(host, { yes: true })).rejects.toThrow('backlog.config.ts is there already');
    expect(host.files).toEqual(before);
  });

  test.each([
    ['backlog.config.json', '{}'],
    ['backlog.config.yaml', ''],
    ['package.json', '{"backlogic":{}}'],
  ])('nothing where %s is a configuration', async (path, text) => {
    const host = bareRepository({ 'feature_list.json': features(3), [path]: text });
    await expect(init(host, { yes: true })).rejects.toBeInstanceOf(UsageError);
  });

  test('nothing on a dry run, which shows all of it', async () => {
    const host = bareRepository({ 'feature_list.json': features(3) });
    const run = await init(host, { 'dry-run': true });
    expect(run.out).toContain("extends: 'feature-list'");
    expect(run.out).toContain('--- rules/own.yaml');
    expect(written(host)).toEqual([]);
  });

  test('beside what is there: a folder of rules, a backlog of somebody else', async () => {
    const host = bareRepository({
      'feature_list.json': features(3),
      'rules/eslint.json': '{}',
      'docs/mvp_backlog.md': '# Mine\n',
      'templates/index.html': '',
    });
    const run = await init(host, { yes: true });
    expect(run.code).toBe(0);
    expect(written(host)).toEqual(['backlog-rules/own.yaml', 'backlog.config.ts']);
    const { config } = loadConfig({ cwd: root }, host);
    expect(config?.output.backlog).toBe('docs/mvp_backlog.backlogic.md');
    expect(host.files.get(`${root}/docs/mvp_backlog.md`)).toBe('# Mine\n');
  });

  test('where the inventory stands at the place of the backlog', async () => {
    const text = Array.from({ length: 4 }, (_, index) => `- [ ] F-${index + 1}: Feature ${index + 1}`).join(
      '\n',
    );
    const host = bareRepository({ 'docs/mvp_backlog.md': `# Features\n\n${text}\n` });
    await init(host, { yes: true, inventory: 'docs/mvp_backlog.md' });
    const { config, findings } = loadConfig({ cwd: root }, host);
    expect(findings).toEqual([]);
    expect(config?.inventory.path).toEqual(['docs/mvp_backlog.md']);
    expect(config?.output.backlog).toBe('docs/mvp_backlog.backlogic.md');
  });

  test('what the presets can not know: phases that none of them has', async () => {
    const host = bareRepository({ 'feature_list.json': features(3, { phase: 'Phase 2: Selling' }) });
    await init(host, { yes: true });
    const { config } = loadConfig({ cwd: root }, host);
    expect(config?.inventory.mvpPhases).toEqual(['Phase 2: Selling']);
  });

  test('but not where some entries have none: they would be out of scope', async () => {
    const entries = [1, 2, 3, 4].map((index) => ({
      id: `F-${index}`,
      title: `Thing ${index}`,
      status: 'open',
      ...(index < 3 ? { sprint: `Sprint ${index}` } : {}),
    }));
    const host = bareRepository({ 'feature_list.json': JSON.stringify({ features: entries }) });
    const run = await init(host, { yes: true });
    expect(run.out).toContain('mvp: 4\n');
    expect(loadConfig({ cwd: root }, host).config?.inventory.mvpPhases).toEqual(['mvp']);
  });

  test('gates and contract surfaces of the repository', async () => {
    const host = bareRepository({
      'feature_list.json': features(3),
      Makefile: 'test:\n\tgo test ./...\n',
      'api/openapi.yaml': 'openapi: 3.0.0\n',
    });
    const run = await init(host, { yes: true });
    expect(run.out).toContain('  gates      make test\n  contracts  api/openapi.yaml\n');
    const { config } = loadConfig({ cwd: root }, host);
    expect(config?.gates.map((gate) => gate.command)).toEqual(['make test']);
    expect(config?.plan.contractSurfaces).toEqual(['api/openapi.yaml']);
  });
});

describe('wrong words', () => {
  test.each([
    [{ format: 'toml' }, 'no format "toml"'],
    [{ preset: 'prd-story' }, 'no preset "prd-story"'],
    [{ inventory: 'nothing.json' }, 'nothing.json holds no entries'],
    [{ inventory: '../other/features.json' }, '../other/features.json holds no entries'],
    [{ root: 'nowhere' }, 'no folder nowhere'],
    [{ config: 'a.yaml' }, 'init writes a configuration and reads none'],
    [{ safe: true, format: 'ts' }, 'safe mode reads no script'],
  ])('%j', async (values, message) => {
    const host = bareRepository({ 'feature_list.json': features(3) });
    await expect(init(host, values)).rejects.toThrow(message);
    expect(written(host)).toEqual([]);
  });
});

test('in safe mode the configuration is one that safe mode reads', async () => {
  const host = bareRepository({ 'feature_list.json': features(3) });
  expect((await init(host, { yes: true, safe: true })).code).toBe(0);
  expect(written(host)).toEqual(['backlog.config.yaml', 'rules/own.yaml']);
});

describe('on a disk', () => {
  const folders = (): { inside: string; outside: string } => {
    const folder = scratch();
    for (const name of ['inside', 'outside']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'inside/feature_list.json'), features(3));
    return { inside: join(folder, 'inside'), outside: join(folder, 'outside') };
  };

  test('nothing is written through a link that leads out', async () => {
    const { inside, outside } = folders();
    symlinkSync(outside, join(inside, 'rules'));
    symlinkSync(outside, join(inside, 'backlog-rules'));
    symlinkSync(join(outside, 'backlog.config.yaml'), join(inside, 'backlog.config.yaml'));
    const run = await runCommand(command, nodeHost(), inside, { yes: true, format: 'yaml' });
    expect(run.code).toBe(1);
    expect(readdirSync(outside)).toEqual([]);
  });

  test('an inventory behind a link that leads out is none', async () => {
    const { inside, outside } = folders();
    rmSync(join(inside, 'feature_list.json'));
    writeFileSync(join(outside, 'prd.json'), stories(3));
    symlinkSync(join(outside, 'prd.json'), join(inside, 'prd.json'));
    const run = await runCommand(command, nodeHost(), inside, { yes: true });
    expect([run.code, readdirSync(inside)]).toEqual([1, ['prd.json']]);
  });
});
