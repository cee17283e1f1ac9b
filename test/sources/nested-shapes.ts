import type { JsonValue } from '../../src/model/json.ts';
import { chained, half } from './json-shapes.ts';
import { entries } from './shapes.ts';

/** The same where something holds the entries: phases, epics, categories, maps. */
export const nestedShapes: readonly [string, JsonValue, string][] = [
  [
    'is a tree whose branches say as much as its leaves',
    {
      categories: [{ name: 'System', description: 'All of it' }],
      requirements: [
        {
          description: 'The hall is lit',
          rationale: 'Safety',
          verification: 'Measured',
          categoryName: 'System',
          children: [1, 2, 3].map((n) => ({
            description: `Lamp ${n} is lit`,
            rationale: 'Safety',
            verification: 'Measured',
            categoryName: 'Lamps',
          })),
        },
      ],
    },
    'json requirements 4: 4 entries, 2 groups, 4 open, 0 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'is wrapped in another object',
    {
      prd: {
        title: 'x',
        userStories: [{ id: 'US-1', asA: 'player', iWant: 'a tuner', soThat: 'I am in tune' }],
      },
    },
    'json *.userStories 1: 1 entries, 0 groups, 1 open, 0 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'has phases that hold features',
    {
      phases: [
        { name: 'One', features: entries(3, half) },
        { name: 'Two', features: entries(2, half, 'G-') },
        { name: 'Three', features: [] },
      ],
    },
    'json phases.*.features 5: 5 entries, 2 groups, 3 open, 2 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'counts anew in each phase',
    {
      phases: ['A', 'B'].map((name) => ({
        name,
        features: [1, 2, 3].map((id) => ({
          id,
          title: `${name}${id}`,
          status: 'todo',
          depends_on: id > 1 ? [id - 1] : [],
        })),
      })),
    },
    'json phases.*.features 6: 6 entries, 2 groups, 6 open, 0 done, 0 closed, 0 twice, 4/4 edges',
  ],
  [
    'keeps epics, stories and tasks apart',
    { epics: entries(2, chained, 'E-'), stories: entries(6, half, 'S-'), tasks: entries(12, half, 'T-') },
    'json stories 6: 6 entries, 0 groups, 3 open, 3 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'has categories that hold features',
    {
      categories: [
        { name: 'Tuning', features: entries(2, half) },
        { name: 'Mixing', features: entries(1, half, 'M-') },
      ],
      stats: { total: 3 },
    },
    'json categories.*.features 3: 3 entries, 2 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'has one group with a name of its own, and labels in its entries',
    {
      project: { name: 'Choir' },
      group: {
        id: 'g-4',
        name: 'Sound',
        features: entries(3, (index) => ({ ...half(index), labels: [`l${index}`] })),
      },
    },
    'json *.features 3: 3 entries, 1 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'has parts that are called by their keys alone',
    { one: { tasks: entries(2) }, two: { tasks: entries(2, half, 'G-') } },
    'json *.tasks 4: 4 entries, 2 groups, 3 open, 1 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'has categories by name, in two levels',
    {
      categories: {
        tuning: { label: 'Tuning', subcategories: [{ name: 'Fine', features: entries(2) }] },
        mixing: { label: 'Mixing', features: entries(1, half, 'M-') },
      },
    },
    'json categories.*.subcategories.*.features 2 + categories.*.features 1: 3 entries, 2 groups, 3 open, 0 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'has a list for each group',
    { Tuning: entries(2, half), Mixing: entries(3, half, 'M-') },
    'json * 5: 5 entries, 2 groups, 3 open, 2 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'has maps in maps',
    {
      features: {
        tuning: {
          fine: { description: 'x', status: 'done' },
          coarse: { description: 'y', status: 'todo' },
        },
        mixing: { fade: { description: 'z', status: 'todo' } },
      },
    },
    'json features.* 3: 3 entries, 2 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'is a tree of which the leaves count',
    {
      name: 'root',
      children: [
        { name: 'A', children: entries(2, half, 'A-') },
        { name: 'B', children: entries(1, half, 'B-') },
      ],
    },
    'json children 3: 3 entries, 2 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'has epics that hold stories that hold tasks',
    {
      epics: [
        { name: 'E1', features: [{ name: 'F', stories: entries(2, half) }] },
        { name: 'E2', features: [{ name: 'G', stories: entries(1, half, 'G-') }] },
      ],
    },
    'json epics.*.features.*.stories 3: 3 entries, 2 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'has phases of mere texts',
    {
      phases: [
        { name: 'One', tasks: ['tune', 'mix'] },
        { name: 'Two', tasks: ['play'] },
      ],
    },
    'json phases.*.tasks 3: 3 entries, 2 groups, 3 open, 0 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'has milestones that name features',
    { milestones: [{ name: 'm', features: ['F-1', 'F-2'] }], features: entries(3, half) },
    'json features 3: 3 entries, 0 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'has categories under a name of its own, and lists of names beside them',
    {
      feature_categories: {
        sound: { name: 'Sound', features: entries(2, half) },
        desk: { name: 'Desk', features: entries(1, half, 'G-') },
      },
      people: { singer: { description: 'Sings', features: ['F-1', 'all of them'] } },
    },
    'json feature_categories.*.features 3: 3 entries, 2 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
  ],
  [
    'is told apart by workstreams',
    entries(4, (index) => ({ workstream: `Stream ${index % 2}`, status: 'todo' })),
    'json . 4: 4 entries, 2 groups, 4 open, 0 done, 0 closed, 0 twice, 0/0 edges',
  ],
];
