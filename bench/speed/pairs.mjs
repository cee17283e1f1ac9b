// Whole processes in alternating pairs: whatever else the machine does hits both alike, so that ratios hold where times do not.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const reporter = fileURLToPath(new URL('usage.cjs', import.meta.url));

/**
 * Runs `run` and `node -e 0` in turn, `count` times after one warm-up (none where one run is all), `run.before()` ahead of each.
 * Gives medians: the time of the run, its ratio to the empty run of the same pair, the same of processor time, and peak memory.
 */
export async function pairs(run, count) {
  const own = [];
  const empty = [];
  for (let index = count > 1 ? -1 : 0; index < count; index += 1) {
    run.before?.();
    const a = await timed(run);
    const b = await timed({ args: ['-e', '0'], cwd: run.cwd });
    if (index === -1) continue;
    own.push(a);
    empty.push(b);
  }
  const ratio = (of) => median(own.map((figures, index) => of(figures) / of(empty[index])));
  return {
    milliseconds: median(own.map((figures) => figures.wall)),
    processor: median(own.map((figures) => figures.processor)),
    ratio: ratio((figures) => figures.wall),
    processorRatio: ratio((figures) => figures.processor),
    megabytes: median(own.map((figures) => figures.megabytes)),
  };
}

/**
 * Wall and processor milliseconds of one process and its peak memory. A Node process tells what it has used as its last act;
 * of another program (`command`) only the time outside is known.
 */
async function timed({ args, cwd, command = null }) {
  const start = performance.now();
  const child = spawn(command ?? process.execPath, command ? args : ['--require', reporter, ...args], {
    cwd,
    // Some peers would wait for a network.
    env: { ...process.env, DO_NOT_TRACK: '1', OPENSPEC_TELEMETRY: '0' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  let usage = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  child.stdio[3].on('data', (data) => {
    usage += data;
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const wall = performance.now() - start;
  // 1 says that there are findings, which is an answer.
  if (code > 1 || code === null)
    throw new Error(`${command ?? 'node'} ${args.join(' ')} ended with ${code}\n${errors}`);
  return { wall, processor: Number.NaN, megabytes: Number.NaN, ...(usage === '' ? {} : JSON.parse(usage)) };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
