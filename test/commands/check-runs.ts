import { command as check } from '../../src/commands/check.ts';
import type { OptionValues } from '../../src/commands/shared/command.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { type CommandRun, runCommand } from '../support/command.ts';
import { type Repository, type RepositoryHost, repository, root } from '../support/repository.ts';

export interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly related: readonly {
    readonly note: string;
    readonly at: { readonly file: string; readonly line: number };
  }[];
}

export interface Checked {
  readonly failed: boolean;
  readonly baseline: { readonly known: number; readonly stale: number } | null;
  readonly findings: readonly Found[];
  readonly known: readonly Found[];
}

export const guide = `# Billing guide

## Status

| Module | Status | Path |
| --- | --- | --- |
| Ledger | implemented | \`billing/ledger\` |

The ledger is of A-1, and of A-9.
`;

export type Config = { readonly [key: string]: JsonValue };

/** A small repository with one warning: its guide cites an id that nobody has. */
export function small(checks: { severity?: Config; failOn?: string; baseline?: string } = {}): Repository {
  return repository()
    .area('Billing', 'billing', guide)
    .module('Core', ['billing/ledger'], ['Invoices'])
    .feature({ id: 'A-1', group: 'Invoices' }, { id: 'A-2', group: 'Invoices' })
    .file('billing/ledger/ledger.mjs')
    .config({ checks: { ...checks, severity: { 'design/no-section': 'off', ...checks.severity } } });
}

export function run(host: RepositoryHost, values: OptionValues = {}): Promise<CommandRun> {
  return runCommand(check, host, root, values);
}

export async function checked(
  host: RepositoryHost,
  values: OptionValues = {},
): Promise<Checked & { code: number }> {
  const { code, out } = await run(host, { ...values, json: true });
  return { code, ...(JSON.parse(out) as Checked) };
}

export function edit(host: RepositoryHost, path: string, from: string, to: string): void {
  const before = host.files.get(`${root}/${path}`) ?? '';
  if (!before.includes(from)) throw new Error(`${path} has no ${from}`);
  host.files.set(`${root}/${path}`, before.replace(from, to));
}

/** Without what is only said for information. */
export function worth(findings: readonly Found[]): readonly Found[] {
  return findings.filter(({ severity }) => severity !== 'info');
}

export function codes(findings: readonly Found[]): string[] {
  return worth(findings).map(({ code, severity }) => `${severity} ${code}`);
}
