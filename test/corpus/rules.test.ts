import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Compilation, compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { describe as describeFinding } from '../../src/diagnostics/finding.ts';
import { nodeHost } from '../../src/host/node.ts';
import { measureCoverage } from '../../src/rules/authoring/coverage.ts';
import { runExamples } from '../../src/rules/authoring/examples.ts';
import { lintRules } from '../../src/rules/authoring/lint/lint.ts';
import { onReference } from '../../src/rules/on-reference.ts';
import { explainWhyNot } from '../../src/why-not.ts';
import { checkout } from '../support/checkout.ts';
import { corpusPresent, corpusSuite, layOutCorpus } from '../support/corpus.ts';

describe.skipIf(!corpusPresent)(`writing rules against the ${corpusSuite}`, () => {
  let repository: { root: string; remove: () => void } | null = null;
  let compiled: Compilation;

  beforeAll(() => {
    repository = layOutCorpus();
    const host = nodeHost();
    const { config } = loadConfig({ cwd: checkout, root: repository.root }, host);
    if (!config) throw new Error('the configuration of this checkout does not load');
    compiled = compile(config, host);
  }, 60_000);

  afterAll(() => repository?.remove());

  it('lints without noise: there is nothing to say', () => {
    const { book, questions, log, facts, plan } = compiled;
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
    expect(lints.map(({ finding }) => describeFinding(finding).message)).toEqual([]);
  });

  it('passes every example and covers every condition', () => {
    expect(runExamples(compiled.book, compiled.questions).filter((result) => !result.passed)).toEqual([]);
    expect(measureCoverage(compiled.book, compiled.questions).percent).toBe(100);
  });

  it('has json-rules-engine agree on every answer of the whole compilation', async () => {
    const host = nodeHost();
    const { config } = loadConfig({ cwd: checkout, root: repository?.root ?? '' }, host);
    if (!config) throw new Error('the configuration of this checkout does not load');
    const { value, disagreements } = await onReference((evaluator) =>
      compile(config, host, () => {}, evaluator),
    );
    expect(disagreements).toEqual([]);
    expect(value.artifacts).toEqual(compiled.artifacts);
  }, 120_000);

  it('says of every feature what stands between it and each flag', () => {
    const flags = new Set(
      compiled.log.all.filter((one) => one.decides === 'risk').map((one) => String(one.value)),
    );
    for (const feature of compiled.facts.sources.inventory.features.slice(0, 40)) {
      const carried = new Set(compiled.log.of('risk', 'feature', feature.id).map((one) => String(one.value)));
      for (const flag of flags) {
        const rules = explainWhyNot(compiled, feature.id, flag)?.rules ?? [];
        expect(rules.some((rule) => rule.outcome === 'given')).toBe(carried.has(flag));
        for (const rule of rules.filter((one) => one.outcome === 'spared')) {
          expect(rule.sets[0]?.length, `${feature.id} ${rule.rule}`).toBeGreaterThan(0);
        }
      }
    }
  });
});
