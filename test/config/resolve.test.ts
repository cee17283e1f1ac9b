import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainConfig } from '../../src/config/explain.ts';
import { packageDirectory } from '../../src/config/package.ts';
import { presetLayer, presetNames } from '../../src/config/presets.ts';
import { load, loaded } from './support.ts';

const shipped = packageDirectory();

describe('root', () => {
  test.each([
    ['the current folder without a configuration', {}, {}, '/repo'],
    ['the folder of the file', { 'backlog.config.yaml': '' }, { cwd: '/repo/src/deep' }, '/repo'],
    ['what the file says', { 'backlog.config.yaml': 'root: src' }, {}, '/repo/src'],
    ['what the caller says', { 'backlog.config.yaml': 'root: src' }, { root: 'docs' }, '/repo/docs'],
  ])('%s', (_, files, request, root) => {
    expect(loaded({ 'src/deep/a.go': '', 'docs/a.md': '', ...files }, request).root).toBe(root);
  });
});

describe('rules and templates', () => {
  test('none beside the file: those that come with backlogic', () => {
    const config = loaded({ 'backlog.config.yaml': '' });
    expect(config.rules).toEqual(loaded({ 'backlog.config.yaml': 'extends: base' }).rules);
    expect(config.templates.directory).toBe(join(shipped, 'templates'));
  });

  test('a folder of templates beside the file takes their place', () => {
    const config = loaded({ 'backlog.config.yaml': '', 'templates/a.md.hbs': '' });
    expect(config.templates.directory).toBe('/repo/templates');
  });

  const shippedFor = (text: string) => loaded({ 'backlog.config.yaml': text }).rules;

  test('a folder of rules beside the file comes on top of those of the presets', () => {
    const config = loaded({
      'backlog.config.yaml': 'extends: prd-stories\n',
      'rules/own/a.yaml': 'decides: risk\n',
    });
    expect(config.rules).toEqual([...shippedFor('extends: prd-stories\n'), '/repo/rules']);
    expect(shippedFor('extends: prd-stories\n').length).toBeGreaterThan(1);
  });

  test('what the file says of rules wins over the folder beside it', () => {
    const files = { 'rules/a.yaml': 'decides: risk\n' };
    expect(loaded({ ...files, 'backlog.config.yaml': 'rules: ./rules\n' }).rules).toEqual(['/repo/rules']);
    const { config } = load({ ...files, 'other/b.yaml': '', 'backlog.config.yaml': 'rules: ./other\n' });
    expect(config?.rules).toEqual(['/repo/other']);
  });

  test.each([
    ['of code', { 'rules/no-console.ts': 'export default {};\n' }],
    ['of another tool', { 'rules/alerts.yaml': 'groups:\n  - name: latency\n    rules: []\n' }],
    ['with nothing in it', { 'rules/': '' }],
  ])('a folder of rules %s counts for nothing', (_, files) => {
    expect(loaded({ ...files, 'backlog.config.yaml': '' }).rules).toEqual(shippedFor(''));
  });

  test.each(['decide: risk\n', '\uFEFFdecides: risk\r\n', 'about: feature\nrules: []\n'])(
    'a slip in a rule file does not take it out of force: %j',
    (text) => {
      const config = loaded({ 'backlog.config.yaml': '', 'rules/a.yaml': text });
      expect(config.rules.at(-1)).toBe('/repo/rules');
    },
  );

  test('a folder of templates for something else does not', () => {
    const config = loaded({
      'backlog.config.yaml': '',
      'templates/index.hbs': '',
      'templates/base.html': '',
    });
    expect(config.templates.directory).toBe(join(shipped, 'templates'));
  });

  test('both, and what the caller adds, in this order', () => {
    const config = loaded(
      {
        'backlog.config.yaml': "extends: canonical-guide-map\nrules: ['backlogic:rules', ./rules]\n",
        'rules/a.yaml': '',
        'what-if/a.yaml': '',
      },
      { rules: ['what-if'] },
    );
    expect(config.rules).toEqual([join(shipped, 'rules'), '/repo/rules', '/repo/what-if']);
  });

  test('a preset adds to those of the presets below it, and a file to those of its presets', () => {
    const config = loaded({
      'backlog.config.yaml': "extends: prd-stories\nrules: ['backlogic:rules', ./rules]\n",
      'rules/a.yaml': '',
    });
    const named = presetLayer('base')?.value.rules;
    const base = (Array.isArray(named) ? named : []).map((path) => join(shipped, String(path)));
    expect(base.length).toBeGreaterThan(1);
    expect(config.rules).toEqual([...base, join(shipped, 'presets/rules/prd-stories'), '/repo/rules']);
    expect(config.origins[`/rules/${base.length}`]?.file).toBe('preset:prd-stories');
    expect(config.origins[`/rules/${base.length + 1}`]?.file).toBe('backlog.config.yaml');
  });

  test('one file of the package', () => {
    const config = loaded({ 'backlog.config.yaml': 'rules: backlogic:rules/owners.yaml\n' });
    expect(config.rules).toEqual([join(shipped, 'rules/owners.yaml')]);
  });

  test.each(presetNames)('what the preset %s names is there', (name) => {
    const config = loaded({ 'backlog.config.yaml': `extends: ${name}\n` });
    expect(config.rules.length).toBeGreaterThan(0);
    for (const path of config.rules) expect(existsSync(path), path).toBe(true);
  });

  test('a folder beside the package is no part of it, however its name begins', () => {
    const { findings } = load({ 'backlog.config.yaml': `rules: ${JSON.stringify(`${shipped}-of-ours`)}\n` });
    expect(findings.map(({ code, at }) => [code, at?.line])).toEqual([['config/path-missing', 1]]);
  });
});

test('the package folder is the one with our package.json', () => {
  expect(packageDirectory()).toBe(join(import.meta.dirname, '../..'));
});

describe('explain', () => {
  const values = explainConfig(
    loaded({ 'backlog.config.yaml': 'project: Billing\ngates:\n  - { name: test, command: make test }\n' }),
  );
  const by = new Map(values.map((value) => [value.pointer, value]));

  test('every value once, sorted, a list as one value', () => {
    expect(values.map(({ pointer }) => pointer)).toEqual([...by.keys()].sort());
    expect(by.get('/plan/contractSurfaces')?.value).toEqual([]);
    expect(by.get('/inventory/fields/id')?.value).toContain('id');
    expect(by.has('/inventory/fields/id/0')).toBe(false);
  });

  test('each with what set it; null for what nobody set', () => {
    expect(by.get('/project')).toMatchObject({
      value: 'Billing',
      origin: { file: 'backlog.config.yaml', line: 1 },
    });
    expect(by.get('/gates/0/command')).toMatchObject({ value: 'make test', origin: { line: 3 } });
    expect(by.get('/gates/0/timeoutSeconds')).toMatchObject({ value: 600, origin: null });
    expect(by.get('/plan/maxFeaturesPerSlice')?.origin?.file).toBe('preset:base');
  });

  test('everything that a preset or a file set has its place', () => {
    const placeless = values.filter(({ origin }) => origin === null).map(({ pointer }) => pointer);
    expect(placeless).toEqual([
      '/fence',
      '/file',
      '/gates/0/blocking',
      '/gates/0/cwd',
      '/gates/0/env',
      '/gates/0/fallback',
      '/gates/0/parser',
      '/gates/0/timeoutSeconds',
      '/packageFolder',
      '/root',
      '/safe',
      '/templates/directory',
    ]);
  });
});
