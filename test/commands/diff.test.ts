import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, scratch, workspace } from '../support/cli.ts';

const inventory = 'examples/speech-pipeline/docs/larkline_features_framework.json';

function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    stdio: 'pipe',
  });
}

interface Diff {
  readonly decisions: readonly { readonly id: string; readonly before: unknown; readonly after: unknown }[];
}

describe('a revision that is not there', () => {
  it.each(['nope', '', 'HEAD~5'])('%j is said with what to give', (revision) => {
    const folder = scratch();
    writeFileSync(join(folder, 'features.json'), JSON.stringify([{ id: 'A-1', title: 'One' }]));
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-q', '-m', 'one');
    const { code, stderr } = cli(['diff', '--base', revision], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(/git does not know ".*" in .*\n {2}a branch, a tag or a commit that is there/);
  });

  it('where there is no repository, git says so', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'features.json'), JSON.stringify([{ id: 'A-1', title: 'One' }]));
    const { code, stderr } = cli(['diff', '--base', 'HEAD'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('not a git repository');
  });
});

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
