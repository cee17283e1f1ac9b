import { expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { FindingLog } from '../../src/sources/finding-log.ts';
import { readInventory } from '../../src/sources/inventory.ts';
import { plain } from './shapes.ts';

/** For each group what is said of it: whose note it is, its name, its text, its line. */
function notesOf(path: string, text: string): unknown {
  const { inventory } = readInventory([{ path, files: [{ path, text }] }], [], plain, new FindingLog());
  return Object.fromEntries(
    inventory.groupNotes.map(({ group, notes }) => [
      group,
      notes.map(({ of, name, text: said, at }) => [of, name, said, at.line]),
    ]),
  );
}

const json = (value: JsonValue): unknown => notesOf('list.json', JSON.stringify(value, null, 1));

const story = { id: 'F-1', title: 'Book a slot', status: 'open' };

test('an epic in which entries stand speaks for them', () => {
  const epic = {
    id: 'E-1',
    name: 'Gate',
    status: 'in progress',
    priority: 'high',
    color: 'blue',
    order: 3,
    description: 'Trucks come\nand go.',
    goal: 'No queue beyond the fence',
    successMetrics: ['Ten minutes each', 'No calls'],
    acceptance_criteria: ['Signed off'],
    risk: 'The fence may\n fall',
    test_plan: ['Drive in by night', 'Drive out'],
    refs: ['docs/gate.md'],
    people: [{ name: 'Two people', role: 'to ask' }],
    _internal: 'left to us alone',
    features: [story],
  };
  expect(json({ epics: [epic, { name: 'Yard', features: [{ ...story, id: 'F-2' }] }] })).toEqual({
    Gate: [
      ['Gate', '', 'Trucks come and go.', 10],
      ['Gate', 'goal', 'No queue beyond the fence', 11],
      ['Gate', 'success metrics', 'Ten minutes each, No calls', 12],
      ['Gate', 'acceptance criteria', 'Signed off', 16],
      ['Gate', 'risk', 'The fence may fall', 19],
      ['Gate', 'test plan', 'Drive in by night, Drive out', 20],
    ],
  });
});

test('what is within a group speaks too, and a phase for each of its groups', () => {
  const within = (name: string, id: string): JsonValue => ({
    name,
    description: `All of ${name}.`,
    features: [{ ...story, id }],
  });
  expect(
    json({
      phases: [
        {
          name: 'One',
          description: 'First of all.',
          epics: [within('Gate', 'F-1'), within('Yard', 'F-2')],
        },
      ],
    }),
  ).toEqual({
    Gate: [
      ['One', '', 'First of all.', 5],
      ['Gate', '', 'All of Gate.', 9],
    ],
    Yard: [
      ['One', '', 'First of all.', 5],
      ['Yard', '', 'All of Yard.', 20],
    ],
  });
});

test('so does an entry of a flat list that holds others, unless it stays an entry', () => {
  const lines = [
    'ID,Type,Title,State,Parent,Description,Acceptance Criteria',
    '1,Epic,Gate,Active,,Trucks come and go,',
    '2,Feature,Slots,New,1,By the hour,',
    '3,Story,Book a slot,New,2,One click,',
    '4,Epic,Yard,Active,,Boxes stand there,Each is found',
    '5,Story,Find a box,New,4,By its number,',
  ];
  expect(notesOf('list.csv', lines.join('\n'))).toEqual({
    Gate: [
      ['Gate', '', 'Trucks come and go', 2],
      ['Slots', '', 'By the hour', 3],
    ],
  });
});

test('and the paragraphs below a heading, for checklists and tables', () => {
  const lines = [
    '# Roadmap',
    '',
    'What we do.',
    '',
    '## Gate',
    '',
    'Trucks **come**',
    'and go.',
    '',
    '- [ ] Book a slot',
    '- [ ] Move a slot',
    '',
    'Mind the night.',
    '',
    '## Yard',
    '',
    '- [x] Find a box',
  ];
  expect(notesOf('ROADMAP.md', lines.join('\n'))).toEqual({
    Gate: [['Gate', '', 'Trucks come and go. Mind the night.', 7]],
  });
  const table = ['', '| ID | Title | State |', '| --- | --- | --- |', '| F-1 | Book a slot | open |', ''];
  expect(
    notesOf('list.md', ['## Gate', '', 'Trucks come.', ...table, '## Yard', ...table].join('\n')),
  ).toEqual({ Gate: [['Gate', '', 'Trucks come.', 3]] });
});

test('lines below a heading that are called by something are notes of that name', () => {
  const lines = [
    '# Plan',
    '## Epic 1: Gate',
    'Trucks come.',
    '',
    '**Goal:** No queue',
    '**Depends on:** nothing',
    '### Story 1.1: Book a slot',
    '**Status:** open',
    '## Epic 2: Yard',
    '### Story 2.1: Find a box',
    '**Status:** open',
  ];
  expect(notesOf('epics.md', lines.join('\n'))).toEqual({
    'Epic 1: Gate': [
      ['Epic 1: Gate', '', 'Trucks come.', 3],
      ['Epic 1: Gate', 'Goal', 'No queue', 5],
    ],
  });
});

test('a label goes on with the lines of its paragraph and with the list below it; other lists are text', () => {
  const lines = [
    '# Plan',
    '## Epic 1: Gate',
    'Trucks come.',
    '',
    '- Some by night',
    '- Some by rail',
    '- **Depends on:** none',
    '',
    '**Goal:** No queue',
    'at all',
    '',
    '**Measures:**',
    '',
    '- Ten minutes',
    '  each',
    '- No calls',
    '',
    '> Ask the harbour.',
    '',
    '| Owner | Note |',
    '| --- | --- |',
    '| Priority | high |',
    '### Story 1.1: Book a slot',
    '**Status:** open',
    '## Epic 2: Yard',
    '- [ ] Signed off',
    '### Story 2.1: Find a box',
    '**Status:** open',
  ];
  expect(notesOf('epics.md', lines.join('\n'))).toEqual({
    'Epic 1: Gate': [
      ['Epic 1: Gate', '', 'Trucks come. Some by night, Some by rail Ask the harbour.', 3],
      ['Epic 1: Gate', 'Goal', 'No queue at all', 9],
      ['Epic 1: Gate', 'Measures', 'Ten minutes each, No calls', 12],
      ['Epic 1: Gate', 'Owner', 'Note', 20],
      ['Epic 1: Gate', 'Priority', 'high', 22],
    ],
    'Epic 2: Yard': [['Epic 2: Yard', '', '[ ] Signed off', 26]],
  });
});

test('items of a checklist that are no entries are text of their heading', () => {
  const lines = [
    '# Roadmap',
    '## Gate',
    '- Mind the night',
    '- **N-1** is the law',
    '- By hour',
    '  - [ ] Book a slot',
    '## Yard',
    '- [ ] Find a box',
  ];
  expect(notesOf('ROADMAP.md', lines.join('\n'))).toEqual({
    Gate: [['Gate', '', 'Mind the night, N-1 is the law', 3]],
  });
});

test('and an epic of Jira', () => {
  const issue = (key: string, fields: { readonly [field: string]: JsonValue }): JsonValue => ({
    key,
    fields: { issuetype: { name: 'Story' }, status: { name: 'To Do' }, summary: key, ...fields },
  });
  const epic = { issuetype: { name: 'Epic' }, summary: 'Gate', description: 'Trucks come and go.' };
  expect(json({ issues: [issue('G-1', epic), issue('G-2', { parent: { key: 'G-1' } })] })).toEqual({
    Gate: [['Gate', '', 'Trucks come and go.', 13]],
  });
});

test('nothing is said where nothing holds entries', () => {
  expect(json([{ ...story, epic: 'Gate', description: 'One click.' }])).toEqual({});
});
