import type { GateRun } from '../../src/model/health.ts';
import type { Plan } from '../../src/model/plan.ts';
import { item, slice, span } from './literals.ts';

const failedGate: GateRun = {
  name: 'verify-quick',
  command: 'make verify-quick',
  outcome: 'fail',
  exitCode: 1,
  durationMs: 61_250,
  blocking: true,
  fallbackUsed: true,
  note: 'make is not installed',
  parser: 'go',
  passed: 12,
  failed: 1,
  skipped: 2,
  failures: [
    {
      unit: 'billing/core',
      test: 'TestTotal',
      file: 'billing/total_test.go',
      line: 12,
      message: ['want 3', 'got 4'],
    },
  ],
};

/** A plan that has something of everything that the templates show. */
export function samplePlan(): Plan {
  const contract = slice('invoices', 'contract', {
    contract: true,
    contractPr: 'CPR-shapes',
    unblocks: 1,
    workstream: 'contracts',
    featureIds: ['A-1'],
    pathPrefixes: ['api/'],
    doneCriteria: [
      { id: 'A-1.1', text: 'the shape is versioned', of: 'A-1', source: span('docs/features.json', 14) },
    ],
    tests: [{ suite: 'contract', path: 'test/contract', rule: 'suite-contract', features: ['A-1'] }],
    commands: [
      { command: 'npm test', rule: 'gate-all' },
      { command: 'npm run contract | tee log', rule: 'gate-contract' },
    ],
  });
  const rest = slice('invoices', 'rest', {
    featureIds: ['A-2', 'A-10'],
    wave: 1,
    rank: 2,
    dependsOn: [
      {
        id: 'invoices/contract',
        reason: 'uses the shape',
        kind: 'contract',
        rule: null,
        source: span('docs/design.md', 5),
      },
      { id: 'billing-wp-1/wp-1', reason: 'A-2 needs it', kind: 'dependency', rule: 'order', source: null },
    ],
  });
  const work = slice('billing-wp-1', 'wp-1', {
    workPackageIds: ['billing/wp-1'],
    divergenceIds: ['billing/gap/no-retries'],
    rank: 1,
    doneCriteria: [
      {
        id: 'billing/wp-1.1',
        text: 'a failed call is tried again',
        of: 'billing/wp-1',
        source: span('billing/guide.md', 30),
      },
      {
        id: 'billing/gap/no-retries',
        text: 'No retries: calls are made once',
        of: 'billing/gap/no-retries',
        source: span('billing/guide.md', 40),
      },
    ],
  });
  const assumption = {
    id: 'A-mapping-invoices',
    topic: 'mapping',
    text: 'Invoices go to Billing by the module that names them.',
    subject: 'group:Invoices',
    rule: 'area-by-module',
    source: span('docs/design.md', 8),
    weight: 3,
  };
  return {
    items: [
      item('invoices', [contract, rest], {
        dependsOn: [
          { id: 'billing-wp-1', reason: 'A-2 needs it', kind: 'dependency', rule: 'order', source: null },
        ],
        riskFlags: [
          {
            flag: 'money is lost',
            severity: 'high',
            invariant: 'exactly-once',
            rules: ['money-stated'],
            because: ['A bill that is sent twice is paid twice.'],
            features: ['A-1', 'A-2'],
          },
        ],
        owner: 'team-billing',
        ownerRule: 'owner-billing',
        secondaryAreas: ['Ledger'],
        modules: [
          {
            name: 'Totals',
            area: 'Billing',
            status: 'partial',
            open: true,
            source: span('billing/guide.md', 12),
          },
        ],
        assumptions: ['A-mapping-invoices'],
      }),
      item('billing-wp-1', [work], { kind: 'guide_alignment', title: 'Retry calls', group: null, rank: 1 }),
    ],
    workstreams: [
      {
        id: 'contracts',
        name: 'Contracts',
        prefixes: ['api/'],
        dependsOn: [],
        slices: ['invoices/contract'],
        hotspots: ['api/*'],
        features: 1,
      },
      {
        id: 'core',
        name: 'Core',
        prefixes: ['billing/'],
        dependsOn: [{ id: 'contracts', edges: 3, reason: 'uses its shapes' }],
        slices: ['billing-wp-1/wp-1', 'invoices/rest'],
        hotspots: [],
        features: 2,
      },
    ],
    hotspots: [
      { path: 'api/*', writer: 'contracts', rule: 'hotspot-api', because: 'Everyone compiles against it.' },
    ],
    contractPrs: [
      {
        id: 'CPR-shapes',
        title: 'Shapes of bills',
        scope: 'Adds the version to the bill.',
        paths: ['api/'],
        featureIds: ['A-1'],
        workPackageIds: ['billing/wp-1'],
        slices: ['invoices/contract'],
        unblocks: ['invoices/rest'],
        order: 1,
        compatibility: 'Fields are added as optional.',
        commands: [{ command: 'npm test', rule: null }],
      },
    ],
    waves: [['invoices/contract', 'billing-wp-1/wp-1'], ['invoices/rest']],
    criticalPath: ['invoices/contract', 'invoices/rest'],
    ready: ['invoices/contract', 'billing-wp-1/wp-1'],
    health: {
      recordedAt: '2025-01-02T03:04:05.000Z',
      stale: true,
      gates: [
        {
          ...failedGate,
          owned: [{ failure: 0, area: 'Billing', owner: 'team-billing', rule: 'owner-of-failure' }],
        },
      ],
      notRun: [{ name: 'verify-full', command: 'make verify-full' }],
      inventory: { total: 4, done: 1, mvpTotal: 3, mvpDone: 0 },
      broken: ['billing/core'],
      mended: ['billing/old'],
    },
    assumptions: [
      assumption,
      ...Array.from({ length: 9 }, (_, index) => ({
        ...assumption,
        id: `A-claim-${index}`,
        topic: 'claim',
        rule: null,
        source: null,
      })),
    ],
    questions: [
      {
        ...assumption,
        id: 'Q-owner-ledger',
        text: 'Who owns the ledger?',
        affects: ['invoices', 'billing-wp-1'],
      },
    ],
    deferred: [
      {
        id: 'A-3',
        title: 'Later',
        citedBy: [1, 2, 3, 4].map((line) => ({
          what: 'guide of Billing',
          at: span('billing/guide.md', line),
        })),
      },
    ],
    coverage: { mvp: 3, mapped: 3, areas: 2, areasCovered: 1, guides: 2, guidesFound: 1 },
  };
}
