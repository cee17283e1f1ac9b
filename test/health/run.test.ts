import { describe, expect, it } from 'vitest';
import { prints, project, runIn } from './support.ts';

describe('the log', () => {
  it('closes each gate with its time and its exit code', async () => {
    const folder = project([
      { name: 'verify-quick', command: 'echo quick; echo loud >&2' },
      { name: 'lint_all', command: 'printf "no line end"; exit 3' },
    ]);
    const { log, live } = await runIn(folder);
    expect(
      log.replace(/after [\d.]+ s/g, 'after N s'),
    ).toBe(`backlogic: what the gates printed, from 1970-01-01T00:00:00.000Z on

== verify-quick: echo quick; echo loud >&2
quick
loud
VERIFY_QUICK_TIME=1970-01-01T00:00:00.000Z after N s
VERIFY_QUICK_EXIT=0

== lint_all: printf "no line end"; exit 3
no line end
LINT_ALL_TIME=1970-01-01T00:00:00.000Z after N s
LINT_ALL_EXIT=3
`);
    expect(live).toBe(log);
  });

  it('of several gates at once comes mixed and ends in the order of the configuration', async () => {
    const folder = project(
      [
        { name: 'slow', command: 'echo slow begins; sleep 0.6; echo slow ends' },
        { name: 'quick', command: 'sleep 0.2; printf quick' },
        { name: 'last', command: 'echo last' },
      ],
      {},
      { gateConcurrency: 2 },
    );
    const { log, live, told, runs } = await runIn(folder);
    expect(told).toEqual([
      'began slow',
      'began quick',
      'ended quick',
      'began last',
      'ended last',
      'ended slow',
    ]);
    expect(runs.map((run) => run.name)).toEqual(['slow', 'quick', 'last']);
    expect(log.match(/^(slow|quick|last|\w+_EXIT).*$/gm)).toEqual([
      'slow begins',
      'slow ends',
      'SLOW_EXIT=0',
      'quick',
      'QUICK_EXIT=0',
      'last',
      'LAST_EXIT=0',
    ]);
    expect(live).toContain('== slow, continued\nslow ends\n');
    expect(live).toContain('\nquick\nQUICK_TIME');
  });

  it('over 16 MB keeps head and tail, says so, and so does the gate', async () => {
    const folder = project([
      {
        name: 'loud',
        command: 'echo first line; head -c 20000000 /dev/zero | tr "\\0" "\\n"; echo last line; exit 1',
      },
      { name: 'quiet', command: 'echo quiet' },
    ]);
    const { log, live, runs } = await runIn(folder);
    expect(Buffer.byteLength(log)).toBeLessThan(16.1 * 1024 * 1024);
    expect(Buffer.byteLength(live)).toBeLessThan(16.1 * 1024 * 1024);
    expect(log).toContain('\nfirst line\n');
    expect(log).toMatch(/\n… \d+ bytes left out: this log keeps its first and last \d+ …\n/);
    expect(log).toMatch(/\nlast line\nLOUD_TIME=.*\nLOUD_EXIT=1\n/);
    expect(log).toMatch(/\nquiet\nQUIET_TIME=.*\nQUIET_EXIT=0\n$/);
    expect(runs[0]?.note).toBe('its output was cut, so the counts may be short');
    expect(runs[0]?.failures[0]?.message.at(-1)).toBe('last line');
  });
});

describe('what a gate sees', () => {
  const environment = {
    VISIBLE: 'seen',
    HIDDEN: 'must-not-be-seen',
    DEPLOY_TOKEN: 'tok-0123456789',
    CI: 'true',
  };

  it('is what the configuration names, and of the rest only where to find things', async () => {
    const folder = project([{ command: 'env', env: ['VISIBLE', 'ABSENT'] }]);
    const { log } = await runIn(folder, { environment });
    const names = [...log.matchAll(/^(\w+)=/gm)].map((match) => match[1]);
    const own = [
      'BACKLOGIC_GATE_RUN',
      'LC_MESSAGES',
      'HOME',
      'PATH',
      'VISIBLE',
      'GATE_1_TIME',
      'GATE_1_EXIT',
    ];
    // The shell adds some of its own.
    expect(names.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name ?? '')).sort()).toEqual(
      own.sort(),
    );
    expect(log).toContain('VISIBLE=seen\n');
    expect(log).not.toContain('must-not-be-seen');
  });

  it('of a secret that it is given never reaches the log, in one piece or in two', async () => {
    const command =
      'echo "$DEPLOY_TOKEN"; printf "tok-01"; sleep 0.2; echo "23456789"; echo "ci: $CI, tok-"; exit 1';
    const folder = project([{ command, env: ['DEPLOY_TOKEN', 'CI'] }]);
    const { log, live, runs } = await runIn(folder, { environment });
    for (const text of [log, live]) {
      expect(text).toContain('***\n***\nci: true, tok-\n');
      expect(text).not.toContain(environment.DEPLOY_TOKEN);
    }
    expect(JSON.stringify(runs)).not.toContain(environment.DEPLOY_TOKEN);
  });
});

describe('a gate whose exit code and output disagree', () => {
  it('passes by its exit code, with a note', async () => {
    const { runs } = await runIn(project([{ command: 'x' }]), {
      run: prints('ok 1 - a\nnot ok 2 - b\n1..2\n'),
    });
    expect(runs).toMatchObject([
      {
        outcome: 'pass',
        passed: 1,
        failed: 1,
        failures: [],
        note: 'it exits with 0 though its output reports 1 failed',
      },
    ]);
  });

  it('fails by its exit code, with its last lines as the reason', async () => {
    const { runs } = await runIn(project([{ name: 'tests', command: 'x' }]), {
      run: prints('ok 1 - a\n1..1\n# leaked a handle\n', 1),
    });
    expect(runs).toMatchObject([{ outcome: 'fail', passed: 1, failed: 1, parser: 'tap' }]);
    expect(runs[0]?.failures).toMatchObject([
      { unit: 'tests', test: null, message: ['ok 1 - a', '1..1', '# leaked a handle'] },
    ]);
  });

  it('fails for the reason that make gives, when every test passes', async () => {
    const output = 'ok  \texample.com/band/audio\t0.01s\nno docs\nmake: *** [Makefile:9: docs] Error 1\n';
    const { runs } = await runIn(project([{ command: 'x' }]), { run: prints(output, 2) });
    expect(runs).toMatchObject([{ outcome: 'fail', passed: 1, failed: 1, parser: 'go' }]);
    expect(runs[0]?.failures).toMatchObject([{ unit: 'docs', file: 'Makefile', line: 9 }]);
  });
});

describe('failures', () => {
  const goOutput = [
    '--- FAIL: TestPitch (0.00s)',
    '    pitch_test.go:12: got /nowhere/else',
    'FAIL',
    'FAIL\texample.com/band/audio/tuner\t0.01s',
    'FAIL\texample.com/band/other [build failed]',
    '',
  ].join('\n');

  it('name files as the repository does: from the folder of the package, from the folder of the gate', async () => {
    const files = { 'go/audio/tuner/pitch_test.go': '', 'go/src/a.ts': '' };
    const gates = [{ command: 'x', cwd: 'go' }];
    const go = await runIn(project(gates, files), { run: prints(goOutput, 1) });
    expect(go.runs[0]?.failures).toMatchObject([
      { unit: 'example.com/band/audio/tuner', file: 'go/audio/tuner/pitch_test.go', line: 12 },
      { unit: 'example.com/band/other', file: null, message: ['build failed'] },
    ]);
    const tsc = await runIn(project(gates, files), { run: prints('src/a.ts(3,1): error TS1: no\n', 2) });
    expect(tsc.runs[0]?.failures).toMatchObject([{ unit: 'go/src/a.ts', file: 'go/src/a.ts', line: 3 }]);
  });

  it('hold no path of this machine', async () => {
    const folder = project(
      [
        {
          command:
            'printf "\\n$PWD/src/a.js\\n  1:1  error  see $PWD/src/b.js  a\\n\\n✖ 1 problem (1 error, 0 warnings)\\n"; exit 1',
        },
      ],
      {
        'src/a.js': '',
      },
    );
    const { runs } = await runIn(folder);
    expect(runs[0]?.failures).toMatchObject([
      { unit: 'src/a.js', file: 'src/a.js', line: 1, message: ['see src/b.js — a'] },
    ]);
    expect(JSON.stringify(runs)).not.toContain(folder);
  });

  it('are kept up to 200, and the count has all of them', async () => {
    const output = `TAP version 13\n${Array.from({ length: 1000 }, (_, index) => `not ok ${index + 1} - a${index}\n`).join('')}1..1000\n`;
    const { runs } = await runIn(project([{ command: 'x' }]), { run: prints(output, 1) });
    expect(runs[0]).toMatchObject({ failed: 1000, note: '800 failures more are in the log' });
    expect(runs[0]?.failures).toHaveLength(200);
  });
});

describe('an interrupt', () => {
  it('ends the gate that runs, starts no other, and keeps what was printed', async () => {
    const interrupt = new AbortController();
    const folder = project([
      { name: 'done', command: 'echo done' },
      { name: 'hung', command: 'echo begun; sleep 600' },
      { name: 'never', command: 'echo never' },
    ]);
    setTimeout(() => interrupt.abort(), 700);
    const started = performance.now();
    const { runs, log, interrupted, told } = await runIn(folder, { signal: interrupt.signal });
    expect(performance.now() - started).toBeLessThan(5700);
    expect(interrupted).toBe(true);
    expect(runs).toMatchObject([
      { name: 'done', outcome: 'pass' },
      { name: 'hung', outcome: 'interrupted', exitCode: null, failures: [] },
    ]);
    expect(told).not.toContain('began never');
    expect(log).toMatch(
      /\nbegun\nHUNG_TIME=.*\nHUNG_EXIT=interrupted\n\n== never: echo never\nNEVER_EXIT=not_run\n$/,
    );
  });
});
