import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkout } from '../support/checkout.ts';

describe('generated pages say what the code says', () => {
  it.each([
    ['README.md', 'scripts/readme.mjs'],
    ['docs/reference/findings', 'scripts/pages.mjs'],
  ])('%s', (_page, script) => {
    const run = spawnSync(process.execPath, [script, '--check'], { cwd: checkout, encoding: 'utf8' });
    expect(run.stderr).not.toMatch(/run npm run/);
    expect(run.status, run.stderr).toBe(0);
  });
});
