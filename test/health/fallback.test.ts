import { describe, expect, it } from 'vitest';
import { prints, project, runIn } from './support.ts';

const fallback = 'printf "TAP version 13\\nnot ok 1 - a\\n1..1\\n"; exit 1';
const files = {
  Makefile: 'other:\n\ttrue\n\ntool:\n\tno-such-tool-anywhere\n\nneeds: absent.o\n',
  'empty/notes.txt': '',
  'notes.txt': '',
  'package.json': '{ "name": "band" }',
};

describe('the fallback runs when', () => {
  it.for([
    ['the shell does not find the command', 'no-such-command-anywhere', 'the command was not found'],
    ['the command may not be executed', './notes.txt', 'the command can not be executed'],
    ['make has no makefile', 'make -C empty', 'No targets specified and no makefile found'],
    ['make has no such target', 'make verify', "No rule to make target 'verify'"],
    ['a program of the recipe is missing', 'make tool', 'no-such-tool-anywhere: No such file'],
    ['npm has no such script', 'npm run verify', 'Missing script: "verify"'],
  ] as const)('%s', async ([, command, why]) => {
    const { runs, log } = await runIn(project([{ command, fallback }], files));
    expect(runs).toMatchObject([
      { command: fallback, fallbackUsed: true, outcome: 'fail', exitCode: 1, passed: 0, failed: 1 },
    ]);
    expect(runs[0]?.note).toContain(why);
    expect(log).toContain(`== ${runs[0]?.note}; running the fallback: ${fallback}\n`);
    expect(log).toContain('not ok 1 - a\n');
  });
});

describe('the fallback does not run when', () => {
  it.for([
    ['the command passes', 'echo fine', 0, ''],
    ['it fails in its own words', 'echo broken; exit 1', 1, ''],
    ['its output tells of a command that was not found', 'echo "sh: 1: go: not found"; exit 1', 1, ''],
    [
      'a file is missing that make needs for the target',
      'make needs',
      2,
      "No rule to make target 'absent.o'",
    ],
    [
      'tests ran before something was missing',
      `${fallback.replace('; exit 1', '')}; no-such-command-anywhere`,
      127,
      '',
    ],
  ] as const)('%s', async ([, command, exitCode, said]) => {
    const { runs, log } = await runIn(project([{ command, fallback: 'echo fallback' }], files));
    expect(runs).toMatchObject([
      { command, fallbackUsed: false, outcome: exitCode === 0 ? 'pass' : 'fail', exitCode, note: null },
    ]);
    expect(log).not.toContain('running the fallback');
    expect(log).toContain(said);
  });

  it('it hangs', async () => {
    const { runs } = await runIn(project([{ command: 'sleep 60', fallback: 'true', timeoutSeconds: 1 }]));
    expect(runs).toMatchObject([{ outcome: 'timeout', exitCode: null, fallbackUsed: false }]);
  });
});

describe('a gate that can not run', () => {
  it('without a fallback is unavailable and says why', async () => {
    const { runs, log } = await runIn(project([{ command: 'no-such-command-anywhere' }]));
    expect(runs).toMatchObject([
      { outcome: 'unavailable', exitCode: 127, note: 'the command was not found', failed: 0, failures: [] },
    ]);
    expect(log).toMatch(/\nGATE_1_EXIT=127\n$/);
  });

  it('with a fallback that can not run either says both', async () => {
    const folder = project([{ command: 'make verify', fallback: 'no-such-command-anywhere' }], files);
    const { runs } = await runIn(folder);
    expect(runs).toMatchObject([{ outcome: 'unavailable', exitCode: 127, fallbackUsed: true }]);
    expect(runs[0]?.note).toMatch(/No rule to make target .*; the command was not found$/);
  });

  it('for want of its folder is not started', async () => {
    const { runs, log } = await runIn(project([{ command: 'true', cwd: './nowhere/' }]));
    expect(runs).toMatchObject([
      { outcome: 'unavailable', exitCode: null, note: 'there is no folder nowhere' },
    ]);
    expect(log).toMatch(/\nGATE_1_EXIT=unavailable\n$/);
  });
});

describe('what other runners print for a script that is not there', () => {
  it.for([
    'npm ERR! Missing script: "verify"',
    'error Command "verify" not found.',
    'Usage Error: Couldn\'t find a script named "verify".',
    ' ERR_PNPM_NO_SCRIPT  Missing script: verify',
    'error: Script not found "verify"',
    'error: Justfile does not contain recipe `verify`',
    'task: Task "verify" does not exist',
    "make: don't know how to make verify. Stop",
  ])('%s', async (line) => {
    const run = prints(`${line}\n`, 1);
    const { runs } = await runIn(project([{ command: 'x', fallback: 'y' }]), { run });
    expect(runs[0]).toMatchObject({ command: 'y', fallbackUsed: true, outcome: 'unavailable' });
  });
});
