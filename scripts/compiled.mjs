// Keeps the compiled functions of a bundle beside it, so that a run does not compile them again.
// usage: node scripts/compiled.mjs BUNDLE     in a process of its own, since what is compiled there is what is kept
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSource } from './load-source.mjs';

const self = fileURLToPath(import.meta.url);

/** Builds the example once with the bundle, and keeps every function that ran. */
export async function keepCompiled(bundle) {
  execFileSync(process.execPath, [self, bundle], {
    stdio: 'pipe',
    env: { ...process.env, BACKLOGIC_CACHE_KEY: 'only to have run the code that keeps runs' },
  });
}

async function run(bundle) {
  const { compiledBeside, optimiseLater, runBundle } = await loadSource('src/bundle.ts');
  const file = resolve(bundle);
  rmSync(compiledBeside(file), { force: true });
  optimiseLater();
  const scratch = mkdtempSync(join(tmpdir(), 'backlogic-'));
  try {
    cpSync('examples/speech-pipeline', scratch, { recursive: true });
    const { exports, script } = runBundle(file);
    const code = await exports.main(['build', '--root', scratch, '--quiet', '--force']);
    if (code > 1) throw new Error(`${bundle} could not build the example: exit ${code}`);
    writeFileSync(compiledBeside(file), script.createCachedData());
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] === self) await run(process.argv[2]);
