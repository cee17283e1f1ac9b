import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, workspace } from '../support/cli.ts';

const inventory = 'examples/speech-pipeline/docs/larkline_features_framework.json';

function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    stdio: 'pipe',
  });
}

interface Diff {
  readonly decisions: readonly { readonly id: string; readonly before: unknown; readonly after: unknown }[];
}

describe('diff between git revisions', () => {
  it('compares a revision with the files, and with another revision', () => {
    const folder = workspace();
    git(folder, 'init', '-q');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'before');
    const path = join(folder, inventory);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"group": "Cost"', '"group": "Security"'));
    git(folder, 'commit', '-q', '-a', '-m', 'after');
    const run = (...args: string[]): Diff =>
      JSON.parse(cli(['diff', '--json', ...args], { cwd: folder }).stdout) as Diff;

    const moved = run('--base', 'HEAD~1');
    expect(moved.decisions.map((one) => one.id)).toContain('area group:Cost');
    expect(run('--base', 'HEAD~1', '--head', 'HEAD')).toEqual(moved);
    expect(run('--base', 'HEAD', '--head', 'HEAD').decisions).toEqual([]);
  });

  it.each([
    [['--base', 'no-such-revision'], 'git does not know "no-such-revision"'],
    [['--base=--output=x'], 'git does not know'],
    [['--head', 'HEAD'], '--head needs --base'],
  ])('%j is a usage mistake', (args, message) => {
    const folder = workspace();
    git(folder, 'init', '-q');
    const run = cli(['diff', ...args], { cwd: folder });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
  });
});
