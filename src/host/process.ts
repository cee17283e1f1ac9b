import { constants } from 'node:os';
import { execa } from 'execa';
import type { ProcessRequest, ProcessResult } from '../model/process.ts';

/** Between asking a process group to end and ending it. */
const graceMs = 2000;

/**
 * Runs a command as the leader of a process group of its own, so that a timeout or an interrupt ends it with every
 * grandchild, at the latest `graceMs` after it was asked to. Resolves always; a command that fails is a result.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  const started = performance.now();
  const child = execa(request.command, {
    shell: true,
    cwd: request.cwd,
    env: request.environment,
    extendEnv: false,
    detached: process.platform !== 'win32',
    stdin: 'ignore',
    all: true,
    buffer: false,
    reject: false,
    encoding: 'utf8',
  });
  let ended: ProcessResult['ended'] = 'exit';
  let force: NodeJS.Timeout | undefined;
  const end = (why: 'timeout' | 'interrupted'): void => {
    if (ended !== 'exit') return;
    ended = why;
    endGroup(child.pid, 'SIGTERM');
    force = setTimeout(() => {
      endGroup(child.pid, 'SIGKILL');
      // A grandchild that left the group can hold the pipe open for ever; its output is no longer ours to wait for.
      child.all?.destroy();
    }, graceMs);
  };
  const limit = setTimeout(() => end('timeout'), request.timeoutMs);
  const interrupt = (): void => end('interrupted');
  if (request.signal.aborted) interrupt();
  request.signal.addEventListener('abort', interrupt, { once: true });
  child.all?.setEncoding('utf8');
  child.all?.on('data', (text: string) => request.onOutput(text));
  const result = await child;
  clearTimeout(limit);
  clearTimeout(force);
  request.signal.removeEventListener('abort', interrupt);
  const durationMs = Math.round(performance.now() - started);
  if (ended !== 'exit') return { ended, exitCode: null, durationMs, problem: null };
  if (result.exitCode === undefined && result.signal === undefined) {
    return {
      ended: 'not-started',
      exitCode: null,
      durationMs,
      problem: result.shortMessage ?? 'it did not start',
    };
  }
  const bySignal = result.signal ? 128 + (constants.signals[result.signal as NodeJS.Signals] ?? 0) : null;
  return { ended, exitCode: result.exitCode ?? bySignal, durationMs, problem: null };
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It ended between the decision and the call.
  }
}
