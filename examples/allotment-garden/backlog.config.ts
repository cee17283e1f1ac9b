/**
 * What backlogic compiles here, as `backlogic init` found it: only what differs from the presets. `backlogic config` shows every
 * value and what set it.
 */
export default {
  // The kind of inventory: field names, words for done and dropped, rules.
  extends: 'feature-list',
  inventory: {
    // 27 entries under `features` (json): 6 done, 21 open; 6 groups.
    path: 'feature_list.json',
  },
  // The rules that come with the preset, then your own: one of yours with the same id wins.
  rules: ['backlogic:rules', './rules'],
  // pyproject.toml names pytest. `backlogic health` runs it; nothing else does.
  gates: [
    { name: 'pytest', command: 'python -m pytest -q' },
  ],
};
