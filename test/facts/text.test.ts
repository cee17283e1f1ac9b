import { describe, expect, it } from 'vitest';
import { clauses, firstSentence, slice, splitLabel, trailingAside } from '../../src/facts/text.ts';
import type { Text } from '../../src/model/markdown.ts';

const line = (text: string): Text => ({ text, at: { file: 'a.md', line: 3, column: 5 } });

describe('a label', () => {
  it.each([
    ['Scope: all of it', 'Scope', 'all of it'],
    ['Files:', 'Files', ''],
    ['**Done when:** it works', 'Done when', 'it works'],
    ['**Owner**: `Team`', 'Owner', '`Team`'],
    ['Types to add under `a:b`: one', 'Types to add under `a:b`', 'one'],
    ['It is grounded in:', 'It is grounded in', ''],
  ])('%s', (text, label, rest) => {
    const split = splitLabel(line(text));
    expect([split?.label.text, split?.rest.text]).toEqual([label, rest]);
  });

  it.each([
    'No colon here',
    '`code: x` first',
    'See https://example.org now',
    'A sentence ends. And then: this',
    '- Scope: x',
    `${'word '.repeat(30)}: too long for one`,
    ': nothing before',
  ])('is not %s', (text) => {
    expect(splitLabel(line(text))).toBeNull();
  });

  it('keeps the place of both parts', () => {
    const split = splitLabel(line('**Scope:** all'));
    expect(split?.label.at).toEqual({ file: 'a.md', line: 3, column: 7, endColumn: 12 });
    expect(split?.rest.at).toEqual({ file: 'a.md', line: 3, column: 16, endColumn: 19 });
  });
});

describe('a line', () => {
  it('is cut into sentences outside code and brackets', () => {
    const { first, rest } = firstSentence(line('Add `a. b` (see e. g. there). Then more.'));
    expect([first.text, rest?.text]).toEqual(['Add `a. b` (see e. g. there)', 'Then more.']);
    expect(firstSentence(line('Only one.')).first.text).toBe('Only one');
  });

  it('is cut into clauses outside code and brackets', () => {
    const found = clauses(line('one; two (a; b); `c; d`; three'));
    expect(found.map(({ text, at }) => [text, at.column])).toEqual([
      ['one', 5],
      ['two (a; b)', 10],
      ['`c; d`', 22],
      ['three', 30],
    ]);
  });

  it('may end in brackets', () => {
    expect(trailingAside(line('Title (a (b))'))?.aside.text).toBe('a (b)');
    expect(trailingAside(line('Title (x).'))?.before.text).toBe('Title');
    expect(trailingAside(line('Call `f(x)`'))).toBeNull();
    expect(trailingAside(line('x) y)'))).toBeNull();
  });

  it('can be cut across lines', () => {
    expect(slice(line('one\ntwo three'), 8)).toEqual({
      text: 'three',
      at: { file: 'a.md', line: 4, column: 5, endColumn: 10 },
    });
  });
});
