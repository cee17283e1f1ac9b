import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { ProcessRequest, ProcessResult } from '../model/process.ts';

/** Between asking processes to end and ending them. With the waits after it, an end takes three seconds at most. */
const graceMs = 2000;
/** How long a process that was killed may take to be gone, and a pipe to be drained. */
const settleMs = 500;
const pollMs = 20;
const windows = process.platform === 'win32';

/** Every process that a command starts inherits this variable, so that those that left its group can still be found. */
const markName = 'BACKLOGIC_GATE_RUN';

/**
 * Runs a command as the leader of a process group of its own. A timeout or an interrupt ends that group, and what left
 * it, within five seconds; a command that ended by itself takes what it left running in its group along. Standard output
 * and error share one pipe, so their lines come in the order they were written. Resolves always; a command that fails is a result.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  const started = performance.now();
  const result = (ended: ProcessResult['ended'], more: Partial<ProcessResult> = {}): ProcessResult => ({
    ended,
    exitCode: null,
    problem: null,
    ...more,
    durationMs: Math.round(performance.now() - started),
  });
  if (request.signal.aborted) return result('interrupted');
  const run = new RunningGroup(request);
  const over = new AbortController();
  const first = await Promise.race([
    run.finished,
    run.exited.then(() => pause(graceMs, 'held' as const, { ref: false })),
    later(request.timeoutMs, AbortSignal.any([request.signal, over.signal])),
  ]);
  over.abort();
  if (first === 'timeout' || first === 'interrupted') {
    // A second Ctrl-C must not end us before the group has ended.
    const patient = (): void => {};
    process.on('SIGINT', patient);
    await run.end('everything');
    process.off('SIGINT', patient);
    return result(first);
  }
  await run.end('group');
  if (run.failure !== null) return result('not-started', { problem: run.failure });
  const problem = first === 'held' ? 'a process that it left behind kept its output open' : null;
  return result('exit', { exitCode: run.exitCode, problem });
}

/** Resolves at the timeout or at the signal, whichever comes first; holds nothing open. */
function later(timeoutMs: number, signal: AbortSignal): Promise<'timeout' | 'interrupted'> {
  // Timers count in 32 bits; a timeout of a month means none.
  return pause(Math.min(timeoutMs, 2 ** 31 - 1), 'timeout' as const, { ref: false, signal }).catch(
    () => 'interrupted' as const,
  );
}

/** A shell, what it started, and the pipe that they write to. */
class RunningGroup {
  /** The shell ended, or could not start. */
  readonly exited: Promise<void>;
  /** It ended and nobody holds its pipe. */
  readonly finished: Promise<'finished'>;
  exitCode: number | null = null;
  failure: string | null = null;
  readonly #child: ChildProcess;
  readonly #mark = randomUUID();
  #gone = false;
  #strays: readonly number[] = [];

  constructor(request: ProcessRequest) {
    const child = spawn(windows ? request.command : `exec 2>&1\n${request.command}`, {
      shell: true,
      cwd: request.cwd,
      env: { ...request.environment, [markName]: this.#mark },
      detached: !windows,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => request.onOutput(text));
    }
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        // A process that a signal ended has 128 plus the signal's number, as shells say.
        this.exitCode = code ?? (signal === null ? null : 128 + constants.signals[signal]);
        this.#gone = true;
        resolve();
      });
      child.once('error', (error) => {
        this.failure = error.message;
        this.#gone = true;
        resolve();
      });
    });
    this.finished = new Promise((resolve) => {
      child.once('close', () => resolve('finished'));
    });
  }

  /** Ends what still runs of the group, or of everything that the command started; then lets go of the pipe. */
  async end(what: 'group' | 'everything'): Promise<void> {
    for (const [signal, patience] of [
      ['SIGTERM', graceMs],
      ['SIGKILL', settleMs],
    ] as const) {
      if (what === 'everything') this.#strays = marked(this.#mark);
      if (!this.#alive()) break;
      this.#send(signal);
      const limit = performance.now() + patience;
      while (this.#alive() && performance.now() < limit) await pause(pollMs);
    }
    await Promise.race([this.finished, pause(settleMs, undefined, { ref: false })]);
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  #alive(): boolean {
    const pid = this.#child.pid;
    if (pid === undefined) return false;
    if (windows) return !this.#gone;
    return !this.#gone || groupLives(pid) || this.#strays.some(lives);
  }

  #send(signal: NodeJS.Signals): void {
    const pid = this.#child.pid;
    if (pid === undefined) return;
    for (const target of [windows ? pid : -pid, ...this.#strays]) kill(target, signal);
  }
}

/** False when there is no such process or group, which may have ended between the decision and the call. */
function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** An orphan that ended stays in the table of processes until init reaps it, and in a container none may do so: it is dead. */
function lives(pid: number): boolean {
  return kill(pid, 0) && stat(pid)?.state !== 'Z';
}

function groupLives(group: number): boolean {
  if (!kill(-group, 0)) return false;
  const pids = processes();
  return (
    pids.length === 0 ||
    pids.some((pid) => {
      const found = stat(pid);
      return found?.group === group && found.state !== 'Z';
    })
  );
}

/** Processes that carry the mark, wherever they went. Only Linux tells; elsewhere the group is all that is known. */
function marked(mark: string): readonly number[] {
  const sign = `${markName}=${mark}`;
  return processes().filter((pid) => about(pid, 'environ').split('\0').includes(sign));
}

function processes(): readonly number[] {
  if (process.platform !== 'linux' || !existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** State letter and process group, from `pid (name) state parent group …`; the name may hold anything. */
function stat(pid: number): { state: string | undefined; group: number } | null {
  const text = about(pid, 'stat');
  if (text === '') return null;
  const [state, , group] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state, group: Number(group) };
}

function about(pid: number, what: 'stat' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'latin1');
  } catch {
    // Another user's process, or one that has just ended.
    return '';
  }
}
