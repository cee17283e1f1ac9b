import { type Case, deciding, more, row, when } from './load-case.ts';

/** What can be wrong with rows, native rules, layers and shared names. */
export const tablesAndLayers: readonly Case[] = [
  ['a row that asks nothing', row('area: X')],
  ['a row of an unknown fact', row('grup: G, area: X')],
  ['a row of an unknown operator', row('group: { equals: G }, area: X')],
  ['a row without its decision', row('group: G')],
  ['a cell that is an empty object', row('group: {}, area: X')],
  ['a rank by an unknown fact', row('group: G, area: X', 'rankBy: pth\n')],

  [
    'a native rule of an unknown event',
    { 'rules/a.json': '{ "conditions": { "all": [] }, "event": { "type": "rsk", "params": {} } }' },
  ],
  [
    'a native rule of a number',
    {
      'rules/a.json':
        '[{ "conditions": { "all": [] }, "event": { "type": "risk", "params": { "flag": "f", "severity": "low" } } }, 5]',
    },
  ],
  [
    'a native rule without conditions',
    {
      'rules/a.json':
        '[{ "conditions": { "all": [] }, "event": { "type": "risk", "params": { "flag": "f", "severity": "low" } } }, { "event": { "type": "risk", "params": {} } }]',
    },
  ],
  ['a native rule of no event', { 'rules/a.json': '{ "conditions": { "all": [] }, "event": {} }' }],
  [
    'a native rule whose event is a number',
    { 'rules/a.json': '{ "conditions": { "all": [] }, "event": { "type": 5 } }' },
  ],
  [
    'a native rule without params',
    { 'rules/a.json': '{ "conditions": { "all": [] }, "event": { "type": "risk" } }' },
  ],
  [
    'a native priority that would become 1',
    {
      'rules/a.json':
        '{ "name": "n", "priority": 0, "conditions": { "all": [] }, "event": { "type": "risk", "params": { "flag": "f", "severity": "low" } } }',
    },
  ],

  [
    'an id twice in one folder',
    {
      'rules/a.yaml': deciding('{ flag: f, severity: low }'),
      'rules/b.yaml': deciding('{ flag: g, severity: low }'),
    },
  ],
  ['two rows of one id', row('group: G, area: X }\n  - { group: G, area: Y')],
  [
    'a shared condition twice in one folder',
    { 'rules/a.yaml': 'conditions: { c: { all: [] } }', 'rules/b.yaml': 'conditions: { c: { all: [] } }' },
  ],
  ['an override of nothing', more('override: true')],
  [
    'an override that decides something else',
    {
      'base/a.yaml': deciding('{ flag: f, severity: low }'),
      'rules/a.yaml': deciding('{ suite: unit }', 'suite'),
    },
    ['base', 'rules'],
  ],
  [
    'a switch without a reason',
    {
      'base/a.yaml': deciding('{ flag: f, severity: low }'),
      'rules/a.yaml': 'decides: risk\nrules: [{ id: r, disabled: true }]',
    },
    ['base', 'rules'],
  ],
  ['a switch that moves nothing', 'decides: risk\nrules: [{ id: r, disabled: { reason: old } }]'],
  ['an extended file that is missing', `extends: base.yaml\n${deciding('{ flag: f, severity: low }')}`],
  [
    'an extended file that is misspelt',
    {
      'rules/a.yaml': `extends: bsae.yaml\n${deciding('{ flag: f, severity: low }')}`,
      'rules/base.yaml': 'conditions: {}',
    },
  ],
  ['a folder that is misspelt', { 'rules/a.yaml': deciding('{ flag: f, severity: low }') }, ['rulse']],
  [
    'files that extend each other',
    {
      'rules/a.yaml': 'extends: b.yaml\ndecides: risk\nrules: []',
      'rules/b.yaml': 'extends: ./a.yaml\ndecides: risk\nrules: []',
    },
  ],
  [
    'hit policies that disagree',
    {
      'rules/a.yaml': `hitPolicy: unique\n${row('group: G, area: X')}`,
      'rules/b.yaml': `hitPolicy: priority\n${row('group: H, area: X')}`,
    },
  ],
  ['an unknown operator of a column', row('group: G, area: X', 'columns: { group: undr }\n')],
  ['a column that is no fact', row('group: G, area: X', 'columns: { grup: equal }\n')],
  ['a misspelt parameter in a row', row('group: G, area: X, becuase: y')],
  ['a misspelt decision in a row', row('group: G, aera: X')],
  ['a row of an empty list', row('group: [], area: [X]')],
  [
    'rows of one name, and what else is wrong with the second',
    `${row('group: G, area: X')}  - { gruop: G, area: Y }\n`,
  ],
  ['a number where a text is asked', when('{ fact: group, operator: equal, value: 1.10 }')],
  ['a list with a number among texts', when('{ fact: group, operator: in, value: [G, 12] }')],
  ['a text where a list is asked', when('{ fact: group, operator: in, value: G }')],
  ['a list where a text is asked', when('{ fact: group, operator: equal, value: [G, H] }')],
  ['a number for a name', deciding('{ flag: 1.10, severity: low }').replace('id: r', 'id: 1.10')],
  [
    'a contract path outside of the repository',
    deciding("{ surface: [api/, ../api, 'a\\\\..\\\\..'], title: t }", 'contract'),
  ],
  ['a home path outside of the repository', deciding('{ home: a/../.. }', 'home')],
  [
    '`first` in two files',
    {
      'rules/a.yaml': `hitPolicy: first\n${row('group: G, area: X')}`,
      'rules/b.yaml': row('group: H, area: X'),
    },
  ],
];
