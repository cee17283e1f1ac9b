import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evidenceLines } from '../../src/commands/shared/evidence.ts';
import { compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { nodeHost } from '../../src/host/node.ts';
import { checkout } from '../support/checkout.ts';

function summary(example: string): string {
  const host = nodeHost();
  const { config, findings: read } = loadConfig({ cwd: join(checkout, 'examples', example) }, host);
  if (!config) throw new Error(JSON.stringify(read));
  const compilation = compile(config, host);
  const { plan, findings, log } = compilation;
  const codes = new Map<string, number>();
  for (const { severity, code } of findings) {
    const name = `${severity} ${code}`;
    codes.set(name, (codes.get(name) ?? 0) + 1);
  }
  const decided = new Map<string, number>();
  for (const { decides, value } of log.all) {
    if (!['risk', 'suite'].includes(decides)) continue;
    const name = `${decides} ${String(value)}`;
    decided.set(name, (decided.get(name) ?? 0) + 1);
  }
  const lines = (counts: ReadonlyMap<string, number>): string[] =>
    [...counts].map(([name, count]) => `  ${name}: ${count}`).sort();
  return [
    example,
    ...evidenceLines(compilation).map((line) => `  ${line}`),
    `  items: ${plan.items.map(({ id, slices }) => `${id} ${slices.length}`).join(', ')}`,
    `  workstreams: ${plan.workstreams.map(({ id }) => id).join(', ')}`,
    `  waves: ${plan.waves.length}, ready: ${plan.ready.length}`,
    ...lines(decided),
    ...lines(codes),
    '',
  ].join('\n');
}

test('every example compiles without an error, to what it did', async () => {
  const all = ['allotment-garden', 'clinic-queue', 'tide-logger', 'greenhouse', 'choir-archive'].map(summary);
  expect(all.join('\n')).not.toContain('  error ');
  await expect(all.join('\n')).toMatchFileSnapshot('../golden/examples.txt');
});
