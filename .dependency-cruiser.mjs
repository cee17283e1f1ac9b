// The walls of the house. Each rule says why it stands; `npm run lint` holds them.
const shared = '^src/(model|diagnostics|host|syntax)/';
const stages = [
  'config',
  'sources',
  'facts',
  'rules',
  'plan',
  'checks',
  'render',
  'output',
  'health',
  'baseline',
  'discover',
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means two files are one idea in two places; neither can be read or tested alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'model-imports-nothing',
      comment:
        'The model is the language that every stage speaks. If it imported a stage, all stages would depend on that one.',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { pathNot: '^src/model/' },
    },
    {
      name: 'ground-floor-imports-model',
      comment:
        'diagnostics, host and syntax are used by every stage, so they may know nothing but the model.',
      severity: 'error',
      from: { path: '^src/(diagnostics|host|syntax)/' },
      to: { path: '^src/', pathNot: ['^src/model/', '^src/$1/'] },
    },
    ...stages.map((stage) => ({
      name: `${stage}-knows-no-sibling`,
      comment:
        'Stages are joined by plain data in compile.ts. A stage that imports its sibling can not be tested from a literal, nor replaced.',
      severity: 'error',
      from: { path: `^src/${stage}/` },
      to: { path: '^src/', pathNot: [shared, `^src/${stage}/`] },
    })),
    {
      name: 'reporters-read-results',
      comment: 'A reporter turns findings into text. One that computes would make two outputs disagree.',
      severity: 'error',
      from: { path: '^src/reporters/' },
      to: { path: '^src/', pathNot: [shared, '^src/reporters/'] },
    },
    {
      name: 'one-pipeline',
      comment:
        'Every command goes through compile.ts or a single stage, so build, check, explain and diff can not disagree.',
      severity: 'error',
      from: { path: '^src/(?!commands/|cli\\.ts|start\\.ts|main\\.ts)' },
      to: { path: '^src/(commands/|cli\\.ts|start\\.ts|main\\.ts)' },
    },
    {
      name: 'only-the-cli-imports-commands',
      comment: 'Commands are leaves: one that calls another hides what it does.',
      severity: 'error',
      from: { path: '^src/commands/([^/]+)\\.ts$', pathNot: '^src/commands/registry\\.ts$' },
      to: { path: '^src/commands/', pathNot: ['^src/commands/shared/', '^src/commands/$1/'] },
    },
    {
      name: 'no-file-system-outside-the-host',
      comment:
        'The host is the only door to disk and processes; a second door would escape fault injection and the root fence.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/host/', '^src/(print|bundle|compiled)\\.ts$', '^src/config/load-script\\.ts$'],
      },
      to: { path: '^(node:)?(fs|fs/promises|child_process)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^src/[^/]+/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
