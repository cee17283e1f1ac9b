import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { threadId } from 'node:worker_threads';
import type { HostProcess } from '../model/host.ts';

/**
 * This process by machine, number, start and thread. A number is given again once its process has ended, so where the platform
 * tells when a process began, that is part of its name.
 */
export const ownProcess: HostProcess = {
  get name() {
    return [hostname(), process.pid, startOf(process.pid) ?? '', threadId].join(' ');
  },
  isRunning,
  pause(milliseconds) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
};

function isRunning(name: string): boolean | null {
  const [machine, number = '', start = '', thread] = name.split(' ');
  const id = Number(number);
  if (machine !== hostname() || !Number.isSafeInteger(id) || id < 1) return null;
  if (!exists(id)) return false;
  const now = startOf(id);
  if (start !== '' && now !== null && now !== start) return false;
  // What this very thread has left behind, nobody works on: it is here.
  if (id === process.pid) return thread === String(threadId) ? false : null;
  return start === '' || now === null ? null : true;
}

function exists(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // One that belongs to somebody else is there too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, in ticks since the machine did, and which start of the machine that was; null where nothing tells. */
function startOf(id: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8);
    const stat = readFileSync(`/proc/${id}/stat`, 'latin1');
    // The name of the program stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state = '', ticks] = [fields[0], fields[19]];
    if (ticks === undefined) return null;
    // Killed, and its parent has not heard of it yet.
    return 'ZX'.includes(state) ? 'ended' : `${boot}-${ticks}`;
  } catch {
    return null;
  }
}
