// Which tests the mutants of a room are tried on: its own. Left out is what takes seconds for every mutant and is about whole
// repositories or about time.
const room = process.env.BACKLOGIC_ROOM;

export const tests = {
  include: [`test/${room}/**/*.test.ts`],
  exclude: [
    'test/checks/recorded-gates.test.ts',
    'test/plan/{laws,repositories}.test.ts',
    'test/rules/hostile.test.ts',
    'test/rules/authoring/{presets,schema,shipped}.test.ts',
    'test/sources/{bounds,tree}.test.ts',
    'test/render/{entries,pages,templates,templates-page}.test.ts',
  ],
  setup: ['test/support/own-change.ts', 'test/support/few-cases.ts'],
  // Each law on one case in 25.
  env: { BACKLOGIC_LAWS: '0.04' },
};
