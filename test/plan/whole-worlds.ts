import { gateRun } from './gate-runs.ts';
import { nowhere } from './literal-facts.ts';
import { decision, type World } from './literals.ts';
import { contracts, ground, packages } from './whole-worlds-of-work.ts';

const order = (id: string, after: Record<string, string | boolean | string[]>, reason: string) =>
  decision('dependency', 'item', id, after as never, {
    then: { after: after as never, reason },
    rule: `order/${id}`,
  });

/** Who waits for whom: features, rules, guides, paths; and what gives way where they go in a circle. */
const waiting: World = {
  features: [
    { id: 'A-1', group: 'Alpha', paths: ['a/one'], after: ['B-1'], priority: 'P2' },
    { id: 'A-2', group: 'Alpha', paths: ['a/one'], after: ['A-1', 'A-1'], priority: 'P0' },
    { id: 'B-1', group: 'Beta', paths: ['b/one'], after: ['C-1'] },
    { id: 'B-2', group: 'Beta', paths: ['b/one', 'a/one'], after: ['D-1'] },
    { id: 'C-1', group: 'Gamma', paths: ['c/one'], after: ['A-2'] },
    { id: 'D-1', group: 'Delta', paths: ['d/one'], done: true },
    { id: 'D-2', group: 'Delta', paths: ['d/one/deep'], after: ['D-1', 'B-2'] },
    { id: 'D-3', group: 'Delta', paths: ['d/one/deep', 'a/one'] },
    { id: 'D-4', group: 'Delta', paths: ['d/one/deep'], priority: 'P0' },
    { id: 'D-5', group: 'Delta', paths: ['d/one/deep'] },
  ],
  areas: ['a', 'b', 'c', 'd'].map((folder) => ({ name: `Area ${folder}`, folder })),
  groups: { Alpha: 'Area a', Beta: 'Area b', Gamma: 'Area c', Delta: 'Area d' },
  streams: { a: 'a', b: 'b', c: 'c', d: 'd', 'd/one/deep': 'deep' },
  plan: { maxFeaturesPerSlice: 1 },
  files: ['a/one/x.go', 'b/one/x.go', 'c/one/x.go', 'd/one/x.go', 'd/one/deep/x.go'],
};

const failure = (unit: string, file: string | null, test: string | null = null) => ({
  unit,
  test,
  file,
  line: null,
  message: [],
});

/** A repository whose areas were found, not stated: what is assumed, asked and said of it; and gates that fail. */
const derived: World = {
  features: [
    { id: 'A-1', group: 'Lanes', paths: ['core/lanes'] },
    { id: 'B-1', group: 'Doors', paths: ['edge/door'] },
    { id: 'B-2', group: 'Doors' },
    { id: 'R-1', group: 'Roofs', status: 'open' },
    { id: 'S-1', group: 'Stairs', done: true },
  ],
  areas: [
    { name: 'Core', folder: 'core' },
    { name: 'Edge', folder: 'edge' },
  ],
  decisions: [
    decision('area', 'group', 'Lanes', 'Core', {
      tie: true,
      because: 'Its paths say so.',
      lost: [
        { value: 'Edge', rule: 'area/b', ruleSource: nowhere, reason: 'tie' },
        { value: 'Core', rule: 'area/c', ruleSource: nowhere, reason: 'order' },
        { value: 'Deep', rule: 'area/d', ruleSource: nowhere, reason: 'priority' },
      ] as never,
    }),
    decision('area', 'group', 'Doors', 'Edge', { because: 'It is of the edge. ' }),
    decision('area', 'group', 'Stairs', 'Nowhere'),
    decision('owner', 'failure', 'unit#1', 'kim', { rule: 'owner/unit' }),
  ],
  gates: [
    { name: 'unit', command: 'make unit', blocking: true },
    { name: 'lint', command: 'make lint', blocking: false },
    { name: 'never', command: 'make never', blocking: true },
  ] as never,
  files: ['core/lanes/a.go', 'edge/door/b.go'],
  health: {
    schemaVersion: '1.0',
    recordedAt: '2026-01-02T00:00:00Z',
    inputDigest: 'older',
    gates: [
      gateRun('unit', {
        failures: [
          failure('core', 'core/lanes/a.go', 'TestA'),
          failure('edge/door', null),
          failure('else', 'x.go'),
        ],
      }),
      gateRun('lint', { outcome: 'pass', exitCode: 0, blocking: false }),
    ],
    previous: {
      recordedAt: '2026-01-01T00:00:00Z',
      gates: [
        gateRun('unit', { failures: [failure('edge/door', null), failure('gone', null)] }),
        gateRun('lint', { failures: [failure('style', null)] }),
      ],
    },
  },
  facts: (facts) => ({
    ...facts,
    subjects: {
      failure: [
        { kind: 'failure', id: 'unit#2', facts: { area: 'Core' }, sources: {} },
        { kind: 'failure', id: 'unit#3', facts: { area: '' }, sources: {} },
      ],
    },
    sources: {
      ...facts.sources,
      inventory: {
        ...facts.sources.inventory,
        stated: [
          { what: 'entries', count: 9, counted: 5, at: nowhere },
          { what: 'done', count: 1, counted: 1, at: nowhere },
          { what: 'unsure', count: 1, counted: null, at: nowhere },
        ] as never,
      },
      areas: {
        ...facts.sources.areas,
        from: 'folders',
        certainty: 'likely',
        steps: [
          { step: 'folders', use: 'leads', used: 2, source: 'core/README.md' },
          { step: 'workspaces', use: 'adds', used: 1, source: null },
          { step: 'codeowners', use: 'unused', used: 0, source: null },
        ] as never,
      },
    },
  }),
};

/** What each world is about, the world, and what rules say of the items of its draft. */
export const wholeWorlds: readonly (readonly [
  string,
  World,
  ((id: string) => ReturnType<typeof order>[])?,
])[] = [
  ['where features are built', ground],
  ['work packages and divergences', packages],
  ['contracts', contracts],
  [
    'who waits for whom',
    waiting,
    (id) =>
      id === 'alpha'
        ? [order('alpha', { group: 'Delta', workstream: 'deep' }, 'The deep end comes first.')]
        : id === 'gamma'
          ? [
              order('gamma', { area: ['Area b', 'Area d'] }, 'They say so.'),
              order('gamma', { item: 'nothing' }, 'It is not there.'),
            ]
          : id === 'delta'
            ? [
                order('delta', { item: 'delta' }, 'Itself.'),
                order('delta', { contract: true }, 'A contract.'),
              ]
            : [],
  ],
  ['areas that were found, and gates that fail', derived],
];
