import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/model/decision.ts';
import type { Subject } from '../../src/model/subject.ts';
import { decide } from '../../src/rules/decide.ts';
import { areAlike } from '../../src/rules/decided.ts';
import { sound, subject } from './books.ts';

const book = sound(`decides: area
about: group
hitPolicy: priority
conditions:
  known: { not: { fact: text, operator: empty, value: true } }
rules:
  - id: by-fact
    because: Its modules say so.
    when: { all: [{ condition: known }, { any: [{ fact: group, operator: equal, value: { fact: text } }, { fact: module_areas, path: length, operator: greaterThan, value: 0 }] }] }
    then: { area: { fact: module_areas } }
  - { id: plain, priority: -1, when: { fact: group, operator: equal, value: G }, then: { area: X } }
  - { id: other, priority: -2, when: { fact: group, operator: equal, value: G }, then: { area: X } }
`);
const group = (facts: Parameters<typeof subject>[1]): Subject => subject('group', facts, 'G');
const full = group({ group: 'G', text: 'words', module_areas: ['X', 'Y'] });

function decided(one: Subject): Decision {
  const [decision] = decide(book, 'area', [one]).decisions;
  if (!decision) throw new Error('nothing decided');
  return decision;
}

describe('a decision', () => {
  test('tells all that it rests on as plain data', () => {
    const asked = {
      node: 'all',
      children: [
        {
          node: 'reference',
          name: 'known',
          child: {
            node: 'not',
            child: { node: 'leaf', fact: 'text', path: null, operator: 'empty', value: true },
          },
        },
        {
          node: 'any',
          children: [
            {
              node: 'leaf',
              fact: 'group',
              path: null,
              operator: 'equal',
              value_of: { fact: 'text', path: null },
            },
            { node: 'leaf', fact: 'module_areas', path: 'length', operator: 'greaterThan', value: 0 },
          ],
        },
      ],
    };
    const source = (line: number) => ({ file: 'input.json', line, column: 1 });
    const plain = JSON.parse(JSON.stringify(decided(full))) as Decision;
    expect(plain).toMatchObject({
      subject: { kind: 'group', id: 'G' },
      decides: 'area',
      value: 'X',
      then: { area: 'X' },
      rule: 'by-fact',
      because: 'Its modules say so.',
      severity: null,
      also: [{ rule: 'plain' }, { rule: 'other' }],
      facts: [
        { name: 'text', value: 'words', source: source(2) },
        { name: 'group', value: 'G', source: source(1) },
        { name: 'module_areas', value: ['X', 'Y'], source: source(3) },
      ],
      asks: asked,
      results: [false, false, true],
      lost: [{ value: 'Y', rule: 'by-fact', reason: 'order' }],
      tie: true,
    });
    expect(Object.keys(plain.subject)).toEqual(['kind', 'id']);
  });

  test('says null of a fact that the subject does not have, and of its place', () => {
    const bare = decided(group({ group: 'G', module_areas: ['Z'], text: 'x' }));
    expect(bare.facts.map(({ name }) => name)).toEqual(['text', 'group', 'module_areas']);
    const plain = decided(group({ group: 'G' }));
    expect([plain.rule, plain.facts]).toEqual([
      'plain',
      [{ name: 'group', value: 'G', source: { file: 'input.json', line: 1, column: 1 } }],
    ]);
  });
});

describe('two decisions are alike', () => {
  test('when the same rules decided the same about the same subject', () => {
    expect(areAlike(decided(full), decided(full))).toBe(true);
    expect(areAlike(decided(full), { ...decided(full) } as Decision)).toBe(false);
  });

  test('not about another subject, even with the same facts', () => {
    expect(areAlike(decided(full), decided(group(full.facts)))).toBe(false);
  });

  /** Decisions about one subject, whose facts change in between. */
  function stays(facts: Parameters<typeof subject>[1], later: Parameters<typeof subject>[1]): boolean {
    const one = { ...full, facts: { ...facts } };
    const [first] = decide(book, 'area', [one]).decisions;
    (one as { facts: typeof facts }).facts = later;
    const [second] = decide(book, 'area', [one]).decisions;
    if (!first || !second) throw new Error('nothing decided');
    return areAlike(first, second);
  }

  const facts = { group: 'G', text: 'words', module_areas: ['X', 'Y'] };
  test.each<[string, typeof facts]>([
    ['another rule', { ...facts, text: '' }],
    ['another value', { ...facts, module_areas: ['Z', 'Y'] }],
    ['something else that lost', { ...facts, module_areas: ['X', 'Z'] }],
    ['one more that lost', { ...facts, module_areas: ['X', 'Y', 'Z'] }],
    ['nothing that lost', { ...facts, module_areas: ['X'] }],
    ['nobody else who says so', { ...facts, group: 'H' }],
  ])('not with %s', (_, later) => {
    expect(stays(facts, facts)).toBe(true);
    expect(stays(facts, later)).toBe(false);
  });
});

test.each<['risk' | 'area', string, string | null]>([
  ['risk', '{ id: r, severity: low, when: { all: [] }, then: { flag: f, severity: high } }', 'high'],
  ['area', '{ id: r, severity: low, when: { all: [] }, then: { area: X } }', 'low'],
  ['area', '{ id: r, when: { all: [] }, then: { area: X } }', null],
])('the severity that %s is decided with by %s is %s', (decides, rule, severity) => {
  const rules = sound(`decides: ${decides}\nrules:\n  - ${rule}\n`);
  const one = decides === 'risk' ? subject('feature', {}, 'A-1') : full;
  expect(decide(rules, decides, [one]).decisions.map((decision) => decision.severity)).toEqual([severity]);
});
