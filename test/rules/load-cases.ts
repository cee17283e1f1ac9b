import type { Files } from './books.ts';

/** A rule with one condition, its `when` on line 4. */
export const when = (condition: string): string =>
  `decides: risk\nrules:\n  - id: r\n    when: ${condition}\n    then: { flag: f, severity: low }\n`;

/** A rule with a sound condition; what is given replaces its `then`. */
const then = (parameters: string, decides = 'risk'): string =>
  `decides: ${decides}\nrules:\n  - id: r\n    when: { all: [] }\n    then: ${parameters}\n`;

/** A rule with more keys. */
const more = (keys: string): string => `${then('{ flag: f, severity: low }')}    ${keys}\n`;

const row = (cells: string, head = ''): string =>
  `decides: area\nabout: group\n${head}table:\n  - { ${cells} }\n`;

/** A slip, the files that have it, and the rule folders in order where it takes more than one. */
export type Case = readonly [name: string, input: string | Files, folders?: readonly string[]];

/** Every way in which a rule file can be wrong, each by a tiny file. */
export const cases: readonly Case[] = [
  ['a folder that does not exist', {}],
  ['a folder without rule files', { 'rules/readme.md': '' }],
  ['a file that is too large', `# ${'x'.repeat(1_000_001)}`],
  ['a file that does not parse', 'decides: ['],
  ['a key that stands twice', 'decides: risk\ndecides: area\nrules: []'],
  ['an empty file', ''],
  ['a file that is a list', '- 1'],
  ['a file that decides nothing', 'rules: []'],
  ['a file without rules', 'decides: risk'],
  ['a misspelt key of a file', 'decides: risk\nrule: []\nrules: []'],
  ['an unknown decision', 'decides: risks\nrules: []'],
  ['an unknown subject', 'decides: area\nabout: grup\nrules: []'],
  ['an unknown hit policy', 'decides: area\nhitPolicy: uniq\nrules: []'],
  ['rules that are no list', 'decides: risk\nrules: x'],
  ['a rule that is no object', 'decides: risk\nrules: [1]'],
  ['a rule without an id', 'decides: risk\nrules: [{ when: { all: [] }, then: {} }]'],
  ['a rule without a condition', 'decides: risk\nrules: [{ id: r, then: { flag: f, severity: low } }]'],
  ['a misspelt key of a rule', more('becuase: x')],
  ['a priority that is no number', more('priority: high')],
  ['a severity that is none', more('severity: hihg')],
  ['a reason that is empty', more("because: ''")],
  ['examples that are no object', more('examples: [A-1]')],
  ['an example of an unknown fact', more('examples: { fires: [{ grup: G }] }')],
  ['an example of the wrong type', more('examples: { spares: [{ mvp: yes }] }')],
  ['an example that is a number', more('examples: { fires: [7] }')],
  ['an allowance without a reason', more('allow: [{ code: rules/x }]')],

  ['an unknown parameter', then('{ flag: f, severity: low, invarient: i }')],
  ['a missing parameter', then('{ flag: f }')],
  ['a parameter of the wrong type', then('{ flag: 5, severity: low }')],
  ['a parameter of no known value', then('{ flag: f, severity: hgh }')],
  ['a parameter by an unknown fact', then('{ flag: { fact: grup }, severity: low }')],
  ['a parameter by a fact of the wrong type', then('{ flag: { fact: mvp }, severity: low }')],
  ['a selector by an unknown key', then('{ after: { aria: X }, reason: r }', 'dependency')],
  ['a selector that is a text', then('{ after: X, reason: r }', 'dependency')],
  ['`contract: false` in a selector', then('{ after: { contract: false }, reason: r }', 'dependency')],

  ['an unknown fact', when('{ fact: grup, operator: equal, value: G }')],
  ['an unknown operator', when('{ all: [{ fact: group, operator: equals, value: G }] }')],
  ['equality with a list', when('{ fact: tests, operator: equal, value: unit }')],
  ['`contains` of a text', when('{ fact: text, operator: contains, value: x }')],
  [
    '`in` with a text, which would look for a part of it',
    when('{ fact: group, operator: in, value: Group }'),
  ],
  ['a number for a text', when('{ fact: priority, operator: equal, value: 0 }')],
  ['null', when('{ fact: priority, operator: equal, value: null }')],
  [
    'a value that the tool never gives',
    'decides: section\nrules:\n  - { id: r, when: { fact: document, operator: equal, value: gide }, then: { section: other } }',
  ],
  ['an unknown fact as the value', when('{ fact: group, operator: equal, value: { fact: aera } }')],
  ['a pattern out of the input', when('{ fact: text, operator: matches, value: { fact: group } }')],
  ['a fact of the wrong type as the value', when('{ fact: group, operator: equal, value: { fact: mvp } }')],
  ['JSONPath', when("{ fact: tests, path: '$.0', operator: equal, value: unit }")],
  [
    'a path into a text, which would be ignored',
    when('{ fact: group, path: name, operator: equal, value: G }'),
  ],
  ['a path to what lists do not have', when('{ fact: tests, path: first, operator: equal, value: G }')],
  ['a pattern that does not compile', when("{ fact: text, operator: matches, value: '(' }")],
  ['a pattern whose backslashes are escapes', when('{ fact: text, operator: matches, value: "\\bcost|x" }')],
  ['a pattern with state', when("{ fact: text, operator: matches, value: '(?g)x' }")],
  ['a pattern that can blow up', when("{ fact: text, operator: matches, value: '(a+)+$' }")],
  ['a pattern that is too long', when(`{ fact: text, operator: matches, value: '${'x'.repeat(1_001)}' }`)],
  ['a glob that can blow up', when("{ fact: text, operator: glob, value: '*a*a*a*a*b' }")],
  ['an empty `any`, which would fire', when('{ any: [] }')],
  [
    '`any` beside `all`, which would be ignored',
    when('{ any: [{ fact: mvp, operator: equal, value: true }], all: [] }'),
  ],
  ['a condition that asks nothing', when('{}')],
  ['a condition without a value', when('{ fact: group, operator: equal }')],
  ['a misspelt key of a condition', when('{ fact: group, operator: equal, valeu: G, value: G }')],
  ['parameters of a fact', when('{ fact: group, operator: equal, value: G, params: {} }')],
  ['an unknown shared condition', when('{ condition: loud }')],
  [
    'conditions in a circle',
    `conditions:\n  a: { all: [{ condition: b }] }\n  b: { not: { condition: a } }\n${when('{ condition: b }')}`,
  ],
  [
    'a slip in a shared condition that nobody names yet',
    'conditions:\n  a: { fact: grupp, operator: equal, value: G }',
  ],
  [
    'a condition nested too deep',
    when(`${'{ not: '.repeat(40)}{ fact: mvp, operator: equal, value: true }${' }'.repeat(40)}`),
  ],
  [
    'conditions nested too deep by reference',
    `conditions:\n${[0, 1, 2].map((i) => `  c${i}: ${'{ not: '.repeat(30)}${i === 0 ? '{ fact: mvp, operator: equal, value: true }' : `{ condition: c${i - 1} }`}${' }'.repeat(30)}`).join('\n')}`,
  ],
  [
    'references that multiply',
    `conditions:\n  c0: { fact: mvp, operator: equal, value: true }\n${Array.from({ length: 12 }, (_, i) => `  c${i + 1}: { all: [{ condition: c${i} }, { condition: c${i} }] }`).join('\n')}`,
  ],

  // What stands where something of another kind is due.
  ['a condition that is a number', when('5')],
  ['`all` that is no list', when('{ all: 5 }')],
  ['a shared condition that is named by a number', when('{ condition: 5 }')],
  ['`not` of nothing that is a condition', when('{ not: 5 }')],
  ['a fact that is a number', when('{ fact: 5, operator: equal, value: G }')],
  [
    'a misspelt key of a fact as the value',
    when('{ fact: group, operator: equal, value: { fact: group, pth: x } }'),
  ],
  [
    'more conditions than anybody writes',
    when(`{ all: [${Array.from({ length: 2_001 }, () => '{ all: [] }').join(', ')}] }`),
  ],
  ['a subject that is a number', 'decides: area\nabout: 5\nrules: []'],
  ['a hit policy that is a number', 'decides: area\nhitPolicy: 5\nrules: []'],
  ['columns that are no object', row('group: G, area: X', 'columns: 5\n')],
  ['a column whose operator is a number', row('group: G, area: X', 'columns: { group: 5 }\n')],
  ['a row that is no object', 'decides: area\nabout: group\ntable: [5]'],
  ['a row whose further condition is none', row('group: G, area: X, when: 5')],
  ['a row that is switched off without a reason', row('id: r, disabled: true')],
  ['an override that is a text', more('override: yes please')],
  ['examples under an unknown key', more('examples: { fire: [A-1] }')],
  ['examples that fire and are no list', more('examples: { fires: 5 }')],
  ['allowances that are no list', more('allow: 5')],
  ['an allowance that is a number', more('allow: [5]')],
  ['an allowance without a code', more('allow: [{ reason: so be it }]')],
  [
    'a `contract` of a selector that is a text',
    then("{ after: { contract: 'yes' }, reason: r }", 'dependency'),
  ],
  ['an area of a selector that is a number', then('{ after: { area: 5 }, reason: r }', 'dependency')],
  ['a text that is blank', then("{ flag: ' ', severity: low }")],
  ['a list of texts with a number in it', then('{ suite: [unit, 5] }', 'suite')],
  ['a parameter by a path into a text', then('{ flag: { fact: group, path: a }, severity: low }')],
  [
    'a decision about several kinds of subject that none of them can be asked',
    'decides: suite\nrules: [{ id: r, when: { fact: grup, operator: equal, value: G }, then: { suite: unit } }]',
  ],

  ['an extended file that is a number', 'extends: 5\ndecides: risk\nrules: []'],
  ['an extended file without a name', "extends: ['']\ndecides: risk\nrules: []"],
  ['a misspelt key beside `not`', when('{ not: { all: [] }, fcat: group }')],
  ['an empty list of texts', then('{ surface: [], title: t }', 'contract')],
  ['a text for true or false in a decision', then("{ status: done, open: 'no' }", 'status')],
  [
    'a parameter for true or false by a fact that is a text',
    then('{ status: done, open: { fact: text } }', 'status'),
  ],
  [
    'a name so long that nobody guesses what was meant',
    when(`{ fact: ${'group'.repeat(20)}, operator: equal, value: G }`),
  ],

  // What an operator can not ask of a fact, and what would do.
  ['`before` of a list of texts', when('{ fact: tests, operator: before, value: unit }')],
  [
    '`lessThan` of a list of texts, for which nothing does',
    when('{ fact: tests, operator: lessThan, value: 5 }'),
  ],
  ['`doesNotContain` of a text', when('{ fact: group, operator: doesNotContain, value: x }')],
  [
    '`equal` of a text with a decorator for lists',
    when('{ fact: group, operator: everyFact:equal, value: x }'),
  ],
  ['`contains` of a number by its path', when('{ fact: tests, path: length, operator: contains, value: x }')],
  [
    'a value by a path into a text',
    when('{ fact: group, operator: equal, value: { fact: text, path: first } }'),
  ],
  [
    'a number compared by a fact that is a text',
    when('{ fact: tests, path: length, operator: lessThan, value: { fact: group } }'),
  ],
  ['`in` about a list of texts', when('{ fact: tests, operator: in, value: [unit] }')],
  ['`lessThan` of a text', when('{ fact: group, operator: lessThan, value: 5 }')],
  ['`intersects` of a text', when('{ fact: group, operator: intersects, value: [G] }')],
  ['`contains` of true and false', when('{ fact: mvp, operator: contains, value: true }')],
  ['`matches` of true and false', when('{ fact: mvp, operator: matches, value: x }')],
  ['a text for true or false', when("{ fact: mvp, operator: equal, value: 'true' }")],
  ['one value for a list of true and false', when('{ fact: mvp, operator: in, value: true }')],
  ['a list with a number for texts', when('{ fact: group, operator: in, value: [G, 5] }')],
  ['a number for a list of texts', when('{ fact: tests, operator: intersects, value: 5 }')],
  ['a number for a pattern', when('{ fact: text, operator: matches, value: 5 }')],
  ['a pattern object with an unknown key', when('{ fact: text, operator: matches, value: { patern: x } }')],
  [
    'a pattern whose flags are a number',
    when('{ fact: text, operator: matches, value: { pattern: x, flags: 5 } }'),
  ],
  ['a glob whose braces do not close', when("{ fact: text, operator: glob, value: 'api/*.{ts' }")],
  ['a number for a glob', when('{ fact: text, operator: glob, value: 5 }')],
  ['a glob that is too long', when(`{ fact: text, operator: glob, value: '${'x'.repeat(1_001)}' }`)],
  ['a list of patterns with a number', when('{ fact: text, operator: matchesAny, value: [x, 5] }')],
  [
    'a fact that is a text for a list of true and false',
    when('{ fact: mvp, operator: in, value: { fact: tests } }'),
  ],
  ['JSONPath in the value', when("{ fact: group, operator: equal, value: { fact: tests, path: '$' } }")],
  ['nothing but `$`', when("{ fact: tests, path: '$', operator: equal, value: unit }")],
  [
    'a text for a number',
    'decides: workstream\nabout: path\nrules: [{ id: r, when: { fact: files, operator: equal, value: x }, then: { workstream: w } }]',
  ],
  [
    'a number for a list of numbers',
    'decides: workstream\nabout: path\nrules: [{ id: r, when: { fact: files, operator: in, value: 5 }, then: { workstream: w } }]',
  ],
  [
    '`contains` of a number',
    'decides: workstream\nabout: path\nrules: [{ id: r, when: { fact: files, operator: contains, value: 5 }, then: { workstream: w } }]',
  ],

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
      'rules/a.yaml': then('{ flag: f, severity: low }'),
      'rules/b.yaml': then('{ flag: g, severity: low }'),
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
    { 'base/a.yaml': then('{ flag: f, severity: low }'), 'rules/a.yaml': then('{ suite: unit }', 'suite') },
    ['base', 'rules'],
  ],
  [
    'a switch without a reason',
    {
      'base/a.yaml': then('{ flag: f, severity: low }'),
      'rules/a.yaml': 'decides: risk\nrules: [{ id: r, disabled: true }]',
    },
    ['base', 'rules'],
  ],
  ['a switch that moves nothing', 'decides: risk\nrules: [{ id: r, disabled: { reason: old } }]'],
  ['an extended file that is missing', `extends: base.yaml\n${then('{ flag: f, severity: low }')}`],
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
  ['a number for a name', then('{ flag: 1.10, severity: low }').replace('id: r', 'id: 1.10')],
  [
    'a contract path outside of the repository',
    then("{ surface: [api/, ../api, 'a\\\\..\\\\..'], title: t }", 'contract'),
  ],
  ['a home path outside of the repository', then('{ home: a/../.. }', 'home')],
  [
    '`first` in two files',
    {
      'rules/a.yaml': `hitPolicy: first\n${row('group: G, area: X')}`,
      'rules/b.yaml': row('group: H, area: X'),
    },
  ],
];
