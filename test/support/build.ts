import { execFileSync } from 'node:child_process';
import { checkout } from './checkout.ts';

/** Bundles before any test runs, so that tests of the CLI never see yesterday's code. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', '--no-types'], { cwd: checkout, stdio: 'inherit' });
}
