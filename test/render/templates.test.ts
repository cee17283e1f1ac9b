import { describe, expect, test } from 'vitest';
import { describe as textOf } from '../../src/diagnostics/finding.ts';
import { memoryHost } from '../../src/host/memory.ts';
import type { Finding } from '../../src/model/finding.ts';
import { Drawn } from '../../src/model/keep.ts';
import { pageRenderer } from '../../src/render/engine/engine.ts';
import { render } from '../../src/render/render.ts';
import { loadTemplates } from '../../src/render/templates.ts';
import { processorTime } from '../support/processor-time.ts';
import { sampleConfig, sampleInput } from './sample.ts';
import { shippedTexts } from './shipped.ts';

const shipped = '/package/templates';

/** A host that has the shipped templates, and a repository's own files over them. */
function hostWith(files: Record<string, string>): ReturnType<typeof memoryHost> {
  const own = [...shippedTexts()].map(([name, text]) => [`${shipped}/${name}.md.hbs`, text]);
  return memoryHost({ ...Object.fromEntries(own), ...files });
}

function load(files: Record<string, string>, templates: object = {}): ReturnType<typeof loadTemplates> {
  const config = sampleConfig({ templates: { directory: shipped, partials: {}, ...templates } });
  return loadTemplates(config, hostWith(files));
}

function said(findings: readonly Finding[]): string[] {
  return findings.map((found) => {
    const { message, hint } = textOf(found);
    const at = found.at ? `${found.at.file}:${found.at.line}:${found.at.column} ` : '';
    return `${at}${found.code} ${message}. ${hint}`;
  });
}

/** Loads a page of one partial and renders it, and says what was found. */
function problemsOf(section: string): string[] {
  const { templates, findings } = load(
    { '/r/own/b.md.hbs': section },
    { partials: { 'b-workstreams': '/r/own/b.md.hbs' } },
  );
  return said([...findings, ...render(sampleInput(), templates).findings]);
}

describe('where a template comes from', () => {
  test('a configured file wins over the base folder, which wins over the package, name by name', () => {
    const { templates, findings } = load(
      {
        '/r/templates/item.md.hbs': 'base item',
        '/r/templates/slice.hbs': 'base slice',
        '/r/mine.hbs': 'my item {{> slice}}',
      },
      { directory: '/r/templates', partials: { item: '/r/mine.hbs' } },
    );
    expect(findings).toEqual([]);
    expect(['item', 'slice', 'summary'].map((name) => templates.byName.get(name)?.file)).toEqual([
      'mine.hbs',
      'templates/slice.hbs',
      'backlogic:templates/summary.md.hbs',
    ]);
  });

  test('a template may include one of its own', () => {
    const { templates, findings } = load(
      { '/r/t/item.md.hbs': '- {{title}} {{> badge}}', '/r/t/badge.md.hbs': '[{{kind}}]' },
      { directory: '/r/t' },
    );
    expect(findings).toEqual([]);
    const page = render(sampleInput(), templates).artifacts.find(({ path }) => path.endsWith('.md'))?.text;
    expect(page).toContain('- Invoices [feature group]');
  });
});

describe('a template that does not pass is a finding with its place, and the shipped one stands in', () => {
  test.each([
    ['syntax', 'a\n{{#if x}}'],
    ['an end without a begin', '{{/each}}'],
    ['raw output', 'a {{{title}}}'],
    ['raw output by &', '{{&title}}'],
    ['an unknown helper', '\n  {{shout title}}'],
    ['a misspelt block', '{{#eech areas}}{{/eech}}'],
    ['lookup', '{{lookup areas 0}}'],
    ['a call in a call', '{{code (lookup areas 0)}}'],
    ['an unknown partial', '{{> sumary}}'],
    ['a partial whose name is worked out', '{{> (lookup . "x")}}'],
    ['an inline partial', '{{#*inline "x"}}a{{/inline}}'],
    ['a partial block', '{{#> summary}}a{{/summary}}'],
    ['itself', '{{> b-workstreams}}'],
    ['output in a tag', '<a href="{{title}}">x</a>'],
    ['output in a code span', 'run `{{title}}` now'],
    ['a misspelt name', 'x {{titel}}'],
    ['a misspelt name in a loop', '{{#each areas}}\n{{nam}}\n{{/each}}'],
    ['a misspelt name in a path', '{{summary.sentense}}'],
    ['a misspelt list', '{{#each area}}{{/each}}'],
    ['a misspelt condition', '{{#if tilte}}{{/if}}'],
    ['a context that is not there', '{{#each areas}}{{../../title}}{{/each}}'],
    ['a list printed', '{{areas}}'],
    ['an object printed', '{{summary}}'],
    ['a text walked', '{{#each title}}{{/each}}'],
    ['a block closed by another', '{{#if title}}{{/each}}'],
    ['a stray character', '{{title%}}'],
    ['a name for a block value', '{{#each areas as |area|}}{{/each}}'],
    ['too long', 'x'.repeat(256_001)],
    ['too many calls', `\n ${'{{title}}'.repeat(2_001)}`],
    ['too deep', `${'{{#if title}}'.repeat(41)}\n${'{{/if}}'.repeat(41)}`],
    [
      'a list within itself',
      `{{#each @root.areas}}${'{{#each @root.areas}}'.repeat(30)}{{name}}${'{{/each}}'.repeat(30)}{{/each}}`,
    ],
    ['a text drawn', '{{mermaid title}}'],
    ['an object drawn', '{{mermaid summary}}'],
    ['a second value that is not there', '{{link title nothere}}'],
    ['a second value of another kind', '{{link title areas}}'],
    ['a text where lines are wanted', '{{fence "text" title}}'],
    ['a written text where a list is wanted', '{{codes "x"}}'],
    ['objects as texts', '{{codes areas}}\n{{fence "text" areas}}'],
    ['nothing as a list', '{{#each beyond}}{{/each}}'],
    ['a misspelt name above', '{{#with summary}}{{../titel}}{{/with}}'],
    ['a misspelt name at the top', '{{#each areas}}{{@root.titel}} {{@root.summary.sentense}}{{/each}}'],
    ['a misspelt name behind @', '{{#each areas}}{{@indx}}{{/each}} {{@first}}'],
    ['a name of a text', '{{#with title}}{{foo}}{{/with}}'],
    ['undefined', '{{undefined}}'],
    ['the context itself', '{{.}} {{this}}'],
    ['too few values', '{{link title}} {{#if}}x{{/if}}'],
    ['too many values', '{{code title summary}}'],
    ['a helper without its value', '{{code}}'],
    ['a block that prints', '{{if title}}'],
    ['a printer that opens', '{{#code title}}x{{/code}}'],
    ['values with names', '{{code title at="9:9:x"}} {{#each areas alone="yes"}}{{/each}} {{> item foo=1}}'],
    ['a quoted partial, and one of two values', '{{> "item"}} {{> item title summary}}'],
    ['an else in no block', 'a\n b {{else}}'],
    ['a call that is not closed', 'a\n  {{code "x}}\n b'],
    [
      'several faults of the text',
      '{{{title}}}\n`{{title}}`\n{{#eech areas}}{{shout name}}{{../../x}}{{/eech}}\n{{#if}}{{else}}{{&x}}{{/if}}\n<a {{x}}>',
    ],
    ['several unknown partials', '{{> sumary}}{{> itm}}{{> summary}}'],
    [
      'several faults of what is drawn, each once',
      '{{titel}}{{#each areas}}{{nam}}{{#each itms}}{{x}}{{/each}}{{#if nme}}{{/if}}{{items}}{{/each}}{{> item nothere}}{{summary.sentense}}',
    ],
    ['a prototype', '{{title.constructor}} {{constructor}} {{__proto__}}'],
  ])('%s', (name, text) => {
    expect(problemsOf(text)).toMatchSnapshot(name);
  });

  test('a page that is drawn again has the faults again, also those of entries that stay as they are', () => {
    const { templates } = load(
      { '/r/b.hbs': '{{#each areas}}{{name}}{{nam}}{{/each}}' },
      { partials: { 'b-workstreams': '/r/b.hbs' } },
    );
    const drawn = new Drawn();
    const codes = [0, 1].map(() =>
      render(sampleInput(), templates, undefined, drawn).findings.map(({ code }) => code),
    );
    expect(codes).toEqual([['artifacts/template-variable'], ['artifacts/template-variable']]);
  });

  test('what stands in is the shipped section', () => {
    const { templates, findings } = load(
      { '/r/b.hbs': '{{#each}}' },
      { partials: { 'b-workstreams': '/r/b.hbs' } },
    );
    expect(findings).toHaveLength(1);
    expect(templates.byName.get('b-workstreams')?.file).toBe('backlogic:templates/b-workstreams.md.hbs');
  });

  test('a file in the folder that no page includes, and one that only such a file includes', () => {
    const { findings } = load(
      { '/r/t/b-workstream.md.hbs': '{{> badge}}', '/r/t/badge.md.hbs': 'x', '/r/t/item.hbs': 'y' },
      { directory: '/r/t' },
    );
    expect(said(findings)).toEqual([
      expect.stringMatching(
        /^t\/b-workstream\.md\.hbs:1:1 artifacts\/partial-unused .*no template includes that\. Did you mean `b-workstreams`\? /,
      ),
    ]);
  });

  test('a missing file, an unreadable one, a name that no page includes', () => {
    const { findings } = load(
      { '/r/x.hbs': '', '/r/folder/x': '' },
      {
        partials: { item: '/r/gone.hbs', slice: '/r/folder', 'b-workstream': '/r/x.hbs' },
      },
    );
    expect(said(findings)).toMatchInlineSnapshot(`
      [
        "artifacts/template-missing there is no template \`item\`; looked for gone.hbs. Correct the path under \`templates\` in the configuration, or remove the entry: the template that comes with backlogic is used then.",
        "artifacts/template-unreadable template \`slice\` (folder) cannot be read: a folder stands there (EISDIR). Make the file readable, or take it out of the configuration.",
        "artifacts/partial-unused \`templates.partials\` replaces \`b-workstream\`, but no template includes it. Did you mean \`b-workstreams\`? Partials in use: \`a-backlog\`, \`b-workstreams\`, \`backlog\`, \`c-contracts\`, \`contents\`, \`d-health\`, \`e-assumptions\`, \`item\`, \`record\`, \`slice\`, \`summary\`, \`traceability\`.",
      ]
    `);
  });
});

test('a link to nothing is its text, and an anchor of nothing is none', () => {
  const view = { title: 'a | b', none: null, empty: '', odd: '!' };
  const text = '{{link title none}},{{link title empty}},{{anchor none}},{{anchor odd}},{{link title odd}}';
  expect(pageRenderer(new Map([['p', text]]))('p', view)).toBe(
    'a \\| b,a \\| b,,<a id="unnamed"></a>,[a \\| b](#unnamed)\n',
  );
});

test('rows of lists within lists are one table, where each tag has its line', () => {
  const view = { areas: [{ items: ['a', 'b'] }, { items: ['c'] }] };
  const text = '| x |\n| --- |\n{{#each areas}}\n{{#each items}}\n| {{this}} |\n{{/each}}\n{{/each}}\n';
  expect(pageRenderer(new Map([['p', text]]))('p', view)).toBe('| x |\n| --- |\n| a |\n| b |\n| c |\n');
});

test('includes in a long row, in a circle, and more templates than a set has', () => {
  const folder = (count: number, text: (at: number) => string): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`/r/t/x${at + 1000}.hbs`, text(at + 1000)]));
  const codes = (files: Record<string, string>): string[] => [
    ...new Set(
      load(files, { directory: '/r/t' })
        .findings.map(({ code }) => code)
        .filter((code) => code !== 'artifacts/partial-unused'),
    ),
  ];
  expect(codes(folder(40, (at) => (at === 1039 ? 'x' : `{{> x${at + 1}}}`)))).toEqual([]);
  expect(codes(folder(400, (at) => (at === 1399 ? 'x' : `{{> x${at + 1}}}`)))).toContain(
    'artifacts/template-large',
  );
  expect(codes(folder(400, (at) => `{{> x${at === 1399 ? 1000 : at + 1}}}`))).toContain(
    'artifacts/template-large',
  );
  const started = processorTime();
  const many = said(
    load(
      folder(5_000, (at) => `{{> y${at}}}`),
      { directory: '/r/t' },
    ).findings,
  );
  expect(many.filter((line) => line.includes('template-large'))).toEqual([
    't/x1500.hbs:1:1 artifacts/template-large template `x1500`: it is not read, nor are those behind it: a folder has 500 templates at most. Give a part of it a template of its own and include it: `{{> name}}`. If it is short, look for a list that is walked within itself, and for includes that multiply.',
  ]);
  expect(many).toHaveLength(501);
  expect(processorTime() - started).toBeLessThan(5_000);
});
