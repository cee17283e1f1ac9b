import { describe, expect, test } from 'vitest';
import { command } from '../../src/commands/init.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { ResolvedConfig } from '../../src/model/config.ts';
import { type CommandRun, runCommand } from '../support/command.ts';
import { bareRepository, root } from '../support/repository.ts';

const inventory = JSON.stringify({
  features: [1, 2, 3].map((index) => ({ id: `F-${index}`, title: `Thing ${index}`, status: 'open' })),
});

async function settled(
  files: Readonly<Record<string, string>>,
): Promise<{ run: CommandRun; config: ResolvedConfig; surfaces: readonly string[] }> {
  const host = bareRepository({ 'feature_list.json': inventory, 'src/a.ts': '', ...files });
  const run = await runCommand(command, host, root, { yes: true });
  const { config } = loadConfig({ cwd: root }, host);
  if (!config) throw new Error(run.err);
  return { run, config, surfaces: config.plan.contractSurfaces };
}

const table = (rows: readonly string[], head = '| Module | Path | Guide |'): string =>
  ['# Design', '', '## Modules', '', head, '|---|---|---|', ...rows, ''].join('\n');

const threeParts = {
  'orders/a.ts': '',
  'stock/a.ts': '',
  'wire/events.ts': '',
  'docs/guides/orders.md': '# Orders\n',
  'docs/guides/stock.md': '# Stock\n',
  'docs/guides/wire.md': '# Wire\n',
};
const rows = [
  '| Orders | `orders/` | `docs/guides/orders.md` |',
  '| Stock | `stock/` | `docs/guides/stock.md` |',
];

describe('contract surfaces that init proposes', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['a description by its name', { 'api/openapi.yaml': '' }, ['api/openapi.yaml']],
    ['a description by what it says', { 'http/booking.yaml': 'openapi: 3.1.0\n' }, ['http/booking.yaml']],
    ['the same in JSON', { 'http/booking.json': '{\n  "swagger": "2.0"\n}\n' }, ['http/booking.json']],
    ['no other data', { 'http/booking.yaml': 'name: openapi\nuses: swagger\n' }, []],
    ['protocol buffers, by their folder', { 'proto/v1/a.proto': '', 'proto/v1/b.proto': '' }, ['proto/v1/']],
    ['a folder called as its form is', { 'schemas/orders.avsc': '{}' }, ['schemas/']],
    ['nothing that tools made', { 'node_modules/x/openapi.yaml': '', 'dist/a.proto': '' }, []],
    ['nothing of tests', { 'test/fixtures/openapi.yaml': 'openapi: 3.1.0\n' }, []],
  ])('%s', async (_, files, expected) => {
    expect((await settled(files)).surfaces).toEqual(expected);
  });

  test('an area that the design calls a contract, with all that lies in it', async () => {
    const { surfaces, run } = await settled({
      ...threeParts,
      'wire/openapi.yaml': '',
      'docs/architecture.md': table([...rows, '| Wire contracts | `wire/` | `docs/guides/wire.md` |']),
    });
    expect(surfaces).toEqual(['wire/']);
    expect(run.out).toContain('  contracts  wire/\n');
  });

  test.each(['Contract tests', 'Orders', 'Conformance of schemas'])('no area called %s', async (name) => {
    const { surfaces } = await settled({
      ...threeParts,
      'docs/architecture.md': table([...rows, `| ${name} | \`wire/\` | \`docs/guides/wire.md\` |`]),
    });
    expect(surfaces).toEqual([]);
  });

  test('a folder that an ownership rule speaks of as a contract', async () => {
    const rules =
      '\n## Ownership\n\n- Changes of contracts under `wire/` are reviewed by both sides.\n- `stock/` is for contracts that nobody wrote.\n';
    const { surfaces } = await settled({ ...threeParts, 'docs/architecture.md': table(rows) + rules });
    expect(surfaces).toEqual(['wire/']);
  });
});

const canonical = [
  '# Design',
  '',
  '## Canonical guides',
  '',
  '| Area | Guide |',
  '|---|---|',
  '| Orders | `docs/guides/orders.md` |',
  '| Stock | `docs/guides/stock.md` |',
  '',
  '## Target modules',
  '',
  '| Module | Paths | Responsibilities | Groups |',
  '|---|---|---|---|',
  '| Orders | `orders/` | Takes orders | Orders |',
  '',
].join('\n');
const rest = ['Principles', 'Guarantees', 'Non-goals', 'Ownership rules', 'Governance'];
const whole = `${canonical}${rest.map((title) => `\n## ${title}\n\n- It is so.\n`).join('')}`;

describe('a design with a canonical guide table', () => {
  test('is what the plan rests on: a build says when it is gone', async () => {
    const { config, run } = await settled({ ...threeParts, 'docs/architecture.md': whole });
    expect(config.design).toMatchObject({ path: ['docs/architecture.md'], required: true });
    expect(config.checks.severity['design/no-section']).toBeUndefined();
    expect(run.out).toContain('canonical_guides_found: 2/2');
    expect(run.out).not.toContain('warning design/');
  });

  test('and what else a design may have is not asked of it', async () => {
    const { config, run } = await settled({ ...threeParts, 'docs/architecture.md': canonical });
    expect(config.design.required).toBe(true);
    expect(config.checks.severity['design/no-section']).toBe('info');
    expect(run.out).not.toContain('warning design/');
  });

  test('and a column that nobody reads takes nothing of that away', async () => {
    const owned = canonical
      .replace('| Area | Guide |\n|---|---|', '| Area | Guide | Tier |\n|---|---|---|')
      .replace('orders.md` |', 'orders.md` | gold |')
      .replace('stock.md` |', 'stock.md` | tin |');
    const { config } = await settled({ ...threeParts, 'docs/architecture.md': owned });
    expect(config.design.required).toBe(true);
    expect(config.checks.severity).not.toHaveProperty('design/unread-columns');
  });

  test('and no other design is required', async () => {
    const { config } = await settled({ ...threeParts, 'docs/architecture.md': table(rows) });
    expect(config.design.required).toBe(false);
    expect(config.design.path.length).toBeGreaterThan(1);
  });
});

describe('documents that no preset finds', () => {
  test('are told by a table that leads to folders and guides', async () => {
    const { config, run } = await settled({
      ...threeParts,
      'notes/overview.md': table(rows, '| Teil | Ort | Blatt |'),
      'notes/other.md': '# Other\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
    });
    expect(config.areas.documents).toEqual(['notes/overview.md']);
    expect(run.out).toContain('areas_from: tables (stated)');
    expect(run.out).toContain('guides_found: 2/2');
  });

  test('are not asked for where the usual ones have such a table', async () => {
    const { config, run } = await settled({
      ...threeParts,
      'docs/architecture.md': table(rows),
      'notes/overview.md': table(rows),
    });
    expect(config.areas.documents).toContain('ARCHITECTURE.md');
    expect(run.out).toContain('  design     docs/architecture.md: 0 guides, 2 modules in its tables\n');
    expect(run.out).toContain('  areas      2 with 2 guides, by a table in docs/architecture.md\n');
  });
});
