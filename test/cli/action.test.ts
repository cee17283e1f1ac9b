import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { command as check } from '../../src/commands/check.ts';
import { commonOptions } from '../../src/commands/shared/command.ts';
import { checkout, cli, scratch, workspace } from '../support/cli.ts';

interface Step {
  readonly id?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: { readonly [name: string]: string };
}

interface Action {
  readonly name: string;
  readonly description: string;
  readonly inputs: { readonly [name: string]: { readonly description: string; readonly default: string } };
  readonly outputs: { readonly [name: string]: { readonly description: string; readonly value: string } };
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

function read(path: string): string {
  return readFileSync(join(checkout, path), 'utf8');
}

const action = load(read('action.yml')) as Action;
const options = [...check.options, ...commonOptions].map(({ name }) => `--${name}`);

interface ActionRun {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: { readonly [name: string]: string };
}

/** Runs the action's steps as the runner would: inputs into `env`, bash with its flags, outputs out of their file. */
function runAction(workspaceFolder: string, inputs: { readonly [name: string]: string } = {}): ActionRun {
  const files = scratch();
  const [output, summary] = [join(files, 'output'), join(files, 'summary')];
  for (const file of [output, summary]) writeFileSync(file, '');
  const given = (name: string): string => inputs[name] ?? action.inputs[name]?.default ?? '';
  let [code, log]: [number | null, string] = [0, ''];
  for (const [index, step] of action.runs.steps.entries()) {
    const script = join(files, `${index}.sh`);
    writeFileSync(script, step.run ?? '');
    const env = Object.entries(step.env ?? {}).map(([name, value]): [string, string] => [
      name,
      value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => given(input)),
    ]);
    const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspaceFolder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: checkout,
        GITHUB_WORKSPACE: workspaceFolder,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        ...Object.fromEntries(env),
      },
    });
    log += run.stdout + run.stderr;
    code = run.status;
    if (code !== 0) break;
  }
  const outputs = readFileSync(output, 'utf8')
    .split('\n')
    .flatMap((line) =>
      line.includes('=') ? [[line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]] : [],
    );
  return {
    code,
    log,
    summary: readFileSync(summary, 'utf8'),
    outputs: Object.fromEntries(outputs) as ActionRun['outputs'],
  };
}

describe('action.yml', () => {
  it('has the form of a composite action', () => {
    expect(action.name).toBeTruthy();
    expect(action.description).toBeTruthy();
    expect(action.runs.using).toBe('composite');
    for (const step of action.runs.steps) {
      expect(step.run).toBeTruthy();
      expect(step.shell).toBe('bash');
    }
    for (const input of Object.values(action.inputs)) {
      expect(input.description).toMatch(/\.$/);
      expect(typeof input.default).toBe('string');
    }
  });

  it('never puts a value into a script, and uses each input and nothing else', () => {
    const used = new Set<string>();
    for (const step of action.runs.steps) {
      expect(step.run).not.toContain('${{');
      for (const value of Object.values(step.env ?? {}))
        used.add(/^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? value);
    }
    expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
    const ids = action.runs.steps.map(({ id }) => id);
    for (const { value } of Object.values(action.outputs))
      expect(ids).toContain(/^\$\{\{ steps\.([\w-]+)\.outputs\./.exec(value)?.[1]);
  });

  it('passes only options that check has', () => {
    const script = action.runs.steps.map(({ run }) => run).join('\n');
    for (const [option] of script.replaceAll(/npm ci .*/g, '').matchAll(/--[a-z][a-z-]*/g))
      expect(options).toContain(option);
  });

  it('passes on what was built, and fails on what drifted: with summary, annotations and SARIF', () => {
    const folder = workspace();
    const root = 'examples/speech-pipeline';
    expect(cli(['build', '--force', '--quiet'], { cwd: folder }).code).toBe(0);
    const passed = runAction(folder, { root, sarif: '', summary: 'false' });
    expect(passed.log).toMatch(/^::warning file=examples\/speech-pipeline\//m);
    expect(passed).toMatchObject({ code: 0, summary: '', outputs: { 'exit-code': '0' } });
    expect(passed.outputs.sarif).toBeUndefined();

    const page = join(folder, root, 'docs/mvp_backlog.md');
    writeFileSync(page, readFileSync(page, 'utf8').replace('## Contents', '## Contents\n\nby hand'));
    const failed = runAction(folder, { root });
    expect(failed.code).toBe(1);
    expect(failed.outputs).toEqual({ sarif: `${root}/.backlogic/check.sarif`, 'exit-code': '1' });
    expect(failed.log).toMatch(/^::error file=examples\/speech-pipeline\/docs\/mvp_backlog\.md,line=\d+,/m);
    expect(failed.summary).toMatch(/^## backlogic check: failed\n/);
    const log = JSON.parse(readFileSync(join(folder, failed.outputs.sarif ?? ''), 'utf8')) as Log;
    const [error] = log.runs[0]?.results?.filter(({ level }) => level === 'error') ?? [];
    expect(error?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      `${root}/docs/mvp_backlog.md`,
    );
  });

  it('takes an input as a value, whatever stands in it', () => {
    const folder = scratch();
    const hostile = '"; touch owned; $(touch owned) `touch owned`';
    const run = runAction(folder, { 'fail-on': hostile, root: hostile, sarif: hostile });
    expect(run.code).toBe(2);
    // Where nothing was checked there is no file to upload.
    expect(run.outputs).toEqual({ 'exit-code': '2' });
    expect(run.log).toContain('no severity');
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });
});

describe('.pre-commit-hooks.yaml', () => {
  const hooks = load(read('.pre-commit-hooks.yaml')) as { readonly [key: string]: unknown }[];

  it('has what the framework needs, and runs the check on the whole repository', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['backlogic-check']);
    for (const hook of hooks) {
      for (const key of ['id', 'name', 'entry', 'language']) expect(hook[key]).toEqual(expect.any(String));
      expect(hook).toMatchObject({ language: 'node', pass_filenames: false, always_run: true });
      const [program, name, ...words] = String(hook.entry).split(' ');
      expect(Object.keys((JSON.parse(read('package.json')) as { bin: object }).bin)).toContain(program);
      expect(name).toBe('check');
      for (const word of words) expect(options).toContain(word);
    }
  });

  it('is installed from an archive that holds what the program reads', () => {
    const { files } = JSON.parse(read('package.json')) as { files: string[] };
    expect(files).toEqual(expect.arrayContaining(['dist', 'presets', 'rules', 'templates']));
  });
});
