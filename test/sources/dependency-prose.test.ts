import { describe, expect, it } from 'vitest';
import type { Feature } from '../../src/model/sources.ts';
import { entry, read } from './inventory-entries.ts';

/** What the last of four entries depends on, and what else it says. */
function said(
  value: unknown,
  key = 'dependencies',
): { on: string[]; notes: string[]; findings: readonly string[] } {
  const { features, findings } = read([
    entry('PAY-001', { title: 'User login' }),
    entry('PAY-002'),
    entry('PAY-003'),
    entry('PAY-004', { [key]: value }),
  ]);
  const feature = features[3] as Feature;
  return {
    on: feature.dependencies.map(({ text }) => text),
    notes: feature.notes.map(({ name, text }) => `${name}: ${text}`),
    findings,
  };
}

describe('what an entry waits for', () => {
  it.each([
    ['ids', 'PAY-001, PAY-002;PAY-003', ['PAY-001', 'PAY-002', 'PAY-003'], null],
    ['ids between blanks', 'PAY-001 PAY-002', ['PAY-001', 'PAY-002'], null],
    ['an id that nobody has', 'PAY-009', ['PAY-009'], null],
    ['ids of which nobody has one', 'PAY-001 PAY-009', ['PAY-001', 'PAY-009'], null],
    ['a word that names nothing', 'vendor', ['vendor'], null],
    ['a title', 'User login', ['PAY-001'], null],
    ['a title beside an id', 'User login, PAY-002', ['PAY-001', 'PAY-002'], null],
    ['a sentence', 'Contract with the payment provider', [], 'Contract with the payment provider'],
    [
      'a sentence with commas',
      'The lid, promised for May 3, 2027.',
      [],
      'The lid, promised for May 3, 2027.',
    ],
    ['a sentence that names an entry', 'PAY-002 and the vendor', ['PAY-002'], 'PAY-002 and the vendor'],
    ['a sentence with an id that nobody has', 'waits for PAY-009', ['PAY-009'], 'waits for PAY-009'],
    ['an id that is explained', 'PAY-002: the new form', ['PAY-002'], 'PAY-002: the new form'],
    ['a number in a sentence', '3 days after launch', [], '3 days after launch'],
    ['a word with a digit in a sentence', 'after the Q3 release', [], 'after the Q3 release'],
  ])('%s', (_, value, on, note) => {
    expect(said(value)).toEqual({
      on,
      notes: note === null ? [] : [`dependencies: ${note}`],
      findings: [],
    });
  });

  it.each([
    'none',
    'None.',
    'N/A',
    'n.a.',
    'keine',
    'Aucune.',
    'ninguna',
    'nessuno',
    'nenhum',
    '无',
    'なし。',
    '없음',
    '—',
    '',
  ])('is nothing where it says so: %j', (word) => {
    expect(said(word)).toEqual({ on: [], notes: [], findings: [] });
    expect(said([word, 'PAY-002'])).toMatchObject({ on: ['PAY-002'], notes: [] });
  });

  it('is a name of an item of a list as a whole', () => {
    expect(said(['PAY-002', 'The new vendor'])).toMatchObject({
      on: ['PAY-002', 'The new vendor'],
      notes: [],
    });
  });
});

describe('a number', () => {
  const on = (ids: readonly string[], value: unknown): string[] =>
    read(
      ids.map((id, index) => entry(id, index === 0 ? { dependencies: value } : {})),
    ).features[0]?.dependencies.map(({ text }) => text) ?? [];

  it.each<[string, readonly string[], unknown, readonly string[]]>([
    ['is that of an id with leading zeros', ['F-001', 'F-003', 'F-012'], ['3', 12], ['F-003', 'F-012']],
    ['written with zeros is the same', ['F-1', 'F-3'], '03', ['F-3']],
    ['that is no whole number is none', ['F-1', 'F-3'], ['3rd', '1.3'], ['3rd', '1.3']],
    ['names nothing where two ids have it', ['F-1', 'F-3', 'F-03'], ['3'], ['3']],
    ['names nothing where ids are formed in several ways', ['F-1', 'F-3', 'G-4'], ['3'], ['3']],
    ['names nothing where ids have two', ['F-1.1', 'F-1.3'], ['3'], ['3']],
    ['is an id before it is a number', ['1', '03', '3'], ['3'], ['3']],
  ])('%s', (_, ids, value, expected) => {
    expect(on(ids, value)).toEqual(expected);
  });
});

describe('a title', () => {
  it('names its entry, and none where two have it', () => {
    const titled = (second: string): string[] =>
      read([
        entry('A', { dependencies: ['Log in', 'a'] }),
        entry('B', { title: 'Log In' }),
        entry('C', { title: second }),
      ]).features[0]?.dependencies.map(({ text }) => text) ?? [];
    expect(titled('Log out')).toEqual(['B', 'A']);
    expect(titled('log in')).toEqual(['Log in', 'A']);
  });
});
