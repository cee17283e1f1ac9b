import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { beforeAll, describe, expect, test } from 'vitest';
import { pageRenderer } from '../../src/render/engine/engine.ts';
import { backlogView } from '../../src/render/view/backlog.ts';
import { recordView } from '../../src/render/view/record.ts';
import { everyPiece, pieces } from '../render/hostile.ts';
import { sampleInput, shippedTexts } from '../render/support.ts';
import { cli, scratchFolder } from '../support/cli.ts';

/** What a terminal, a bidirectional reader or a pager obeys. Line feeds and tabs are layout. */
const acting =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

const reader = new MarkdownIt({ html: true, linkify: true });
reader.linkify.set({ fuzzyLink: false });

/** The text of a page that is neither code nor a link's address: where GitHub looks for names and numbers to link. */
function prose(page: string): string {
  return reader
    .parse(page, {})
    .filter((token) => token.type === 'inline')
    .map((token) => {
      let inCode = 0;
      return (token.children ?? [])
        .map((child) => {
          if (child.type === 'html_inline' && /^<\/?code>/.test(child.content))
            inCode += child.content[1] === '/' ? -1 : 1;
          return child.type === 'text' && inCode === 0 ? child.content : '\n';
        })
        .join('');
    })
    .join('\n');
}

const live: readonly (readonly [string, RegExp])[] = [
  ['a mention', /(?<![\w`])@[A-Za-z0-9]/],
  ['a reference to an issue', /(?<![\w&])(?:#\d|gh-\d)/i],
  ['an address', /:\/\/\w|\bwww\.\w/i],
  ['a formula', /\$\S[^$]*\$/],
];

type Path = readonly (string | number)[];

/** Every place of a view that holds text: found, not listed, so that a new field is tested by itself. */
function fields(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return value === '' ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    fields(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function withText(value: unknown, path: Path, change: (text: string) => string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(String(value));
  if (Array.isArray(value))
    return value.map((inner, index) => (index === key ? withText(inner, rest, change) : inner));
  const object = value as { readonly [name: string]: unknown };
  return { ...object, [key]: withText(object[key], rest, change) };
}

function shape(page: string): string[] {
  return reader.parse(page, {}).flatMap((token) => [
    `${token.type} ${token.tag} ${token.type === 'fence' ? token.info : ''}`,
    ...(token.children ?? [])
      .filter((child) => !['text', 'code_inline', 'softbreak'].includes(child.type))
      .map((child) => (child.type === 'html_inline' ? child.content.replace(/="[^"]*"/g, '') : child.type))
      .filter((part) => !/^<\/?code>$/.test(part)),
  ]);
}

/** Names that a view makes itself, of slugs and fixed words. */
const own = new Set(['target', 'anchor', 'direction', 'weight']);

describe.each([
  ['the backlog', 'backlog', shippedTexts(), backlogView(sampleInput())],
  ['the compact backlog', 'backlog', shippedTexts('compact'), backlogView(sampleInput())],
  ['the record', 'record', shippedTexts(), recordView(sampleInput())],
] as const)('%s', (_, page, texts, view) => {
  const draw = pageRenderer(texts);
  const places = fields(view).filter((path) => !own.has(String(path.at(-1))));

  test('keeps its structure, and links nobody and nothing, whichever one field is hostile', () => {
    expect(places.length).toBeGreaterThan(30);
    const broken: string[] = [];
    for (const path of places) {
      const harmless = draw(page, withText(view, path, (text) => `${text} x`) as object);
      const hostile = draw(page, withText(view, path, (text) => `${text} ${everyPiece}`) as object);
      if (JSON.stringify(shape(hostile)) !== JSON.stringify(shape(harmless)))
        broken.push(`${path.join('.')}: structure`);
      const text = prose(hostile);
      for (const [what, pattern] of live)
        if (pattern.test(text)) broken.push(`${path.join('.')}: ${what}: ${pattern.exec(text)?.[0]}`);
      if (acting.test(hostile)) broken.push(`${path.join('.')}: a control character`);
    }
    expect(broken).toEqual([]);
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
