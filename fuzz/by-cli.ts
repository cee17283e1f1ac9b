import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files } from './files.ts';

const codes = [0, 1, 2];
const patience = 30_000;

/** Builds a case twice through the real command line, on the real disk; what is wrong with that. */
export function judgeByCli(files: Files, checkout: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'backlogic-fuzz-'));
  try {
    if (!layOut(files, folder)) return [];
    const [first, again] = [build(folder, checkout), build(folder, checkout)];
    const problems = [...first.problems, ...again.problems];
    if (first.status !== again.status)
      problems.push(`the command line gives ${first.status} and then ${again.status}`);
    if (first.status === 0 && first.files !== again.files)
      problems.push('two builds by the command line differ');
    return problems;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** False when the disk can not hold it: a name that is too long, or that this platform does not have. */
function layOut(files: Files, folder: string): boolean {
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return true;
  } catch {
    return false;
  }
}

interface Built {
  readonly status: number | null;
  readonly files: string;
  readonly problems: string[];
}

function build(folder: string, checkout: string): Built {
  const run = spawnSync(process.execPath, [join(checkout, 'dist/cli.js'), 'build', '--json'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: patience,
    maxBuffer: 1 << 29,
  });
  const problems: string[] = [];
  if (run.error) problems.push(`the command line did not end: ${run.error.message}`);
  else if (!codes.includes(run.status ?? -1))
    problems.push(`the command line gives ${run.status ?? run.signal}: ${run.stderr.slice(0, 500)}`);
  else {
    try {
      const document = JSON.parse(run.stdout) as { findings: { severity: string }[]; written?: boolean };
      if (run.status !== 0 && document.findings.length === 0)
        problems.push(`the command line gives ${run.status} and no finding`);
      if (run.status === 0 && document.written !== true)
        problems.push('the command line gives 0 and wrote nothing');
    } catch (error) {
      problems.push(`the command line gives no JSON: ${(error as Error).message}`);
    }
  }
  return { status: run.status, files: written(folder), problems };
}

function written(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /^\.backlogic|_backlog\.md$/.test(path) && !/^\.backlogic.cache/.test(path),
  );
  return paths
    .sort()
    .map((path) => {
      try {
        return `${path}\n${readFileSync(join(folder, path), 'utf8')}`;
      } catch {
        return path;
      }
    })
    .join('\n');
}
