import { describe, expect, it } from 'vitest';
import { command as check } from '../../src/commands/check.ts';
import { command as diff } from '../../src/commands/diff.ts';
import { command as explain } from '../../src/commands/explain.ts';
import { command as facts } from '../../src/commands/facts.ts';
import { command as ready } from '../../src/commands/ready.ts';
import type { Command, OptionValues } from '../../src/commands/shared/command.ts';
import { runCommand } from '../support/command.ts';
import { type RepositoryHost, root } from '../support/repository.ts';
import { small } from './check-runs.ts';

/** A repository whose inventory does not parse at its first entry. */
function broken(of = small()): RepositoryHost {
  const host = of.host();
  const path = `${root}/docs/features.json`;
  host.files.set(path, (host.files.get(path) ?? '').replace('"A-1"', '"A-1'));
  return host;
}

const asked: readonly [string, Command, readonly string[], OptionValues][] = [
  ['ready', ready, [], {}],
  ['explain', explain, ['A-2'], {}],
  ['explain, of what can not be read', explain, ['A-1'], {}],
  ['explain --why-not', explain, ['A-2'], { 'why-not': 'none' }],
  ['facts', facts, ['A-2'], {}],
  ['diff', diff, [], { config: `${root}/other.json` }],
];

describe('an answer from sources that hold errors', () => {
  it.each(asked)('%s: says so, with the first of them, and fails', async (_, command, words, values) => {
    const host = broken();
    host.files.set(`${root}/other.json`, host.files.get(`${root}/backlog.config.json`) ?? '');
    const { code, err } = await runCommand(command, host, root, values, words);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^backlogic: \d+ errors? in what this is made of[^,]*, .*: docs\/features\.json:\d+:\d+ .*does not parse/,
    );
    expect(err).toContain('\n  backlogic check shows ');
  });

  it.each(asked.filter(([name]) => !/can not|why/.test(name)))(
    '%s: says nothing where there are none, and where a baseline knows them',
    async (_, command, words, values) => {
      const sound = small().host();
      sound.files.set(`${root}/other.json`, sound.files.get(`${root}/backlog.config.json`) ?? '');
      expect(await runCommand(command, sound, root, values, words)).toMatchObject({ code: 0, err: '' });
      const known = broken(small({ baseline: 'known.json' }));
      known.files.set(`${root}/other.json`, known.files.get(`${root}/backlog.config.json`) ?? '');
      await runCommand(check, known, root, { 'update-baseline': true });
      expect(await runCommand(command, known, root, values, words)).toMatchObject({ code: 0, err: '' });
    },
  );

  it('is whole on stdout all the same, as text and as JSON', async () => {
    const { out } = await runCommand(ready, broken(), root, { json: true });
    expect(JSON.parse(out)).toMatchObject({ kind: 'ready' });
  });
});
