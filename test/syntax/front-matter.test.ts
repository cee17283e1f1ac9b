import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/syntax/markdown.ts';
import { outline } from './outline.ts';

function read(text: string): { data: unknown; body: string[]; problems: string[] } {
  const { document, problems } = parseMarkdown(text, 'a.md');
  return {
    data: JSON.parse(JSON.stringify(document.frontMatter)),
    body: outline(document),
    problems: problems.map(({ kind, message, at }) => `${kind} ${at.line}:${at.column} ${message}`),
  };
}

describe('front matter', () => {
  it('is data, and the lines below keep their numbers', () => {
    expect(read('---\ntitle: A\nlist: [1, x]\n---\n# B\n')).toEqual({
      data: { title: 'A', list: [1, 'x'] },
      body: ['5:3 # B <> in null'],
      problems: [],
    });
  });

  it.each([
    ['nothing', '---\n---\n# A\n', {}],
    ['a comment', '---\n# only this\n---\n# A\n', {}],
    ['yaml by name', '---yaml\na: 1\n---\n# A\n', { a: 1 }],
    ['an end as YAML has it', '---\na: 1\n...\n# A\n', { a: 1 }],
    ['Windows lines', '\uFEFF---\r\na: 1\r\n---\r\n# A\r\n', { a: 1 }],
  ])('may be %s', (_, text, data) => {
    const found = read(text);
    expect(found.data).toEqual(data);
    expect(found.problems).toEqual([]);
    expect(found.body).toHaveLength(1);
  });

  it.each([
    ['a break at the top', '---\ntext\n', ['2:1 text']],
    ['four dashes', '----\na: 1\n---\n', ['2:1 ## a: 1 <> in null']],
    ['words behind the dashes', '--- a b\n---\n', ['1:1 ## --- a b <> in null']],
    ['dashes further down', 'x\n\n---\na: 1\n---\n', ['1:1 x', '4:1 ## a: 1 <> in null']],
  ])('is not %s', (_, text, body) => {
    expect(read(text)).toEqual({ data: {}, body, problems: [] });
  });

  it('that is malformed is a problem every time it is read, never an empty object without a word', () => {
    const text = '---\na: [1\nb: 2\n---\n# A\n';
    for (let time = 0; time < 3; time += 1) {
      const { data, body, problems } = read(text);
      expect(data).toEqual({});
      expect(body).toEqual(['5:3 # A <> in null']);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/^front-matter 2:4 /);
    }
  });

  it.each([
    [
      'a double key',
      'a: 1\na: 2',
      'front-matter 3:1 the key "a" stands twice in one object; the last one counts',
    ],
    ['a list', '- a', 'front-matter 2:1 front matter is not a list of `key: value` lines'],
    [
      'code by tag',
      'a: !!js/function "x"',
      'front-matter 2:4 there is no tag `!!js/function`; a text that starts with `!` needs quotes',
    ],
  ])('with %s is a problem at its place', (_, matter, problem) => {
    expect(read(`---\n${matter}\n---\n`).problems).toEqual([problem]);
  });

  it.each([
    'js',
    'javascript',
    'JS',
    'coffee',
    'cson',
    'json',
    'toml',
    '__proto__',
    'constructor',
    'toString',
    'valueOf',
  ])('in %s is refused and never run', (language) => {
    const canary = globalThis as { ranFrontMatter?: boolean };
    const code = '(globalThis.ranFrontMatter = true, { a: 1 })';
    const { data, problems } = read(`---${language}\n${code}\n---\n# A\n`);
    expect(canary.ranFrontMatter).toBeUndefined();
    expect(data).toEqual({});
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('only YAML is');
  });

  it('keeps a key named like a prototype as data', () => {
    const { document } = parseMarkdown('---\n__proto__:\n  polluted: yes\n---\n', 'a.md');
    expect(Object.keys(document.frontMatter)).toEqual(['__proto__']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
