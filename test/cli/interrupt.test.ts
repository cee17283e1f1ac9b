import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { writeRepository } from '../../bench/speed/repository.mjs';
import { checkout, cli, scratch } from '../support/cli.ts';

/** Large enough that a compilation takes longer than it takes to stop it. */
function largeRepository(features: number): string {
  const folder = scratch();
  writeRepository(folder, { features, guides: 20 });
  return folder;
}

interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

function start(folder: string): { child: ChildProcess; end: Promise<End> } {
  const child = spawn(process.execPath, [join(checkout, 'dist/cli.js'), 'build', '--quiet'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const end = new Promise<End>((resolve) =>
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    }),
  );
  return { child, end };
}

/** Every file that a build left, by its path below the folder. */
function left(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.backlogic|mvp_backlog/.test(path) && !path.startsWith('.backlogic/cache'),
  );
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s while a compilation works ends it at once, and nothing was written',
  async (signal) => {
    const folder = largeRepository(3000);
    const { child, end } = start(folder);
    await pause(350);
    const asked = performance.now();
    child.kill(signal);
    expect(await end).toEqual({ code: null, signal });
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(left(folder)).toEqual([]);
  },
);

test.runIf(process.platform !== 'win32')('a shell sees 130 after Ctrl-C', async () => {
  const folder = largeRepository(3000);
  const line = `"${process.execPath}" "${join(checkout, 'dist/cli.js')}" build --quiet; echo "exit $?"`;
  const shell = spawn('sh', ['-c', line], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const closed = new Promise((resolve) => shell.once('close', resolve));
  await pause(350);
  execFileSync('pkill', ['-INT', '-P', String(shell.pid)]);
  await closed;
  expect(out).toBe('exit 130\n');
});

test('Ctrl-C while artifacts are written tears nothing: the next build mends it', async () => {
  const folder = largeRepository(800);
  let caught = 0;
  for (let tries = 0; tries < 5 && caught === 0; tries += 1) {
    const { child, end } = start(folder);
    while (child.exitCode === null && child.signalCode === null) {
      if (existsSync(join(folder, '.backlogic/journal.json'))) child.kill('SIGINT');
      await pause(1);
    }
    const { signal } = await end;
    if (signal === 'SIGINT' && existsSync(join(folder, '.backlogic/journal.json'))) caught += 1;
  }
  expect(caught).toBe(1);
  expect(cli(['build', '--quiet', '--all'], { cwd: folder }).stderr).toContain('artifacts/mended');
  expect(left(folder).sort()).toEqual([
    '.backlogic',
    '.backlogic/decisions.json',
    '.backlogic/guide_recon.json',
    '.backlogic/manifest.json',
    '.backlogic/plan.json',
    '.backlogic/repo_health.txt',
    '.backlogic/spec_map.json',
    'docs/mvp_backlog.md',
  ]);
  const check = JSON.parse(cli(['check', '--frozen', '--json'], { cwd: folder }).stdout);
  expect(check.findings.filter((found: { code: string }) => found.code.startsWith('artifacts/'))).toEqual([]);
});
