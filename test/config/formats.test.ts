import { describe, expect, test } from 'vitest';
import { load, loaded, transcript } from './support.ts';

const gate = { name: 'verify-quick', command: 'make verify-quick' };
const json = JSON.stringify({ project: 'Billing', design: { path: 'docs/d.md' }, gates: [gate] }, null, 2);
const literal =
  "{ project: 'Billing', design: { path: 'docs/d.md' }, gates: [{ name: 'verify-quick', command: 'make verify-quick' }] }";

describe('every format says the same', () => {
  const files: Readonly<Record<string, string>> = {
    'backlog.config.ts': `import { defineConfig, type UserConfig } from 'backlogic';\nconst config: UserConfig = ${literal};\nexport default defineConfig(config);\n`,
    'backlog.config.js': `import { defineConfig } from 'backlogic';\nexport default defineConfig(${literal});\n`,
    'backlog.config.mjs': `export default ${literal};\n`,
    'backlog.config.cjs': `const { defineConfig } = require('backlogic');\nmodule.exports = defineConfig(${literal});\n`,
    'backlog.config.json': json,
    'backlog.config.yaml':
      'project: Billing\ndesign:\n  path: docs/d.md\ngates:\n  - { name: verify-quick, command: make verify-quick }\n',
    'backlog.config.yml':
      'project: Billing\ndesign: { path: [docs/d.md] }\ngates: [{ name: verify-quick, command: make verify-quick }]\n',
    'package.json': `{ "name": "x", "backlogic": ${json} }`,
  };
  test.each(Object.keys(files))('%s', (name) => {
    const config = loaded({ [name]: files[name] ?? '' });
    expect(config.file).toBe(`/repo/${name}`);
    expect(config.project).toBe('Billing');
    expect(config.design.path).toEqual(['docs/d.md']);
    expect(config.gates).toEqual([
      { ...gate, fallback: null, cwd: '.', env: [], timeoutSeconds: 600, blocking: true, parser: 'auto' },
    ]);
    expect(config.root).toBe('/repo');
  });

  test('a byte order mark, Windows line ends and comments in JSON change nothing', () => {
    const config = loaded({
      'backlog.config.json': `\uFEFF{\r\n  // why\r\n  "project": "Billing",\r\n}\r\n`,
    });
    expect(config.project).toBe('Billing');
    expect(config.origins['/project']).toMatchObject({ file: 'backlog.config.json', line: 3, column: 14 });
  });

  test('an empty YAML file is a configuration that says nothing', () => {
    expect(loaded({ 'backlog.config.yaml': '# nothing yet\n' }).project).toBeNull();
  });

  test('several files: the first is read, and the others are named', () => {
    const { config, findings } = load({
      'backlog.config.yaml': 'project: Second\n',
      'backlog.config.json': '{ "project": "First" }',
      'package.json': '{ "backlogic": { "project": "Third" } }',
    });
    expect(config?.project).toBe('First');
    expect(transcript(findings)).toMatchInlineSnapshot(`
      "warning config/several-files at backlog.config.json:1:1
          "backlog.config.json" is read; beside it, \`backlog.config.yaml\`, \`package.json\` is not.
          Keep one of them, or let one extend the other."
    `);
  });
});

describe('a configuration that cannot be read', () => {
  test.each([
    [
      'a script that throws',
      'backlog.config.ts',
      "const a: number = 1;\nthrow new Error('no inventory');\nexport default {};\n",
    ],
    ['a script that throws below', 'backlog.config.ts', "import './other.ts';\nexport default {};\n"],
    ['a script that does not parse', 'backlog.config.ts', 'export default {\n  project: ,\n};\n'],
    ['a script that awaits', 'backlog.config.mjs', 'const x = await 1;\nexport default {};\n'],
    [
      'a script that imports what is not there',
      'backlog.config.ts',
      "import x from './absent.ts';\nexport default { project: x };\n",
    ],
    ['a script that exports nothing', 'backlog.config.ts', 'const config = { project: 1 };\n'],
    [
      'a script that exports a function',
      'backlog.config.ts',
      'const x = 1;\nexport default () => ({ project: x });\n',
    ],
    ['a script that exports a promise', 'backlog.config.ts', 'export default Promise.resolve({});\n'],
    ['a script that throws no error', 'backlog.config.cjs', "throw 'a word';\n"],
    [
      'a value that is no data',
      'backlog.config.ts',
      'export default {\n  design: { guideTable: /guides/, path: new Date(0) },\n  project: () => 1,\n};\n',
    ],
    [
      'a value that contains itself',
      'backlog.config.js',
      'const plan = {};\nplan.plan = plan;\nexport default { plan };\n',
    ],
    ['JSON that does not parse', 'backlog.config.json', '{\n  "project": "x"\n  "plan": {}\n}\n'],
    ['JSON that is a list', 'backlog.config.json', '[]'],
    ['a key twice in JSON', 'backlog.config.json', '{ "project": "a",\n  "project": "b" }'],
    ['YAML that does not parse', 'backlog.config.yaml', 'project: [a\nplan: {}\n'],
    ['YAML that is a word', 'backlog.config.yaml', 'project\n'],
    ['a property of package.json that is a word', 'package.json', '{ "backlogic": "x" }'],
  ])('%s', (_, name, text) => {
    const { config, findings } = load({
      [name]: text,
      'other.ts': "export {};\n  throw new TypeError('below');\n",
    });
    expect(config).toBeNull();
    expect(transcript(findings)).toMatchSnapshot();
  });

  test.each([
    ['a name that is not there', { config: 'absent.json' }],
    ['a folder', { config: 'docs' }],
    ['a file of another kind', { config: 'docs/config.toml' }],
  ])('%s', (_, request) => {
    const { config, findings } = load({ 'docs/config.toml': '' }, request);
    expect(config).toBeNull();
    expect(transcript(findings)).toMatchSnapshot();
  });

  test('a file beyond any honest size is not read', () => {
    const { findings } = load({ 'backlog.config.yaml': `# ${'x'.repeat(1_000_001)}` });
    expect(findings.map((found) => found.code)).toEqual(['config/unreadable']);
  });
});
