import { describe, expect, test } from 'vitest';
import { measureCoverage } from '../../../src/rules/authoring/coverage.ts';
import { sound } from '../books.ts';
import { ask } from './asked.ts';

const book = sound(`decides: risk
rules:
  - id: used
    when: { all: [{ fact: group, operator: equal, value: A }, { condition: loud }] }
    then: { flag: f, severity: low }
    examples: { fires: [{ group: A, title: loud }], spares: [{ group: B }] }
  - id: idle
    when: { any: [{ fact: title, operator: empty, value: false }, { fact: mvp, operator: equal, value: true }] }
    then: { flag: g, severity: low }
    allow: [{ code: rules/always-true, reason: Every feature has a title. }]
  - id: never
    when: { all: [{ fact: group, operator: equal, value: Z }, { fact: tests, path: length, operator: greaterThan, value: 3 }] }
    then: { flag: h, severity: low }
    allow: [{ code: rules/never-fires, reason: Not here. }]
conditions:
  loud: { fact: title, operator: containsAny, value: loud }
`);
const input = { 'A-1': { group: 'A', title: 'quiet' }, 'A-2': { group: 'B', title: 'loud' } };
const measure = () => measureCoverage(book, ask(book, 'risk', 'feature', input));
const of = (id: string) => measure().rules.find((one) => one.id === id);

describe('what of the rules has shown both sides', () => {
  test('is told rule by rule and condition by condition, in the order of the page', () => {
    expect(measure().rules.map((one) => [one.id, one.what, one.decides])).toEqual([
      ['used', 'rule', 'risk'],
      ['idle', 'rule', 'risk'],
      ['never', 'rule', 'risk'],
      ['loud', 'condition', null],
    ]);
  });

  test('counts what was asked and what fired, over the input and over the examples', () => {
    expect(of('used')).toMatchObject({
      asked: { inventory: 2, examples: 2 },
      fired: { inventory: 0, examples: 1 },
      leaves: [
        {
          text: 'group equal "A"',
          true: { inventory: 1, examples: 1 },
          false: { inventory: 1, examples: 1 },
        },
      ],
      gaps: [],
    });
    expect(of('idle')).toMatchObject({
      asked: { inventory: 2, examples: 0 },
      fired: { inventory: 2, examples: 0 },
    });
    expect(of('loud')?.leaves).toMatchObject([
      { true: { inventory: 0, examples: 1 }, false: { inventory: 1, examples: 0 } },
    ]);
  });

  test('names each gap, with the reason that excuses it', () => {
    expect(of('idle')?.gaps).toEqual([
      { code: 'rules/never-false', leaf: 0, reason: 'Every feature has a title.' },
      { code: 'rules/never-asked', leaf: 1, reason: null },
    ]);
    expect(of('never')?.gaps).toEqual([
      { code: 'rules/never-fires', leaf: null, reason: 'Not here.' },
      { code: 'rules/never-true', leaf: 0, reason: null },
      { code: 'rules/never-asked', leaf: 1, reason: null },
    ]);
    expect(of('never')?.leaves[1]?.text).toBe('tests.length greaterThan 3');
  });

  test('sums up: rules that fired, answers that were given, and the smaller of the two in percent', () => {
    const measured = measure();
    expect(measured.fired).toEqual({ covered: 2, excused: 1, total: 3 });
    // Six leaves have twelve answers: three of them are never asked in full or in part.
    expect(measured.answers).toEqual({ covered: 6, excused: 1, total: 12 });
    expect(measured.percent).toBe(58.3);
    const nothing = measureCoverage(sound('decides: risk\nrules: []\n'), []);
    expect([nothing.percent, nothing.answers]).toEqual([100, { covered: 0, excused: 0, total: 0 }]);
  });
});
