import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { bareRepository, root } from '../support/repository.ts';
import { features, init, legacyTasks, stories, tasks, written } from './init-runs.ts';

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
