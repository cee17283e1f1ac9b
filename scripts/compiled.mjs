// Leaves the compiled functions of the command line beside it, so that a checkout starts as an installed package does from its second run.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Builds the example once, with every part at work: the first such run keeps what it compiled. */
export function warm(dist) {
  for (const name of readdirSync(dist)) if (name.includes('.cache')) rmSync(join(dist, name));
  const scratch = mkdtempSync(join(tmpdir(), 'backlogic-'));
  const { CI, NODE_DISABLE_COMPILE_CACHE, ...env } = process.env;
  try {
    cpSync('examples/speech-pipeline', scratch, { recursive: true });
    execFileSync(
      process.execPath,
      [resolve(dist, 'cli.js'), 'build', '--root', scratch, '--quiet', '--force'],
      {
        stdio: 'pipe',
        env: { ...env, BACKLOGIC_CACHE_KEY: 'only to have run the code that keeps runs' },
      },
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
