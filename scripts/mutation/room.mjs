// How Stryker tries the mutants of one room; scripts/mutation.mjs says which, and how many.
const room = process.env.BACKLOGIC_ROOM;

export default {
  testRunner: 'room',
  plugins: ['./scripts/mutation/runner.mjs', './scripts/mutation/share.mjs'],
  mutate: [`src/${room}/**/*.ts`, '!src/rules/generated/**'],
  ignorers: ['share'],
  coverageAnalysis: 'perTest',
  // What runs when a module is loaded would need a new process for each mutant.
  ignoreStatic: true,
  reporters: ['json', 'html', 'progress-append-only'],
  jsonReporter: { fileName: `coverage/mutation/${room}.json` },
  htmlReporter: { fileName: `coverage/mutation/${room}.html` },
  concurrency: Number(process.env.BACKLOGIC_CONCURRENCY ?? 1),
  // A processor that others use too must not look like an endless loop; real ones are counted, not timed.
  timeoutMS: 20_000,
  tempDirName: `.stryker-tmp-${room}`,
  ignorePatterns: ['/docs', '/coverage', '/bench', '/fuzz', '/dist', '/.stryker-tmp*', '.backlogic/cache'],
  allowConsoleColors: false,
};
