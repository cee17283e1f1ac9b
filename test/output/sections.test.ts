import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingSections, firstDifference } from '../../src/output/sections.ts';

const page = [
  '# Backlog',
  '',
  'counted',
  '',
  '<a id="a"></a>',
  '## A) Work',
  'intro',
  '### Billing',
  'one',
  '```text',
  '## no heading',
  '```',
  '### Cards',
  'two',
  '## B) Streams',
  '### Billing',
  'three',
  '',
].join('\n');

function sections(change: (text: string) => string): readonly string[] {
  return differingSections('docs/page.md', page, change(page));
}

describe('the sections of a page that differ', () => {
  it.each<[string, (text: string) => string, readonly string[]]>([
    ['nothing', (text) => text, []],
    ['a third-level section', (text) => text.replace('two', 'zwei'), ['A) Work › Cards']],
    ['the text under a second-level heading', (text) => text.replace('intro', 'x'), ['A) Work']],
    [
      'what stands before the first heading',
      (text) => text.replace('counted', 'x'),
      ['what stands before the first heading'],
    ],
    [
      'the section of that name in another one',
      (text) => text.replace('three', 'x'),
      ['B) Streams › Billing'],
    ],
    [
      'text in a fence that looks like a heading',
      (text) => text.replace('no heading', 'x'),
      ['A) Work › Billing'],
    ],
    ['a heading', (text) => text.replace('### Cards', '### Maps'), ['A) Work › Maps', 'A) Work › Cards']],
    ['a section that is gone', (text) => text.replace('### Cards\ntwo\n', ''), ['A) Work › Cards']],
    ['an anchor alone', (text) => text.replace('id="a"', 'id="b"'), []],
  ])('%s', (_, change, expected) => {
    expect(sections(change)).toEqual(expected);
  });

  it('are the top keys of JSON', () => {
    expect(differingSections('plan.json', '{"a": [1], "b": 2, "c": 3}', '{"a": [2], "b":2, "d": 3}')).toEqual(
      ['a', 'd', 'c'],
    );
    expect(differingSections('plan.json', '{"a": [1', '{"a": [2]}')).toEqual([]);
    expect(differingSections('plan.json', '[1]', '[2]')).toEqual([]);
  });

  it('are none of a text without parts', () => {
    expect(differingSections('health.txt', 'a', 'b')).toEqual([]);
  });
});

describe('the first line that differs', () => {
  it.each([
    ['a\nb\nc', 'a\nx\nc', 2],
    ['a\nb', 'a\nb\nc', 2],
    ['a\nb\nc', 'a\nb', 3],
    ['', 'a', 1],
  ])('%j and %j: %i', (before, after, line) => {
    expect(firstDifference(before, after)).toBe(line);
  });

  it('is always a line of the first text, and all lines above it are the same', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 6 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        const line = firstDifference(before, after);
        const [was, is] = [before.split('\n'), after.split('\n')];
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(was.length);
        expect(is.slice(0, line - 1)).toEqual(was.slice(0, line - 1));
      }),
    );
  });
});
