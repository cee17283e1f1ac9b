import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { look } from './shapes.ts';

const verbs = ['Grind', 'Roast', 'Weigh', 'Label', 'Ship', 'Return', 'Count', 'Blend'];

/** Entries in somebody's own words: no key is one that a preset knows. */
const own = (count: number, fields: (index: number) => { readonly [key: string]: JsonValue }): JsonValue =>
  Array.from({ length: count }, (_, place) => ({
    marke: `KAF-${place + 1}`,
    headline: `${verbs[place % 8]} the beans of lot ${place + 1}`,
    ...fields(place),
  }));

const fits = (value: JsonValue): { readonly [field: string]: string } => look(value).fits;

const told = (value: JsonValue): readonly unknown[] =>
  look(value).findings.flatMap(({ code, data }) =>
    code === 'inventory/unread-field' || code === 'inventory/missing-field' ? [[code, data]] : [],
  );

describe('keys that could give a field which none gives', () => {
  it('are told by what stands there', () => {
    const value = own(12, (place) => ({
      narrative: `Who works at the mill wants to ${verbs[place % 8]} lot ${place + 1}, so that nothing of it is lost on the way.`,
      shelf: ['Mill', 'Store', 'Shop'][Math.floor(place / 4)] ?? '',
      proof: [`Lot ${place + 1} is on the scale`, 'The book shows it once'],
      lage: ['done', 'in progress', 'open'][place % 3] ?? '',
      crew: ['red', 'blue'][place % 2] ?? '',
    }));
    expect(fits(value)).toEqual({
      id: 'marke',
      title: 'headline',
      description: 'narrative',
      group: 'shelf',
      acceptance: 'proof',
      status: 'lage',
    });
  });

  it('are none where a key that is known gives the field', () => {
    const value = own(12, (place) => ({
      id: `A-${place}`,
      title: `Title of entry ${place}`,
      description: '',
      status: 'open',
      area: place < 6 ? 'Mill' : 'Shop',
      steps: ['Look at it'],
      shelf: place < 6 ? 'Mill' : 'Shop',
      proof: [`Lot ${place} is on the scale`],
      lage: 'done',
    }));
    expect(fits(value)).toEqual({});
  });

  it.each<[string, (place: number) => { readonly [key: string]: JsonValue }]>([
    ['dates', (place) => ({ seen: `2024-0${1 + Math.floor(place / 6)}-01` })],
    ['numbers', (place) => ({ points: 1 + Math.floor(place / 6) })],
    ['addresses', (place) => ({ page: `https://example.org/${place < 6 ? 'a' : 'b'}` })],
    ['lists of links', (place) => ({ links: [`https://example.org/${place}`] })],
    ['what comes and goes from entry to entry', (place) => ({ crew: place % 2 === 0 ? 'red' : 'blue' })],
    [
      'what most entries lack',
      (place) => (place < 3 ? { shelf: 'Mill', proof: ['It is on the scale'] } : {}),
    ],
    ['one word for all', () => ({ origin: 'Peru' })],
    ['flags and objects', (place) => ({ cold: place < 6, size: { w: 1 } })],
  ])('are not found in %s', (_, fields) => {
    expect(fits(own(12, fields))).toEqual({ id: 'marke', title: 'headline' });
  });

  it('are found by a name that is near to a known one, wherever the values stand', () => {
    expect(fits(own(12, (place) => ({ modul: place % 2 === 0 ? 'Lager' : 'Verkauf' }))).group).toBe('modul');
  });

  it('are not guessed from two or three entries', () => {
    expect(fits(own(3, () => ({ proof: ['It is on the scale'] })))).toEqual({});
  });

  it('are said, with what a plan misses without them', () => {
    const value = own(8, () => ({ id: 'x', proof: ['It is on the scale', 'It is in the book'] }));
    expect(told(value)).toEqual([
      ['inventory/missing-field', expect.objectContaining({ field: 'description', near: 'headline' })],
      ['inventory/unread-field', { key: 'proof', field: 'acceptance', entries: 8 }],
      ['inventory/unread-field', { key: 'headline', field: 'title', entries: 8 }],
    ]);
  });
});

/** A spreadsheet as its owner heads it. */
const sheet = (heads: string, ...rows: readonly string[]): string => `${[heads, ...rows].join('\n')}\n`;

describe('columns of a spreadsheet', () => {
  const rows = [
    'K-1;Grind;Must;;Ana;It is fine',
    'K-2;Roast;Must;K-1;Ana;"The lot is brown\nIt smells"',
    'K-3;Weigh;Should;K-1, k-2;Ben;"It is weighed\nThe book says so"',
    'K-4;Ship;Could;K-3;Ana;It is gone',
  ];

  it('have names with what explains them', () => {
    const { fields, counts } = look(
      sheet(
        'Ref #;Summary;Priority (MoSCoW);Depends on (refs);Owner / team;Acceptance [one a line]',
        ...rows,
      ),
      'a.csv',
    );
    expect(Object.entries(fields).map(([field, { keys }]) => [field, ...keys])).toEqual(
      expect.arrayContaining([
        ['priority', 'Priority (MoSCoW)'],
        ['dependencies', 'Depends on (refs)'],
        ['owner', 'Owner / team'],
        ['acceptance', 'Acceptance [one a line]'],
      ]),
    );
    expect(counts.edges).toEqual({ stated: 4, resolved: 4, dangling: 0 });
  });

  it('are what their name says, where another one only explains it', () => {
    const { fields } = look(sheet('id;title;Status (old);Status', 'A-1;Grind;done;open'), 'a.csv');
    expect(fields.status?.keys).toEqual(['Status']);
  });

  it('are what an entry depends on by the ids that stand there, and criteria by their lines', () => {
    const value = look(sheet('Ref;Summary;MoSCoW;Erst;Lead;Wir sehen', ...rows), 'a.csv');
    expect(value.fits).toEqual({ dependencies: 'Erst', acceptance: 'Wir sehen' });
  });

  it('are nothing that an entry depends on where the ids stand behind it', () => {
    const value = look(
      sheet('Ref;Summary;Twin', 'K-1;Grind;K-2', 'K-2;Roast;K-3', 'K-3;Weigh;K-4', 'K-4;Ship;K-1'),
      'a.csv',
    );
    expect(value.fits).toEqual({});
  });
});
