import { describe, expect, test } from 'vitest';
import { compiled } from '../../src/rules/compiled.ts';
import { decide } from '../../src/rules/decide.ts';
import type { Evaluator } from '../../src/rules/evaluator.ts';
import { disagreementFindings, onReference } from '../../src/rules/on-reference.ts';
import { report, sound, subject } from './books.ts';

const book = sound(`decides: risk
rules:
  - { id: a, when: { fact: group, operator: equal, value: G }, then: { flag: f, severity: low } }
  - { id: b, when: { not: { fact: text, operator: matches, value: x } }, then: { flag: g, severity: low } }
`);
const features = [
  subject('feature', { group: 'G', text: 'x' }, 'A-1'),
  subject('feature', { group: 'H', text: '' }, 'A-2'),
];

describe('a run on json-rules-engine', () => {
  test('gives what the compiled evaluator gives, and no disagreement', async () => {
    let runs = 0;
    const { value, disagreements } = await onReference((evaluator) => {
      runs += 1;
      return [
        decide(book, 'risk', features, evaluator),
        decide(book, 'risk', features.toReversed(), evaluator),
      ];
    });
    expect(value).toEqual([decide(book, 'risk', features), decide(book, 'risk', features.toReversed())]);
    expect([runs, disagreements]).toEqual([1, []]);
  });

  test('follows the reference where the two differ, and says so', async () => {
    // A fault as it could creep in: the first rule fires for whom it should not.
    const faulty: Evaluator = {
      name: 'faulty',
      evaluate(rules, subjects) {
        const right = compiled.evaluate(rules, subjects);
        return { ...right, rules: right.rules.map((rule) => 1 - rule) };
      },
    };
    const seen: string[][] = [];
    const { disagreements } = await onReference((evaluator) => {
      const ofRun: string[] = [];
      seen.push(ofRun);
      for (const feature of features) {
        const { decisions } = decide(book, 'risk', [feature], evaluator);
        ofRun.push(decisions.map((one) => one.rule).join('+'));
      }
    }, faulty);
    // Each run knows one answer more of the reference; the last one knows all.
    expect(seen).toEqual([
      ['b', 'a'],
      ['a', 'a'],
      ['a', 'b'],
    ]);
    expect(disagreements.map((one) => [one.rule.id, one.subject.id, one.compiled])).toEqual([
      ['a', 'A-1', false],
      ['b', 'A-1', true],
      ['a', 'A-2', true],
      ['b', 'A-2', false],
    ]);
    expect(report(disagreementFindings(disagreements))[0]).toBe(
      'rules/a.yaml:3:5 rules/engines-disagree: `a` does not fire for feature A-1 as compiled; json-rules-engine says the opposite',
    );
  });
});
