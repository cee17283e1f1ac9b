import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { command as build } from '../../src/commands/build.ts';
import { command as check } from '../../src/commands/check.ts';
import { command as config } from '../../src/commands/config.ts';
import { command as diff } from '../../src/commands/diff.ts';
import { command as explain } from '../../src/commands/explain.ts';
import { command as facts } from '../../src/commands/facts.ts';
import { command as health } from '../../src/commands/health.ts';
import { command as init } from '../../src/commands/init.ts';
import { command as ready } from '../../src/commands/ready.ts';
import { command as rules } from '../../src/commands/rules.ts';
import type { Command, OptionValues } from '../../src/commands/shared/command.ts';
import { command as templates } from '../../src/commands/templates.ts';
import { nodeHost } from '../../src/host/node.ts';
import { checkout, cli, scratch } from '../support/cli.ts';
import { runCommand } from '../support/command.ts';
import { bareRepository, type RepositoryHost, repository, root } from '../support/repository.ts';

const folder = join(checkout, 'schemas');

/** Documents whose kind is not the name of their schema. */
const named: { readonly [kind: string]: string } = { config: 'resolved_config' };

/** Every schema of a JSON document, by file name; they refer to each other. */
const schemas = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
for (const name of readdirSync(folder)) {
  if (name.endsWith('.schema.json') && name !== 'config.schema.json')
    schemas.addSchema(JSON.parse(readFileSync(join(folder, name), 'utf8')) as object, name);
}

function problems(kind: string, document: unknown): string {
  const validate = schemas.getSchema(`${named[kind] ?? kind}.schema.json`);
  if (!validate) throw new Error(`no schema of ${kind}`);
  return validate(document) ? '' : schemas.errorsText(validate.errors);
}

const guide = `# Billing guide

## Status

| Module | Status | Path |
| --- | --- | --- |
| Ledger | implemented | \`billing/ledger\` |

The ledger is of A-1, and of A-9.
`;

let host: RepositoryHost;

beforeAll(async () => {
  host = repository()
    .area('Billing', 'billing', guide)
    .area('Cards', 'cards')
    .module('Core', ['billing/ledger'], ['Invoices'])
    .module('Card reader', ['cards/reader'], ['Cards'])
    .feature(
      { id: 'A-1', group: 'Invoices', description: 'Refunds can be cancelled' },
      { id: 'A-2', group: 'Cards', dependencies: ['A-1'] },
    )
    .file('billing/ledger/ledger.mjs')
    .config({ checks: { failOn: 'warning' } })
    .host();
  await runCommand(build, host, root, {});
  await runCommand(check, host, root, { baseline: 'known.json', 'update-baseline': true });
  host.files.set(
    `${root}/billing/guide.md`,
    guide.replace('implemented', 'not started').replace('A-9', 'A-9, A-8'),
  );
});

const cases: readonly [string, string, Command, OptionValues, readonly string[]][] = [
  ['check', 'check', check, { frozen: true, baseline: 'known.json' }, []],
  ['diff', 'diff', diff, {}, []],
  ['explain', 'explain', explain, { level: 'full' }, ['A-1']],
  ['explain, of a group', 'explain', explain, {}, ['Invoices']],
  ['explain, of a finding code', 'code', explain, {}, ['artifacts/drift']],
  ['explain, of nothing', 'error', explain, {}, ['A-77']],
  ['facts', 'facts', facts, {}, ['A-2']],
  ['ready', 'ready', ready, {}, []],
  ['config', 'config', config, {}, []],
  ['explain, why not', 'why_not', explain, { 'why-not': 'Cards' }, ['Invoices']],
  ['rules list', 'rules_list', rules, {}, ['list']],
  ['rules test', 'rules_test', rules, {}, ['test']],
  ['rules coverage', 'rules_coverage', rules, {}, ['coverage']],
  ['rules lint', 'rules_lint', rules, {}, ['lint']],
  ['templates list', 'templates', templates, {}, ['list']],
  ['templates data', 'template_data', templates, {}, ['data']],
  ['build', 'build', build, {}, []],
];

describe('a JSON document of the command line matches its schema', () => {
  it.each(cases)('%s', async (_, kind, command, values, positionals) => {
    const { out } = await runCommand(command, host, root, { ...values, json: true }, positionals);
    const document = JSON.parse(out) as { kind: string; [key: string]: unknown };
    expect(document.kind).toBe(kind);
    expect(problems(kind, document)).toBe('');
    // A document that could be anything would be a schema that says nothing.
    expect(problems(kind, { ...document, kind: 'other' })).not.toBe('');
    expect(problems(kind, { ...document, more: 1 })).not.toBe('');
    // Nothing that is absent is left out of the document: what has no value is null or empty.
    expect(out).not.toContain('undefined');
    const content = Object.keys(document).filter((key) => !['schema_version', 'kind'].includes(key));
    for (const key of content) expect(problems(kind, { ...document, [key]: undefined })).not.toBe('');
  });

  it('has something in every list that the cases are about', async () => {
    const read = async (command: Command, values: OptionValues): Promise<{ [key: string]: unknown[] }> =>
      JSON.parse((await runCommand(command, host, root, { ...values, json: true })).out) as {
        [key: string]: unknown[];
      };
    const checked = await read(check, { baseline: 'known.json' });
    expect(checked.findings?.length).toBeGreaterThan(0);
    expect(checked.known?.length).toBeGreaterThan(0);
    const waiting = await read(ready, {});
    expect(waiting.ready?.length).toBeGreaterThan(0);
    expect(waiting.waiting?.length).toBeGreaterThan(0);
  });

  it.each([
    ['written', {}],
    ['dry', { 'dry-run': true }],
  ])('init, %s', async (_, values) => {
    const entries = [
      { id: 'A-1', key: 'a1', group: 'One', description: 'x', passes: true },
      { id: 'A-2', key: 'a2', group: 'One', description: 'y', passes: false, dependencies: ['A-1'] },
    ];
    const found = bareRepository({
      'feature_list.json': JSON.stringify({ features: entries }),
      Makefile: 'test:\n',
      CODEOWNERS: '* @ana\n',
      'openapi.yaml': 'openapi: 3.0.0\n',
    });
    const { out } = await runCommand(init, found, root, { ...values, yes: true, json: true });
    const document = JSON.parse(out) as { [key: string]: unknown[] };
    expect(problems('init', document)).toBe('');
    expect(problems('init', { ...document, more: 1 })).not.toBe('');
    for (const list of ['candidates', 'gates', 'contract_surfaces', 'files'])
      expect(document[list]?.length, list).toBeGreaterThan(0);
    const nothing = await runCommand(init, bareRepository({ 'a.md': '' }), root, { json: true });
    expect(problems('init', JSON.parse(nothing.out))).toBe('');
  });

  it('health, which runs processes', async () => {
    const folder = scratch();
    const gates = [
      { name: 'good', command: 'echo fine' },
      { name: 'bad', command: 'echo "a.mjs:3: broken"; exit 1', blocking: false },
    ];
    writeFileSync(join(folder, 'backlog.config.json'), JSON.stringify({ gates }));
    writeFileSync(
      join(folder, 'features.json'),
      JSON.stringify([{ id: 'A-1', group: 'One', description: 'x' }]),
    );
    for (const values of [{ json: true }, { json: true, durations: true }]) {
      const { out } = await runCommand(health, nodeHost({ PATH: process.env.PATH }), folder, values);
      const document = JSON.parse(out) as { gates: { failures: unknown[] }[] };
      expect(problems('health', document)).toBe('');
      expect(document.gates[1]?.failures.length).toBeGreaterThan(0);
    }
  });

  it('the baseline', () => {
    const text = host.files.get(`${root}/known.json`) ?? '';
    const document = JSON.parse(text) as { entries: unknown[] };
    expect(document.entries.length).toBeGreaterThan(0);
    expect(problems('baseline', document)).toBe('');
  });

  it('findings, where a command could not begin', async () => {
    const broken = repository().config({ pln: {} }).host();
    const { code, out } = await runCommand(build, broken, root, { json: true });
    expect(code).toBe(2);
    expect(problems('findings', JSON.parse(out))).toBe('');
  });

  it('an error, where the command line is wrong', () => {
    const { code, stdout } = cli(['ready', '--workstreem', 'x', '--json']);
    expect(code).toBe(2);
    expect(problems('error', JSON.parse(stdout))).toBe('');
  });
});

it('every kind of document that the sources make has a schema', () => {
  const kinds = new Set<string>();
  const visit = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) visit(path);
      else
        for (const match of readFileSync(path, 'utf8').matchAll(/jsonDocument\(\s*'(\w+)'/g))
          kinds.add(match[1] ?? '');
    }
  };
  visit(join(checkout, 'src'));
  expect(kinds.size).toBeGreaterThan(8);
  const without = [...kinds].filter((kind) => !schemas.getSchema(`${named[kind] ?? kind}.schema.json`));
  expect(without).toEqual([]);
});
