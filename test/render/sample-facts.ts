import type { FactSet } from '../../src/model/factset.ts';
import type { MarkdownDocument } from '../../src/model/markdown.ts';
import { feature, span } from './literals.ts';

function document(file: string): MarkdownDocument {
  return { file, frontMatter: {}, sections: [], lines: 60 };
}

export function sampleFacts(): FactSet {
  const features = [
    feature('A-1', { priority: 'P0' }),
    feature('A-2', { risk: 'high' }),
    feature('A-3', { mvp: false, phase: 'later' }),
    feature('A-10', { title: 'Bills in other currencies' }),
  ];
  const statement = { text: 'never loses a bill (`A-1`)', ids: ['A-1'], at: span('billing/guide.md', 6) };
  return {
    sources: {
      inventory: {
        file: 'docs/features.json',
        format: 'json',
        features,
        entries: 4,
        duplicates: 0,
        derivedIds: 0,
        groupNotes: [],
        nested: { entries: 0, done: 0 },
        edges: { stated: 0, resolved: 0, dangling: 0 },
        stated: [],
      },
      design: {
        file: 'docs/design.md',
        document: document('docs/design.md'),
        guides: [{ area: 'Billing', guide: 'billing/guide.md', at: span('docs/design.md', 20) }],
        modules: [
          {
            name: 'Core',
            paths: [{ text: 'billing/', at: span('docs/design.md', 8) }],
            responsibilities: 'Bills',
            groups: [{ text: 'Invoices', at: span('docs/design.md', 8) }],
            at: span('docs/design.md', 8),
          },
        ],
        guarantees: [{ text: 'Exactly once', at: span('docs/design.md', 3) }],
        nonGoals: [],
        principles: [],
        ownershipRules: [{ text: 'One writer a path', at: span('docs/design.md', 30) }],
        governanceRules: [],
        statedCounts: [{ what: 'mvp', group: null, phase: null, count: 5, at: span('docs/design.md', 2) }],
      },
      areas: {
        areas: ['Billing', 'Ledger'].map((name, index) => ({
          name,
          guides: [`${name.toLowerCase()}/guide.md`],
          paths: [`${name.toLowerCase()}/`],
          aliases: [],
          owners: [],
          at: span('docs/design.md', 20 + index),
          from: 'guide-table' as const,
        })),
        from: 'guide-table',
        certainty: 'stated',
        steps: [
          {
            step: 'guide-table',
            certainty: 'stated',
            found: 2,
            use: 'leads',
            used: 2,
            source: 'docs/design.md',
          },
        ],
      },
      packages: [],
      guides: [
        {
          area: 'Billing',
          path: 'billing/guide.md',
          document: document('billing/guide.md'),
          at: span('docs/design.md', 20),
        },
        { area: 'Ledger', path: 'ledger/guide.md', document: null, at: span('docs/design.md', 21) },
      ],
      tree: { files: [] },
      ownership: [],
      health: null,
      digest: 'd',
    },
    areas: [
      {
        name: 'Billing',
        slug: 'billing',
        guide: 'billing/guide.md',
        from: 'guide-table',
        prefixes: ['billing/'],
      },
      {
        name: 'Ledger',
        slug: 'ledger',
        guide: 'ledger/guide.md',
        from: 'guide-table',
        prefixes: ['ledger/'],
      },
    ],
    groups: [
      {
        name: 'Invoices',
        featureIds: ['A-1', 'A-2', 'A-3', 'A-10'],
        mvpIds: ['A-1', 'A-2', 'A-10'],
        notes: [
          { of: 'Invoices', name: '', text: 'Whoever buys gets one.', at: span('docs/features.json', 2) },
          { of: 'First year', name: 'goal', text: 'No letter by post', at: span('docs/features.json', 1) },
        ],
      },
    ],
    features: new Map(features.map((one) => [one.id, one])),
    featurePaths: new Map(),
    recon: [
      {
        area: 'Billing',
        path: 'billing/guide.md',
        title: 'Billing',
        found: true,
        headings: [{ text: 'Status', level: 2, section: 'status', at: span('billing/guide.md', 10) }],
        responsibilities: [statement],
        prohibited: [statement],
        invariants: [statement],
        modules: [
          {
            name: 'Totals',
            id: 'BL-01',
            paths: ['billing/'],
            responsibilities: 'sums',
            ids: ['A-1'],
            at: span('billing/guide.md', 12),
          },
        ],
        statuses: [
          {
            name: 'Totals',
            id: 'BL-01',
            paths: ['billing/'],
            phrase: 'half done',
            status: 'partial',
            open: true,
            contradiction: { path: 'billing/', state: 'stub' },
            evidence: 'tests',
            ids: [],
            at: span('billing/guide.md', 12),
          },
        ],
        workPackages: [
          {
            id: 'billing/wp-1',
            label: 'WP-1',
            title: 'Retry calls',
            area: 'Billing',
            guide: 'billing/guide.md',
            priority: 'P0',
            phase: null,
            order: 0,
            scope: [statement],
            paths: ['billing/'],
            doneWhen: [statement],
            tests: [],
            ids: ['A-2'],
            open: true,
            deferred: false,
            after: [],
            at: span('billing/guide.md', 29),
          },
        ],
        divergences: [
          {
            id: 'billing/gap/no-retries',
            title: 'No retries',
            text: 'calls are made once',
            action: null,
            paths: [],
            actionPaths: [],
            ids: [],
            open: true,
            area: 'Billing',
            at: span('billing/guide.md', 40),
          },
        ],
        doneWhen: [{ text: 'Totals hold for a year', ids: ['A-1'], at: span('billing/guide.md', 48) }],
        changeRules: [{ text: 'Keep `api/` in step', ids: [], at: span('billing/guide.md', 49) }],
        contractSurfaces: [{ path: 'api/', at: span('billing/guide.md', 50), state: 'code' }],
        tests: [{ text: 'npm test', at: span('billing/guide.md', 51) }],
        ownership: [
          { role: 'primary', owner: 'team-billing', scope: null, at: span('billing/guide.md', 52) },
        ],
        relatedDocs: [{ text: 'docs/design.md', at: span('billing/guide.md', 53) }],
        claims: [{ path: 'billing/', at: span('billing/guide.md', 54), state: 'tested' }],
        citations: [{ id: 'A-3', state: 'later', at: span('billing/guide.md', 55) }],
        unread: [],
        lost: [],
      },
    ],
    subjects: {},
  };
}
