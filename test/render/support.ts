import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResolvedConfig } from '../../src/model/config.ts';
import { type Decision, DecisionIndex } from '../../src/model/decision.ts';
import type { FactSet } from '../../src/model/factset.ts';
import type { GateRun } from '../../src/model/health.ts';
import type { MarkdownDocument } from '../../src/model/markdown.ts';
import type { Item, Plan, Slice } from '../../src/model/plan.ts';
import type { Feature } from '../../src/model/sources.ts';
import type { Span } from '../../src/model/span.ts';
import type { RenderInput } from '../../src/render/render.ts';
import type { Templates } from '../../src/render/templates.ts';
import { checkout } from '../support/cli.ts';

export function span(file: string, line: number): Span {
  return { file, line, column: 3 };
}

export function feature(id: string, parts: Partial<Feature> = {}): Feature {
  return {
    id,
    index: 0,
    title: null,
    description: `What ${id} does`,
    group: 'Invoices',
    category: null,
    phase: 'mvp',
    mvp: true,
    done: false,
    closed: false,
    status: null,
    priority: null,
    owner: null,
    risk: null,
    riskSummary: null,
    dependencies: [],
    steps: [],
    acceptance: [],
    tests: [],
    negativeTests: [],
    sourceRefs: [],
    extra: {},
    spans: {},
    at: span('docs/features.json', 10 + Number(/\d+/.exec(id)?.[0] ?? 0)),
    ...parts,
  };
}

export function slice(item: string, name: string, parts: Partial<Slice> = {}): Slice {
  return {
    id: `${item}/${name}`,
    item,
    title: `Slice ${name}`,
    featureIds: [],
    doneFeatureIds: [],
    relatedFeatureIds: [],
    workPackageIds: [],
    divergenceIds: [],
    pathPrefixes: ['billing/'],
    workstream: 'core',
    contract: false,
    contractPr: null,
    dependsOn: [],
    doneCriteria: [],
    tests: [],
    commands: [{ command: 'npm test', rule: 'gate-all' }],
    unblocks: 0,
    rank: 0,
    wave: 0,
    ...parts,
  };
}

export function item(id: string, slices: readonly Slice[], parts: Partial<Item> = {}): Item {
  return {
    id,
    kind: 'group',
    title: 'Invoices',
    area: 'Billing',
    group: 'Invoices',
    featureIds: slices.flatMap((one) => one.featureIds),
    doneFeatureIds: [],
    relatedFeatureIds: [],
    workPackageIds: slices.flatMap((one) => one.workPackageIds),
    divergenceIds: slices.flatMap((one) => one.divergenceIds),
    pathPrefixes: ['billing/'],
    dependsOn: [],
    prBoundary: '2 pull requests',
    doneCriteria: slices.flatMap((one) => one.doneCriteria),
    tests: [],
    commands: [],
    riskFlags: [],
    owner: null,
    ownerRule: null,
    secondaryAreas: [],
    modules: [],
    assumptions: [],
    slices,
    rank: 0,
    ...parts,
  };
}

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
        dependsOn: [{ id: 'contracts', reason: 'uses its shapes' }],
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
      tree: { origin: 'listing', files: [] },
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
        slug: 'invoices',
        featureIds: ['A-1', 'A-2', 'A-3', 'A-10'],
        mvpIds: ['A-1', 'A-2', 'A-10'],
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
            ids: [],
            open: true,
            area: 'Billing',
            at: span('billing/guide.md', 40),
          },
        ],
        contractSurfaces: [
          { path: 'api/', at: span('billing/guide.md', 50), state: 'code', files: 2, bytes: 900 },
        ],
        tests: [{ text: 'npm test', at: span('billing/guide.md', 51) }],
        ownership: [
          { role: 'primary', owner: 'team-billing', scope: null, at: span('billing/guide.md', 52) },
        ],
        relatedDocs: [{ text: 'docs/design.md', at: span('billing/guide.md', 53) }],
        claims: [
          { path: 'billing/', at: span('billing/guide.md', 54), state: 'tested', files: 3, bytes: 1000 },
        ],
        citations: [{ id: 'A-3', state: 'later', at: span('billing/guide.md', 55) }],
        unread: [],
        lost: [],
      },
    ],
    subjects: {},
    summary: {},
  };
}

export function decision(parts: Partial<Decision> = {}): Decision {
  return {
    subject: { kind: 'feature', id: 'A-1' },
    decides: 'risk',
    value: 'money is lost',
    then: { flag: 'money is lost', severity: 'high', invariant: 'exactly-once' },
    rule: 'money-stated',
    ruleSource: span('rules/risks.yaml', 4),
    because: 'A bill that is sent twice is paid twice.',
    severity: 'high',
    also: [{ rule: 'money-proven', ruleSource: span('rules/risks.yaml', 9) }],
    facts: [{ name: 'text', value: 'What A-1 does', source: span('docs/features.json', 11) }],
    asks: {
      node: 'all',
      children: [{ node: 'leaf', fact: 'text', path: null, operator: 'matches', value: 'does' }],
    },
    results: [true],
    trace: {
      node: 'all',
      result: true,
      children: [
        {
          node: 'leaf',
          result: true,
          fact: 'text',
          path: null,
          operator: 'matches',
          value: 'does',
          actual: 'What A-1 does',
          source: span('docs/features.json', 11),
        },
        {
          node: 'not',
          result: true,
          child: {
            node: 'reference',
            name: 'later',
            result: false,
            child: { node: 'any', result: false, children: [] },
          },
        },
      ],
    },
    lost: [{ value: 'other', rule: 'other', ruleSource: span('rules/risks.yaml', 14), reason: 'priority' }],
    tie: true,
    ...parts,
  };
}

export function sampleConfig(parts: object = {}): ResolvedConfig {
  const config = {
    root: '/r',
    file: '/r/backlog.config.json',
    packageFolder: '/package',
    project: 'Billing platform',
    templates: { directory: '/package/templates', partials: {} },
    origins: {},
    plan: { priorities: ['P0', 'P1'], contractSurfaces: ['api/'] },
    gates: [{ name: 'verify-quick', command: 'make verify-quick', fallback: 'npm test' }],
    output: {
      specMap: '.backlogic/spec_map.json',
      guideRecon: '.backlogic/guide_recon.json',
      repoHealth: '.backlogic/repo_health.txt',
      decisions: '.backlogic/decisions.json',
      plan: '.backlogic/plan.json',
      backlog: 'docs/mvp_backlog.md',
      record: null,
    },
    ...parts,
  };
  return config as unknown as ResolvedConfig;
}

export function sampleInput(parts: Partial<RenderInput> = {}): RenderInput {
  const area = decision({
    subject: { kind: 'group', id: 'Invoices' },
    decides: 'area',
    value: 'Billing',
    then: { area: 'Billing' },
    rule: 'area-by-module',
    severity: null,
  });
  return {
    facts: sampleFacts(),
    plan: samplePlan(),
    log: new DecisionIndex([area, decision()]),
    findings: [],
    config: sampleConfig(),
    ...parts,
  };
}

/** The texts of the templates that come with the package; `folder` below `templates/` lies over the others. */
export function shippedTexts(folder?: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const directory of ['', ...(folder ? [folder] : [])]) {
    const path = join(checkout, 'templates', directory);
    for (const file of readdirSync(path)
      .filter((name) => name.endsWith('.md.hbs'))
      .sort()) {
      texts.set(file.replace('.md.hbs', ''), readFileSync(join(path, file), 'utf8'));
    }
  }
  return texts;
}

export function shippedTemplates(folder?: string): Templates {
  const texts = shippedTexts(folder);
  const byName = new Map(
    [...texts].map(([name, text]) => [
      name,
      { name, file: `templates/${name}.md.hbs`, path: `/templates/${name}.md.hbs`, text },
    ]),
  );
  return { byName, record: null };
}
