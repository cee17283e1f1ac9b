import { command as rules } from '../../src/commands/rules.ts';
import type { OptionValues } from '../../src/commands/shared/command.ts';
import { type CommandRun, runCommand } from '../support/command.ts';
import { type RepositoryHost, repository, root } from '../support/repository.ts';

export const risks = `decides: risk
about: feature
rules:
  # money
  - id: money
    because: Money that is gone is gone.
    when:
      any:
        - { fact: group, operator: equal, value: Invoices }
        - { fact: description, operator: matches, value: '(?i)\\bpay' }
    then: { flag: loss of money, severity: high }
    examples:
      fires: [A-1, { description: Pay it back }]
      spares: [A-2, A-7]
  - id: urgent
    when:
      all:
        - { fact: priority, operator: equal, value: P0 }
        - { fact: mvp, operator: equal, value: true }
    then: { flag: haste, severity: low }
`;
export const areas = `decides: area
about: group
table:
  - { id: invoices, group: Invoices, area: Biling } # who bills
  - { id: refunds, group: Refunds, area: Billing }
`;
export const paths = `decides: area
about: path
rules:
  - { id: paths, when: { not: { fact: prefix_area, operator: equal, value: '' } }, then: { area: { fact: prefix_area } }, examples: { spares: [{}] } }
`;

/** Two groups, an area, and rules with a slip or two. */
export function small(build: typeof repository = repository): RepositoryHost {
  return build()
    .area('Billing', 'billing')
    .area('Payments', 'payments')
    .module('Core', ['billing/ledger'], ['Invoices'])
    .feature(
      { id: 'A-1', group: 'Invoices', description: 'Send an invoice' },
      { id: 'A-2', group: 'Refunds', description: 'Pay back what was paid' },
    )
    .file('billing/ledger/ledger.mjs')
    .rules('risk.yaml', risks)
    .rules('areas.yaml', areas)
    .rules('paths.yaml', paths)
    .config({ rules: ['rules'] })
    .host();
}

export const run = (host: RepositoryHost, action: string, values: OptionValues = {}): Promise<CommandRun> =>
  runCommand(rules, host, root, values, [action]);
export const json = async (
  host: RepositoryHost,
  action: string,
  values: OptionValues = {},
): Promise<Document> => JSON.parse((await run(host, action, { ...values, json: true })).out) as Document;

export interface Document {
  readonly schema_version: string;
  readonly kind: string;
  readonly [key: string]: unknown;
}
