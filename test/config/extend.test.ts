import { describe, expect, test } from 'vitest';
import { formatSpan } from '../../src/model/span.ts';
import { load, loaded, transcript } from './support.ts';

describe('extends', () => {
  test('later wins: the file over what it extends, a later target over an earlier one', () => {
    const config = loaded({
      'backlog.config.yaml': 'extends: [./first.yaml, ./second.json]\nproject: Own\n',
      'first.yaml':
        'project: First\nplan: { maxFeaturesPerSlice: 2, fallbackArea: First }\ngateConcurrency: 2\n',
      'second.json': '{ "project": "Second", "plan": { "maxFeaturesPerSlice": 3 } }',
    });
    expect(config.project).toBe('Own');
    expect(config.plan.maxFeaturesPerSlice).toBe(3);
    expect(config.plan.fallbackArea).toBe('First');
    expect(config.gateConcurrency).toBe(2);
    expect(config.plan.priorities).toContain('P0');
  });

  test('objects merge, lists replace, gates merge by name in the order first named', () => {
    const config = loaded({
      'backlog.config.yaml': [
        'extends: ./shared.yaml',
        'design: { path: own.md }',
        'gates:',
        '  - { name: lint, command: make lint }',
        '  - { name: test, command: make test, timeoutSeconds: 9 }',
        'checks: { severity: { config/several-files: "off" } }',
      ].join('\n'),
      'shared.yaml': [
        'design: { path: [a.md, b.md], nonGoals: never }',
        'gates:',
        '  - { name: test, command: npm test, blocking: false, env: CI }',
        '  - { name: deep, command: npm run deep }',
        'checks: { severity: { config/unknown-code: info } }',
      ].join('\n'),
    });
    expect(config.design.path).toEqual(['own.md']);
    expect(config.design.nonGoals).toEqual(['never']);
    expect(config.gates.map((gate) => [gate.name, gate.command, gate.blocking, gate.timeoutSeconds])).toEqual(
      [
        ['test', 'make test', false, 9],
        ['deep', 'npm run deep', true, 600],
        ['lint', 'make lint', true, 600],
      ],
    );
    expect(config.gates[0]?.env).toEqual(['CI']);
    expect({ ...config.checks.severity }).toEqual({
      'config/unknown-code': 'info',
      'config/several-files': 'off',
    });
  });

  test('paths are relative to the file that says them', () => {
    const config = loaded({
      'backlog.config.yaml': 'extends: planning/shared.yaml\n',
      'planning/shared.yaml':
        'root: ../src\nrules: [rules, one.yaml]\ntemplates: { directory: looks, partials: { section-b: b.hbs } }\n',
      'planning/rules/a.yaml': '',
      'planning/one.yaml': '',
      'planning/looks/x.hbs': '',
      'planning/b.hbs': '',
      'src/main.go': '',
    });
    expect(config.root).toBe('/repo/src');
    expect(config.rules).toEqual(['/repo/planning/rules', '/repo/planning/one.yaml']);
    expect(config.templates.directory).toBe('/repo/planning/looks');
    expect({ ...config.templates.partials }).toEqual({ 'section-b': '/repo/planning/b.hbs' });
  });

  test('a script extends data, and data a script', () => {
    const config = loaded({
      'backlog.config.ts': "export default { extends: './a.yaml' };\n",
      'a.yaml': 'extends: ./b.ts\n',
      'b.ts': "export default { project: 'Deep' } satisfies { project: string };\n",
    });
    expect(config.project).toBe('Deep');
    expect(config.origins['/project']).toMatchObject({ file: 'b.ts', line: 1, column: 27 });
  });

  test('what is extended twice stands where it is named first', () => {
    const config = loaded({
      'backlog.config.yaml': 'extends: [./a.yaml, ./b.yaml]\n',
      'a.yaml': 'extends: ./common.yaml\nproject: A\n',
      'b.yaml': 'extends: ./common.yaml\n',
      'common.yaml': 'project: Common\n',
    });
    expect(config.project).toBe('A');
  });

  test('a circle is told whole, once', () => {
    const { config, findings } = load({
      'backlog.config.yaml': 'extends: ./a.yaml\n',
      'a.yaml': 'project: A\nextends:\n  - ./b.yaml\n',
      'b.yaml': 'extends: ./a.yaml\n',
    });
    expect(config).toBeNull();
    expect(transcript(findings)).toMatchInlineSnapshot(`
      "error config/extends-cycle at b.yaml:1:10
          the configuration extends itself: a.yaml → b.yaml → a.yaml.
          Take one of these out of \`extends\`."
    `);
  });

  test('a file that is not there is told where it is named, and the rest is still read', () => {
    const { findings } = load({ 'backlog.config.yaml': 'extends: [./absent.yaml]\nzebra: 1\n' });
    expect(transcript(findings)).toMatchInlineSnapshot(`
      "error config/unknown-key at backlog.config.yaml:2:1
          the configuration has no key \`zebra\`.
          Known keys: \`extends\`, \`root\`, \`project\`, \`inventory\`, \`design\`, \`areas\`, \`tree\`, \`patterns\`, \`rules\`, \`templates\`, \`output\`, \`plan\`, \`gates\`, \`gateConcurrency\`, \`cache\`, \`checks\`.
      error config/not-found at backlog.config.yaml:1:11
          there is no file "absent.yaml".
          Correct the path that names it; a path in \`extends\` is relative to the file that says it."
    `);
  });
});

describe('presets', () => {
  test('no configuration and an empty one are the same, and another preset is not', () => {
    const none = loaded({});
    const empty = loaded({ 'backlog.config.yaml': '{}\n' });
    const named = loaded({ 'backlog.config.yaml': 'extends: canonical-guide-map\n' });
    expect(none.file).toBeNull();
    expect({ ...empty, file: null, origins: {} }).toEqual({ ...none, origins: {} });
    expect(named.rules).not.toEqual(none.rules);
  });

  test('`extends: []` and `base` are the base preset, which the canonical one narrows', () => {
    const nothing = loaded({ 'backlog.config.yaml': 'extends: []\n' });
    const base = loaded({ 'backlog.config.yaml': 'extends: base\n' });
    expect(nothing).toEqual(base);
    expect(nothing.design.columns.area).toContain('domain');
    const named = loaded({ 'backlog.config.yaml': 'extends: canonical-guide-map\n' });
    expect(named.design.columns.area).not.toContain('domain');
  });
});

describe('origins', () => {
  const config = loaded(
    {
      'config/backlog.config.ts': [
        "import { defineConfig } from 'backlogic';",
        'export default defineConfig({',
        "  root: '..',",
        "  extends: ['canonical-guide-map', './shared.yaml'],",
        "  design: { path: ['a.md', 'b.md'] },",
        '});',
      ].join('\n'),
      'config/shared.yaml': 'gates:\n  - name: test\n    command: make\n',
    },
    { config: 'config/backlog.config.ts', rules: ['config'] },
  );
  test.each([
    ['/root', 'config/backlog.config.ts:3:9'],
    ['/design/path', 'config/backlog.config.ts:5:19'],
    ['/design/path/1', 'config/backlog.config.ts:5:28'],
    ['/gates', 'config/shared.yaml:2:3'],
    ['/gates/0/command', 'config/shared.yaml:3:14'],
    ['/rules/1', '--rules:1:1'],
  ])('%s was set at %s', (pointer, place) => {
    const at = config.origins[pointer];
    expect(at && formatSpan(at)).toBe(place);
  });

  test('a preset is a place too', () => {
    expect(config.origins['/plan/maxFeaturesPerSlice']?.file).toBe('preset:base');
    expect(config.origins['/design/guideTable']?.file).toBe('preset:canonical-guide-map');
  });

  test('outside the root, files are named from the configuration file', () => {
    const outside = loaded(
      { 'backlog.config.yaml': 'project: X\n', '/elsewhere/README.md': '' },
      { root: '/elsewhere' },
    );
    expect(outside.root).toBe('/elsewhere');
    expect(outside.origins['/project']?.file).toBe('backlog.config.yaml');
    expect(outside.origins['/root']?.file).toBe('--root');
  });
});
