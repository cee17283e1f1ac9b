import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { runProcess } from '../../src/host/process.ts';
import type { ProcessRequest, ProcessResult } from '../../src/model/process.ts';
import { scratchFolder } from '../support/cli.ts';

const environment = { PATH: process.env.PATH ?? '' };

// Tests at once can not say when one of them ends: their folders go together.
const parent = scratchFolder();
afterAll(parent.remove);
const scratch = (): string => mkdtempSync(join(parent.path, 'run-'));

interface Ran extends ProcessResult {
  readonly output: string;
  readonly wallMs: number;
}

async function run(command: string, more: Partial<ProcessRequest> = {}): Promise<Ran> {
  let output = '';
  const started = performance.now();
  const result = await runProcess({
    command,
    cwd: scratch(),
    environment,
    timeoutMs: 20_000,
    signal: new AbortController().signal,
    onOutput: (text) => {
      output += text;
    },
    ...more,
  });
  return { ...result, output, wallMs: performance.now() - started };
}

/** True while a process runs; a zombie that nobody has reaped does not. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function pidIn(file: string): Promise<number> {
  for (let tries = 0; tries < 250; tries += 1) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text.endsWith('\n')) return Number(text);
    await pause(20);
  }
  throw new Error(`nothing wrote ${file}`);
}

describe.skipIf(process.platform === 'win32')('a command', () => {
  it('gives its exit code and its output, both streams in the order they were written', async () => {
    const result = await run('for i in 1 2 3 4 5; do echo out $i; echo err $i >&2; done; exit 3');
    expect(result).toMatchObject({ ended: 'exit', exitCode: 3, problem: null });
    expect(result.output).toBe([1, 2, 3, 4, 5].map((i) => `out ${i}\nerr ${i}\n`).join(''));
  });

  it('sees nothing of the environment but what it was given', async () => {
    process.env.BACKLOGIC_TEST_SECRET = 'not for gates';
    const result = await run('env', { environment: { ...environment, GIVEN: 'yes' } });
    delete process.env.BACKLOGIC_TEST_SECRET;
    const names = result.output
      .trim()
      .split('\n')
      .map((line) => line.slice(0, line.indexOf('=')));
    expect(names.sort()).toEqual(
      ['BACKLOGIC_GATE_RUN', 'GIVEN', 'PATH', 'PWD', 'SHLVL', '_'].filter((name) => names.includes(name)),
    );
    expect(names).toContain('GIVEN');
  });

  it('has 128 and the number of the signal that ended it', async () => {
    expect(await run('kill -SEGV $$')).toMatchObject({ ended: 'exit', exitCode: 139 });
  });

  it('reads nothing from the terminal', async () => {
    expect(await run('cat; echo done')).toMatchObject({ exitCode: 0, output: 'done\n' });
  });

  it('keeps a character that two pieces share whole', async () => {
    const result = await run("printf '\\342'; sleep 0.1; printf '\\202\\254'");
    expect(result.output).toBe('€');
  });

  it('that no shell can start in its folder is a result, at once', async () => {
    const result = await run('true', { cwd: '/nowhere/at/all' });
    expect(result).toMatchObject({ ended: 'not-started', exitCode: null });
    expect(result.problem).toContain('ENOENT');
    expect(result.wallMs).toBeLessThan(1000);
  });

  it('is not started once the run is interrupted', async () => {
    const result = await run('echo started', { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ended: 'interrupted', exitCode: null, output: '' });
  });
});

describe.skipIf(process.platform === 'win32')('what a command leaves behind', () => {
  it('in its group ends with it', async () => {
    const file = join(scratch(), 'pid');
    const result = await run(`sleep 600 >/dev/null 2>&1 & echo $! > ${file}; exit 4`);
    expect(result).toMatchObject({ ended: 'exit', exitCode: 4 });
    expect(runs(await pidIn(file))).toBe(false);
  });

  it('may still write what it had to say', async () => {
    const result = await run('(sleep 0.2; echo late) & echo early');
    expect(result).toMatchObject({ exitCode: 0, output: 'early\nlate\n', problem: null });
  });

  it('does not hold the run up for ever by keeping the pipe open', async () => {
    const file = join(scratch(), 'pid');
    const result = await run(`setsid sh -c 'echo $$ > ${file}; exec sleep 600' & sleep 0.2; echo done`);
    expect(result).toMatchObject({ ended: 'exit', exitCode: 0, output: 'done\n' });
    expect(result.problem).toContain('kept its output open');
    expect(result.wallMs).toBeLessThan(5000);
    // It left the group on purpose and the command ended well: a daemon is the person's own affair.
    const pid = await pidIn(file);
    expect(runs(pid)).toBe(true);
    process.kill(pid, 'SIGKILL');
  });
});

const hung: { readonly [what: string]: (file: string) => string } = {
  'a child that sleeps': (file) => `echo begun; echo $$ > ${file}; sleep 600`,
  'a grandchild in the background': (file) => `echo begun; sleep 600 & echo $! > ${file}; wait`,
  'a grandchild that ignores SIGTERM': (file) =>
    `echo begun; sh -c 'trap "" TERM; echo $$ > ${file}; while :; do sleep 1; done'`,
  'a shell and a grandchild that ignore SIGTERM': (file) =>
    `echo begun; trap '' TERM; sh -c 'echo $$ > ${file}; while :; do sleep 1; done'; echo never`,
  'a grandchild in a session of its own that keeps the pipe': (file) =>
    `echo begun; setsid sh -c 'trap "" TERM; echo $$ > ${file}; while :; do sleep 1; done' & wait`,
  'a daemon whose parents have gone': (file) =>
    `echo begun; setsid -f sh -c 'trap "" TERM HUP; echo $$ > ${file}; while :; do sleep 1; done'; sleep 600`,
  'a writer that never stops': (file) => `echo $$ > ${file}; echo begun; yes`,
};

describe.skipIf(process.platform !== 'linux').concurrent('a hung gate', () => {
  it.for(Object.entries(hung))(
    '%s is gone within 5 s of a timeout, and what it said stays',
    async ([, command]) => {
      const file = join(scratch(), 'pid');
      const result = await run(command(file), { timeoutMs: 400 });
      expect(result).toMatchObject({ ended: 'timeout', exitCode: null });
      expect(result.output).toMatch(/^begun\n/);
      expect(result.wallMs).toBeLessThan(5400);
      expect(runs(await pidIn(file))).toBe(false);
    },
  );

  it.for(Object.entries(hung))('%s is gone within 5 s of an interrupt', async ([, command]) => {
    const file = join(scratch(), 'pid');
    const interrupt = new AbortController();
    const running = run(command(file), { signal: interrupt.signal });
    const pid = await pidIn(file);
    const asked = performance.now();
    interrupt.abort();
    expect(await running).toMatchObject({ ended: 'interrupted', exitCode: null });
    expect(performance.now() - asked).toBeLessThan(5000);
    expect(runs(pid)).toBe(false);
  });
});
