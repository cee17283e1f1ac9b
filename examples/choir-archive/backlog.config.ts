/**
 * What backlogic compiles here, as `backlogic init` found it: only what differs from the presets. `backlogic config` shows every
 * value and what set it.
 */
export default {
  // The kind of inventory: field names, words for done and dropped, rules.
  extends: 'markdown-tasks',
  inventory: {
    // 21 entries (markdown): 3 done, 17 open, 1 dropped or put off; 6 groups.
    path: 'backlog/tasks/',
  },
  // The rules that come with the preset, then your own: one of yours with the same id wins.
  rules: ['backlogic:rules', './rules'],
  // go.mod stands at the top. `backlogic health` runs it; nothing else does.
  gates: [
    { name: 'go-test', command: 'go test ./...' },
  ],
};
