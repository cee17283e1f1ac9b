import { describe, expect, test } from 'vitest';
import { measureCoverage } from '../../../src/rules/authoring/coverage.ts';
import { bindExamples, runExamples } from '../../../src/rules/authoring/examples.ts';
import { sound } from '../books.ts';
import { ask } from './asked.ts';

const book = sound(`
decides: risk
conditions:
  paid: { fact: text, operator: matches, value: 'pay' }
rules:
  - id: r
    when:
      all:
        - { fact: group, operator: in, value: [Invoices, Refunds] }
        - { not: { fact: mvp, operator: equal, value: false } }
        - { condition: paid }
    then: { flag: f, severity: low }
    examples:
      fires: [A-1, A-2, { group: Refunds, mvp: true, text: to pay }, A-33]
      spares: [A-3, { group: Refunds, mvp: true, text: pay }, { group: Refunds }, { group: Refunds, mvp: true }]
  - id: s
    when: { any: [{ fact: tests, operator: contains, value: unit }, { fact: priority, operator: equal, value: P0 }] }
    then: { flag: g, severity: low }
`);
const questions = ask(book, 'risk', 'feature', {
  'A-1': { group: 'Invoices', mvp: true, text: 'pay' },
  'A-2': { group: 'Fees', mvp: false, text: 'pay' },
  'A-3': { group: 'Fees', mvp: true, text: 'pay' },
});

describe('examples', () => {
  const results = runExamples(book, questions);
  const said = (name: string): unknown => {
    const { expected, got, passed, decided } = results.find((one) => one.name === name) ?? {};
    const leaves = decided?.map((leaf) => `${leaf.fact} ${JSON.stringify(leaf.actual)} ${leaf.result}`);
    return [expected, got, passed, leaves];
  };

  test('by id: the subject of the input', () => {
    expect(said('A-1')).toEqual(['fires', 'fires', true, ['group "Invoices" true']]);
    expect(said('A-3')).toEqual(['spares', 'spares', true, ['group "Fees" false']]);
  });

  test('one that fails names every leaf that would have to be otherwise, with its place', () => {
    expect(said('A-2')).toEqual(['fires', 'spares', false, ['group "Fees" false', 'mvp false true']]);
    const failed = results.find((one) => one.name === 'A-2');
    expect(failed?.decided[0]?.source).toEqual({ file: 'input.json', line: 1, column: 1 });
    expect(failed?.decided[0]?.at).toMatchObject({ file: 'rules/a.yaml', line: 9 });
  });

  test('literal facts: what is left out is empty, zero or no', () => {
    const [subject] = bindExamples(book, []).flatMap((one) =>
      one.example.kind === 'facts' ? [one.subject] : [],
    );
    expect(subject?.facts).toMatchObject({ group: 'Refunds', description: '', tests: [], done: false });
    expect(said('{"group":"Refunds","mvp":true,"text":"pay"}')).toEqual([
      'spares',
      'fires',
      false,
      ['group "Refunds" true'],
    ]);
    expect(said('{"group":"Refunds"}')).toEqual([
      'spares',
      'spares',
      true,
      ['mvp false true', 'text "" false'],
    ]);
  });

  test('an id that is not there fails, with the nearest', () => {
    const [unknown] = results.filter((one) => one.got === 'unknown');
    expect(unknown).toMatchObject({ name: 'A-33', passed: false, suggestion: 'A-3', decided: [] });
  });
});

describe('coverage', () => {
  const coverage = measureCoverage(book, questions);
  const of = (id: string): (typeof coverage.rules)[number] | undefined =>
    coverage.rules.find((one) => one.id === id);

  test('counts the input and examples apart, each rule over all that it was asked', () => {
    expect(of('r')).toMatchObject({
      asked: { inventory: 3, examples: 7 },
      fired: { inventory: 1, examples: 3 },
    });
  });

  test('a leaf that a short cut skips is not asked', () => {
    const [group, mvp] = of('r')?.leaves ?? [];
    expect(group).toMatchObject({
      true: { inventory: 1, examples: 5 },
      false: { inventory: 2, examples: 2 },
    });
    expect(mvp).toMatchObject({ true: { inventory: 0, examples: 1 }, false: { inventory: 1, examples: 4 } });
  });

  test('leaves of a shared condition are counted once, under its name', () => {
    expect(of('paid')).toMatchObject({ what: 'condition', gaps: [] });
    expect(of('r')?.leaves).toHaveLength(2);
  });

  test('what never was is a gap: of the rule, and of each leaf', () => {
    expect(of('s')?.gaps).toEqual([
      { code: 'rules/never-fires', leaf: null, reason: null },
      { code: 'rules/never-true', leaf: 0, reason: null },
      { code: 'rules/never-true', leaf: 1, reason: null },
    ]);
    expect([coverage.fired, coverage.answers, coverage.percent]).toEqual([
      { covered: 1, excused: 0, total: 2 },
      { covered: 8, excused: 0, total: 10 },
      50,
    ]);
  });

  test('a reason beside the rule excuses it', () => {
    const excused = sound(`
decides: risk
rules:
  - id: s
    when: { fact: tests, operator: contains, value: unit }
    then: { flag: g, severity: low }
    allow:
      - { code: rules/never-fires, reason: Nobody writes such tests yet. }
      - { code: rules/never-true, reason: Nor has. }
`);
    const measured = measureCoverage(excused, ask(excused, 'risk', 'feature', { 'A-1': {} }));
    expect(measured.rules[0]?.gaps.map((gap) => gap.reason)).toEqual([
      'Nobody writes such tests yet.',
      'Nor has.',
    ]);
    expect([measured.fired, measured.percent]).toEqual([{ covered: 0, excused: 1, total: 1 }, 100]);
  });

  test('no rules are covered', () => {
    expect(measureCoverage(sound('conditions: {}'), []).percent).toBe(100);
  });
});
