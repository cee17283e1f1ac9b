import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkout } from './checkout.ts';

export { checkout };

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built CLI as a person would. Colour and CI are off unless `env` says otherwise. */
export function cli(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; timeout?: number } = {},
): CliRun {
  const run = spawnSync(process.execPath, [join(checkout, 'dist/cli.js'), ...args], {
    cwd: options.cwd ?? checkout,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: options.timeout,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NO_COLOR: '1',
      BACKLOGIC_CACHE_KEY: 'the secret of the tests',
      ...options.env,
    },
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** A new folder; call `remove` when done. */
export function scratchFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'backlogic-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A folder that goes with the test. */
export function scratch(): string {
  const { path, remove } = scratchFolder();
  onTestFinished(remove);
  return path;
}

/** Copies what a user edits into a folder: configuration, rules, templates and the example repository. */
export function workspaceIn(folder: string): void {
  for (const name of ['backlog.config.ts', 'rules', 'templates', 'examples']) {
    // The cache comes and goes with other tests.
    const filter = (path: string): boolean => !path.includes('.backlogic/cache');
    cpSync(join(checkout, name), join(folder, name), { recursive: true, filter });
  }
}

/** A copy of what a user edits, that goes with the test. */
export function workspace(): string {
  const folder = scratch();
  workspaceIn(folder);
  return folder;
}
