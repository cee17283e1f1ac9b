import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanOutput } from '../../src/health/clean.ts';
import { type Read, readOutput, withReason } from '../../src/health/parsers.ts';
import { checkout } from '../support/cli.ts';
import { fixtures, toolCases } from './tools.ts';

describe('the recorded output of', () => {
  it.for(toolCases)('$tool, $name, reads as its transcript says', async (one) => {
    const output = readFileSync(join(fixtures, one.tool, `${one.name}.txt`), 'utf8');
    const clean = cleanOutput(output);
    const found = readOutput('auto', clean);
    const read = one.exit === 0 ? found : withReason(found, clean, 'verify');
    expect(read.parser).toBe(one.parser);
    await expect(`$ ${one.command}\n${transcript(read)}`).toMatchFileSnapshot(
      join(checkout, 'test/golden/gates', `${one.tool}-${one.name}.txt`),
    );
  });
});

function transcript(read: Read): string {
  const failures = read.failures.map(({ unit, test, file, line, message }) =>
    [
      `✗ ${unit}${test === null ? '' : ` › ${test}`}${file === null ? '' : ` (${file}${line === null ? '' : `:${line}`})`}`,
      ...message.map((said) => `    ${said}`),
    ].join('\n'),
  );
  return `${[`${read.parser}: ${read.passed} passed, ${read.failed} failed, ${read.skipped} skipped`, ...failures].join('\n')}\n`;
}
