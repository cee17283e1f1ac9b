import type { DecisionKind } from '../../../src/model/decision.ts';
import type { SubjectKind } from '../../../src/model/subject.ts';
import type { KnownNames } from '../../../src/rules/authoring/lint/context.ts';
import type { Input } from './asked.ts';

/** A slip, the rule file that has it, what the input is, and the names that there are. */
export interface LintCase {
  readonly name: string;
  readonly file: string;
  readonly decides: DecisionKind;
  readonly about: SubjectKind;
  readonly input: Input;
  readonly names?: Partial<KnownNames>;
}

const risk = (name: string, rules: string, input: Input, names: Partial<KnownNames> = {}): LintCase => ({
  name,
  file: `decides: risk\nrules:\n${rules}`,
  decides: 'risk',
  about: 'feature',
  input,
  names,
});

const rule = (id: string, when: string, more = ''): string =>
  `  - id: ${id}\n    when: ${when}\n    then: { flag: f, severity: low }\n${more}`;

const area = (
  name: string,
  table: string,
  input: Input,
  names: Partial<KnownNames> = {},
  head = '',
): LintCase => ({
  name,
  file: `decides: area\nabout: group\n${head}table:\n${table}`,
  decides: 'area',
  about: 'group',
  input,
  names,
});

const features: Input = {
  'A-1': { group: 'Invoices', title: 'Send an invoice', mvp: true },
  'A-2': { group: 'Refunds', title: 'Pay it back', mvp: true },
  'A-3': { group: 'Refunds', title: 'Refuse a refund', mvp: false },
};
/** Enough of them that a condition which is always true is no accident. */
const many: Input = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `B-${index}`,
    { group: index === 0 ? 'Invoices' : 'Refunds', title: `Refund ${index}` },
  ]),
);
const groups: Input = { Invoices: { group: 'Invoices' }, Refunds: { group: 'Refunds' } };
const twoGroups = '{ fact: group, operator: in, value: [Invoices] }';

/** Every finding of linting, each by a tiny file. */
export const lintCases: readonly LintCase[] = [
  risk(
    'a rule that fires on nothing',
    rule('r', '{ fact: title, operator: matches, value: zebra }'),
    features,
  ),
  risk(
    'a rule that only its example fires',
    rule(
      'r',
      '{ fact: title, operator: matches, value: zebra }',
      '    examples: { fires: [{ title: a zebra }] }\n',
    ),
    features,
  ),
  risk(
    'a rule that an example by id is about, and that is not there',
    rule('r', twoGroups, '    examples: { fires: [A-1, A-11], spares: [A-2] }\n'),
    features,
  ),
  risk(
    'an example that fails',
    rule(
      'r',
      `{ all: [${twoGroups}, { fact: mvp, operator: equal, value: true }] }`,
      '    examples: { fires: [A-1, A-2, { group: Invoices }], spares: [A-3] }\n',
    ),
    features,
  ),
  risk(
    'an alternative that is never true',
    rule('r', `{ any: [${twoGroups}, { fact: title, operator: matches, value: zebra }] }`),
    many,
  ),
  risk(
    'a condition that keeps nothing out, and one that nobody gets to',
    rule(
      'r',
      '{ any: [{ fact: title, operator: empty, value: false }, { fact: group, operator: equal, value: Refunds }] }',
    ),
    many,
  ),
  risk(
    'conditions that cannot be false',
    `${rule('r', '{ all: [{ fact: title, operator: matches, value: "^" }, { fact: group, operator: startsWith, value: [R, ""] }] }')}${rule('s', '{ fact: tests, operator: matches, value: "^" }', '    examples: { fires: [{ tests: [unit] }] }\n')}`,
    features,
  ),
  risk(
    'a catch-all that says so',
    rule(
      'r',
      '{ fact: title, operator: matches, value: "^" }',
      '    allow: [{ code: rules/always-true, reason: Every feature has it. }]\n',
    ),
    features,
  ),
  risk(
    'conditions that exclude each other',
    rule('r', `{ all: [${twoGroups}, { fact: group, operator: equal, value: Refunds }] }`),
    features,
  ),
  risk(
    'conditions of which one says the other',
    `${rule('r', '{ all: [{ fact: group, operator: equal, value: Refunds }, { fact: group, operator: notEqual, value: Invoices }, { fact: mvp, operator: equal, value: true }] }')}${rule('s', '{ any: [{ fact: title, operator: startsWith, value: Re }, { fact: title, operator: startsWith, value: Refuse }] }')}`,
    features,
  ),
  risk(
    'a flag that differs by a letter from one that more rules give',
    ['payment', 'payment', 'pyament', 'payment-2', 'Refund', 'refunds']
      .map((flag, index) => rule(`r${index}`, twoGroups).replace('flag: f,', `flag: ${flag},`))
      .join(''),
    features,
  ),
  risk(
    'flags that differ by a number, or are short, or more than a letter apart, which are names of their own',
    ['phase-1', 'phase-2', 'abcd', 'abcde', 'api', 'apis', 'money in', 'money out']
      .map((flag, index) =>
        rule(
          `r${index}`,
          `{ fact: title, operator: equal, value: "${Object.values(features)[index % 3]?.title}" }`,
        ).replace('flag: f,', `flag: ${flag},`),
      )
      .join(''),
    features,
  ),
  risk(
    'suppressions of nothing',
    rule(
      'r',
      twoGroups,
      '    allow:\n      - { code: rules/never-fires, reason: x }\n      - { code: rules/nevr-fires, reason: y }\n',
    ),
    features,
  ),
  risk(
    'a shared condition that nobody names',
    `${rule('r', twoGroups)}conditions:\n  idle: { fact: mvp, operator: equal, value: true }\n`,
    features,
  ),
  risk(
    'two rules of one answer',
    `${rule('r', twoGroups)}${rule('s', '{ fact: group, operator: equal, value: Invoices }')}${rule('t', '{ all: [{ fact: group, operator: equal, value: Invoices }, { fact: mvp, operator: equal, value: true }] }', '    examples: { spares: [{ group: Invoices }] }\n')}`,
    features,
  ),

  area('a gap', '  - { group: Invoices, area: Billing }\n', { ...groups, Fees: { group: 'Fees' } }, {}),
  area(
    'names that are not there',
    '  - { group: [Invoices, Refnds], area: Biling }\n  - { group: Refunds, area: Zebra }\n',
    groups,
    { areas: ['Billing', 'Payments'], groups: ['Invoices', 'Refunds'] },
  ),
  area(
    'rows that contradict each other',
    '  - { id: a, group: Invoices, area: Billing }\n  - { id: b, group: Invoices, area: Payments }\n  - { id: c, group: Refunds, area: Payments }\n',
    { Refunds: { group: 'Refunds' } },
  ),
  area(
    'a row within another that says otherwise',
    '  - { id: a, group: [Invoices, Refunds], area: Billing }\n  - { id: b, group: Refunds, categories: late, area: Payments }\n',
    groups,
  ),
  area(
    'rows that overlap',
    '  - { id: a, group: [Invoices, Refunds], categories: late, area: Billing }\n  - { id: b, group: [Refunds], modules: core, area: Payments }\n  - { id: c, group: [Invoices, Refunds], priority: -1, area: Billing }\n',
    groups,
  ),
  area(
    'a row that can never win',
    '  - { id: a, group: [Invoices, Refunds], priority: 5, area: Billing }\n  - { id: b, group: Refunds, area: Payments }\n',
    groups,
  ),
  area(
    'a row that stands too late',
    '  - { id: a, group: [Invoices, Refunds], area: Billing }\n  - { id: b, group: Refunds, area: Payments }\n',
    groups,
    {},
    'hitPolicy: first\n',
  ),
  area(
    'a rule that always loses here',
    '  - { id: a, text: { matches: und }, priority: 5, area: Billing }\n  - { id: b, text: { matches: Refund }, area: Payments }\n  - { id: c, group: Invoices, area: Billing }\n',
    { Invoices: { group: 'Invoices' }, Refunds: { group: 'Refunds', text: 'Refunds' } },
  ),
  area(
    'rows that are one',
    '  - { id: a, group: Invoices, area: Billing }\n  - { id: b, group: Refunds, area: Billing }\n  - { id: c, group: Fees, area: Billing, because: It is another matter. }\n',
    { ...groups, Fees: { group: 'Fees' } },
  ),
  area(
    'exceptions and fallbacks, which are no mistakes',
    '  - { id: a, group: Refunds, area: Payments, because: "An exception." }\n  - { id: b, group: [Invoices, Refunds], priority: -1, area: Billing, because: "The rule." }\n  - { id: c, group: "*", text: { empty: false }, priority: -9, area: Billing, because: "The rest." }\n',
    {
      Invoices: { group: 'Invoices', text: 'x' },
      Refunds: { group: 'Refunds', text: 'x' },
      Fees: { group: 'Fees', text: 'x' },
    },
  ),
  {
    name: 'longer paths, which win by their length',
    file: 'decides: workstream\nabout: path\nrankBy: path\ncolumns: { path: under }\ntable:\n  - { path: a, workstream: one }\n  - { path: a/b, workstream: two }\n  - { path: a/b/c, workstream: one, because: It is another matter. }\n',
    decides: 'workstream',
    about: 'path',
    input: {
      'a/x': { path: 'a/x' },
      'a/b': { path: 'a/b' },
      'a/b/c/d': { path: 'a/b/c/d' },
    },
  },
  {
    name: 'a path that stands twice',
    file: 'decides: workstream\nabout: path\nrankBy: path\ncolumns: { path: under }\ntable:\n  - { id: a, path: a/b, workstream: one }\n  - { id: b, path: [a/b], workstream: two }\n  - { id: c, path: z, workstream: one }\n',
    decides: 'workstream',
    about: 'path',
    input: { 'z/y': { path: 'z/y' }, q: { path: 'q' } },
  },
  {
    name: 'a folder of several workstreams, which needs none itself',
    file: 'decides: workstream\nabout: path\ncolumns: { path: under }\ntable:\n  - { path: a/b, workstream: one }\n  - { path: a/c, workstream: two }\n',
    decides: 'workstream',
    about: 'path',
    input: { a: { path: 'a' }, 'a/b': { path: 'a/b' }, 'a/c': { path: 'a/c' } },
  },
  risk(
    'an example that fires where it should be spared, in a text too long for a line',
    rule(
      'r',
      '{ any: [{ fact: title, operator: containsAny, value: refund }, { not: { fact: mvp, operator: equal, value: true } }] }',
      `    examples: { fires: [A-3], spares: [{ title: '${'a refund of what was paid twice '.repeat(5)}' }] }\n`,
    ),
    features,
  ),
  risk(
    'conditions that compare with another fact, of which one repeats the other',
    rule(
      'r',
      '{ all: [{ fact: group, operator: equal, value: { fact: area } }, { fact: group, operator: equal, value: { fact: area } }, { fact: group, operator: equal, value: { fact: category } }] }',
      '    examples: { fires: [{ group: G, area: G, category: G }], spares: [{ group: G, area: H }] }\n',
    ),
    features,
  ),
  risk(
    'parts of lists, numbers and shared conditions that say the same',
    `${rule('r', '{ all: [{ fact: tests, path: length, operator: greaterThanInclusive, value: 3 }, { fact: tests, path: length, operator: greaterThan, value: 2 }, { fact: tests, path: length, operator: greaterThanInclusive, value: 2 }, { fact: tests, path: length, operator: lessThan, value: 2 }] }')}${rule('s', '{ any: [{ condition: ours }, { all: [{ condition: ours }, { fact: mvp, operator: equal, value: true }] }, { not: { not: { fact: group, operator: equal, value: Invoices } } }] }')}conditions:\n  ours: { fact: group, operator: in, value: [Invoices, Refunds] }\n`,
    features,
  ),
  risk(
    'a condition that cannot be false among patterns, and patterns that look around, of which nobody knows',
    `${rule('r', '{ fact: title, operator: matchesAny, value: ["zebra", ".*"] }')}${rule('s', '{ fact: title, operator: matches, value: "(?!x)" }')}${rule('t', '{ fact: title, operator: matches, value: { pattern: ".*", flags: s } }')}${rule('u', '{ fact: title, operator: notIn, value: [] }')}`,
    features,
  ),
  {
    name: 'a rule about two kinds of subject that fires on neither',
    file: 'decides: suite\nabout: [feature, work_package]\nrules:\n  - { id: r, when: { fact: text, operator: containsAny, value: zebra }, then: { suite: unit } }\n',
    decides: 'suite',
    about: 'feature',
    input: { 'A-1': { text: 'x' }, 'A-2': { text: 'y' } },
  },
  area(
    'duplicates of which the later stands first by priority, and one without a reason to stay',
    '  - { id: a, group: Invoices, area: Billing, examples: { fires: [Invoices], spares: [Refunds] } }\n  - { id: b, group: Invoices, area: Billing, examples: { fires: [Invoices] } }\n  - { id: c, group: [Refunds, Invoices], priority: -2, area: Billing }\n  - { id: d, group: Invoices, priority: -3, area: Billing }\n',
    groups,
  ),
  area(
    'rows that overlap where one takes its area from a fact, or says the same',
    '  - { id: a, group: [Invoices, Refunds], categories: late, area: { fact: module_areas } }\n  - { id: b, group: [Refunds], modules: core, area: Billing }\n  - { id: c, group: [Refunds], text: { empty: false }, area: Billing }\n',
    { Refunds: { group: 'Refunds', text: 'x', module_areas: ['Billing'] } },
  ),
  area(
    'rows that are one, with examples that can not all be moved',
    '  - { id: a, group: Invoices, area: Billing, examples: { fires: [Invoices], spares: [{ group: X }] } }\n  - { id: b, group: Refunds, area: Billing, examples: { fires: [Refunds], spares: [{ group: Y }] } }\n  - { id: c, group: Fees, area: Billing, examples: { fires: [{ group: Fees }], spares: [Invoices] } }\n',
    { ...groups, Fees: { group: 'Fees' } },
  ),
  {
    name: 'names in selectors and of writers',
    file: 'decides: dependency\ntable:\n  - { id: d, group: Refunds, after: { group: Invoises, area: Billing }, reason: r }\n  - { id: e, group: Invoices, after: { workstream: pay }, reason: r }\n',
    decides: 'dependency',
    about: 'item',
    input: { 'it-1': { group: 'Refunds' }, 'it-2': { group: 'Invoices' } },
    names: { areas: ['Billing'], groups: ['Invoices', 'Refunds'], workstreams: ['payments'] },
  },
];
