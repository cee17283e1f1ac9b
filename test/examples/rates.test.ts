import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { nodeHost } from '../../src/host/node.ts';
import { checkout } from '../support/checkout.ts';

/** The examples of the general presets. */
const examples = ['allotment-garden', 'clinic-queue', 'tide-logger', 'greenhouse', 'choir-archive'];

interface Counted {
  readonly features: number;
  readonly flags: ReadonlyMap<string, number>;
}

function counted(example: string): Counted {
  const host = nodeHost();
  const { config } = loadConfig({ cwd: join(checkout, 'examples', example) }, host);
  if (!config) throw new Error(example);
  const { facts, log } = compile(config, host);
  const flags = new Map<string, Set<string>>();
  for (const decision of log.all) {
    if (decision.decides !== 'risk') continue;
    const flag = String(decision.value);
    flags.set(flag, (flags.get(flag) ?? new Set()).add(decision.subject.id));
  }
  return {
    features: facts.features.size,
    flags: new Map([...flags].map(([flag, ids]) => [flag, ids.size])),
  };
}

const all = new Map(examples.map((example) => [example, counted(example)]));

/** Those of presets/rules/generic/risk.yaml that any text can raise. */
const general = [
  'security boundary risk',
  'data loss risk',
  'migration risk',
  'concurrency and ordering risk',
  'external dependency risk',
  'contract change risk',
  'performance risk',
];

const share = (flag: string, example: string): number => {
  const { features = 1, flags = new Map<string, number>() } = all.get(example) ?? {};
  return (flags.get(flag) ?? 0) / features;
};

describe('a general risk flag fires neither on everything nor on nothing', () => {
  test.each(general)('%s', (flag) => {
    const features = [...all.values()].reduce((sum, one) => sum + one.features, 0);
    const raised = [...all.values()].reduce((sum, one) => sum + (one.flags.get(flag) ?? 0), 0);
    expect(raised / features).toBeGreaterThanOrEqual(0.04);
    expect(raised / features).toBeLessThanOrEqual(0.3);
    expect(examples.filter((example) => share(flag, example) > 0).length).toBeGreaterThanOrEqual(4);
    for (const example of examples) expect(share(flag, example), example).toBeLessThanOrEqual(0.4);
  });

  test('the page has these very numbers', () => {
    const page = readFileSync(join(checkout, 'docs/explanation/generic-risks.md'), 'utf8');
    const rows = general.map((flag) => {
      const cells = examples.map((example) => `${all.get(example)?.flags.get(flag) ?? 0}`);
      return `| ${flag} | ${cells.join(' | ')} |`;
    });
    const sizes = `| of features | ${examples.map((example) => all.get(example)?.features).join(' | ')} |`;
    for (const row of [...rows, sizes]) expect(page).toContain(row);
  });
});
