import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../../src/config/load.ts';
import { presetNames } from '../../../src/config/presets.ts';
import { vocabulary } from '../../../src/facts/vocabulary.ts';
import { memoryHost } from '../../../src/host/memory.ts';
import { nodeHost } from '../../../src/host/node.ts';
import { measureCoverage, ownLeaves } from '../../../src/rules/authoring/coverage.ts';
import { runExamples } from '../../../src/rules/authoring/examples.ts';
import { loadRules } from '../../../src/rules/load.ts';

function bookOf(preset: string): ReturnType<typeof loadRules> {
  const host = memoryHost({ '/repo/.git/HEAD': '', '/repo/backlog.config.yaml': `extends: ${preset}\n` });
  const { config, findings } = loadConfig({ cwd: '/repo' }, host);
  if (!config) throw new Error(findings.map(({ code }) => code).join());
  return loadRules(config, nodeHost(), vocabulary);
}

describe.each(presetNames)('the rules of the preset %s', (preset) => {
  const { book, findings } = bookOf(preset);

  test('load without a finding', () => {
    expect(findings.map(({ code, at, data }) => [code, at, data])).toEqual([]);
  });

  test('pass their examples and are covered by them; each says why', () => {
    expect(runExamples(book, []).filter((result) => !result.passed)).toEqual([]);
    const { rules, fired, percent } = measureCoverage(book, []);
    const open = rules.flatMap((rule) =>
      rule.gaps.filter((gap) => gap.reason === null).map((gap) => `${rule.id} ${gap.code} ${gap.leaf}`),
    );
    expect(open).toEqual([]);
    expect([fired.covered, percent]).toEqual([fired.total, 100]);
    const silent = book.rules.filter((rule) => {
      const expects = new Set(rule.examples.map((example) => example.expect));
      return (
        rule.because === null ||
        !expects.has('fires') ||
        !(expects.has('spares') || ownLeaves(rule.when).length === 0)
      );
    });
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
