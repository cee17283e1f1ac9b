import { expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { FindingLog } from '../../src/sources/finding-log.ts';
import { readInventory } from '../../src/sources/inventory.ts';
import { plain } from './shapes.ts';

/** For each entry its title, its group and whether it is done or closed; and what is found about its holders. */
function read(value: JsonValue): { readonly entries: unknown; readonly found: unknown } {
  const log = new FindingLog();
  const files = [{ path: 'list.json', text: JSON.stringify(value, null, 1) }];
  const { inventory } = readInventory([{ path: 'list.json', files }], [], plain, log);
  return {
    entries: inventory.features.map(({ title, group, done, closed }) =>
      [title, group, done ? 'done' : closed ? 'closed' : 'open'].join(' | '),
    ),
    found: log
      .all()
      .filter(({ code }) => /empty-group|not-an-object/.test(code))
      .map(({ code, data, at }) => [code, data, at?.line]),
  };
}

test('a group of mere texts stands beside those of objects, and a text among objects is an entry', () => {
  const tasks: JsonValue = [{ title: 'Find a box', status: 'open' }, 'Lose a box'];
  const { entries, found } = read({
    phases: [
      { name: 'Base', tasks: ['Set it up', 'Check it'] },
      { name: 'More', tasks },
    ],
  });
  expect(entries).toEqual([
    'Set it up | Base | open',
    'Check it | Base | open',
    'Find a box | More | open',
    'Lose a box | More | open',
  ]);
  expect(found).toEqual([]);
});

test('criteria of an entry are not taken for entries because those of another are objects', () => {
  const { entries } = read({
    features: [
      { title: 'Find a box', status: 'open', tasks: ['Look for it'] },
      { title: 'Lose a box', status: 'open', tasks: [{ title: 'Drop it', status: 'open' }] },
    ],
  });
  expect(entries).toEqual(['Find a box |  | open', 'Lose a box |  | open']);
});

test('a group without entries among others is said', () => {
  const features: JsonValue = [{ title: 'Find a box', status: 'open' }];
  const { entries, found } = read({
    epics: [
      { name: 'Yard', features },
      { name: 'Gate', description: 'Trucks come and go.', features: [] },
      { name: 'Road', features: null },
    ],
  });
  expect(entries).toEqual(['Find a box | Yard | open']);
  expect(found).toEqual([['inventory/empty-group', { groups: ['Gate', 'Road'] }, 13]]);
});

test.each<[string, { readonly [key: string]: JsonValue }, string]>([
  ['done', { status: 'Complete' }, 'done'],
  ['done, by a flag', { completed: true }, 'done'],
  ['dropped', { status: 'cancelled' }, 'closed'],
  ['under way', { status: 'in progress' }, 'open'],
  ['not done, by a flag', { completed: false }, 'open'],
  ['of a state that nobody knows', { status: 'wibble' }, 'open'],
])('where a phase is %s, so are entries that say no state', (_, state, expected) => {
  const { entries } = read({
    phases: [
      {
        name: 'Base',
        ...state,
        tasks: ['Set it up', { title: 'Check it' }, { title: 'Mend it', status: 'open' }],
      },
      { name: 'More', tasks: [{ title: 'Find a box', status: 'done' }] },
    ],
  });
  expect(entries).toEqual([
    `Set it up | Base | ${expected}`,
    `Check it | Base | ${expected}`,
    'Mend it | Base | open',
    'Find a box | More | done',
  ]);
});

test('what is called as the entries of a map are, and is no object, is an entry or said', () => {
  const { entries, found } = read({
    version: 3,
    features: {
      'F-1': { title: 'Find a box', status: 'open' },
      'F-2': { title: 'Lose a box', status: 'open' },
      'F-3': 'Sell a box',
      'F-4': 5,
      note: 'of all',
    },
  });
  expect(entries).toEqual(['Find a box |  | open', 'Lose a box |  | open', 'Sell a box |  | open']);
  expect(found).toEqual([['inventory/not-an-object', { index: 3, actual: 'a number' }, 13]]);
});

test('texts that are entries are no words of their group as well, others are', () => {
  const text = JSON.stringify({
    phases: [
      { name: 'Base', features: ['Set it up', 'Check it'] },
      { name: 'More', wishes: ['To be fast'], features: [{ title: 'Find a box', status: 'open' }] },
    ],
  });
  const files = [{ path: 'list.json', text }];
  const { inventory } = readInventory([{ path: 'list.json', files }], [], plain, new FindingLog());
  expect(inventory.features.map(({ title }) => title)).toEqual(['Set it up', 'Check it', 'Find a box']);
  expect(inventory.groupNotes.map(({ group, notes }) => [group, notes.map((note) => note.text)])).toEqual([
    ['More', ['To be fast']],
  ]);
});
