import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { markdownReport, markdownText } from '../../src/reporters/markdown.ts';
import { oneLine } from '../../src/reporters/text.ts';
import { hostileFinding, hostileText, options, reportOf, samples } from './support.ts';

const reader = new MarkdownIt({ html: true, linkify: true });

/** The elements of a page as a reader shows it, by name, and its text. */
function rendered(markdown: string): { elements: Map<string, number>; text: string } {
  const elements = new Map<string, number>();
  let text = '';
  const parser = new Parser({
    onopentag: (name) => void elements.set(name, (elements.get(name) ?? 0) + 1),
    ontext: (piece) => {
      text += piece;
    },
  });
  parser.write(reader.render(markdown));
  parser.end();
  return { elements, text };
}

/** The report's own elements; nothing a source says adds one. */
const own = [
  'h2',
  'p',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'code',
  'br',
  'details',
  'summary',
  'ul',
  'li',
];

describe('the Markdown reporter', () => {
  it('is a page for people', () => {
    expect(markdownReport(reportOf(samples, [3]), options)).toMatchInlineSnapshot(`
      "## backlogic check: failed

      1 error, 2 warnings.

      Baseline <code>baseline.json</code>: 1 known.

      | severity | code | place | what, and what to do |
      | --- | --- | --- | --- |
      | error | <code>inventory/duplicate-id</code> | <code>docs/features.json:9:7</code> | the id <code>A-1</code> is already taken by the entry at docs/features.json:3; this entry is called <code>A-1&#126;2</code><br>first here <code>docs/features.json:3:7</code><br>→ Give one of the two a new id, or remove the copy. |
      | warning | <code>claims/unknown-id</code> | <code>billing/guide.md:4:2</code> | A-9 is cited here and 1 more time in this guide, and the inventory has no such id<br>→ Did you mean A-1? Else add the feature to the inventory, or take the citation out. |
      | warning | <code>plan/few-workstreams</code> |  | the plan of 4 areas has 1 workstream<br>→ Give the areas workstreams of their own in the workstream rules. |

      <details><summary>1 known finding</summary>

      | severity | code | place | what, and what to do |
      | --- | --- | --- | --- |
      | info | <code>claims/later-ids</code> | <code>billing/guide.md:8:1</code> | this guide cites 1 feature that is out of scope: A-7<br>→ Nothing to do. They are listed as deferred and never become work of this plan. |

      </details>

      <details><summary>What was counted</summary>

      - feature_count: 2
      - verify-quick: not run

      </details>
      "
    `);
  });

  it('without findings says so', () => {
    expect(markdownReport(reportOf([]), options)).toContain('## backlogic check: passed\n\nno findings.');
  });

  it('stays below what a summary may be', () => {
    const many = Array.from({ length: 3000 }, () => samples[0]).filter((one) => one !== undefined);
    const page = markdownReport(reportOf(many), options);
    expect(page).toContain('… and 2800 more.');
    expect(page.length).toBeLessThan(200_000);
  });

  it('keeps its shape whatever the sources say', () => {
    fc.assert(
      fc.property(fc.array(hostileFinding, { minLength: 1, maxLength: 4 }), (findings) => {
        const { elements } = rendered(markdownReport(reportOf(findings), options));
        expect([...elements.keys()].filter((name) => !own.includes(name))).toEqual([]);
        expect(elements.get('tr')).toBe(findings.length + 1);
        expect(elements.get('h2')).toBe(1);
        expect(elements.get('table')).toBe(1);
      }),
      { numRuns: 100 },
    );
  });

  it('reads the same as the source', () => {
    fc.assert(
      fc.property(hostileText, (source) => {
        const line = oneLine(source);
        fc.pre(line.trim() !== '' && !line.includes('`'));
        const { text } = rendered(`<p>${markdownText(source)}</p>`);
        expect(text.replace(/\s+/g, ' ').trim()).toBe(line.replace(/\s+/g, ' ').trim());
      }),
      { numRuns: 200 },
    );
  });
});
