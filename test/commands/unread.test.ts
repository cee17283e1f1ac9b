import { describe, expect, it } from 'vitest';
import { command as check } from '../../src/commands/check.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { checkout } from '../support/checkout.ts';
import { runCommand } from '../support/command.ts';
import { type Repository, repository, root } from '../support/repository.ts';

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string;
}

function small(config: { [key: string]: JsonValue } = {}): Repository {
  return repository()
    .area('Billing', 'billing')
    .module('Core', ['billing'], ['Invoices'])
    .feature({ id: 'A-1', group: 'Invoices' })
    .file('billing/ledger.mjs')
    .config(config);
}

const shipped = `${checkout}/rules`;
const binary = 'a\u0000b\ufffd\u0000c';

/** A source that can not be read as what it is, and where that must be said. */
const cases: readonly [string, Repository, string, string][] = [
  [
    'an inventory that is cut off',
    small().file('docs/features.json', '[{"id": "A-1"'),
    'docs/features.json',
    'error',
  ],
  [
    'an entry that is no object',
    small().file('docs/features.json', '["A-1"]'),
    'docs/features.json',
    'error',
  ],
  ['a design that is no text', small().file('docs/design.md', binary), 'docs/design.md', 'warning'],
  ['a guide that is no text', small().file('billing/guide.md', binary), 'billing/guide.md', 'warning'],
  [
    'front matter that does not parse',
    small().file('billing/guide.md', '---\na: [\n---\n# Billing\n'),
    'billing/guide.md',
    'warning',
  ],
  [
    'front matter that would run',
    small().file('billing/guide.md', '---js\n{}\n---\n# Billing\n'),
    'billing/guide.md',
    'warning',
  ],
  [
    'a rule file that is no YAML',
    small({ rules: [shipped, 'rules'] }).rules('more.yaml', 'decides: [risk'),
    'rules/more.yaml',
    'error',
  ],
  [
    'a rule file that is no JSON',
    small({ rules: [shipped, 'rules'] }).rules('more.json', '{"decides": '),
    'rules/more.json',
    'error',
  ],
  [
    'a rule file of another form',
    small({ rules: [shipped, 'rules'] }).rules('more.yaml', '- 1\n'),
    'rules/more.yaml',
    'error',
  ],
  [
    'a template that does not parse',
    small({ templates: { directory: `${checkout}/templates`, partials: { summary: 'mine.hbs' } } }).file(
      'mine.hbs',
      '{{#each}',
    ),
    'mine.hbs',
    'error',
  ],
  ['a line of the ownership file', small().file('CODEOWNERS', '!billing/ @team\n'), 'CODEOWNERS', 'warning'],
  [
    'a line of the listing',
    small({ tree: { listing: 'files.txt' } }).file('files.txt', 'billing/a.mjs\n../b\n'),
    'files.txt',
    'warning',
  ],
  [
    'the record of the gates',
    small().file('.backlogic/repo_health.json', '{'),
    '.backlogic/repo_health.json',
    'warning',
  ],
  [
    'the baseline',
    small({ checks: { baseline: 'known.json' } }).file('known.json', '{'),
    'known.json',
    'error',
  ],
];

describe('a source that does not parse is never silently dropped', () => {
  it.each(cases)('%s', async (_, of, file, least) => {
    const host = of.host();
    const { code, out } = await runCommand(check, host, root, { json: true });
    const { findings } = JSON.parse(out) as { findings: Found[] };
    const here = findings.filter((found) => found.file === file && found.severity !== 'info');
    expect(here, JSON.stringify(findings.map((found) => [found.code, found.file]))).not.toEqual([]);
    for (const found of here) expect(found.line).toBeGreaterThan(0);
    if (least === 'error') {
      expect(here.map(({ severity }) => severity)).toContain('error');
      expect(code).toBe(1);
    }
    const strict = await runCommand(check, host, root, { 'fail-on': 'warning' });
    expect(strict.code).toBe(1);
    expect(strict.err).toContain(file);
  });
});
