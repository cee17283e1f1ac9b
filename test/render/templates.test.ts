import { describe, expect, test } from 'vitest';
import { describe as textOf } from '../../src/diagnostics/finding.ts';
import { memoryHost } from '../../src/host/memory.ts';
import type { Finding } from '../../src/model/finding.ts';
import { pageRenderer } from '../../src/render/engine/engine.ts';
import { render } from '../../src/render/render.ts';
import { loadTemplates, shippedTemplates } from '../../src/render/templates.ts';
import { checkout } from '../support/cli.ts';
import { sampleConfig, sampleInput, shippedTexts } from './support.ts';

const shipped = '/package/templates';

/** A host that has the shipped templates, and a repository's own files over them. */
function hostWith(files: Record<string, string>): ReturnType<typeof memoryHost> {
  const own = [...shippedTexts()].map(([name, text]) => [`${shipped}/${name}.md.hbs`, text]);
  return memoryHost({ ...Object.fromEntries(own), ...files });
}

function load(files: Record<string, string>, templates: object = {}): ReturnType<typeof loadTemplates> {
  const config = sampleConfig({ templates: { directory: shipped, partials: {}, ...templates } });
  return loadTemplates(config, hostWith(files), shipped);
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
  test('the folder of the package is found from source and from a bundle', () => {
    expect(shippedTemplates()).toBe(`${checkout}/templates`);
    expect(shippedTemplates('file:///a/node_modules/backlogic/dist/chunks/x.js')).toBe(
      '/a/node_modules/backlogic/templates',
    );
    expect(shippedTemplates('file:///C:/a%20b/dist/cli.js')).toBe('C:/a b/templates');
  });

  test('a configured file wins over the base folder, which wins over the package, name by name', () => {
    const { templates, findings } = load(
      {
        '/r/templates/item.md.hbs': 'base item',
        '/r/templates/slice.hbs': 'base slice',
        '/r/mine.hbs': 'my item',
      },
      { directory: '/r/templates', partials: { item: '/r/mine.hbs' } },
    );
    expect(findings).toEqual([]);
    expect(['item', 'slice', 'summary'].map((name) => templates.byName.get(name)?.file)).toEqual([
      'mine.hbs',
      'templates/slice.hbs',
      'templates/summary.md.hbs',
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
    ['a prototype', '{{title.constructor}} {{constructor}} {{__proto__}}'],
  ])('%s', (name, text) => {
    expect(problemsOf(text)).toMatchSnapshot(name);
  });

  test('what stands in is the shipped section', () => {
    const { templates, findings } = load(
      { '/r/b.hbs': '{{#each}}' },
      { partials: { 'b-workstreams': '/r/b.hbs' } },
    );
    expect(findings).toHaveLength(1);
    expect(templates.byName.get('b-workstreams')?.file).toBe('templates/b-workstreams.md.hbs');
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

describe('what Handlebars could be made to do', () => {
  const view = { title: 'x', list: [1], deep: { a: 1 } };
  const page = (text: string): string => pageRenderer(new Map([['p', text]]))('p', view);

  test.each([
    '{{constructor.constructor}}',
    '{{#with this}}{{constructor}}{{/with}}',
    '{{toString}}',
    '{{list.constructor}}',
    '{{#each list}}{{@root.constructor}}{{/each}}',
    '{{__defineGetter__}}',
    '{{deep.__proto__}}',
    '{{#with (code "x")}}{{/with}}',
    '{{helperMissing}}',
    '{{blockHelperMissing this}}',
    '{{log "x"}}',
    '{{lookup this "constructor"}}',
    '{{#with "s" as |string|}}{{string.sub}}{{/with}}',
    '{{@partial-block}}',
    '{{must title}}',
  ])('%s is refused', (text) => {
    expect(() => page(text)).toThrow(/^template-/);
  });

  test('a key of the data can be called anything', () => {
    expect(
      pageRenderer(new Map([['p', '{{#each x}}{{this}} {{/each}}']]))('p', {
        x: ['__proto__', 'constructor'],
      }),
    ).toBe('\\_\\_proto\\_\\_ constructor\n');
  });

  test('control characters in a template are no marks', () => {
    const text = '\u0002code\u0003 \u00040\u0005 {{fence "text" list}}';
    expect(pageRenderer(new Map([['p', text]]))('p', view)).toBe('code 0 ```text\n1\n```\n');
  });

  test('code that stands in the data is text', () => {
    const evil = { x: '{{constructor.constructor "return process"}}', y: { toString: 'z' } };
    expect(pageRenderer(new Map([['p', '{{x}} {{y.toString}}']]))('p', evil)).toBe(
      '{{constructor.constructor "return process"}} z\n',
    );
  });

  test('nesting without end is refused, not overflowed', () => {
    const deep = `${'{{#if title}}'.repeat(5000)}${'{{/if}}'.repeat(5000)}`;
    expect(() => page(deep)).toThrow(/nested too deep/);
  });
});
