/**
 * What backlogic compiles here, as `backlogic init` found it: only what differs from the presets. `backlogic config` shows every
 * value and what set it.
 */
export default {
  // The kind of inventory: field names, words for done and dropped, rules.
  extends: 'requirements',
  inventory: {
    // 25 entries under `requirements` (yaml): 6 done, 18 open, 1 dropped or put off; 6 groups.
    path: 'docs/requirements.yaml',
  },
  // The rules that come with the preset, then your own: one of yours with the same id wins.
  rules: ['backlogic:rules', './rules'],
  // Makefile has the target test. `backlogic health` runs it; nothing else does.
  gates: [
    { name: 'test', command: 'make test' },
  ],
};
