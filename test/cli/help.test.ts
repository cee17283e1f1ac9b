import { describe, expect, it } from 'vitest';
import examples from '../../examples/commands.json' with { type: 'json' };
import { commands } from '../../src/commands/registry.ts';
import { version } from '../../src/version.ts';
import { cli } from '../support/cli.ts';

describe('help', () => {
  it('lists every command', () => {
    const run = cli(['--help']);
    expect(run.code).toBe(0);
    for (const name of Object.keys(commands)) expect(run.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it('prints the version and nothing else', () => {
    expect(cli(['--version']).stdout).toBe(`${version}\n`);
  });

  it.each(Object.keys(commands))('%s has options, exit codes and an example', (name) => {
    const run = cli([name, '--help']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('Exit codes: 0 ok');
    expect(run.stdout).toMatch(/Examples:\n {2}backlogic /);
  });

  const shown = Object.values(examples)
    .flat()
    // These need a folder or a history that a test does not have, or record a run in the checkout; the rest runs as it stands.
    .filter((line) => !/more-rules|HEAD~1|--frozen|--fix|watch|init|health/.test(line));
  it.each(shown)('the example works: %s', (line) => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
    const run = cli(words.slice(1));
    expect(run.stderr).not.toMatch(/^backlogic: /m);
    expect(run.code, run.stderr).toBeLessThan(2);
    expect(run.stdout).not.toBe('');
  });
});

describe('a mistyped command line', () => {
  it.each([
    [['biuld'], 'no command "biuld"\n  did you mean build?'],
    [['build', '--rot', 'x'], 'no option --rot\n  did you mean --root?'],
    [['explain'], 'no subject given'],
    [['explain', 'F-001', '--level', 'deep'], 'no level "deep"\n  one of decision, rules, conditions, full'],
    [['__proto__'], 'no command "__proto__"'],
  ])('%j is a usage mistake with a way out', (args, text) => {
    const run = cli(args);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(`backlogic: ${text}`);
  });

  it('is JSON too when JSON was asked for', () => {
    const run = cli(['build', '--rot', '--json']);
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({
      kind: 'error',
      error: { kind: 'usage', hint: 'did you mean --root?' },
    });
  });

  it('without a command shows the help and fails', () => {
    expect(cli([]).code).toBe(2);
  });
});
