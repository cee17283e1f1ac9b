import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command as build } from '../../src/commands/build.ts';
import { command as health } from '../../src/commands/health.ts';
import { UsageError } from '../../src/commands/shared/command.ts';
import { nodeHost } from '../../src/host/node.ts';
import { cli, workspace } from '../support/cli.ts';
import { runCommand } from '../support/command.ts';

const gates = 'gates:\n  - { name: touch, command: "touch ran", fallback: "touch fell-back" }\n';

/** A workspace whose configuration is YAML, with a gate that leaves a file behind. */
function withGate(): string {
  const folder = workspace();
  const root = join(folder, 'examples/speech-pipeline');
  writeFileSync(join(root, 'backlog.config.yaml'), gates);
  return root;
}

describe('safe mode on the command line', () => {
  it('runs no gate, says so, and leaves the record of the last run', async () => {
    const root = withGate();
    const record = join(root, '.backlogic/repo_health.json');
    const before = '{ "the record": "of the last run" }\n';
    writeFileSync(record, before);
    for (const [command, more] of [
      [health, {}],
      [build, { health: true }],
    ] as const) {
      const ran = await runCommand(command, nodeHost({}), root, { safe: true, ...more });
      expect(ran.code).toBe(1);
      expect(ran.err).toContain('health/gates-refused');
      expect(ran.err).toContain('--no-safe');
    }
    expect(['ran', 'fell-back'].filter((name) => existsSync(join(root, name)))).toEqual([]);
    expect(readFileSync(record, 'utf8')).toBe(before);
    await runCommand(health, nodeHost({ PATH: process.env.PATH }), root, { 'no-safe': true });
    expect(existsSync(join(root, 'ran'))).toBe(true);
  });

  it('builds as always when the configuration is data', () => {
    const root = withGate();
    const ran = cli(['build', '--safe', '--force'], { cwd: root });
    expect([ran.code, ran.stderr]).toEqual([0, '']);
  });

  it('is on by itself in CI for a pull request of a fork, and off with --no-safe', () => {
    const folder = workspace();
    const root = join(folder, 'examples/speech-pipeline');
    const event = join(folder, 'event.json');
    const head = { repo: { full_name: 'they/house' } };
    const base = { repo: { full_name: 'we/house' } };
    writeFileSync(event, JSON.stringify({ pull_request: { head, base } }));
    const env = { CI: 'true', GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_EVENT_PATH: event };
    const refused = cli(['check', '--root', root], { cwd: folder, env });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('the event pull_request_target is of they/house');
    expect(cli(['check', '--no-safe', '--root', root], { cwd: folder, env }).code).toBe(0);
  });

  it('cannot be asked for and refused at once', async () => {
    const asked = runCommand(health, nodeHost({}), workspace(), { safe: true, 'no-safe': true });
    await expect(asked).rejects.toThrow(UsageError);
  });
});
