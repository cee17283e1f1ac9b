import { describe, expect, test } from 'vitest';
import type { DecisionKind } from '../../src/model/decision.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { SubjectKind } from '../../src/model/subject.ts';
import { decide } from '../../src/rules/decide.ts';
import { type Files, load, report, sound, subject } from './books.ts';

/** What was decided, in a line a decision: `value by rule (+also) [lost] tie`. */
function outcome(text: string, decides: DecisionKind, kind: SubjectKind, facts: JsonObject): string[] {
  const book = sound(text);
  const { decisions, findings } = decide(book, decides, [subject(kind, facts)]);
  return [
    ...decisions.map((one) => {
      const also = one.also.map((other) => ` +${other.rule}`).join('');
      const lost = one.lost.map((other) => ` [${other.value} by ${other.rule}: ${other.reason}]`).join('');
      return `${JSON.stringify(one.value)} by ${one.rule}${also}${lost}${one.tie ? ' tie' : ''}`;
    }),
    ...report(findings),
  ];
}

const area = (rows: string, policy = 'unique'): string =>
  `decides: area\nabout: group\nhitPolicy: ${policy}\ntable:\n${rows}`;

describe('unique', () => {
  test('one candidate decides', () => {
    expect(outcome(area('  - { group: G, area: X }'), 'area', 'group', { group: 'G' })).toEqual([
      '"X" by a/g',
    ]);
  });

  test('no candidate decides nothing', () => {
    expect(outcome(area('  - { group: G, area: X }'), 'area', 'group', { group: 'H' })).toEqual([]);
  });

  test('candidates that agree are one decision', () => {
    const rows = '  - { group: G, area: X }\n  - { id: b, group: [G, H], area: X }';
    expect(outcome(area(rows), 'area', 'group', { group: 'G' })).toEqual(['"X" by a/g +b']);
  });

  test('candidates that disagree are a finding with both places, and the first in canonical order is taken', () => {
    const rows = '  - { id: b, group: G, area: X }\n  - { id: a, group: [G, H], area: Y }';
    expect(outcome(area(rows), 'area', 'group', { group: 'G' })).toEqual([
      '"Y" by a [X by b: conflict] tie',
      'rules/a.yaml:6:5 rules/conflict: group S-1: `a` says area "Y", `b` says "X"',
    ]);
  });

  test('a higher priority wins without a finding', () => {
    const rows = '  - { id: b, group: G, area: X }\n  - { id: a, group: G, area: Y, priority: -1 }';
    expect(outcome(area(rows), 'area', 'group', { group: 'G' })).toEqual(['"X" by b [Y by a: priority]']);
  });

  test('a list gives its elements in order; more than one is a tie', () => {
    const rows = "  - { id: derived, group: '*', area: { fact: module_areas } }";
    expect(outcome(area(rows), 'area', 'group', { group: 'G', module_areas: ['X', 'Y', 'X'] })).toEqual([
      '"X" by derived [Y by derived: order] tie',
    ]);
    expect(outcome(area(rows), 'area', 'group', { group: 'G', module_areas: ['X'] })).toEqual([
      '"X" by derived',
    ]);
  });

  test('a rule that points to nothing decides nothing, and leaves room for the next', () => {
    const rows =
      "  - { id: derived, group: '*', area: { fact: module_areas }, priority: 1 }\n  - { id: rest, group: '*', area: Z }";
    expect(outcome(area(rows), 'area', 'group', { group: 'G', module_areas: [] })).toEqual(['"Z" by rest']);
    expect(outcome(area(rows), 'area', 'group', { group: 'G' })).toEqual(['"Z" by rest']);
  });
});

describe('priority', () => {
  const rows =
    '  - { id: b2, group: G, area: X }\n  - { id: b10, group: G, area: Y }\n  - { id: low, group: G, area: Z, priority: -5 }';

  test('equal priorities are decided by natural order of ids, and recorded as a tie', () => {
    expect(outcome(area(rows, 'priority'), 'area', 'group', { group: 'G' })).toEqual([
      '"X" by b2 [Y by b10: tie] [Z by low: priority] tie',
    ]);
  });

  test('the same value at a lower priority is no loser', () => {
    const same = '  - { id: b, group: G, area: X }\n  - { id: c, group: G, area: X, priority: -5 }';
    expect(outcome(area(same, 'priority'), 'area', 'group', { group: 'G' })).toEqual(['"X" by b +c']);
  });
});

describe('first', () => {
  test('the order on the page decides, whatever the priority', () => {
    const rows = '  - { id: z, group: G, area: X }\n  - { id: a, group: G, area: Y, priority: 9 }';
    expect(outcome(area(rows, 'first'), 'area', 'group', { group: 'G' })).toEqual([
      '"X" by z [Y by a: order]',
    ]);
  });
});

describe('collect', () => {
  const risk = (rules: string): string => `decides: risk\nrules:\n${rules}`;
  const rule = (id: string, flag: string, severity: string, more = ''): string =>
    `  - { id: ${id}, when: { fact: group, operator: equal, value: G }, then: { flag: ${flag}, severity: ${severity} }${more} }\n`;

  test('every value stands', () => {
    const text = risk(rule('b', 'x', 'low') + rule('a', 'y', 'high'));
    expect(outcome(text, 'risk', 'feature', { group: 'G' })).toEqual(['"y" by a', '"x" by b']);
  });

  test('the gravest rule speaks for a value that several give', () => {
    const text = risk(rule('a', 'x', 'low') + rule('b', 'x', 'high') + rule('c', 'x', 'medium'));
    expect(outcome(text, 'risk', 'feature', { group: 'G' })).toEqual(['"x" by b +c +a']);
  });

  test('a higher priority goes before gravity', () => {
    const text = risk(rule('a', 'x', 'low', ', priority: 1') + rule('b', 'x', 'high'));
    expect(outcome(text, 'risk', 'feature', { group: 'G' })).toEqual(['"x" by a +b']);
  });

  test('objects are the same value whatever the order of their keys', () => {
    const edge = (id: string, selector: string): string =>
      `  - { id: ${id}, when: { all: [] }, then: { after: ${selector}, reason: r } }\n`;
    const text = `decides: dependency\nrules:\n${edge('a', '{ area: X, group: Y }')}${edge('b', '{ group: Y, area: X }')}`;
    expect(outcome(text, 'dependency', 'item', { area: 'Z' })).toEqual(['{"area":"X","group":"Y"} by a +b']);
  });

  test('a selector by a fact that is empty selects nothing', () => {
    const text =
      'decides: dependency\nrules:\n  - { id: a, when: { all: [] }, then: { after: { area: { fact: area } }, reason: r } }\n';
    expect(outcome(text, 'dependency', 'item', { area: 'Z' })).toEqual(['{"area":"Z"} by a']);
    expect(outcome(text, 'dependency', 'item', { area: '' })).toEqual([]);
  });
});

describe('rankBy', () => {
  const text = `decides: workstream
rankBy: path
table:
  - { path: { under: internal }, workstream: a }
  - { path: { under: [internal/billing/core, docs] }, workstream: b }
  - { path: { under: internal/billing/ }, workstream: c }
  - { id: glob, path: { glob: 'internal/billing/core/deep/**/*.go' }, workstream: d }
  - { id: rest, path: '*', workstream: z }
  - { id: boss, path: { under: internal/boss }, workstream: a, priority: 1 }
`;
  test.each([
    ['internal/x', 'a'],
    ['internal/billing', 'c'],
    ['internal/billing/x', 'c'],
    ['internal/billing/core/x', 'b'],
    ['internal/billing/core/deep/x.go', 'd'],
    ['docs/x', 'b'],
    ['cmd/x', 'z'],
    ['internal/boss/x', 'a'],
  ])('%s belongs to the longest prefix: %s', (path, expected) => {
    const { decisions, findings } = decide(sound(text), 'workstream', [subject('path', { path })]);
    expect([decisions[0]?.value, decisions[0]?.tie, findings]).toEqual([expected, false, []]);
  });
});

describe('first in several files', () => {
  const rule = (id: string, area: string): string => `  - { id: ${id}, group: G, area: ${area} }`;
  const first = (...rows: string[]): string => area(rows.join('\n'), 'first');
  const own = (...rows: string[]): string => first(...rows).replace('hitPolicy: first\n', '');
  const winner = (files: Files, folders: readonly string[]): string[] => {
    const { book, findings } = load(files, folders);
    const { decisions } = decide(book, 'area', [subject('group', { group: 'G' })]);
    return [...decisions.map((one) => `${one.value} by ${one.rule}`), ...findings.map((one) => one.code)];
  };

  test.each<[string, Files, readonly string[], readonly string[]]>([
    [
      'a later layer is asked first, whatever its file is called',
      { 'rules/a.yaml': first(rule('r1', 'X')), 'own/z.yaml': own(rule('r2', 'Y'), rule('r3', 'Z')) },
      ['rules', 'own'],
      ['Y by r2'],
    ],
    [
      'so is a file that extends the other',
      {
        'rules/a.yaml': first(rule('r1', 'X')),
        'rules/b.yaml': `extends: a.yaml\n${own(rule('r2', 'Y'))}`,
      },
      ['rules'],
      ['Y by r2'],
    ],
    [
      'two files of one layer have no order',
      { 'rules/a.yaml': first(rule('r1', 'X')), 'rules/b.yaml': own(rule('r2', 'Y')) },
      ['rules'],
      ['X by r1', 'rules/first-in-two-files'],
    ],
    [
      'nor has one beside two that extend each other',
      {
        'rules/a.yaml': first(rule('r1', 'X')),
        'rules/b.yaml': `extends: a.yaml\n${own(rule('r2', 'Y'))}`,
        'rules/c.yaml': own(rule('r3', 'Z')),
      },
      ['rules'],
      ['Y by r2', 'rules/first-in-two-files'],
    ],
  ])('%s', (_, files, folders, expected) => {
    expect(winner(files, folders)).toEqual(expected);
  });
});
