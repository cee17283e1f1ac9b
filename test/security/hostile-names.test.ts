import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load } from '../config/support.ts';
import { checkout } from '../support/checkout.ts';
import { cli, scratch } from '../support/cli.ts';

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  'valueOf',
];
const json = names.map((name) => `${JSON.stringify(name)}: {"polluted": "yes", "name": "x"}`).join(', ');
const yaml = (indent: string): string =>
  names.map((name) => `${indent}${name}: { polluted: "yes", name: x }\n`).join('');

/** Every file that a build reads, with names that reach a prototype as keys, ids, groups, areas, paths and cells. */
const files: Readonly<Record<string, string>> = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'backlog.config.json': JSON.stringify({
    inventory: { path: 'features.json', mvpPhases: ['mvp'] },
    design: { path: 'design.md' },
    tree: { listing: 'files.txt' },
    rules: ['backlogic:rules', 'rules'],
    output: { record: 'record.md' },
    checks: { baseline: 'known.json' },
    gates: [{ name: 'constructor', command: 'true' }],
  }),
  'features.json': `[${names
    .map(
      (name, index) =>
        `{"id": "${name}", "group": "${names[(index + 1) % names.length]}", "title": "${name}", "description": "${name}", "phase": "mvp", "owner": "${name}", "priority": "${name}", "dependencies": ["${names[(index + 2) % names.length]}"], ${json}}`,
    )
    .join(', ')}]`,
  'design.md': `---\n${yaml('')}---\n# D\n\n## Target modules\n\n| Target module | Primary repository paths | Responsibilities | Primary feature groups |\n| --- | --- | --- | --- |\n${names.map((name) => `| ${name} | \`${name}/\` | ${name} | \`${name}\` |\n`).join('')}\n## Canonical guides\n\n| Area | Canonical file |\n| --- | --- |\n${names.map((name) => `| ${name} | \`${name}/guide.md\` |\n`).join('')}`,
  'files.txt': names.flatMap((name) => [`${name}/guide.md\t9\n`, `${name}/${name}.ts\t9\n`]).join(''),
  'rules/own.yaml': `decides: risk\nrules:\n  - { id: constructor, because: B, when: { fact: mvp, operator: equal, value: true }, then: { flag: __proto__, severity: low } }\nconditions:\n${names.map((name) => `  ${name}: { any: [{ fact: text, operator: contains, value: ${name} }] }\n`).join('')}`,
  'known.json': `{"schema_version": "1.0", "kind": "baseline", "entries": [], ${json}}`,
  '.backlogic/repo_health.json': `{"schema_version": "1.0", "recorded_at": "2025-01-01T00:00:00.000Z", "gates": [], ${json}}`,
  '.backlogic/manifest.json': `{"schema_version": "1.0", "files": {"__proto__": "x", "constructor": "y"}, ${json}}`,
  '.backlogic/journal.json': `{"schema_version": "1.0", "id": "0123456789abcdef", "phase": "stage", "entries": [], ${json}}`,
  'record.md': '<!-- notes:__proto__ -->\nmine\n<!-- /notes:__proto__ -->\n',
  CODEOWNERS: names.map((name) => `${name}/ @${name}\n`).join(''),
  ...Object.fromEntries(
    names.map((name) => [
      `${name}/guide.md`,
      `---\n${yaml('')}---\n# ${name}\n\n## Status\n\n| Module | Status | Path |\n| --- | --- | --- |\n| ${name} | ${name} | \`${name}/${name}.ts\` |\n\n## Work packages\n\n### ${name}: ${name}\n\n- Scope: ${name}\n`,
    ]),
  ),
};

function house(change: Readonly<Record<string, string>> = {}): string {
  const root = scratch();
  for (const [path, text] of Object.entries({ ...files, ...change })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Says on stderr, when the process ends, what stands on the prototypes that did not stand there. */
const watch = `const before = new Map([Object, Array, Function, String].map((one) => [one, Reflect.ownKeys(one.prototype).length]));
process.on('exit', () => { for (const [one, count] of before) if (Reflect.ownKeys(one.prototype).length !== count || ({}).polluted !== undefined) process.stderr.write('POLLUTED ' + one.name); });`;

function watched(root: string, args: readonly string[]): { code: number | null; said: string } {
  const spy = join(root, '..', `${root.split('/').at(-1)}-watch.cjs`);
  writeFileSync(spy, watch);
  const run = cli(args, { cwd: root, env: { NODE_OPTIONS: `--require ${spy}` } });
  return { code: run.code, said: run.stdout + run.stderr };
}

describe('names that reach a prototype are names', () => {
  test('in every input at once: a build, and what explains it, changes no prototype and loses nothing', () => {
    const root = house();
    for (const args of [
      ['build', '--force', '--all'],
      ['check', '--all', '--json'],
      ['explain', 'constructor'],
      ['explain', '__proto__'],
      ['explain', 'group:__proto__', '--level', 'conditions'],
      ['facts', 'constructor', '--json'],
      ['ready'],
      ['rules', 'lint'],
      ['rules', 'coverage'],
      ['templates', 'data'],
      ['config', '--json'],
    ]) {
      const { code, said } = watched(root, args);
      expect(said).not.toContain('POLLUTED');
      expect([args.join(' '), code === 3, /fault of backlogic/.test(said)]).toEqual([
        args.join(' '),
        false,
        false,
      ]);
    }
    const map = JSON.parse(readFileSync(join(root, '.backlogic/spec_map.json'), 'utf8'));
    const text = JSON.stringify(map);
    for (const name of names) expect(text).toContain(`"${name}"`);
    const page = readFileSync(join(root, 'docs/mvp_backlog.md'), 'utf8');
    for (const name of ['constructor', 'prototype', 'toString']) expect(page).toContain(name);
  });

  test.each([
    [
      'backlog.config.json',
      `{"inventory": {"path": "features.json", ${json}}, ${json}}`,
      'config/unknown-key',
    ],
    ['rules/own.yaml', `decides: risk\n${yaml('')}rules: []\n`, 'rules/unknown-key'],
  ])('as a key that %s does not have, each is a finding', (path, text, code) => {
    const { code: exit, said } = watched(house({ [path]: text }), ['check', '--all']);
    expect(said).not.toContain('POLLUTED');
    expect(exit).toBeGreaterThan(0);
    expect(said).toContain(code);
  });

  test('a template that asks for them is refused, and its page is drawn by the one that comes with backlogic', () => {
    const pages = [
      'summary',
      'contents',
      'a-backlog',
      'b-workstreams',
      'c-contracts',
      'd-health',
      'e-assumptions',
    ];
    const root = house(
      Object.fromEntries(
        pages.map((page, index) => [
          `templates/${page}.md.hbs`,
          `{{summary.${names[index]}}} {{${names[index]}}}\n`,
        ]),
      ),
    );
    const { code, said } = watched(root, ['check', '--all']);
    expect(code).toBe(1);
    expect(said).toContain('artifacts/template-variable');
    expect(said).not.toContain('POLLUTED');
  });
});

describe('text that another reader would run', () => {
  const marker = 'globalThis.ran = require("fs").writeFileSync("ran", "")';

  test('front matter in any language but YAML is a finding in each guide and in the design, and runs nothing', () => {
    const languages = ['js', 'javascript', 'coffee', 'cson', 'json', 'toml', 'JS'];
    const matter = (language: string): string => `---${language}\n({ "a": ${marker} })\n---\n`;
    const root = house({
      'design.md': `${matter('js')}${files['design.md']?.replace(/^---[\s\S]*?---\n/, '')}`,
      ...Object.fromEntries(
        names.map((name, index) => [`${name}/guide.md`, `${matter(languages[index] ?? '')}# G\n`]),
      ),
    });
    const { said } = watched(root, ['check', '--json']);
    expect(said.match(/"markdown\/front-matter"/g)?.length).toBe(names.length + 1);
    expect(existsSync(join(root, 'ran'))).toBe(false);
  });

  test('a YAML tag that builds something is a finding in a rule file, a configuration and front matter', () => {
    const values = [
      '!!js/function "function () { }"',
      '!!js/regexp /x/',
      '!!js/undefined ""',
      '!<tag:yaml.org,2002:js/function> "x"',
      '!!python/object:os.system "x"',
      '!custom x',
      '!!binary aGk=',
    ];
    const root = house(
      Object.fromEntries(
        values.flatMap((value, index) => [
          [`rules/tag${index}.yaml`, `decides: ${value}\n`],
          [`${names[index]}/guide.md`, `---\na: ${value}\n---\n# G\n`],
        ]),
      ),
    );
    const { said } = watched(root, ['check', '--json']);
    expect(said.match(/"rules\/syntax"/g)?.length).toBe(values.length);
    expect(said.match(/"markdown\/front-matter"/g)?.length).toBe(values.length);
    for (const value of values)
      expect(load({ 'backlog.config.yaml': `project: ${value}\n` }).findings.map(({ code }) => code)).toEqual(
        ['config/syntax'],
      );
  });

  test('a JSONPath with a script in it is a finding, and the evaluator of such paths is not there', () => {
    const paths = [
      `$..[?(${marker})]`,
      '$.constructor.constructor("x")()',
      '$[?(@.constructor)]',
      '$.__proto__',
      `$[(${marker})]`,
    ];
    const rule = (path: string, index: number): string =>
      `  - { id: r${index}, because: B, when: { fact: text, path: ${JSON.stringify(path)}, operator: equal, value: x }, then: { flag: f, severity: low } }\n`;
    const root = house({ 'rules/own.yaml': `decides: risk\nrules:\n${paths.map(rule).join('')}` });
    for (const engine of ['compiled', 'reference']) {
      const { code, said } = watched(root, ['check', '--json', '--engine', engine]);
      expect(code).toBe(1);
      for (const index of paths.keys())
        expect([index, said]).toEqual([index, expect.stringMatching(new RegExp(`"line": ${index + 3},`))]);
    }
    expect(existsSync(join(root, 'ran'))).toBe(false);
  });

  test('aliases that explode are a finding in a rule file, a configuration and front matter', () => {
    const bomb = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`),
    ].join('\n');
    const root = house({
      'rules/own.yaml': `${bomb}\n`,
      'constructor/guide.md': `---\n${bomb}\n---\n# G\n`,
      'other.yaml': `${bomb}\n`,
    });
    const { said } = watched(root, ['check', '--all']);
    expect(said).toContain('rules/syntax');
    expect(said).toContain('markdown/front-matter');
    expect(watched(root, ['check', '--config', 'other.yaml']).said).toContain('config/syntax');
  });

  test('JSON that is nested 100,000 deep is a finding wherever it is read, or counts as not there', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const said = (change: Readonly<Record<string, string>>): string =>
      watched(house(change), ['check', '--all']).said;
    expect(said({ 'features.json': deep })).toContain('inventory/');
    expect(said({ 'backlog.config.json': deep })).toContain('config/syntax');
    expect(said({ 'known.json': deep })).toContain('artifacts/baseline-invalid');
    expect(said({ '.backlogic/repo_health.json': deep })).toContain('health/record-unreadable');
    expect(said({ 'rules/own.yaml': deep })).toContain('rules/syntax');
    for (const path of ['.backlogic/manifest.json', '.backlogic/journal.json'])
      expect(watched(house({ [path]: deep }), ['build', '--force']).said).not.toContain('fault of backlogic');
  });
});

test('nothing of the evaluator of JSONPaths is shipped', () => {
  const bundle = readFileSync(join(checkout, 'dist/main.cjs'), 'utf8');
  expect(bundle).not.toMatch(/JSONPath\.prototype|jsonpath-plus|evalSourceName|preventEval/i);
});
