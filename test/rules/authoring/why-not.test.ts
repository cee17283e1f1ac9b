import { describe, expect, test } from 'vitest';
import { DecisionIndex } from '../../../src/model/decision.ts';
import type { WhyNot } from '../../../src/model/rule-audit.ts';
import { whyNotText } from '../../../src/reporters/why-not.ts';
import { sparedRules } from '../../../src/rules/authoring/spared.ts';
import { type DecisionValues, whyNot } from '../../../src/rules/authoring/why-not.ts';
import { decide } from '../../../src/rules/decide.ts';
import type { RuleBook } from '../../../src/rules/model.ts';
import { sound } from '../books.ts';
import { type Input, subjectsOf } from './asked.ts';

const areas = `
decides: area
about: group
table:
  - id: late
    group: [Fees, Fines]
    text: { matches: '(?i)late' }
    area: Penalties
    because: They are for being late.
  - { id: fees, group: Fees, priority: -1, area: Billing }
rules:
  - id: of-module
    priority: -5
    when: { fact: module_areas, operator: empty, value: false }
    then: { area: { fact: module_areas } }
  - id: never
    when: { all: [{ fact: group, operator: equal, value: A }, { fact: group, operator: equal, value: B }] }
    then: { area: Penalties }
`;
const book = sound(areas);

function ask(value: string, input: Input, from: RuleBook = book, values: DecisionValues = {}): WhyNot {
  const subjects = subjectsOf('group', input, from);
  const { decisions } = decide(from, 'area', subjects);
  return whyNot(from, subjects, value, new DecisionIndex(decisions), values);
}

const brief = (answer: WhyNot): unknown[] =>
  answer.rules.map(({ rule, outcome, behind, sets }) => [
    rule,
    outcome,
    behind?.rule ?? null,
    sets.map((set) => set.map((leaf) => leaf.fact).join('+')),
  ]);

describe('why not', () => {
  test('what stands in the way, nearest first; what can never be comes last', () => {
    expect(brief(ask('Penalties', { Fees: { group: 'Fees', text: 'A fee' } }))).toEqual([
      ['late', 'spared', null, ['text']],
      ['of-module', 'spared', 'fees', ['module_areas']],
      ['never', 'spared', null, []],
    ]);
  });

  test('a rule that fired and lost says to whom', () => {
    const input = { Fees: { group: 'Fees', text: 'late' } };
    expect(brief(ask('Billing', input))[0]).toEqual(['fees', 'lost', 'late', []]);
    expect(brief(ask('Penalties', input))[0]).toEqual(['late', 'given', null, []]);
  });

  test('a value taken from a fact: the fact that does not hold it, or its place in the list', () => {
    const input = { X: { group: 'X', module_areas: ['Payments', 'Billing'] } };
    const values = { area: ['Payments', 'Billing', 'Claims'] };
    expect(brief(ask('Claims', input, book, values))).toEqual([
      ['of-module', 'empty', null, ['module_areas']],
    ]);
    expect(brief(ask('Billing', input, book, values))).toEqual([
      ['of-module', 'lost', 'of-module', []],
      ['fees', 'spared', null, ['group']],
    ]);
    expect(brief(ask('Claims', { Y: { group: 'Y' } }, book, values))).toEqual([
      ['of-module', 'spared', null, ['module_areas']],
    ]);
  });

  test('a rule that would still lose says so', () => {
    const input = { Fees: { group: 'Fines', text: 'late', module_areas: ['Billing'] } };
    const [fees] = ask('Billing', input, book, { area: ['Billing'] }).rules.filter(
      (one) => one.rule === 'fees',
    );
    expect([fees?.outcome, fees?.behind?.rule]).toEqual(['spared', 'late']);
  });

  test('case makes no difference to who asks; an unknown value is answered with the nearest', () => {
    const input = { Fees: { group: 'Fees' } };
    expect(ask('penalties', input).value).toBe('Penalties');
    expect(ask('Penaltie', input)).toMatchObject({ rules: [], suggestion: 'Penalties' });
    expect(ask('Zebra', input)).toMatchObject({ rules: [], suggestion: null });
  });

  test('other parameters can be asked for too, prose can not', () => {
    const risks = sound(`
decides: risk
rules:
  - { id: r, when: { fact: mvp, operator: equal, value: true }, then: { flag: f, severity: low, invariant: lanes } }
`);
    const subjects = subjectsOf('feature', { 'A-1': {} }, risks);
    const of = (value: string): string[] =>
      whyNot(risks, subjects, value, new DecisionIndex([])).rules.map((one) => one.rule);
    expect([of('lanes'), of('f'), of('low')]).toEqual([['r'], ['r'], []]);
  });

  test('reads like this', () => {
    const answer = ask('Penalties', { Fees: { group: 'Fees', text: 'A fee', module_areas: ['Payments'] } });
    expect(whyNotText('Fees', answer, { all: false, color: false })).toBe(`Fees: why not Penalties?

of-module  area of group Fees  rules/a.yaml:12:5
  the rule fires, and the fact that it takes the value from does not hold it:
    ✗ module_areas contains Penalties: it is ["Payments"] input.json:1:1

late  area of group Fees  rules/a.yaml:5:5
  They are for being late.
  it did not fire: one condition in the way
    ✗ text matches (?i)late: it is A fee input.json:1:1

never  area of group Fees  rules/a.yaml:16:5
  it can not fire: its conditions exclude each other
`);
  });
});

test('the rules that did not fire, those that came nearest first, each with a whole trace', () => {
  const [subject] = subjectsOf('group', { Fees: { group: 'Fees' } }, book);
  if (!subject) throw new Error('no subject');
  const spared = sparedRules(book, subject, new Set(['area']));
  expect(spared.map(({ rule, away }) => [rule, away])).toEqual([
    ['late', 1],
    ['of-module', 1],
    ['never', null],
  ]);
  expect(spared[0]?.trace).toMatchObject({
    node: 'all',
    result: false,
    children: [
      { fact: 'group', result: true },
      { fact: 'text', result: false },
    ],
  });
  // What it was not asked, no rule was spared.
  expect(sparedRules(book, subject, new Set(['risk']))).toEqual([]);
});
