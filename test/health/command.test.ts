import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { command as build } from '../../src/commands/build.ts';
import { command as health } from '../../src/commands/health.ts';
import type { Command, OptionValues } from '../../src/commands/shared/command.ts';
import { nodeHost } from '../../src/host/node.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { checkout } from '../support/checkout.ts';
import { workspace } from '../support/cli.ts';
import { project } from './support.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process, its gates by real ones. */
async function run(
  command: Command,
  cwd: string,
  values: OptionValues = {},
  more: { env?: Record<string, string>; interactive?: boolean } = {},
): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await command.run({
    values,
    positionals: [],
    host: nodeHost({ PATH: process.env.PATH, HOME: process.env.HOME, ...more.env }),
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color: { out: false, err: false },
    invocation: 'backlogic',
    interactive: more.interactive ?? false,
    ask: null,
    interruptible: (run) => run(new AbortController().signal),
    betweenSteps: () => undefined,
    recorder: null,
  });
  return { code, out, err };
}

const text = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
const log = (folder: string): string => text(folder, '.backlogic/repo_health.txt');
const record = (folder: string): JsonObject => JSON.parse(text(folder, '.backlogic/repo_health.json'));
const write = (folder: string, path: string, content: string): void =>
  writeFileSync(join(folder, path), content);

const pass = { name: 'tests', command: 'printf "ok 1 - a\\n1..1\\n"' };
const fail = { name: 'tests', command: 'printf "not ok 1 - a\\n1..1\\n"; exit 1' };

describe('backlogic health', () => {
  it.for([
    ['passes when every gate does', [pass], 0],
    ['fails when one fails', [pass, { ...fail, name: 'more' }], 1],
    ['passes when an optional one fails', [pass, { ...fail, name: 'more', blocking: false }], 0],
    ['fails when one takes too long', [{ command: 'sleep 60', timeoutSeconds: 1 }], 1],
    ['fails when one can not run', [{ command: 'no-such-command-anywhere' }], 1],
  ] as const)('%s', async ([, gates, code]) => {
    const folder = project(gates);
    const ran = await run(health, folder);
    expect(ran.code, ran.err).toBe(code);
    for (const gate of record(folder).gates as readonly JsonObject[])
      expect(ran.out).toMatch(new RegExp(`^${gate.name}: ${gate.outcome}  `, 'm'));
    expect(log(folder)).toMatch(/^(TESTS|GATE_1)_EXIT=\w+$/m);
  });

  it('draws one line in place on a terminal, and none into a pipe', async () => {
    const folder = project([
      { command: `echo one; printf 'two \\033[31mred\\n'; printf '${'x'.repeat(300)}\\n'` },
    ]);
    const { err } = await run(health, folder, {}, { interactive: true });
    expect(err.startsWith('\r\u001b[K[1/7] sources: tree')).toBe(true);
    expect(err).toContain('\r\u001b[Kgate-1: echo one');
    const drawn = err.split('\r\u001b[K').slice(1);
    expect(drawn.join('|')).toContain('gate-1: xxx');
    for (const line of drawn) {
      expect(line.length).toBeLessThan(80);
      expect(line).not.toContain('\n');
      expect(line).not.toContain('\u001b');
    }
    expect(drawn.at(-1)).toBe('');
    expect((await run(health, folder)).err).not.toContain('\r');
  });

  it('records what its schema says, and the run before', async () => {
    const validate = new Ajv.default({ allowUnionTypes: true }).compile(
      JSON.parse(text(checkout, 'schemas/repo_health.schema.json')),
    );
    const folder = project([fail]);
    await run(health, folder);
    const first = record(folder);
    await run(health, folder);
    const second = record(folder);
    expect(validate(second), JSON.stringify(validate.errors)).toBe(true);
    expect(first.previous).toBeNull();
    expect(second.previous).toEqual({ recorded_at: first.recorded_at, gates: first.gates });
    expect(second.input_digest).toBe(first.input_digest);
  });

  it('says the same twice as JSON, without durations unless they are asked for', async () => {
    const folder = project([fail, { name: 'slow', command: 'sleep 0.1' }]);
    await run(health, folder, { json: true });
    const first = await run(health, folder, { json: true });
    const second = await run(health, folder, { json: true });
    expect(second.out).toBe(first.out);
    expect(JSON.parse(first.out)).toMatchObject({ kind: 'health', passed: false, interrupted: false });
    expect(first.out).not.toContain('duration');
    expect((await run(health, folder, { json: true, durations: true })).out).toMatch(/"duration_ms": \d+/);
  });

  it('runs only the gate that is named, and records the others as not run', async () => {
    const folder = project([pass, { name: 'lint', command: 'touch ran' }]);
    const { code, out } = await run(health, folder, { gate: ['tests'], json: true });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      gates: [{ name: 'tests', outcome: 'pass' }],
      not_run: [{ name: 'lint' }],
    });
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it.for([
    ['an unknown gate', [pass], ['test'], 'no gate test', 'did you mean tests?'],
    ['no gate at all', [], [], 'no gate is configured', 'add one under `gates`'],
  ] as const)('calls %s a usage mistake', async ([, gates, names, said, hint]) => {
    const wrong = run(health, project(gates), { gate: names });
    await expect(wrong).rejects.toMatchObject({
      name: 'UsageError',
      message: said,
      hint: expect.stringContaining(hint),
    });
  });

  it('points at a parser that there is not, and at an exit code that the output doubts', async () => {
    const folder = project([
      { ...pass, parser: 'tab' },
      { ...fail, name: 'piped', command: `(${fail.command}) | cat` },
    ]);
    const { code, out } = await run(health, folder, { json: true });
    expect(code).toBe(0);
    expect(JSON.parse(out).findings).toMatchObject([
      {
        code: 'health/unknown-parser',
        file: 'backlog.config.json',
        line: 1,
        hint: expect.stringContaining('`tap`'),
      },
      { code: 'health/exit-in-doubt', message: 'gate `piped` exits with 0, and its output reports 1 failed' },
    ]);
  });

  it('writes nothing and runs nothing where it may not write', async () => {
    const folder = project([{ command: 'touch ran' }], { '.backlogic': 'a file' });
    const { code, err } = await run(health, folder);
    expect(code).toBe(1);
    expect(err).toContain('artifacts/unwritable');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it('shows nothing of the environment', async () => {
    const folder = project([{ command: 'env; exit 1', env: ['GIVEN_TOKEN'] }]);
    const env = { HIDDEN_VALUE: 'must-not-be-seen', GIVEN_TOKEN: 'tok-0123456789' };
    const { out, err } = await run(health, folder, {}, { env });
    for (const shown of [out, err, log(folder), JSON.stringify(record(folder))]) {
      expect(shown).not.toContain('must-not-be-seen');
      expect(shown).not.toContain('tok-0123456789');
    }
    expect(log(folder)).toContain('GIVEN_TOKEN=***\n');
  });
});

describe('a gate of the example that fails', () => {
  it('has an owner, by a rule, in the report, and after build --health in the backlog', async () => {
    const folder = workspace();
    const example = join(folder, 'examples/speech-pipeline');
    const broken = 'internal/runtime/lanes/router.test.mjs';
    const test = (body: string): string =>
      `import { test } from 'node:test';\n\ntest('overtakes', () => {\n${body}});\n`;
    const config = text(folder, 'backlog.config.ts');
    write(
      folder,
      'backlog.config.ts',
      config.replace(/command: '[^']*'/, `command: 'node --test ${broken}'`),
    );

    write(example, broken, test("  throw new Error('late');\n"));
    const failed = await run(health, folder, { json: true });
    expect(failed.code, failed.err).toBe(1);
    const [failure] = JSON.parse(failed.out).gates[0].failures;
    expect(failure).toMatchObject({
      file: broken,
      line: 4,
      message: ['late'],
      owner_rule: 'owner-of-failing-path',
    });
    expect(failure.owner).toMatch(/\w/);

    const built = await run(build, folder, { health: true, force: true });
    expect(built.code, built.err).toBe(1);
    expect(built.err).toContain('verify-quick: fail  exit 1');
    expect(built.out).toContain(`verify-quick: fail (${broken})`);
    expect(text(example, 'docs/mvp_backlog.md')).toContain(`| \`${failure.owner}\` |`);

    write(example, broken, test(''));
    const mended = await run(build, folder, { health: true, force: true });
    expect(mended.code, mended.err).toBe(0);
    expect(mended.out).toMatch(/^verify-quick: pass$/m);
    expect(text(example, 'docs/mvp_backlog.md')).toMatch(/^Mended .*overtakes/m);
  });
});
