/**
 * What backlogic compiles here, as `backlogic init` found it: only what differs from the presets. `backlogic config` shows every
 * value and what set it.
 */
export default {
  // The kind of inventory: field names, words for done and dropped, rules.
  extends: 'prd-stories',
  inventory: {
    // 21 entries under `userStories` (json): 3 done, 18 open; no groups.
    path: 'scripts/ralph/prd.json',
  },
  // The rules that come with the preset, then your own: one of yours with the same id wins.
  rules: ['backlogic:rules', './rules'],
  // package.json has the script typecheck; package.json has the script test. `backlogic health` runs them; nothing else does.
  gates: [
    { name: 'typecheck', command: 'npm run typecheck' },
    { name: 'test', command: 'npm run test' },
  ],
};
