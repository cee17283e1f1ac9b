import type { Files } from './files.ts';

/** A repository with a little of everything that is read, small enough to be compiled a hundred times a second. */
export function smallFiles(shipped: Files): Files {
  return new Map([
    ...rulesInUse.map((name): [string, string] => [`rules/${name}.yaml`, shipped.get(`${name}.yaml`) ?? '']),
    ['backlog.config.json', `${JSON.stringify(config, null, 2)}\n`],
    ['docs/features.json', `${JSON.stringify({ features }, null, 2)}\n`],
    ['docs/design.md', design],
    ['audio/mixer/guide.md', mixerGuide],
    ['api/scores/guide.md', scoresGuide],
    ['rules/own.yaml', ownRules],
    ['rules/table.yaml', tableRules],
    ['templates/item.md.hbs', itemTemplate],
    ['CODEOWNERS', '# who\n/audio/ @band/sound\n/api/scores/ @band/scores @band/sound\n*.md @band/words\n'],
    ['.gitignore', 'out/\n*.log\n!keep.log\n'],
    [
      'files.txt',
      'audio/mixer/mixer.mjs\t640\naudio/mixer/mixer.test.mjs\t200\napi/scores/score.mjs\t90\n"api/a\\tb.mjs"\n',
    ],
    ['.backlogic/repo_health.json', `${JSON.stringify(health, null, 2)}\n`],
    ['.backlogic/repo_health.txt', '$ npm test\nnot ok 1 - mixes\nTESTS_EXIT=1\n'],
    ['baseline.json', '{\n  "schema_version": "1.0",\n  "kind": "baseline",\n  "entries": []\n}\n'],
    ['audio/mixer/mixer.mjs', '// mixes\n'.repeat(40)],
    ['audio/mixer/mixer.test.mjs', '// tests\n'.repeat(10)],
    ['api/scores/score.mjs', '// a score\n'],
    ['deploy/.gitkeep', ''],
  ]);
}

/** The rule files of the package that its few pages need; all of them would take most of the time. */
const rulesInUse: readonly string[] = [
  'areas-derived',
  'columns',
  'conditions',
  'contracts',
  'hotspots',
  'labels',
  'sections',
  'states',
  'statuses',
  'workstreams',
];

const config = {
  inventory: { path: 'docs/features.json', mvpPhases: ['mvp'], laterPhases: ['later'] },
  design: { path: 'docs/design.md' },
  rules: ['rules'],
  templates: { directory: 'templates' },
  plan: { contractSurfaces: ['api/'], maxFeaturesPerSlice: 3 },
  gates: [{ name: 'tests', command: 'npm test', parser: 'tap' }],
  checks: { baseline: 'baseline.json', severity: { 'tree/link-outside': 'error' } },
};

const features = [
  {
    id: 'A-1',
    group: 'Mixing',
    category: 'functional',
    description: 'Mix two voices in less than 20 ms',
    steps: ['Verify the sum', 'Verify the latency'],
    passes: true,
    release_phase: 'mvp',
  },
  {
    id: 'A-2',
    group: 'Mixing',
    category: 'functional',
    description: 'Stop the old answer when the caller speaks',
    steps: ['Verify silence'],
    passes: false,
    release_phase: 'mvp',
    priority: 'P0',
    dependencies: ['A-1'],
  },
  {
    id: 'A-3',
    group: 'Mixing',
    category: 'quality',
    description: 'Never lose a frame at a replay',
    steps: ['Verify each frame'],
    passes: false,
    release_phase: 'mvp',
  },
  {
    id: 'A-10',
    group: 'Scores',
    category: 'security',
    description: 'Keep the secrets of one tenant from another',
    steps: ['Verify the refusal'],
    passes: false,
    release_phase: 'mvp',
    dependencies: ['A-2', 'A-3'],
  },
  {
    id: 'A-11',
    group: 'Scores',
    category: 'functional',
    description: 'Version the schema of a score',
    acceptance: 'Old scores can be read; new ones too',
    passes: false,
    release_phase: 'mvp',
  },
  {
    id: 'A-12',
    group: 'Rehearsal',
    category: 'functional',
    description: 'Load many scores at once',
    steps: [],
    passes: false,
    release_phase: 'later',
  },
];

const design = `# Band Design

## 1. Principles

### Core principles

1. **One beat.** Everything keeps it.
2. **No surprise.** A score is frozen before it is played.

## 2. Target modules

The inventory has 6 entries total (\`5\` MVP, \`1\` post-MVP).

| Target module | Primary repository paths | Responsibilities | Primary feature groups |
| --- | --- | --- | --- |
| Mixer | \`audio/mixer\` | Mixes voices | \`Mixing\` |
| Score API | \`api/scores/*\` | Shape of a score | \`Scores\` |

## 3. Canonical guides

| Area | Canonical file |
| --- | --- |
| Mixer | \`audio/mixer/guide.md\` |
| Score API | [guide](api/scores/guide.md) |

## 4. Ownership and governance

Ownership rules:
1. Each folder has one owner.

Repository-level guarantees:
- No frame is lost.

Non-goals:
- Lyrics.
`;

const mixerGuide = `---
owner: band/sound
---
# Mixer Guide

## Ownership

- Primary: \`Sound team\`

## Modules

| Module | Target path(s) | Responsibility | Current status | Feature evidence |
| --- | --- | --- | --- | --- |
| Mixer | \`audio/mixer/mixer.mjs\` | sums | Implemented, with tests | \`A-1\` |
| Limiter | \`audio/mixer/limiter.mjs\` | limits | not started | \`A-2\`, \`A-3\` |

## Invariants

1. The sum never clips (\`A-1\`).

## Divergence from target

1. \`audio/mixer/limiter.mjs\`: there is none (\`A-2\`)

## Work packages

| Work package | Objective | File scope (expected) | Done criteria |
| --- | --- | --- | --- |
| \`WP-1 Limiter\` | Limit what is mixed (\`A-2\`) | \`audio/mixer/limiter.mjs\` | No sample above one |
| \`WP-2 Replay\` | Replay frames after \`WP-1\` (\`A-3\`) | \`audio/mixer/replay.mjs\` | Each frame once |

## Verification

- \`node --test audio\`
`;

const scoresGuide = `# Score Guide

## Progress

| Contract area | Current code status | Divergence from target | Feature evidence |
| --- | --- | --- | --- |
| Score | Partial: \`api/scores/score.mjs\` | no version | \`A-10\`, \`A-11\` |

## Backlog

### P0: shapes

1. Version the score.
   - Files: \`api/scores/score.mjs\`
   - Done when: an old score is read (\`A-11\`).

Phase 2: Tenants
- Keep tenants apart \`api/scores/tenant.mjs\`
- Definition of done: a stranger is refused
- Feature anchors: A-10.
`;

const ownRules = `decides: risk
about: feature
hitPolicy: collect
conditions:
  loud: { fact: description, operator: matches, value: '(?i)\\bmany\\b' }
rules:
  - id: own-load
    because: Many at once need a limit.
    when:
      any:
        - { condition: loud }
        - all:
            - { fact: group, operator: equal, value: Mixing }
            - not: { fact: done, operator: equal, value: true }
    then: { flag: load, severity: low }
    examples:
      fires:
        - { group: Scores, description: Load many scores }
      spares:
        - { group: Scores, description: Load one score }
`;

const tableRules = `decides: area
about: path
hitPolicy: unique
rankBy: path
columns: { path: under }
table:
  - id: own-notes
    path: audio/notes
    area: Mixer
    because: Notes are heard.
    examples: { fires: [{ path: audio/notes }], spares: [{ path: other/audio/notes }] }
  - id: own-loops
    path: [audio/loops, audio/tapes]
    area: Score API
    because: Loops are written down.
`;

const itemTemplate = `{{anchor anchor}}
#### {{title}}

{{code id}} · {{kind}} · wave {{waves}}{{#if owner}} · owner {{owner}}{{/if}}
{{#each slices}}
{{> slice}}
{{/each}}
`;

const gate = {
  name: 'tests',
  command: 'npm test',
  outcome: 'fail',
  exit_code: 1,
  duration_ms: 12,
  blocking: true,
  fallback_used: false,
  note: null,
  parser: 'tap',
  passed: 3,
  failed: 1,
  skipped: 0,
  failures: [
    {
      unit: 'audio/mixer',
      test: 'mixes',
      file: 'audio/mixer/mixer.test.mjs',
      line: 3,
      message: ['expected 1'],
    },
  ],
};

const health = {
  schema_version: '1.0',
  kind: 'repo_health',
  recorded_at: '2026-01-02T03:04:05.000Z',
  input_digest: '0'.repeat(64),
  gates: [gate],
  previous: {
    recorded_at: '2026-01-01T03:04:05.000Z',
    gates: [{ ...gate, outcome: 'pass', exit_code: 0, failed: 0, failures: [] }],
  },
};
