import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { pageRenderer } from '../../src/render/engine/engine.ts';
import { render } from '../../src/render/render.ts';
import { backlogView } from '../../src/render/view/backlog.ts';
import { recordView } from '../../src/render/view/record.ts';
import { everyPiece, hostileText } from './hostile.ts';
import { item, slice } from './literals.ts';
import { sampleInput } from './sample.ts';
import { samplePlan } from './sample-plan.ts';
import { shippedTemplates, shippedTexts } from './shipped.ts';

const reader = new MarkdownIt({ html: true, linkify: true });
reader.linkify.set({ fuzzyLink: false });

/** Names and numbers that a view decides and no source writes. */
const own = new Set(['target', 'anchor', 'direction', 'weight']);

/** The view with every text changed: what a template is given when a source is hostile through and through. */
function changed(value: unknown, change: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return value === '' || own.has(key) ? value : change(value);
  if (Array.isArray(value)) return value.map((entry) => changed(entry, change, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, changed(entry, change, name)]),
  );
}

/** What a reader makes of a page, without its words: headings, tables, lists, folds, links, fences. */
function structure(page: string): string[] {
  const shape: string[] = [];
  for (const token of reader.parse(page, {})) {
    if (token.type === 'inline') {
      for (const child of token.children ?? []) {
        if (child.type === 'html_inline') shape.push(tags(child.content));
        else if (child.type === 'link_open')
          shape.push(`link ${/^#[^\s"<>]+$/.test(String(child.attrGet('href')))}`);
        else if (child.type === 'image') shape.push('image');
      }
    } else if (token.type === 'html_block') shape.push(tags(token.content));
    else if (token.type === 'fence') shape.push(`fence ${token.info}`);
    else shape.push(`${token.type} ${token.tag}`);
  }
  return shape;
}

/** The tags of a piece of HTML, with the names of their attributes; what stands in `code` is no tag of the page's. */
function tags(html: string): string {
  return (html.match(/<[^>]*>?/g) ?? [])
    .map((tag) => tag.replace(/="[^"<>]*"/g, '=""'))
    .filter((tag) => !/^<\/?code>$/.test(tag))
    .join('');
}

const pages = [
  ['the backlog', 'backlog', shippedTexts(), backlogView(sampleInput())],
  ['the compact backlog', 'backlog', shippedTexts('compact'), backlogView(sampleInput())],
  ['the record', 'record', shippedTexts(), recordView(sampleInput())],
] as const;

describe.each(pages)('%s', (_, page, texts, view) => {
  const draw = pageRenderer(texts);
  const shapeWith = (change: (text: string) => string): string[] =>
    structure(draw(page, changed(view, change) as object));
  const plain = shapeWith((text) => `${text} x`);

  test('has the structure that its template has, whatever its sources say', () => {
    expect(plain.length).toBeGreaterThan(60);
    expect(plain).not.toContain('image');
    fc.assert(
      fc.property(hostileText, (hostile) => {
        expect(shapeWith((text) => `${text} ${hostile}`)).toEqual(plain);
        expect(shapeWith((text) => `${hostile} ${text}`)).toEqual(plain);
      }),
      { numRuns: 20 },
    );
  });

  test('holds against every piece at once, and shows no control character', () => {
    const text = draw(page, changed(view, (own) => `${own} ${everyPiece}`) as object);
    expect(structure(text)).toEqual(plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/);
  });
});

test('the sections have their fixed names, in order', () => {
  const text = pageRenderer(shippedTexts())('backlog', backlogView(sampleInput()));
  const headings = [...text.matchAll(/^##+ (.*)$/gm)].map((match) => match[1] ?? '');
  const names = [
    'MVP Backlog',
    'Parallel Workstreams',
    'Contract PR Candidates',
    'Current Repo Health Snapshot',
    'Assumptions',
    'Open Questions',
    'Traceability Appendix',
  ];
  expect(names.map((name) => headings.some((heading) => heading.includes(name)))).toEqual(
    names.map(() => true),
  );
  expect(headings.filter((heading) => /^[A-E]\) /.test(heading))).toEqual([
    'A) MVP Backlog',
    'B) Parallel Workstreams',
    'C) Contract PR Candidates',
    'D) Current Repo Health Snapshot',
    'E) Assumptions and Open Questions',
  ]);
});

test('every link on the page leads to an anchor on the page', () => {
  for (const texts of [shippedTexts(), shippedTexts('compact')]) {
    const text = pageRenderer(texts)('backlog', backlogView(sampleInput()));
    const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1]));
    const targets = [...text.matchAll(/\]\(#([^)]+)\)/g)].map((match) => decodeURIComponent(match[1] ?? ''));
    expect(targets.length).toBeGreaterThan(1);
    expect(targets.filter((target) => !anchors.has(target))).toEqual([]);
  }
});

test('a workstream waits for another by as many edges as the plan says, those that follow from others too', () => {
  const { streams } = backlogView(sampleInput()).workstreams;
  expect(streams.map(({ id, dependsOn }) => [id, dependsOn.map(({ id, edges }) => [id, edges])])).toEqual([
    ['contracts', []],
    ['core', [['contracts', 3]]],
  ]);
});

test('each of several slices names its paths, also those that are all of its item', () => {
  const plan = samplePlan();
  const first = slice('invoices', 'first');
  const items = [
    item('invoices', [first, slice('invoices', 'second')]),
    item('whole', [slice('whole', 'all', { pathPrefixes: ['billing/core/'] })], {
      pathPrefixes: ['billing/core/'],
    }),
  ];
  const text = pageRenderer(shippedTexts())(
    'backlog',
    backlogView(sampleInput({ plan: { ...plan, items } })),
  );
  expect(text.match(/^\*\*\/(?:first|second)\*\* .* in `billing\/`/gm)).toHaveLength(2);
  expect(text.match(/`billing\/core\/`/g)).toHaveLength(1);
});

test('what is said of an item and what ends it are two lists, and neither is spread out', () => {
  const html = reader.render(pageRenderer(shippedTexts())('backlog', backlogView(sampleInput())));
  expect(html).toMatch(/<\/li>\s*<\/ul>\s*<ul>\s*<li>\[ \] a failed call is tried again/);
});

test('a replaced partial changes its section and nothing else', () => {
  const page = (texts: Map<string, string>): string =>
    pageRenderer(texts)('backlog', backlogView(sampleInput()));
  const replaced = shippedTexts().set(
    'b-workstreams',
    '{{anchor "parallel-workstreams"}}\n## B) Parallel Workstreams\n\n{{#each workstreams.streams}}\n- {{name}}\n{{/each}}\n',
  );
  const sections = (text: string): string[] => text.split(/^(?=<a id="(?:parallel|contract-pr))/m);
  const [before, after] = [sections(page(shippedTexts())), sections(page(replaced))];
  expect(after.length).toBe(3);
  expect([after[0], after[2]]).toEqual([before[0], before[2]]);
  expect(after[1]).toBe(
    '<a id="parallel-workstreams"></a>\n## B) Parallel Workstreams\n\n- Contracts\n- Core\n\n',
  );
});

test('the whole page, to read', async () => {
  const { artifacts } = render(sampleInput(), shippedTemplates());
  const page = artifacts.find(({ path }) => path.endsWith('.md'))?.text ?? '';
  await expect(page).toMatchFileSnapshot('../golden/render/backlog.md');
});
