import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { FindingLog } from '../../src/sources/finding-log.ts';
import { type InventoryReading, readInventory } from '../../src/sources/inventory.ts';
import { plain } from './shapes.ts';

function read(path: string, text: string): InventoryReading['inventory'] {
  return readInventory([{ path, files: [{ path, text }] }], [], plain, new FindingLog()).inventory;
}

/** For each entry what it waits for, and what is said of that beside. */
function waits({ features }: InventoryReading['inventory']): unknown {
  return Object.fromEntries(
    features.map(({ id, dependencies, notes }) => [
      id,
      [...dependencies.map(({ text }) => text), ...notes.map(({ name, text }) => `${name}: ${text}`)],
    ]),
  );
}

const json = (value: JsonValue): InventoryReading['inventory'] =>
  read('list.json', JSON.stringify(value, null, 1));

const phase = (id: string, ids: readonly string[], more: { readonly [key: string]: JsonValue } = {}) => ({
  id,
  name: `Phase ${id}`,
  ...more,
  features: ids.map((one) => ({ id: one, title: `Do ${one}`, status: 'open' })),
});

test.each<[string, JsonValue, readonly string[]]>([
  ['an id', ['p1'], ['F-1', 'F-2']],
  ['a text', 'p1', ['F-1', 'F-2']],
  ['a name', ['Phase p1'], ['F-1', 'F-2']],
  ['several in a text', 'p1, p2', ['F-1', 'F-2', 'F-3']],
  ['objects', [{ id: 'p2' }], ['F-3']],
  ['an entry', ['F-2'], ['F-2']],
  [
    'a sentence',
    'p2 and the contract with the vendor',
    ['F-3', 'depends on: p2 and the contract with the vendor'],
  ],
  ['what nothing is called', ['p9'], ['depends on: p9']],
  ['nothing', 'none', []],
  ['itself', ['p3'], ['depends on: p3']],
])('what an epic or a phase waits for, all in it waits for: %s', (_, depends_on, expected) => {
  const phases = [
    phase('p1', ['F-1', 'F-2']),
    phase('p2', ['F-3']),
    phase('p3', ['F-4', 'F-5'], { depends_on }),
  ];
  expect(waits(json({ phases }))).toEqual({
    'F-1': [],
    'F-2': [],
    'F-3': [],
    'F-4': expected,
    'F-5': expected,
  });
});

test('it is counted once, with its place, and what names nothing does not dangle', () => {
  const phases = [phase('p1', ['F-1', 'F-2']), phase('p2', ['F-3', 'F-4'], { depends_on: ['p1', 'p9'] })];
  const { features, edges } = json({ phases });
  expect(edges).toEqual({ stated: 1, resolved: 1, dangling: 0 });
  expect(features[2]?.dependencies.map(({ at }) => at.line)).toEqual([22, 22]);
});

test('an entry waits for its own as well, and never for itself', () => {
  const own = phase('p2', ['F-3'], { depends_on: ['p1', 'F-3'] });
  const features = own.features.map((feature) => ({ ...feature, depends_on: ['F-2', 'F-5'] }));
  const phases = [phase('p1', ['F-1', 'F-2']), { ...own, features }, phase('p4', ['F-5'])];
  expect(waits(json({ phases }))).toMatchObject({ 'F-3': ['F-2', 'F-5', 'F-1'] });
});

test('a number is that of what holds entries, where these are numbered, and not of an entry', () => {
  const numbered = (
    id: number,
    ids: readonly string[],
    more: { readonly [key: string]: JsonValue } = {},
  ) => ({
    ...phase(`p${id}`, ids),
    id,
    ...more,
  });
  const phases = [
    numbered(1, ['F-1', 'F-2']),
    numbered(2, ['F-3'], { depends_on: [1] }),
    numbered(3, ['F-4'], { depends_on: 3 }),
  ];
  expect(waits(json({ phases }))).toEqual({
    'F-1': [],
    'F-2': [],
    'F-3': ['F-1', 'F-2'],
    'F-4': ['depends on: 3'],
  });
});

test('of an epic in a flat list, and of one of Jira', () => {
  const lines = [
    'ID,Type,Title,State,Parent,Depends on',
    '1,Epic,Gate,Active,,',
    '2,Story,Book a slot,New,1,',
    '3,Epic,Yard,Active,,1',
    '4,Story,Find a box,New,3,',
  ];
  expect(waits(read('list.csv', lines.join('\n')))).toEqual({ 2: [], 4: ['2'] });
  const issue = (key: string, fields: { readonly [field: string]: JsonValue }): JsonValue => ({
    key,
    fields: { issuetype: { name: 'Story' }, status: { name: 'To Do' }, summary: `Do ${key}`, ...fields },
  });
  const blocked = { type: { inward: 'is blocked by' }, inwardIssue: { key: 'G-1' } };
  const issues = [
    issue('G-1', { issuetype: { name: 'Epic' } }),
    issue('G-2', { parent: { key: 'G-1' } }),
    issue('G-3', { issuetype: { name: 'Epic' }, issuelinks: [blocked] }),
    issue('G-4', { parent: { key: 'G-3' } }),
  ];
  expect(waits(json({ issues }))).toEqual({ 'G-2': [], 'G-4': ['G-2'] });
});

test('more than two hundred entries are said, not waited for one by one', () => {
  const many = (count: number): JsonValue => ({
    phases: [
      phase(
        'p1',
        Array.from({ length: count }, (_, index) => `F-${index + 2}`),
      ),
      phase('p2', ['F-1'], { depends_on: 'p1' }),
    ],
  });
  expect(json(many(200)).features.at(-1)?.dependencies).toHaveLength(200);
  const last = json(many(201)).features.at(-1);
  expect(last?.dependencies).toEqual([]);
  expect(last?.notes.map(({ name, text }) => [name, text])).toEqual([['depends on', 'p1']]);
});

test('of a heading, which its word and number name too', () => {
  const lines = [
    '# Plan',
    '## Epic 1: Gate',
    '### Story 1.1: Book a slot',
    '**Status:** open',
    '## Epic 2: Yard',
    '**Depends on:** Epic 1',
    '### Story 2.1: Find a box',
    '**Status:** open',
    '### Story 2.2: Lose a box',
    '**Status:** open',
    '## Epic 3: Road',
    '### Story 3.1: Mend it',
    '**Status:** open',
    '**Depends on:** Epic 2, Story 1.1',
  ];
  expect(waits(read('epics.md', lines.join('\n')))).toEqual({
    'Story-1.1': [],
    'Story-2.1': ['Story-1.1'],
    'Story-2.2': ['Story-1.1'],
    'Story-3.1': ['Story-1.1', 'Story-2.1', 'Story-2.2'],
  });
});

describe('an entry that waits for a whole group', () => {
  const flat = (more: readonly JsonValue[]): JsonValue => ({
    features: [
      { id: 'F-1', title: 'Book a slot', status: 'open', group: 'Gate', phase: 'First' },
      { id: 'F-2', title: 'Lift the bar', status: 'open', group: 'Gate', phase: 'Second' },
      ...more,
    ],
  });
  const last = (dependsOn: JsonValue): JsonValue => ({
    id: 'F-9',
    title: 'Find a box',
    status: 'open',
    group: 'Yard',
    depends_on: dependsOn,
  });

  test.each<[string, JsonValue, readonly string[]]>([
    ['by the group that its entries name', ['gate'], ['F-1', 'F-2']],
    ['by the phase that they name', 'Second', ['F-2']],
    ['and for one of them', 'F-2, Gate', ['F-2', 'F-1']],
    ['but not for its own', ['Yard'], ['Yard']],
    ['but not by a word of a sentence', 'gate team says yes', ['depends on: gate team says yes']],
  ])('waits for each %s', (_, dependsOn, expected) => {
    expect(waits(json(flat([last(dependsOn)])))).toMatchObject({ 'F-9': expected });
  });

  test('says so where all who do would wait more than forty thousand times', () => {
    const asking = (count: number): JsonValue => ({
      phases: [
        phase(
          'p1',
          Array.from({ length: 200 }, (_, index) => `F-${index + 1}`),
        ),
        {
          name: 'p2',
          features: Array.from({ length: count }, (_, index) => ({
            id: `G-${index + 1}`,
            title: `Do ${index + 1}`,
            status: 'open',
            depends_on: ['p1'],
          })),
        },
      ],
    });
    expect(json(asking(200)).features.at(-1)?.dependencies).toHaveLength(200);
    const { features, edges } = json(asking(201));
    expect(features.at(-1)?.dependencies).toEqual([]);
    expect(features.at(-1)?.notes.map(({ name, text }) => [name, text])).toEqual([['depends on', 'p1']]);
    expect(edges).toEqual({ stated: 0, resolved: 0, dangling: 0 });
  });
});

test('an epic that lies in two phases and waits for one of them waits with what is in the other, whatever comes first', () => {
  const of = (id: string, epic: string): JsonValue => ({ id, title: `Do ${id}`, status: 'open', epic });
  const phases: JsonValue[] = [
    { name: 'p1', features: [of('F-1', 'E-2'), of('F-2', 'E-1')] },
    { name: 'p2', features: [of('F-3', 'E-2')] },
  ];
  const epics = [
    { id: 'E-1', title: 'Gate' },
    { id: 'E-2', title: 'Yard', depends_on: ['p1'] },
  ];
  const expected = { 'F-1': ['depends on: p1'], 'F-2': [], 'F-3': ['F-1', 'F-2'] };
  expect(waits(json({ epics, phases }))).toEqual(expected);
  expect(waits(json({ epics, phases: phases.toReversed() }))).toEqual(expected);
});
