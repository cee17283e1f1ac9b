import { expect, test } from 'vitest';
import { processorTime } from '../support/processor-time.ts';
import { load, transcript } from './support.ts';

const cases: readonly [string, string][] = [
  ['a misspelt key', 'inventroy:\n  path: a.json\n'],
  ['a misspelt key inside', 'inventory:\n  feilds: {}\n'],
  ['a key that nothing resembles', 'inventory:\n  zebra: 1\n'],
  ['a number for a string', 'project: 6\n'],
  ['a string for a number', 'plan:\n  maxFeaturesPerSlice: "6"\n'],
  ['a fraction', 'plan:\n  maxFeaturesPerSlice: 2.5\n'],
  ['a number out of range', 'gateConcurrency: 0\n'],
  ['an object for a list', 'design:\n  path: { a: 1 }\n'],
  ['one wrong member of a list', 'design:\n  path:\n    - a.md\n    - 3\n'],
  ['a severity that is none', 'checks:\n  failOn: warn\n  severity:\n    config/unknown-key: errr\n'],
  ['a word that is none of a few, where a list may stand too', 'areas:\n  from: guidetable\n'],
  ['a word that is none of a few, in that list', 'areas:\n  from: [guidetable]\n'],
  ['neither a word nor a list', 'areas:\n  from: 7\n'],
  ['a gate with a misspelt key', 'gates:\n  - { name: quick, comand: make }\n'],
  ['a gate without a command', 'gates:\n  - name: quick\n'],
  ['a gate with a bad name', 'gates:\n  - { name: 2 fast, command: make }\n'],
  ['a gate with an empty command', 'gates:\n  - { name: quick, command: " " }\n'],
  ['two gates of one name', 'gates:\n  - { name: quick, command: a }\n  - { name: quick, command: b }\n'],
  [
    'two gates that report alike',
    'gates:\n  - { name: very-quick, command: a }\n  - { name: VERY_QUICK, command: b }\n',
  ],
  ['a pattern that does not compile', 'design:\n  guideTable: "(guides"\n'],
  ['a pattern whose backslashes are escapes', 'patterns:\n  featureId: "\\bREQ-[0-9]+"\n'],
  ['a pattern that blows up', 'patterns:\n  label: "(\\\\w+-?)+$"\n'.replace(/\\\\/g, '\\\\')],
  ['a pattern with an escape that Unicode patterns do not know', "patterns:\n  label: 'WP\\-[0-9]+'\n"],
  ['an empty pattern', 'design:\n  nonGoals: [""]\n'],
  [
    'count patterns without a meaning',
    'design:\n  counts: ["\\\\d+ features", "(?<totl>\\\\d+)", "(?<group>.) (?<count>\\\\d)", "(?<group>.)"]\n'.replace(
      /\\\\\\\\/g,
      '\\\\',
    ),
  ],
  [
    'an output outside the root',
    'output:\n  plan: ../plan.json\n  backlog: /etc/backlog.md\n  decisions: ""\n  specMap: out/\n  record: .git/x\n',
  ],
  ['two outputs at one path', 'output:\n  plan: out/x.json\n  decisions: ./out/X.json\n'],
  [
    'outputs that are inputs',
    'inventory: { path: features.yaml, overlays: [state.json] }\ndesign: { path: design.md }\nrules: [rules]\noutput:\n  backlog: features.yaml\n  plan: ./design.md\n  specMap: rules/map.json\n  decisions: state.json\n  record: backlog.config.yaml\n',
  ],
  ['an output inside another', 'output:\n  plan: out\n  decisions: out/decisions.json\n'],
  [
    'inputs outside the root',
    'inventory:\n  path: ["a.json", "../b.json"]\ntree:\n  listing: C:\\\\tree.tsv\n'.replace(/\\\\/g, '\\'),
  ],
  [
    'rules and templates that are not there',
    'rules: [planning]\ntemplates:\n  directory: looks\n  partials:\n    section-b: b.hbs\n',
  ],
  ['a finding code that is none', 'checks:\n  severity:\n    config/unknown-kye: warning\n'],
  ['a preset that is none', 'extends: [canonical-guide-mpa, base]\n'],
  ['a root that is none', 'root: elsewhere\n'],
];

test.each(cases)('%s', (_, yaml) => {
  const { findings } = load({ 'backlog.config.yaml': yaml });
  expect(transcript(findings)).toMatchSnapshot();
  expect(findings.length).toBeGreaterThan(0);
});

test('all of it is reported in one run', () => {
  const { config, findings } = load({
    'backlog.config.yaml': 'inventroy: {}\ngateConcurrency: 99\ndesign: { guideTable: "(" }\n',
  });
  expect(config).toBeNull();
  expect(findings.map((found) => found.code)).toEqual([
    'config/unknown-key',
    'config/out-of-range',
    'config/bad-pattern',
  ]);
});

test('a wrong value gives way to the default when its finding is made a warning', () => {
  const yaml = 'zebra: 1\nproject: Billing\nchecks: { severity: { config/unknown-key: warning } }\n';
  const { config, findings } = load({ 'backlog.config.yaml': yaml });
  expect(findings).toHaveLength(1);
  expect(config?.project).toBe('Billing');
});

test('a list with a gate whose command is misspelt is left out, also where that is a warning', () => {
  const gates = 'gates:\n  - { name: quick, comand: make }\n  - { name: slow, command: make slow }\n';
  const yaml = `${gates}checks: { severity: { config/unknown-key: warning } }\n`;
  const { config, findings } = load({ 'backlog.config.yaml': yaml });
  expect(findings.map(({ code }) => code)).toEqual(['config/unknown-key']);
  expect(config?.gates).toEqual([]);
});

test('a hundred mistakes make fifty findings, quickly', () => {
  const wrong = Array.from({ length: 20_000 }, (_, index) => `key${index}: 1`).join('\n');
  const started = processorTime();
  const { findings } = load({ 'backlog.config.yaml': wrong });
  expect(findings).toHaveLength(50);
  expect(processorTime() - started).toBeLessThan(5_000);
});

test.each(['__proto__', 'constructor', 'toString'])('the key %s is data like any other', (key) => {
  const { config, findings } = load({
    'backlog.config.json': `{ "${key}": { "polluted": true }, "checks": { "severity": { "${key}": "off" } } }`,
  });
  expect(config).toBeNull();
  expect(findings.map((found) => found.code)).toEqual(['config/unknown-key', 'config/unknown-code']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
