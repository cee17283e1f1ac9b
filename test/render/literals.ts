import type { Item, Slice } from '../../src/model/plan.ts';
import type { Feature } from '../../src/model/sources.ts';
import type { Span } from '../../src/model/span.ts';

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
    riskMitigation: null,
    dependencies: [],
    steps: [],
    acceptance: [],
    tests: [],
    negativeTests: [],
    sourceRefs: [],
    notes: [],
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
