import { describe, expect, test } from 'vitest';
import { command } from '../../src/commands/init.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type CommandRun, runCommand } from '../support/command.ts';
import { bareRepository, root } from '../support/repository.ts';

const list = (first: number, more: object = {}): string =>
  JSON.stringify({
    features: [0, 1, 2, 3].map((index) => ({
      id: `F-${first + index}`,
      title: `Thing ${first + index}`,
      status: index === 0 ? 'done' : 'open',
      ...more,
    })),
  });

async function settled(
  files: { readonly [path: string]: string },
  values: { readonly [option: string]: string } = {},
): Promise<{ run: CommandRun; path: readonly string[] | undefined; include: readonly string[] | undefined }> {
  const host = bareRepository({ 'src/a.ts': '', ...files });
  const run = await runCommand(command, host, root, { yes: true, ...values });
  const inventory = loadConfig({ cwd: root }, host).config?.inventory;
  return { run, path: inventory?.path, include: inventory?.include };
}

describe('files of one shape side by side', () => {
  test('in a folder of plans are read together', async () => {
    const { run, path, include } = await settled({
      'features/stock.json': list(20),
      'features/auth.json': list(1),
      'features/orders.json': list(10),
    });
    expect(path).toEqual(['features/auth.json']);
    expect(include).toEqual(['features/*.json']);
    expect(run.out).toContain(
      '  inventory  features/auth.json: 12 entries under features, 3 done, 9 open, no groups\n  with       features/*.json: 2 more files of its shape, counted with it\n',
    );
    expect(run.out).toContain('feature_count: 12');
    expect(run.out).not.toContain('less likely');
  });

  test('of one name in a folder each are read together', async () => {
    const { path, include } = await settled({
      'specs/002-orders/tasks.json': list(10),
      'specs/001-login/tasks.json': list(1),
      'specs/001-login/spec.md': '# Login\n',
    });
    expect(path).toEqual(['specs/001-login/tasks.json']);
    expect(include).toEqual(['specs/*/tasks.json']);
  });

  test('are named one by one where a pattern would find something else', async () => {
    const { include } = await settled({
      'features/a.json': list(1),
      'features/b.json': list(10),
      'features/colours.json': '{ "red": "#f00" }',
    });
    expect(include).toEqual(['features/b.json']);
  });

  test('stay apart when their ids start anew, and --explain says so', async () => {
    const host = bareRepository({ 'features/a.json': list(1), 'features/b.json': list(1) });
    const run = await runCommand(command, host, root, { yes: true, explain: true });
    expect(run.out).toContain('  or         features/b.json: 4 entries');
    expect(run.out).toContain('with ids that start anew: each is an inventory of its own');
    expect(loadConfig({ cwd: root }, host).config?.inventory.include).toEqual([]);
  });

  test.each([
    ['of another shape', 'features/b.json', list(10).replaceAll('"id"', '"key"')],
    ['put away', 'features/archive.json', list(10)],
    ['in a folder that is none of plans', 'web/features.json', list(10)],
  ])('one %s is not read with it', async (_, path, text) => {
    const first = path.startsWith('web/') ? 'api/features.json' : 'features/a.json';
    const { include } = await settled({ [first]: list(1), [path]: text });
    expect(include).toEqual([]);
  });

  test('one that was asked for is taken alone', async () => {
    const files = { 'features/a.json': list(1), 'features/b.json': list(10) };
    const { run, path, include } = await settled(files, { inventory: 'features/a.json' });
    expect([path, include]).toEqual([['features/a.json'], []]);
    expect(run.out).toContain('feature_count: 4');
  });
});
