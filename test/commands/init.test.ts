import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from '../../src/commands/init.ts';
import type { OptionValues } from '../../src/commands/shared/command.ts';
import { UsageError } from '../../src/commands/shared/command.ts';
import { loadConfig } from '../../src/config/load.ts';
import { nodeHost } from '../../src/host/node.ts';
import { scratch } from '../support/cli.ts';
import { type CommandRun, runCommand } from '../support/command.ts';
import { bareRepository, type RepositoryHost, root } from '../support/repository.ts';

const features = (count: number, more: object = {}): string =>
  JSON.stringify({
    features: Array.from({ length: count }, (_, index) => ({
      id: `F-${index + 1}`,
      group: index % 2 === 0 ? 'Orders' : 'Stock',
      description: `Feature number ${index + 1}`,
      steps: ['Open the list'],
      passes: index === 0,
      ...more,
    })),
  });

const stories = (count: number): string =>
  JSON.stringify({
    userStories: Array.from({ length: count }, (_, index) => ({
      id: `US-${index + 1}`,
      title: `Story ${index + 1}`,
      acceptanceCriteria: ['Typecheck passes'],
      priority: index + 1,
      passes: false,
    })),
  });

const task = (id: number, status: string): object => ({
  id,
  title: `Task ${id}`,
  status,
  dependencies: id > 1 ? [id - 1] : [],
});
const legacyTasks = JSON.stringify({ tasks: [task(1, 'done'), task(2, 'pending')] });
const tasks = JSON.stringify({ master: { tasks: [task(1, 'done'), task(2, 'pending')], metadata: {} } });

function init(host: RepositoryHost, values: OptionValues = {}): Promise<CommandRun> {
  return runCommand(command, host, root, values);
}

function written(host: RepositoryHost): string[] {
  return [...host.files.keys()]
    .filter((path) => /backlog\.config|own\.yaml/.test(path))
    .map((path) => path.slice(root.length + 1))
    .sort();
}

describe('what is found', () => {
  test.each([
    ['a feature list at the top', 'feature_list.json', features(4), 'feature-list'],
    ['a feature list in a folder', 'docs/planning/feature_list.json', features(4), 'feature-list'],
    ['a feature list under another name', 'docs/was-wir-bauen.json', features(6), 'feature-list'],
    ['stories', 'prd.json', stories(3), 'prd-stories'],
    ['stories of a loop', 'scripts/ralph/prd.json', stories(3), 'prd-stories'],
    ['stories under another name', 'tasks/prd-checkout.json', stories(3), 'prd-stories'],
    ['tasks', '.taskmaster/tasks/tasks.json', tasks, 'task-master'],
    ['tasks without tags', 'tasks/tasks.json', legacyTasks, 'task-master'],
    [
      'requirements',
      'docs/requirements.yaml',
      '- { id: REQ-1, text: The lamp shall glow, status: open }\n- { id: REQ-2, text: The pump shall stop, status: done }\n',
      'requirements',
    ],
  ])('%s', async (_, path, text, preset) => {
    const host = bareRepository({ [path]: text, 'src/a.ts': '', 'package.json': '{}' });
    const run = await init(host, { yes: true });
    expect(run.out).toContain(`  inventory  ${path}: `);
    expect(run.code).toBe(0);
    const { config, findings } = loadConfig({ cwd: root }, host);
    expect(findings).toEqual([]);
    expect(config?.inventory.path).toEqual([path]);
    expect(config?.rules.some((rules) => rules.endsWith(`presets/rules/${preset}`))).toBe(true);
    expect(config?.rules.at(-1)).toBe(`${root}/rules`);
  });

  test('a folder of task files', async () => {
    const text = (id: number): string =>
      `---\nid: task-${id}\ntitle: Task ${id}\nstatus: ${id === 1 ? 'Done' : 'To Do'}\n---\n\n## Acceptance Criteria\n\n- [ ] It works\n`;
    const files = Object.fromEntries(
      [1, 2, 10].map((id) => [`backlog/tasks/task-${id} - Task.md`, text(id)]),
    );
    const run = await init(bareRepository({ ...files, 'README.md': '# x\n' }), { yes: true });
    expect(run.out).toContain('  inventory  backlog/tasks/: 3 entries, 1 done, 2 open');
    expect(run.out).toContain('  preset     markdown-tasks');
  });

  test('not what tests, samples, dependencies and tools keep', async () => {
    const host = bareRepository({
      'tests/fixtures/feature_list.json': features(40),
      'node_modules/x/feature_list.json': features(40),
      'examples/demo/prd.json': stories(40),
      'archive/2024/prd.json': stories(40),
      'package.json': '{"scripts":{}}',
      'tsconfig.json': '{}',
      'openapi.json': JSON.stringify({ tags: [{ id: 'a', description: 'x', status: 'done' }] }),
      'locales/en.json': '{"tasks":[{"id":"a","title":"b","status":"c"}]}',
      'docs/planning/feature_list.json': features(4),
    });
    const run = await init(host, { yes: true, json: true });
    const document = JSON.parse(run.out) as { inventory: string };
    expect(document.inventory).toBe('docs/planning/feature_list.json');
  });

  test('nothing that git ignores', async () => {
    const host = bareRepository({ '.gitignore': 'local/\n', 'local/feature_list.json': features(4) });
    expect((await init(host, { yes: true })).code).toBe(1);
  });

  test('a registry whose entries say little, only where nothing says more', async () => {
    const entry = (name: string) => (_: unknown, index: number) => ({
      id: `${name}.${index}`,
      layer: name,
      ref: `GET /${index}`,
    });
    const registry = JSON.stringify({
      protected: Array.from({ length: 8 }, entry('be')),
      evolving: Array.from({ length: 6 }, entry('fe')),
    });
    const alone = await init(bareRepository({ 'feature-registry.json': registry }), { yes: true });
    expect(alone.out).toContain('  inventory  feature-registry.json: 14 entries');
    const beside = bareRepository({ 'feature-registry.json': registry, 'prd.json': stories(3) });
    expect((await init(beside, { yes: true })).out).toContain('  inventory  prd.json: 3 entries');
  });

  test.each<[string, string, object[], boolean]>([
    ['stories of title and text', 'backlog.json', [{ title: 'Set up', body: 'As a user' }], true],
    ['features that are described', 'feature-registry.json', [{ id: 'a', title: 'Set up', plan: 'x' }], true],
    [
      'rows of some kinds',
      'docs/feature-inventory.json',
      [
        { id: 'a', kind: 'verb' },
        { id: 'b', kind: 'noun' },
      ],
      true,
    ],
    ['a map of places', 'features.json', [{ id: 'a', type: 'Feature', geometry: {} }], false],
    ['names alone', 'features.json', [{ title: 'age' }], false],
  ])('what is called like an inventory and says little: %s', async (_, path, some, taken) => {
    const list = Array.from({ length: 8 }, (_one, index) => {
      const entry = { ...some[index % some.length] } as { id?: string; title?: string };
      if (entry.id) entry.id += `-${index}`;
      if (entry.title) entry.title += ` ${index}`;
      return entry;
    });
    const run = await init(bareRepository({ [path]: JSON.stringify({ features: list }) }), { yes: true });
    expect(run.out.includes(`  inventory  ${path}: 8 entries`)).toBe(taken);
    if (!taken) expect(run.err).toContain(`  ${path}: 8 entries, of which too few say what they are`);
  });

  test.each<[string, { [path: string]: string }, string]>([
    [
      'Doorstop',
      {
        'reqs/.doorstop.yml': 'settings:\n  digits: 3\n  prefix: REQ\n',
        'reqs/REQ001.yml': 'active: true\nlevel: 1.1\ntext: |\n  The lamp shall glow.\n',
        'reqs/REQ002.yml': 'active: true\nlevel: 1.2\ntext: |\n  The pump shall stop.\n',
      },
      'reqs/: 2 entries',
    ],
    [
      'OpenFastTrace',
      {
        'doc/spec.md':
          '# Spec\n\n## Login\n`req~login~1`\n\nLogs in.\n\nNeeds: dsn\n\n## Store\n`dsn~store~1`\n\nCovers:\n* `req~login~1`\n',
      },
      'doc/spec.md: 2 entries',
    ],
    [
      'sphinx-needs',
      {
        'needs.json':
          '{"current_version":"1","versions":{"1":{"needs":{"R_1":{"id":"R_1","title":"a","type":"req"}}}}}',
      },
      'needs.json: 1 entry',
    ],
  ])('requirements of %s', async (_, files, found) => {
    const run = await init(bareRepository(files), { yes: true });
    expect(run.out).toContain(`  inventory  ${found}`);
    expect(run.out).toContain('  preset     requirements');
  });

  test('no checklist in a document of prose', async () => {
    const run = await init(bareRepository({ 'docs/spec.md': '# Spec\n\n## Steps\n- [ ] a\n- [ ] b\n' }), {
      yes: true,
    });
    expect(run.code).toBe(1);
  });

  test('data with ids and names, and nothing that is to be done, is no inventory', async () => {
    const countries = JSON.stringify([
      { id: 1, name: 'Peru' },
      { id: 2, name: 'Chad' },
    ]);
    const host = bareRepository({ 'data/features.json': countries, 'features.json': '["age", "income"]' });
    const run = await init(host, { yes: true });
    expect([run.code, run.out]).toEqual([1, '']);
    expect(run.err).toContain('no inventory was found');
    expect(written(host)).toEqual([]);
  });
});

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
