import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { checkout } from '../support/checkout.ts';
import { scratchFolder } from '../support/cli.ts';
import { project } from './support.ts';

const text = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
const log = (folder: string): string => text(folder, '.backlogic/repo_health.txt');
const record = (folder: string): JsonObject => JSON.parse(text(folder, '.backlogic/repo_health.json'));

describe.concurrent('a run that is stopped', () => {
  const gates = [
    { name: 'hung', command: 'echo begun; trap "" TERM; echo $$ > pid; while :; do sleep 1; done' },
    { name: 'never', command: 'touch ran' },
  ];

  const parent = scratchFolder();
  afterAll(parent.remove);
  // Tests at once can not say when one of them ends: their folders go together.
  const own = (): string => project(gates, {}, {}, mkdtempSync(join(parent.path, 'run-')));

  it.for(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s ends the gate within 5 s, keeps the log, and exits 130',
    async (signal) => {
      const folder = own();
      const { child, exit, pid } = await hanging(folder);
      expect(log(folder)).toContain('\nbegun\n');
      const asked = performance.now();
      child.kill(signal);
      expect(await exit).toBe(130);
      expect(performance.now() - asked).toBeLessThan(5000);
      expect(runs(pid)).toBe(false);
      expect(log(folder)).toMatch(/\nbegun\n(.*\n)*HUNG_EXIT=interrupted\n(.*\n)*NEVER_EXIT=not_run\n$/);
      expect(record(folder).gates).toMatchObject([{ name: 'hung', outcome: 'interrupted', exit_code: null }]);
      expect(existsSync(join(folder, 'ran'))).toBe(false);
    },
  );

  it('by a second Ctrl-C still ends the gate', async () => {
    const folder = own();
    const { child, exit, pid } = await hanging(folder);
    child.kill('SIGINT');
    await pause(300);
    child.kill('SIGINT');
    expect(await exit).toBe(130);
    expect(runs(pid)).toBe(false);
  });

  it('by a crash leaves the log so far, and a record that claims nothing', async () => {
    const folder = own();
    const { child, exit, pid } = await hanging(folder);
    child.kill('SIGKILL');
    await exit;
    process.kill(-pid, 'SIGKILL');
    expect(log(folder)).toContain('\nbegun\n');
    expect(record(folder)).toMatchObject({ gates: [], previous: null });
  });
});

async function hanging(
  folder: string,
): Promise<{ child: ChildProcess; exit: Promise<number | null>; pid: number }> {
  const child = spawn(process.execPath, [join(checkout, 'dist/cli.js'), 'health'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for (let tries = 0; tries < 500; tries += 1) {
    const file = join(folder, 'pid');
    if (existsSync(file) && readFileSync(file, 'utf8').endsWith('\n') && log(folder).includes('\nbegun\n'))
      return { child, exit, pid: Number(readFileSync(file, 'utf8')) };
    await pause(20);
  }
  throw new Error('the gate did not begin');
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
