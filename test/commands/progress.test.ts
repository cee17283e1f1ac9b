import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Context, OptionValues } from '../../src/commands/shared/command.ts';
import { ProgressLine, redraw, stepText, withProgress } from '../../src/commands/shared/progress.ts';
import { compile } from '../../src/compile.ts';
import { type Step, stages } from '../../src/model/progress.ts';
import { checkout, cli, scratch } from '../support/cli.ts';
import { repository } from '../support/repository.ts';

const step = (parts: Partial<Step> = {}): Step => ({
  stage: 'rules',
  what: 'risk',
  of: null,
  done: null,
  ...parts,
});

/** What a line of progress draws; `clock` gives the time of each look at it. */
function drawn(
  steps: readonly Step[],
  parts: { interactive?: boolean; values?: OptionValues; clock?: () => number } = {},
): string[] {
  let err = '';
  const context = { interactive: parts.interactive ?? true, values: parts.values ?? {} };
  const line = new ProgressLine(
    { ...context, err: (text: string) => (err += text) } as unknown as Context,
    parts.clock,
  );
  for (const one of steps) line.step(one);
  return err.split(redraw).slice(1);
}

describe('the line of progress', () => {
  it.each([
    [step({ what: null }), '[3/7] rules …'],
    [step(), '[3/7] rules: risk …'],
    [step({ of: 200_000 }), '[3/7] rules: risk of 200,000 …'],
    [step({ stage: 'sources', what: 'guides', of: 5000, done: 999 }), '[1/7] sources: guides 999 of 5,000 …'],
    [step({ stage: 'sources', what: 'inventory', done: 4096 }), '[1/7] sources: inventory 4,096 …'],
    [step({ stage: 'write', what: 'a.json' }), '[7/7] write: a.json …'],
  ])('says which stage of how many, on what, how far', (one, text) => {
    expect(stepText(one)).toBe(text);
  });

  it('is drawn at every new step, but at most every 50 ms for steps of one kind', () => {
    let now = 0;
    const guides = Array.from({ length: 100 }, (_, done) => step({ what: 'guides', of: 100, done }));
    const lines = drawn([...guides, step({ what: 'risk' }), step({ what: 'owner' })], {
      clock: () => (now += 10),
    });
    expect(lines.filter((line) => line.includes('guides'))).toHaveLength(20);
    expect(lines.slice(-2)).toEqual([stepText(step()), stepText(step({ what: 'owner' }))]);
  });

  it('fits a narrow terminal and can not be broken out of', () => {
    const [line = ''] = drawn([step({ what: `${'x'.repeat(100)}\n` }), step({ what: 'a\u001b[2Jb\nc' })]);
    expect(line.length).toBe(78);
    const [hostile = ''] = drawn([step({ what: 'a\u001b[2Jb\nc' })]);
    for (const character of ['\u001b', '\n']) expect(hostile).not.toContain(character);
  });

  it.each([
    ['a pipe', { interactive: false }],
    ['--quiet', { values: { quiet: true } }],
    ['--json', { values: { json: true } }],
  ])('is not drawn with %s', (_, parts) => {
    expect(drawn([step(), step({ what: 'owner' })], parts)).toEqual([]);
  });

  it('is gone when the work has ended, also by an exception', () => {
    let [err, steps] = ['', 0];
    const context = {
      interactive: true,
      values: {},
      err: (text: string) => (err += text),
      betweenSteps: () => (steps += 1),
    } as unknown as Context;
    expect(withProgress(context, () => 7)).toBe(7);
    expect([err, steps]).toEqual([redraw, 0]);
    const fails = (): never =>
      withProgress(context, (progress) => {
        progress(step());
        throw new Error('a fault');
      });
    expect(fails).toThrow('a fault');
    expect(err.endsWith(`${stepText(step())}${redraw}`)).toBe(true);
    expect(steps).toBe(1);
  });
});

describe('a compilation', () => {
  const sample = repository()
    .area('Billing', 'billing')
    .area('Mail', 'mail')
    .feature({ id: 'A-1', group: 'Billing' }, { id: 'A-2', group: 'Mail' });

  it('tells of each stage in order, of what it asks, and of each guide; that changes nothing', () => {
    const host = sample.host();
    const { config } = sample.compile(host);
    const steps: Step[] = [];
    const told = compile(config, host, (one) => steps.push(one));
    const begun = steps.filter(({ what }) => what === null).map(({ stage }) => stage);
    expect(begun).toEqual(stages.filter((stage) => stage !== 'write'));
    expect(steps).toContainEqual({ stage: 'rules', what: 'risk', of: 2, done: null });
    expect(steps.filter(({ what }) => what === 'guides').map(({ done, of }) => [done, of])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(steps.filter(({ stage }) => stage === 'render').map(({ what }) => what)).toContain(
      config.output.backlog,
    );
    // Each step belongs to the stage that has begun last.
    let stage = '';
    for (const one of steps) {
      if (one.what === null) stage = one.stage;
      expect(one.stage).toBe(stage);
    }
    const silently = compile(config, host);
    expect(told.artifacts.map(({ text }) => text)).toEqual(silently.artifacts.map(({ text }) => text));
  });
});

/** Runs a line of shell on a terminal of its own, which `script` of util-linux makes. */
function onTerminal(line: string, cwd: string, env: Record<string, string> = {}) {
  return spawnSync('script', ['-qefc', line, '/dev/null'], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      TERM: 'xterm',
      SHELL: '/bin/sh',
      ...env,
    },
  });
}

const hasTerminals = onTerminal('test -t 2', checkout).status === 0;

describe.runIf(hasTerminals)('on a real terminal', () => {
  const program = `"${process.execPath}" "${join(checkout, 'dist/cli.js')}"`;

  function project(): string {
    const folder = scratch();
    cpSync(join(checkout, 'examples/clinic-queue'), folder, { recursive: true });
    return folder;
  }

  it('a build shows its stages up to writing, and erases them', () => {
    const { stdout, status } = onTerminal(`${program} build --no-cache`, project());
    expect(status, stdout).toBe(0);
    for (const [index, stage] of stages.entries()) expect(stdout).toContain(`[${index + 1}/7] ${stage}`);
    expect(stdout.slice(stdout.lastIndexOf(redraw) + redraw.length)).not.toContain(' …');
  });

  it.each([
    ['--quiet', '--quiet', {}],
    ['--json', '--json', {}],
    ['CI', '', { CI: '1' }],
    ['a terminal that can do nothing', '', { TERM: 'dumb' }],
    ['stderr elsewhere', '2>err.txt', {}],
  ])('%s: nothing is drawn', (_, args, env) => {
    const folder = project();
    const { stdout, status } = onTerminal(`${program} build --no-cache ${args}`, folder, env);
    expect(status, stdout).toBe(0);
    expect(stdout).not.toContain(redraw);
    if (args.startsWith('2>')) expect(readFileSync(join(folder, 'err.txt'), 'utf8')).not.toContain(redraw);
  });

  it('writes the same bytes as without one, and a run that is told again draws nothing', () => {
    const [shown, piped] = [project(), project()];
    const env = { BACKLOGIC_CACHE_KEY: 'the secret of the tests' };
    expect(onTerminal(`${program} build`, shown, env).status).toBe(0);
    expect(cli(['build'], { cwd: piped }).code).toBe(0);
    for (const path of ['.backlogic/plan.json', 'docs/mvp_backlog.md'])
      expect(readFileSync(join(shown, path), 'utf8')).toBe(readFileSync(join(piped, path), 'utf8'));
    writeFileSync(join(shown, 'unrelated.txt'), '');
    onTerminal(`${program} check`, shown, env);
    expect(onTerminal(`${program} check`, shown, env).stdout).not.toContain(redraw);
  });
});
