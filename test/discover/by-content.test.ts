import { describe, expect, test } from 'vitest';
import { command } from '../../src/commands/init.ts';
import { loadConfig } from '../../src/config/load.ts';
import { runCommand } from '../support/command.ts';
import { bareRepository, root } from '../support/repository.ts';

/** A list in its owner's own words. */
const lots = (more: object = {}): string =>
  JSON.stringify({
    lots: Array.from({ length: 8 }, (_, place) => ({
      key: `KAF-${place + 1}`,
      headline: `Roast the beans of lot ${place + 1}`,
      shelf: place < 4 ? 'Mill' : 'Shop',
      proof: [`Lot ${place + 1} is on the scale`],
      ...more,
    })),
  });

async function settled(
  files: { readonly [path: string]: string },
  values: { readonly [option: string]: string } = {},
) {
  const host = bareRepository({ 'src/a.ts': '', ...files });
  const run = await runCommand(command, host, root, { yes: true, ...values });
  return { run, config: run.code === 0 ? loadConfig({ cwd: root }, host).config : null };
}

describe('names of fields that no preset knows', () => {
  test('are told by what stands there, where the name of the file or its place says what it is', async () => {
    const { run, config } = await settled({ 'docs/capabilities.json': lots({ state: 'open' }) });
    expect(config?.inventory.path).toEqual(['docs/capabilities.json']);
    expect(config?.inventory.fields).toMatchObject({
      id: expect.arrayContaining(['id', 'key']),
      title: ['headline'],
      group: ['shelf'],
      acceptance: ['proof'],
    });
    expect(run.out).toContain('  guessed    group by shelf, acceptance by proof, title by headline: ');
    expect(run.out).toContain('groups: 2');
    expect(run.out).not.toContain('unread-field');
  });

  test('are named where nothing reads them', async () => {
    const { run } = await settled({
      'docs/capabilities.json': lots({ state: 'open', points: 3, 'due on': '2026-01-01' }),
    });
    expect(run.out).toContain('  unread     points, due on: shown nowhere; ');
    expect((await settled({ 'docs/capabilities.json': lots({ state: 'open' }) })).run.out).not.toContain(
      'unread ',
    );
  });

  test('are told where the file is named', async () => {
    const { config } = await settled({ 'data/coffee.json': lots() }, { inventory: 'data/coffee.json' });
    expect(config?.inventory.fields.title).toEqual(['headline']);
  });

  test('make no inventory of a list of data', async () => {
    const { run } = await settled({ 'data/coffee.json': lots({ state: 'open' }) });
    expect(run.code).toBe(1);
    expect(run.err).toContain('no inventory was found');
  });

  test('do not count where the names are known', async () => {
    const known = lots({ title: 'Roast', status: 'open', area: 'Mill', steps: ['Look'] });
    const { run, config } = await settled({ 'docs/capabilities.json': known });
    expect(run.out).not.toContain('  guessed  ');
    expect(config?.inventory.fields.title).toContain('title');
  });
});

describe('a document with tables of entries', () => {
  const rows = (name: string): string =>
    Array.from(
      { length: 4 },
      (_, place) => `| ${name}-${place + 1} | Roast lot ${place + 1} of ${name} | open |`,
    ).join('\n');
  const text = `# Features\n\n## Mill\n\n| Nr. | Was | Status |\n| --- | --- | --- |\n${rows('M')}\n\n## Shop\n\n| Nr. | Was | Status |\n| --- | --- | --- |\n${rows('S')}\n`;

  test('is the inventory where its name says so', async () => {
    const { run, config } = await settled({ 'docs/FEATURES.md': text });
    expect(config?.inventory.path).toEqual(['docs/FEATURES.md']);
    expect(config?.inventory.fields.title).toEqual(['Was']);
    expect(run.out).toContain('docs/FEATURES.md: 8 entries, 0 done, 8 open, 2 groups');
  });

  test('is none by any other name', async () => {
    expect((await settled({ 'docs/coffee.md': text })).run.code).toBe(1);
  });
});
