import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { pageRenderer } from '../../src/render/engine/engine.ts';
import { cleanLine, cleanLines } from '../../src/render/text/clean.ts';
import { htmlText, markdownText } from '../../src/render/text/markdown.ts';
import { finish } from '../../src/render/text/marks.ts';
import { mermaid } from '../../src/render/text/mermaid.ts';
import { hostileText, pieces } from './hostile.ts';

function shown(text: string): string {
  return [...finish(markdownText(text), [])].join('').trimEnd();
}

const reader = new MarkdownIt({ html: true, linkify: true });
reader.linkify.set({ fuzzyLink: false });

describe('text that a person reads raw stays readable', () => {
  test.each([
    ['Latency p95 < 200 ms and > 5 % of calls', 'Latency p95 < 200 ms and > 5 % of calls'],
    ['snake_case_name, kebab-name, path/to/file.ts', 'snake_case_name, kebab-name, path/to/file.ts'],
    ['a - b + c = d; e.g. (this), 3.5 and 1.2.3', 'a - b + c = d; e.g. (this), 3.5 and 1.2.3'],
    ['run `go test ./...` twice', 'run `go test ./...` twice'],
    ['R&D, Q&A, it\'s "so"!', 'R&D, Q&A, it\'s "so"\\!'],
    ['about ~5 ms', 'about ~5 ms'],
    ['größer, 日本語, émigré', 'größer, 日本語, émigré'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('text that would do something does not', () => {
  test.each([
    ['# heading', '\\# heading'],
    ['> quote', '\\> quote'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['1. item', '1\\. item'],
    ['12) item', '12\\) item'],
    ['--- | ---', '\\--- \\| ---'],
    ['===', '\\==='],
    [':--- b', '\\:--- b'],
    ['a | b', 'a \\| b'],
    ['a\nb\r\n# c', 'a b # c'],
    ['*em* **strong** _em_ ~~gone~~', '\\*em\\* \\*\\*strong\\*\\* \\_em\\_ \\~\\~gone\\~\\~'],
    ['[text](https://x.y)', '\\[`text](https://x.y`)'],
    ['![image](x)', '!\\[image\\](x)'],
    ['<script>alert(1)</script>', '&lt;script>alert(1)&lt;/script>'],
    ['<!-- comment -->', '&lt;!-- comment -->'],
    ['&lt;b&gt; &copy;', '&amp;lt;b&amp;gt; &amp;copy;'],
    ['see https://x.y/z.', 'see `https://x.y/z`.'],
    ['www.example.org', '`www.example.org`'],
    ['ask @octocat, (mail a@b.example)', 'ask `@octocat`, (mail `a@b.example`)'],
    ['fixes #12 and owner/repo#3 and GH-4', 'fixes `#12` and `owner/repo#3` and `GH-4`'],
    ['$x^2$ costs $5', '`$x^2$` costs `$5`'],
    ['a `unbalanced tick', 'a \\`unbalanced tick'],
    ['``two ` ticks``', '``two ` ticks``'],
    ['`a`@bob', '`a` `@bob`'],
    ['`a`` b ``', '\\`a`b`'],
    ['back\\slash \\', 'back\\\\slash \\\\'],
    ['\u001b[31mred\u001b[0m \u001b]0;title\u0007bell\u0007', 'red bell'],
    ['left\u202eright\u2066x\u2069', 'leftrightx'],
    ['\ud800 half', '\ufffd half'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
  ])('%j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

test('whatever the text, it is one paragraph of words and code', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const source = shown(text);
      const tokens = reader.parse(source, {});
      const kinds = new Set(tokens.map((token) => token.type));
      for (const kind of kinds) expect(['paragraph_open', 'inline', 'paragraph_close']).toContain(kind);
      for (const inline of tokens.flatMap((token) => token.children ?? [])) {
        expect(['text', 'code_inline', 'text_special']).toContain(inline.type);
        if (inline.type !== 'code_inline')
          expect(inline.content).not.toMatch(/@[\p{L}\p{N}_-]|#\d|\$|(?<![\p{L}\p{N}_])(?:GH-\d|www\.)/iu);
      }
    }),
    { numRuns: 2000 },
  );
});

test('whatever the texts, two of them make one row of two cells', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (a, b) => {
      const text = `| a | b |\n| --- | --- |\n| ${markdownText(a)} | ${markdownText(b)} |`;
      const page = [...finish(text, [])].join('');
      const tokens = reader.parse(page, {});
      expect(tokens.filter((token) => token.type === 'td_open')).toHaveLength(2);
      expect(tokens.filter((token) => token.type === 'tr_open')).toHaveLength(2);
      expect(tokens.filter((token) => token.type === 'paragraph_open')).toHaveLength(0);
    }),
    { numRuns: 1000 },
  );
});

test('the words come through: what is read is what was written', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Za-z0-9*_#|<>&\\~[\]!()+=:;,.-][A-Za-z0-9 *_#|<>&\\~[\]!()+=:;,.-]*$/),
      (text) => {
        const tokens = reader.parse(shown(text), {});
        const read = tokens
          .flatMap((token) => token.children ?? [])
          .map((child) => child.content)
          .join('');
        expect(read).toBe(cleanLine(text));
      },
    ),
    { numRuns: 2000 },
  );
});

test('HTML text has no tag but code', () => {
  expect(htmlText('<b onclick="x">@you & "me" #1</b>')).toBe(
    '&lt;b <code>onclick=&quot;x&quot;&gt;@you</code> &amp; &quot;me&quot; <code>#1&lt;/b&gt;</code>',
  );
});

test('lines of a log keep their shape and lose their escapes', () => {
  expect(cleanLines('\u001b[1m  a\u001b[0m\r\n\tb\u0007\n\nc ')).toEqual(['  a', '  b', '', 'c']);
});

test('a drawing can not be given directives, links or markup', () => {
  const text = mermaid({
    direction: 'LR',
    clusters: [
      {
        id: 'a b"]',
        label: '%%{init: {}}%% "x" <b> end\n click a href "javascript:1"',
        nodes: [
          { id: 'x]-->y', label: '1. `"#quot;"` |a| 日本', weight: 'strong' },
          { id: 'z', label: '```', weight: 'plain' },
        ],
      },
    ],
    edges: [{ from: 'x]-->y', to: 'z', label: '3 |"' }],
  });
  expect(text).toMatchInlineSnapshot(`
    "flowchart LR
      subgraph n_a_b__["init: x b end click a href javascript:1"]
        n_x____y["1 quot a 日本"]:::strong
        n_z["unnamed"]
      end
      n_x____y -->|3| n_z
      classDef strong stroke-width:3px"
  `);
});

test('a long text takes time in proportion, whatever it repeats', () => {
  const draw = pageRenderer(new Map([['page', '| {{x}} |\n| - |\n']]));
  const slow: string[] = [];
  for (const piece of [...pieces, '`a` ', '_', '`', 'a_', '<b ', '&a']) {
    const started = process.cpuUsage();
    draw('page', { x: piece.repeat(Math.ceil(200_000 / piece.length)) });
    const took = process.cpuUsage(started).user / 1000;
    if (took > 2_000) slow.push(`${JSON.stringify(piece)} ${took} ms`);
  }
  expect(slow).toEqual([]);
});
