import { expect, test } from 'vitest';
import { load, transcript } from './support.ts';

const there = { 'planning/rules/a.yaml': '', 'looks/b-workstreams.md.hbs': '' };

const cases: readonly [string, string, string][] = [
  ['a rule folder', 'rules: planning/rulse\n', 'planning/rules'],
  ['a folder above it', 'rules: [plannign/rules]\n', 'planning/rules'],
  ['a template folder', 'templates: { directory: ./lokos }\n', 'looks'],
  [
    'a template',
    'templates: { partials: { item: looks/b-workstream.md.hbs } }\n',
    'looks/b-workstreams.md.hbs',
  ],
];

test.each(cases)('%s that is misspelt is told what is there', (_, yaml, meant) => {
  const { findings } = load({ 'backlog.config.yaml': yaml, ...there });
  expect(findings.map(({ code }) => code)).toEqual(['config/path-missing']);
  expect(transcript(findings)).toContain(`Did you mean \`${meant}\`?`);
});

test('where nothing is near, or only the folder above is, nothing is guessed', () => {
  for (const path of ['zebra', 'planning/zebra', 'plannign/zebra']) {
    const { findings } = load({ 'backlog.config.yaml': `rules: ${path}\n`, ...there });
    expect(transcript(findings)).not.toContain('Did you mean');
  }
});

test('no name from outside of the repository is told', () => {
  const files = { 'backlog.config.yaml': 'rules: ../other/secrte\n', '/other/secret/a.yaml': '' };
  expect(transcript(load(files).findings)).not.toContain('Did you mean');
});

test('an empty template folder is said at its place, and nothing of what it would hold', () => {
  const { findings } = load({ 'backlog.config.yaml': 'templates: { directory: "" }\n' });
  expect(findings.map(({ code }) => code)).toEqual(['config/out-of-range']);
});
