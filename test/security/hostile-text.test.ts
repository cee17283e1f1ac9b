import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { nodeHost } from '../../src/host/node.ts';
import { pageRenderer } from '../../src/render/engine/engine.ts';
import type { RenderInput } from '../../src/render/render.ts';
import { backlogView } from '../../src/render/view/backlog.ts';
import { recordView } from '../../src/render/view/record.ts';
import { everyPiece, pieces } from '../render/hostile.ts';
import { sampleInput } from '../render/sample.ts';
import { shippedTexts } from '../render/shipped.ts';
import { checkout } from '../support/checkout.ts';
import { cli, scratchFolder } from '../support/cli.ts';
import { acting, fields, live, type Path, prose, shape, withText } from './readers.ts';

/** Names that a view makes itself, of slugs and fixed words. */
const own = new Set(['target', 'anchor', 'direction', 'weight']);

/** Names that some shipped template prints as a text. */
const printed: ReadonlySet<string> = new Set(
  [...shippedTexts().values(), ...shippedTexts('compact').values()].flatMap((text) =>
    [...text.matchAll(/\{\{~?(?:(?:code|html|text) )?([A-Za-z][\w.]*)~?\}\}/g)].map(
      ([, name = '']) => name.split('.').at(-1) ?? '',
    ),
  ),
);

/** Places that have nothing in this view, and where a template would print a text. */
function absent(value: unknown, path: Path = []): Path[] {
  if (value === null || value === '') return printed.has(String(path.at(-1))) ? [path] : [];
  if (typeof value !== 'object' || value === undefined) return [];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    absent(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** Where a text stands in every view of its kind: without the index in a list. */
function kindOf(path: Path): string {
  return path.map((key) => (typeof key === 'number' ? '*' : key)).join('.');
}

/** The made-up input, which has one of most things, and what the examples make of the rest. */
const inputs: readonly RenderInput[] = [
  sampleInput(),
  ...readdirSync(join(checkout, 'examples'))
    .filter((name) => !name.includes('.'))
    .map((name) => {
      const host = nodeHost({});
      const { config, findings } = loadConfig({ cwd: join(checkout, 'examples', name), safe: false }, host);
      if (!config) throw new Error(JSON.stringify(findings));
      return compile(config, host);
    }),
];

describe.each([
  ['the backlog', 'backlog', shippedTexts(), backlogView, 150],
  ['the compact backlog', 'backlog', shippedTexts('compact'), backlogView, 150],
  ['the record', 'record', shippedTexts(), recordView, 15],
] as const)('%s', (_, page, texts, viewOf, least) => {
  const draw = pageRenderer(texts);
  const tried = new Set<string>();
  /** One text of each kind that any of the views has, in the first view that has it. */
  const places = inputs.flatMap((input) => {
    const view = viewOf(input);
    return [...fields(view), ...absent(view)].flatMap((path) => {
      const kind = kindOf(path);
      if (own.has(String(path.at(-1))) || tried.has(kind)) return [];
      tried.add(kind);
      return [{ view, path, kind }];
    });
  });

  test('keeps its structure, and links nobody and nothing, whichever one field is hostile', () => {
    expect(places.length).toBeGreaterThan(least);
    const broken: string[] = [];
    for (const { view, path, kind } of places) {
      const harmless = draw(page, withText(view, path, (text) => `${text} x`) as object);
      const hostile = draw(page, withText(view, path, (text) => `${text} ${everyPiece}`) as object);
      if (JSON.stringify(shape(hostile)) !== JSON.stringify(shape(harmless)))
        broken.push(`${kind}: structure`);
      const before = prose(harmless);
      const text = prose(hostile);
      for (const [what, pattern] of live)
        if (pattern.test(text) && !pattern.test(before))
          broken.push(`${kind}: ${what}: ${pattern.exec(text)?.[0]}`);
      if (acting.test(hostile)) broken.push(`${kind}: a control character`);
    }
    expect(broken).toEqual([]);
  });

  test('is tried in each field that a template prints and that is no number', () => {
    const names = new Set([...tried].map((kind) => kind.split('.').findLast((part) => part !== '*')));
    const others = new Set<string>();
    const look = (value: unknown, key: string): void => {
      if (typeof value === 'number' || typeof value === 'boolean') others.add(key);
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of Object.entries(value)) look(inner, Array.isArray(value) ? key : name);
    };
    for (const input of inputs) look(viewOf(input), '');
    const here = new Set<string>();
    const gather = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of Object.entries(value)) {
        if (!Array.isArray(value) && (inner === null || typeof inner === 'string')) here.add(name);
        gather(inner);
      }
    };
    for (const input of inputs) gather(viewOf(input));
    const wanted = [...printed].filter((name) => here.has(name) && !others.has(name) && !own.has(name));
    expect(wanted.length).toBeGreaterThan(least / 10);
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('a repository that is hostile through and through', () => {
  let root = '';
  const nasty = everyPiece.replace(/[\n\r\u2028\u0085\v]/g, ' ').replaceAll('|', '\\|');
  const cell = nasty.replaceAll('`', '');

  beforeAll(() => {
    const made = scratchFolder();
    root = made.path;
    const feature = (id: string, index: number): object => ({
      id,
      group: `G ${index % 3} ${pieces[index] ?? ''}`,
      title: everyPiece,
      description: `${everyPiece} ${id}`,
      phase: 'mvp',
      owner: everyPiece,
      priority: pieces[index] ?? 'P0',
      dependencies: [everyPiece, 'A-1'],
      steps: [everyPiece],
      acceptance: [everyPiece],
      [everyPiece]: everyPiece,
    });
    const ids = ['A-1', 'A-2', 'A-1', ...pieces.slice(0, 40)];
    const files: Readonly<Record<string, string>> = {
      '.git/HEAD': 'ref: refs/heads/main\n',
      'backlog.config.json': JSON.stringify({
        project: everyPiece,
        inventory: { path: 'features.json', mvpPhases: ['mvp'] },
        design: { path: 'design.md' },
        output: { record: 'record.md' },
        gates: [{ name: 'gate', command: 'cat hostile.txt; exit 1' }],
      }),
      'hostile.txt': pieces.map((piece) => `not ok 1 - ${piece}\n${piece}\n`).join(''),
      'features.json': JSON.stringify(ids.map(feature)),
      'design.md': `# ${nasty}\n\n## Target modules\n\n| Target module | Primary repository paths | Responsibilities | Primary feature groups |\n| --- | --- | --- | --- |\n| ${cell} | \`core/\`, \`${cell}\` | ${cell} | \`${cell}\` |\n\n## Canonical guides\n\n| Area | Canonical file |\n| --- | --- |\n| Core ${cell} | \`core/guide.md\` |\n| ${cell} | \`${cell}\` |\n`,
      'core/guide.md': `# ${nasty}\n\n${nasty} A-9 \`core/none.ts\`\n\n## Status\n\n| Module | Status | Path |\n| --- | --- | --- |\n| ${cell} | ${cell} | \`core/x.ts\` |\n\n## Work packages\n\n### WP-01: ${nasty}\n\n- Scope: ${nasty}\n- Done when: ${nasty}\n`,
      CODEOWNERS: `core/ @x ${nasty}\n`,
      'rules/own.yaml': `decides: risk\nrules:\n  - id: "r\\e]0;x\\a\\u202e"\n    because: ${JSON.stringify(everyPiece).replaceAll('\\ud800', '').replaceAll('\\udc00', '')}\n    when: { fact: mvp, operator: equal, value: true }\n    then: { flag: "f\\e[31m", severity: low }\n    nonsense\u202e: 1\n`,
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return made.remove;
  });

  test.each([
    ['build', '--force', '--all', '--health'],
    ['check', '--all'],
    ['check', '--all', '--config', 'other.json'],
    ['check', '--reporter', 'markdown', '--reporter', 'github=.backlogic/g.txt'],
    ['check', '--frozen', '--reporter', 'junit'],
    ['health'],
    ['explain', 'A-1'],
    ['explain', 'core/guide.md'],
    ['explain', 'group:G 0 # h', '--level', 'conditions'],
    ['explain', '\u001b]0;x\u0007\u202e'],
    ['facts', 'A-1'],
    ['facts', '\u001b[31m'],
    ['ready', '--waiting'],
    ['rules', 'lint'],
    ['rules', 'list'],
    ['rules', 'coverage'],
    ['templates', 'list'],
    ['templates', 'lint'],
    ['config'],
    ['\u001b[31m'],
    ['check', '--\u001b[31m'],
    ['build', '--json', '--force'],
    ['check', '--json', '--all'],
    ['check', '--reporter', 'sarif'],
    ['check', '--json', '--\u202e\u009b31m'],
    ['explain', 'A-1', '--json'],
    ['facts', 'A-1', '--json'],
    ['facts', '\u202e', '--json'],
    ['ready', '--json'],
    ['rules', 'list', '--json'],
    ['rules', 'lint', '--json'],
    ['rules', 'schema'],
    ['templates', 'data'],
    ['config', '--json'],
  ])('says nothing that a terminal or a CI log obeys: %j', (...args) => {
    const run = cli(args, { cwd: root });
    for (const [name, text] of [
      ['stdout', run.stdout],
      ['stderr', run.stderr],
    ] as const) {
      const at = acting.exec(text)?.index ?? -1;
      expect([name, at === -1 ? '' : JSON.stringify(text.slice(Math.max(0, at - 80), at + 40))]).toEqual([
        name,
        '',
      ]);
      expect(text).not.toMatch(/^\s*::(?!error |warning |notice )/m);
      expect(text).not.toMatch(/##\[|##vso\[/);
    }
    expect([args.join(' '), run.code === 3]).toEqual([args.join(' '), false]);
  });

  test('writes pages without such characters', () => {
    for (const path of ['docs/mvp_backlog.md', 'record.md'])
      expect(readFileSync(join(root, path), 'utf8')).not.toMatch(acting);
  });
});
