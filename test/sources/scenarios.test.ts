import { describe, expect, it } from 'vitest';
import { scenarios } from '../../src/sources/scenarios.ts';

const read = (...lines: readonly string[]): readonly string[] =>
  scenarios(lines.map((text) => ({ text }))).map(({ text }) => text);

describe('clauses of a scenario', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['on a line each', ['Given a', 'When b', 'Then c'], ['Given a, When b, Then c']],
    [
      'with more of each',
      ['Given a,', 'and b', 'When c', 'Then d', 'But e'],
      ['Given a, and b, When c, Then d, But e'],
    ],
    ['two of them', ['Given a', 'Then b', 'Given c', 'Then d'], ['Given a, Then b', 'Given c, Then d']],
    ['without what is given', ['When a', 'Then b', 'When c', 'Then d'], ['When a, Then b', 'When c, Then d']],
    ['in German', ['Angenommen a', 'Wenn b', 'Dann c'], ['Angenommen a, Wenn b, Dann c']],
    ['marked', ['**Given** a', '**Then** b'], ['**Given** a, **Then** b']],
  ])('are one: %s', (_, lines, joined) => {
    expect(read(...lines)).toEqual(joined);
  });

  it.each<[string, readonly string[]]>([
    ['whole ones on a line each', ['Given a, when b, then c', 'When d then e', 'Given f, then g']],
    ['other lines', ['It rings', 'And it stops', 'Then it is quiet', 'Whenever a', 'Android b']],
    ['a clause behind another line', ['Given a', 'It rings', 'Then b']],
  ])('are left: %s', (_, lines) => {
    expect(read(...lines)).toEqual(lines);
  });

  it('keep the tick of the first', () => {
    expect(scenarios([{ text: 'Given a', done: true }, { text: 'Then b' }])).toEqual([
      { text: 'Given a, Then b', done: true },
    ]);
  });

  it.each<[string, readonly { text: string; done?: true }[], number]>([
    ['a whole one', [{ text: 'Given a' }, { text: 'When b' }, { text: 'Then c' }], 1],
    ['two that are not ended', [{ text: 'Given a, it rings' }, { text: 'When b, it stops' }], 2],
    ['one that is ticked in part', [{ text: 'Given a', done: true }, { text: 'Then b' }], 2],
  ])('are one as members of a list where they are %s', (_, lines, count) => {
    expect(scenarios(lines, true)).toHaveLength(count);
  });
});
