/**
 * What backlogic compiles here, as `backlogic init` found it: only what differs from the presets. `backlogic config` shows every
 * value and what set it.
 */
export default {
  // The kind of inventory: field names, words for done and dropped, rules.
  extends: 'task-master',
  inventory: {
    // 21 entries under `*.tasks` (task-master): 2 done, 17 open, 2 dropped or put off; 2 groups.
    path: '.taskmaster/tasks/tasks.json',
  },
  // The rules that come with the preset, then your own: one of yours with the same id wins.
  rules: ['backlogic:rules', './rules'],
  // Cargo.toml stands at the top. `backlogic health` runs it; nothing else does.
  gates: [
    { name: 'cargo-test', command: 'cargo test' },
  ],
};
