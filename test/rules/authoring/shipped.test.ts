import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/compile.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { nodeHost } from '../../../src/host/node.ts';
import { measureCoverage, ownLeaves } from '../../../src/rules/authoring/coverage.ts';
import { runExamples } from '../../../src/rules/authoring/examples.ts';
import { lintRules } from '../../../src/rules/authoring/lint/lint.ts';
import { checkout } from '../../support/checkout.ts';

const host = nodeHost();
const { config } = loadConfig({ cwd: checkout }, host);
if (!config) throw new Error('the configuration of this checkout does not load');
const { book, questions, log, facts, plan } = compile(config, host);

describe('the shipped rules', () => {
  test('load without a finding, and lint finds nothing on the example', () => {
    const lints = lintRules({
      book,
      questions,
      decisions: log.all,
      names: {
        areas: facts.areas.map((area) => area.name),
        groups: facts.groups.map((group) => group.name),
        workstreams: plan.workstreams.map((stream) => stream.id),
        items: plan.items.map((item) => item.id),
      },
    });
    expect(lints.map(({ finding }) => [finding.code, finding.at, finding.data])).toEqual([]);
  });

  test('pass all their examples, without any input too', () => {
    for (const asked of [questions, []]) {
      expect(runExamples(book, asked).filter((result) => !result.passed)).toEqual([]);
    }
  });

  test('each rule has an example that fires and, where it asks anything, one that it spares', () => {
    const lacking = book.rules.filter((rule) => {
      const expects = new Set(rule.examples.map((example) => example.expect));
      return !expects.has('fires') || !(expects.has('spares') || ownLeaves(rule.when).length === 0);
    });
    expect(lacking.map((rule) => rule.id)).toEqual([]);
  });

  test('are covered by their examples alone: every rule fired, every condition true and false, but with a reason', () => {
    const { rules, fired, percent } = measureCoverage(book, []);
    const open = rules.flatMap((rule) =>
      rule.gaps.filter((gap) => gap.reason === null).map((gap) => `${rule.id} ${gap.code} ${gap.leaf}`),
    );
    expect(open).toEqual([]);
    expect([fired.covered, percent]).toEqual([fired.total, 100]);
  });

  test('each says why', () => {
    expect(book.rules.filter((rule) => rule.because === null).map((rule) => rule.id)).toEqual([]);
  });
});
