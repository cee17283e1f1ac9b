import type { ResolvedConfig } from '../../src/model/config.ts';
import { type Decision, DecisionIndex } from '../../src/model/decision.ts';
import type { RenderInput } from '../../src/render/render.ts';
import { span } from './literals.ts';
import { sampleFacts } from './sample-facts.ts';
import { samplePlan } from './sample-plan.ts';

export function decision(parts: Partial<Decision> = {}): Decision {
  return {
    subject: { kind: 'feature', id: 'A-1' },
    decides: 'risk',
    value: 'money is lost',
    then: { flag: 'money is lost', severity: 'high', invariant: 'exactly-once' },
    rule: 'money-stated',
    ruleSource: span('rules/risks.yaml', 4),
    because: 'A bill that is sent twice is paid twice.',
    severity: 'high',
    also: [{ rule: 'money-proven', ruleSource: span('rules/risks.yaml', 9) }],
    facts: [{ name: 'text', value: 'What A-1 does', source: span('docs/features.json', 11) }],
    asks: {
      node: 'all',
      children: [{ node: 'leaf', fact: 'text', path: null, operator: 'matches', value: 'does' }],
    },
    results: [true],
    trace: {
      node: 'all',
      result: true,
      children: [
        {
          node: 'leaf',
          result: true,
          fact: 'text',
          path: null,
          operator: 'matches',
          value: 'does',
          actual: 'What A-1 does',
          source: span('docs/features.json', 11),
        },
        {
          node: 'not',
          result: true,
          child: {
            node: 'reference',
            name: 'later',
            result: false,
            child: { node: 'any', result: false, children: [] },
          },
        },
      ],
    },
    lost: [{ value: 'other', rule: 'other', ruleSource: span('rules/risks.yaml', 14), reason: 'priority' }],
    tie: true,
    ...parts,
  };
}

export function sampleConfig(parts: object = {}): ResolvedConfig {
  const config = {
    root: '/r',
    file: '/r/backlog.config.json',
    packageFolder: '/package',
    project: 'Billing platform',
    templates: { directory: '/package/templates', partials: {} },
    origins: {},
    plan: { priorities: ['P0', 'P1'], contractSurfaces: ['api/'] },
    gates: [{ name: 'verify-quick', command: 'make verify-quick', fallback: 'npm test' }],
    output: {
      specMap: '.backlogic/spec_map.json',
      guideRecon: '.backlogic/guide_recon.json',
      repoHealth: '.backlogic/repo_health.txt',
      decisions: '.backlogic/decisions.json',
      plan: '.backlogic/plan.json',
      backlog: 'docs/mvp_backlog.md',
      record: null,
    },
    ...parts,
  };
  return config as unknown as ResolvedConfig;
}

export function sampleInput(parts: Partial<RenderInput> = {}): RenderInput {
  const area = decision({
    subject: { kind: 'group', id: 'Invoices' },
    decides: 'area',
    value: 'Billing',
    then: { area: 'Billing' },
    rule: 'area-by-module',
    severity: null,
  });
  return {
    facts: sampleFacts(),
    plan: samplePlan(),
    log: new DecisionIndex([area, decision()]),
    findings: [],
    config: sampleConfig(),
    ...parts,
  };
}
