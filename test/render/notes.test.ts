import { describe, expect, test } from 'vitest';
import { memoryHost } from '../../src/host/memory.ts';
import { readNotes } from '../../src/model/generated.ts';
import { render } from '../../src/render/render.ts';
import { loadTemplates } from '../../src/render/templates.ts';
import { sampleConfig, sampleInput } from './sample.ts';
import { shippedTexts } from './shipped.ts';

const config = sampleConfig({
  templates: { directory: '/package/templates', partials: { summary: '/r/s.hbs' } },
});
const path = config.output.backlog;

/** The backlog with this as its summary, where the last one stands; and what was found. */
function page(summary: string, last?: string): { text: string | undefined; found: string[] } {
  const shipped = [...shippedTexts()].map(([name, text]) => [`/package/templates/${name}.md.hbs`, text]);
  const standing = last === undefined ? {} : { [`${config.root}/${path}`]: last };
  const host = memoryHost({ ...Object.fromEntries(shipped), '/r/s.hbs': summary, ...standing });
  const { templates, findings } = loadTemplates(config, host);
  const rendered = render(sampleInput({ config }), templates);
  return {
    text: rendered.artifacts.find((artifact) => artifact.path === path)?.text,
    found: [...findings, ...rendered.findings].map(({ code, data }) => `${code} ${JSON.stringify(data)}`),
  };
}

describe('regions of notes on the backlog', () => {
  const own = 'Before {{notes "ours"}} {{#each areas}}{{notes name}}\n{{/each}}';
  const first = page(own).text ?? '';
  const noted = first.replace('<!-- notes:ours -->', '<!-- notes:ours -->We wrote {{this}}.');

  test('keep what was written there', () => {
    expect(noted).not.toBe(first);
    const next = page(`${own}\nMore.`, noted);
    expect(next.found).toEqual([]);
    expect(readNotes(next.text ?? '').regions.get('ours')).toBe('We wrote {{this}}.\n\n');
    expect(next.text).toContain('More.');
  });

  test.each([
    ['a region that the template lacks', '{{notes "other"}}', noted],
    ['an end that is gone', own, noted.replace('<!-- /notes:ours -->', '')],
  ])('is left alone where that is unclear: %s', (_, summary, last) => {
    const { text, found } = page(summary, last);
    expect(text).toBeUndefined();
    expect(found).toEqual([expect.stringMatching(/^artifacts\/notes-damaged .*ours/)]);
  });

  test.each([
    ['a name twice', '{{notes "a"}}{{notes "A"}}', 'is on this page already'],
    ['a name in a list', '{{#each areas}}{{notes "a"}}{{/each}}', 'is on this page already'],
    ['a name of great length', `{{notes "${'a'.repeat(81)}"}}`, 'has a name of more than 80 characters'],
  ])('%s is a finding', (_, summary, what) => {
    const { text, found } = page(summary);
    expect(text).toBeUndefined();
    expect(found).toEqual([expect.stringContaining(what)]);
    expect(found[0]).toMatch(/^artifacts\/template-notes /);
  });

  test('are called as people write', () => {
    const name = 'टिप्पणी-größe';
    const text = page(`{{notes "${name}"}}`).text ?? '';
    expect([...readNotes(text).regions.keys()]).toEqual([name]);
  });
});
