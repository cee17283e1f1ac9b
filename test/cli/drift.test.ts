import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type CliRun, checkout, cli, workspace } from '../support/cli.ts';

const example = 'examples/speech-pipeline';
const guide = `${example}/internal/runtime/runtime_kernel_guide.md`;

/** The story of docs/explanation/drift.md, on the built command line. */
it('a guide is edited on a branch: check --frozen fails, diff shows why, build mends it', () => {
  const folder = workspace();
  const git = (...args: string[]): void => {
    const identity = [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.invalid',
      '-c',
      'commit.gpgsign=false',
    ];
    execFileSync('git', [...identity, ...args], { cwd: join(folder, example), stdio: 'pipe' });
  };
  const run = (...args: string[]): CliRun => cli(args, { cwd: folder });

  expect(run('build', '--force').code).toBe(0);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=Built');
  git('switch', '--quiet', '--create=state-is-late');

  // The State module turns out to be not started, and someone writes a line more above the table.
  const path = join(folder, guide);
  const before = readFileSync(path, 'utf8');
  const after = before
    .replace('\n## ', '\nState is yet to come.\n\n## ')
    .replace('| `RK-09` State | implemented baseline |', '| `RK-09` State | not started |');
  writeFileSync(path, after);
  const line = after.split('\n').findIndex((text) => /^\| `RK-09` State \| not started/.test(text)) + 1;
  expect(line).toBeGreaterThan(0);

  const failed = run('check', '--frozen');
  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(/^error artifacts\/drift {2}docs\/mvp_backlog\.md:\d+:1$/m);
  expect(failed.stderr).toMatch(/what differs: .*`A\) MVP Backlog › Runtime kernel internals`/);
  expect(failed.stderr).toMatch(/\.backlogic\/decisions\.json is not .*; 1 decision moved$/m);
  const place = `internal/runtime/runtime_kernel_guide.md:${line}:`;
  expect(failed.stderr).toMatch(
    new RegExp(`status of this phrase: implemented_baseline → not_started by [\\w-]+.*: ${place}`),
  );

  // One decision moved, though a line more moved every place below it. The same against the branch that it came from.
  const moved = [
    'decisions (1)',
    expect.stringMatching(`  status phrase:${place}\\d+: implemented_baseline → not_started  by \\S+`),
  ];
  expect(run('diff', '--base', 'main').stdout.trimEnd().split('\n')).toEqual(moved);
  const [first, second, blank, artifacts, ...parts] = run('diff').stdout.trimEnd().split('\n');
  expect([first, second]).toEqual(moved);
  expect([blank, artifacts]).toEqual(['', `artifacts (${parts.length})`]);
  expect(parts).toContainEqual(expect.stringMatching(/^ {2}docs\/mvp_backlog\.md: .*Summary/));

  expect(run('build').code).toBe(0);
  const mended = run('check', '--frozen');
  expect(mended.stderr).not.toContain('artifacts/drift');
  expect(mended.code).toBe(0);
});

it('the page shows what really comes', () => {
  const folder = workspace();
  const run = (...args: string[]): CliRun => cli(args, { cwd: folder });
  const page = readFileSync(join(checkout, 'docs/explanation/drift.md'), 'utf8');
  const [, before = '', after = ''] = /^-(.*)\n\+(.*)$/m.exec(page) ?? [];
  expect(run('build', '--force').code).toBe(0);
  const path = join(folder, guide);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(before);
  writeFileSync(path, text.replace(before, after));
  const shown = [...page.matchAll(/^```text\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.trimEnd().split('\n'),
  );
  expect(shown.length).toBeGreaterThan(8);
  const said = [run('check', '--frozen').stderr, run('diff').stdout].join('\n').split('\n');
  for (const line of shown) if (line.trim() !== '…' && !line.startsWith('$ ')) expect(said).toContain(line);
});
