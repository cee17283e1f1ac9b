// One run under load, seen from outside: time, peak memory, what it draws, how soon it ends when it is asked to.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../speed/pairs.mjs';

const redraw = '\r\u001b[K';

/** Runs backlogic in a folder; `interruptAfter` milliseconds later it gets Ctrl-C. */
export function watchRun(args, folder, interruptAfter = null) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const run = { out: '', err: '', megabytes: 0, seconds: 0, code: null, signal: null, answered: null };
    let asked = null;
    child.stdout.setEncoding('utf8').on('data', (text) => (run.out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (run.err += text));
    const look = setInterval(() => {
      run.megabytes = Math.max(run.megabytes, peakOf(child.pid));
    }, 20);
    const interrupt =
      interruptAfter === null
        ? null
        : setTimeout(() => {
            asked = performance.now();
            child.kill('SIGINT');
          }, interruptAfter);
    child.on('error', reject);
    child.on('exit', () => {
      if (asked !== null) run.answered = performance.now() - asked;
    });
    child.on('close', (code, signal) => {
      clearInterval(look);
      clearTimeout(interrupt);
      resolve({ ...run, code, signal, seconds: (performance.now() - started) / 1000 });
    });
  });
}

/** The most memory that a process has held so far, in MB; 0 where the system does not tell. */
function peakOf(pid) {
  try {
    const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(found?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Runs on a terminal; gives the lines that were drawn in place and the longest time without a new one, null where there is no terminal. */
export function onTerminal(args, folder) {
  return new Promise((resolve) => {
    const line = [process.execPath, cli, ...args].map((word) => `'${word}'`).join(' ');
    const child = spawn('script', ['-qefc', line, '/dev/null'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, CI: '', TERM: 'xterm', SHELL: '/bin/sh' },
    });
    let [last, silence, before, drawn] = [performance.now(), 0, '', 0];
    let longestAfter = '';
    child.on('error', () => resolve(null));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = text.split(redraw).slice(1);
      if (lines.length === 0) return;
      const now = performance.now();
      if (now - last > silence) [silence, longestAfter] = [now - last, before];
      [last, before] = [now, lines.at(-1)];
      drawn += lines.length;
    });
    child.on('close', () =>
      resolve({ drawn, silence: silence / 1000, longestAfter: longestAfter.trim() || 'the start' }),
    );
  });
}

/** Whether the artifacts of a folder are a whole set: each JSON file ends as one, and nothing half written stands beside them. */
export function leftovers(folder) {
  const left = existsSync(join(folder, '.backlogic')) ? readdirSync(join(folder, '.backlogic')) : [];
  return left.filter((name) => /journal|\.new$|\.old$/.test(name));
}

/** Digest of the artifacts of a folder, by the manifest's own list of them; the manifest itself included. */
export function setOf(folder) {
  const hash = createHash('sha256');
  const manifest = join(folder, '.backlogic/manifest.json');
  if (!existsSync(manifest)) return 'none';
  const text = readFileSync(manifest, 'utf8');
  hash.update(text);
  for (const path of Object.keys(JSON.parse(text).files)) hash.update(digestOf(join(folder, path)));
  return hash.digest('hex');
}

/** In pieces: an artifact may be longer than a text can be. */
function digestOf(path) {
  const hash = createHash('sha256');
  if (!existsSync(path)) return 'none';
  const file = openSync(path, 'r');
  const piece = Buffer.allocUnsafe(1 << 20);
  for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
    hash.update(piece.subarray(0, read));
  closeSync(file);
  return hash.digest('hex');
}

export const drawsNothing = (text) => !text.includes(redraw);
