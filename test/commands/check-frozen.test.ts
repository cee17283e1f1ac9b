import { describe, expect, it } from 'vitest';
import { command as build } from '../../src/commands/build.ts';
import { runCommand } from '../support/command.ts';
import { type Repository, type RepositoryHost, root } from '../support/repository.ts';
import { checked, edit, type Found, run, small } from './check-runs.ts';

describe('check --frozen', () => {
  async function built(of: Repository = small()): Promise<RepositoryHost> {
    const host = of.host();
    const { code, err } = await runCommand(build, host, root, { quiet: true });
    expect(code, err).toBe(0);
    return host;
  }

  const frozen = async (host: RepositoryHost): Promise<readonly Found[]> => {
    const { code, findings } = await checked(host, { frozen: true });
    const drift = findings.filter((found) => found.code === 'artifacts/drift');
    expect(code).toBe(drift.length > 0 ? 1 : 0);
    return drift;
  };

  it('passes on what was just built', async () => {
    expect(await frozen(await built())).toEqual([]);
  });

  it('names the sections that differ, the first line that does, and the decision that moved', async () => {
    const host = await built();
    edit(host, 'billing/guide.md', '| Ledger | implemented |', '| Ledger | not started |');
    const drift = await frozen(host);
    const page = drift.find(({ file }) => file === 'docs/mvp_backlog.md');
    expect(page?.message).toMatch(/^docs\/mvp_backlog\.md is not what the inputs give; what differs: `/);
    const text = host.files.get(`${root}/docs/mvp_backlog.md`)?.split('\n') ?? [];
    expect(page?.line).toBeGreaterThan(1);
    expect(page?.line).toBeLessThanOrEqual(text.length);
    const decisions = drift.find(({ file }) => file === '.backlogic/decisions.json');
    expect(decisions?.message).toMatch(/what differs: .*`decisions`/);
    const moved = decisions?.related.find(({ note }) => note.startsWith('status of this phrase: '));
    expect(moved?.note).toMatch(
      /: implemented → not_started by [\w-]+; text was implemented, is not started$/,
    );
    expect(moved?.at).toMatchObject({ file: 'billing/guide.md', line: 7 });
    expect(drift.find(({ file }) => file === '.backlogic/plan.json')?.related ?? []).toEqual([]);
  });

  it('tells a fact that is not as it was, where a decision moved by it', async () => {
    const host = await built();
    host.files.delete(`${root}/billing/ledger/ledger.mjs`);
    const notes = (await frozen(host)).flatMap(({ related }) => related.map(({ note }) => note));
    expect(notes).toContainEqual(
      expect.stringMatching(/^state of path:billing\/ledger: \S+ → missing by \S+; exists is false$/),
    );
  });

  it.each([
    ['grows', 'ledger.mjs', 'export const many = 1;\n'.repeat(900)],
    ['has the line ends of another machine', 'ledger.mjs', '// code\r\n'.repeat(40)],
    ['comes to others of its kind', 'entry.mjs', 'export {};\n'],
    ['is of another kind', 'entry.py', 'pass\n'],
    ['is one more test', 'entry.test.mjs', 'export {};\n'],
  ])('has nothing to say where code %s, and nothing is decided by that', async (_, name, text) => {
    const manifest = JSON.stringify({ name: 'ledger', scripts: { test: 'node --test' } });
    const tested = small()
      .file('billing/ledger/ledger.test.mjs')
      .file('billing/ledger/package.json', manifest);
    const host = await built(tested);
    host.files.set(`${root}/billing/ledger/${name}`, text);
    expect(await frozen(host)).toEqual([]);
  });

  it('tells of a measure what it is now: what it was is not written', async () => {
    const host = await built(small().file('billing/ledger/ledger.mjs', 'export {};\n'));
    host.files.set(`${root}/billing/ledger/ledger.mjs`, 'export const many = 1;\n'.repeat(900));
    const notes = (await frozen(host)).flatMap(({ related }) => related.map(({ note }) => note));
    expect(notes).toContainEqual(
      expect.stringMatching(/^state of path:billing\/ledger: stub → code by \S+; files is 1$/),
    );
  });

  it.each<[string, (host: RepositoryHost) => void, RegExp]>([
    [
      'is missing',
      (host) => host.files.delete(`${root}/docs/mvp_backlog.md`),
      /^docs\/mvp_backlog\.md is missing$/,
    ],
    [
      'was edited by hand',
      (host) => edit(host, 'docs/mvp_backlog.md', '## Contents', '## Contents\n\nby hand'),
      /it was edited after it was built; what differs: `Contents`$/,
    ],
    [
      'holds a merge conflict',
      (host) =>
        edit(
          host,
          'docs/mvp_backlog.md',
          '## Contents',
          '<<<<<<< ours\n## Contents\n=======\n>>>>>>> theirs',
        ),
      /holds the marks of a merge conflict$/,
    ],
  ])('says that an artifact %s', async (_, ruin, message) => {
    const host = await built();
    ruin(host);
    expect((await frozen(host)).map((found) => found.message)).toEqual([expect.stringMatching(message)]);
  });

  it('does not care for line ends, nor for the record', async () => {
    const host = await built(small().config({ output: { record: 'docs/record.md' } }));
    for (const path of ['docs/mvp_backlog.md', '.backlogic/plan.json'])
      host.files.set(`${root}/${path}`, (host.files.get(`${root}/${path}`) ?? '').replaceAll('\n', '\r\n'));
    edit(host, 'docs/record.md', '#', '# changed\n\n#');
    expect(await frozen(host)).toEqual([]);
  });

  it('leaves out what git ignores: it can not be committed', async () => {
    const host = await built(small().file('.gitignore', '.backlogic/\n'));
    for (const path of [...host.files.keys()]) if (path.includes('/.backlogic/')) host.files.delete(path);
    expect(await frozen(host)).toEqual([]);
    edit(host, 'billing/guide.md', '| Ledger | implemented |', '| Ledger | not started |');
    expect((await frozen(host)).map(({ file }) => file)).toEqual(['docs/mvp_backlog.md']);
  });

  it('is not disturbed by what only a check writes or reads', async () => {
    const host = await built(
      small().file('known.json', '{"schema_version": "1.0", "kind": "baseline", "entries": []}'),
    );
    const values = { frozen: true, baseline: 'known.json', reporter: ['sarif=.backlogic/check.sarif'] };
    expect((await run(host, values)).err).toBe('');
    expect((await run(host, values)).code).toBe(0);
  });

  it('can not be excused by a baseline', async () => {
    const host = await built();
    host.files.delete(`${root}/docs/mvp_backlog.md`);
    const values = { frozen: true, baseline: 'known.json' };
    expect((await run(host, { ...values, 'update-baseline': true })).code).toBe(1);
    expect((await run(host, values)).code).toBe(1);
  });
});
