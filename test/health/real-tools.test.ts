import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanOutput } from '../../src/health/clean.ts';
import { type Read, readOutput, withReason } from '../../src/health/parsers.ts';
import { fixtures, present, runTool, type ToolCase, toolCases } from './tools.ts';

/** `1` runs the real tools and compares; `record` also writes what they print as the new fixtures. */
const asked = process.env.BACKLOGIC_REAL_TOOLS ?? '';
const suite = asked === '' ? 'real tools (skipped: set BACKLOGIC_REAL_TOOLS=1 to run them)' : 'real tools';

describe.skipIf(asked === '')(suite, () => {
  for (const one of toolCases) {
    const here = present(one);
    const name = `${one.tool} ${one.name}${here ? '' : ` (skipped: no ${one.needs} on PATH)`}`;
    it.skipIf(!here)(name, { timeout: 120_000 }, () => {
      const { output, exit } = runTool(one);
      expect(exit === 0).toBe(one.exit === 0);
      const file = join(fixtures, one.tool, `${one.name}.txt`);
      if (asked === 'record') writeFileSync(file, output);
      expect(gist(read(one, output))).toEqual(gist(read(one, readFileSync(file, 'utf8'))));
    });
  }
});

function read(one: ToolCase, output: string): Read {
  const clean = cleanOutput(output);
  const found = readOutput('auto', clean);
  return one.exit === 0 ? found : withReason(found, clean, one.tool);
}

/** What must not depend on the tool's version: everything but the words of the errors, and the order that some run in. */
function gist(read: Read): unknown {
  const failures = read.failures.map(({ unit, test, file, line, message }) =>
    JSON.stringify({ unit, test, file, line, said: message.length > 0 }),
  );
  return { ...read, failures: failures.sort() };
}
