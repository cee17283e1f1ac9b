import { describe, expect, it } from 'vitest';
import { command as build } from '../../src/commands/build.ts';
import { command as diff } from '../../src/commands/diff.ts';
import { runCommand } from '../support/command.ts';
import { type RepositoryHost, root } from '../support/repository.ts';
import { checked, edit, small } from './check-runs.ts';

/** A built repository, of which `diff` then tells what changed since. */
async function built(): Promise<RepositoryHost> {
  const host = small().feature({ id: 'B-1', group: 'Refunds', phase: 'later' }).host();
  expect((await runCommand(build, host, root, { quiet: true })).code).toBe(0);
  return host;
}

function inventory(host: RepositoryHost, change: (entries: Record<string, unknown>[]) => void): void {
  const path = `${root}/docs/features.json`;
  const entries = JSON.parse(host.files.get(path) ?? '') as Record<string, unknown>[];
  change(entries);
  host.files.set(path, JSON.stringify(entries, null, 1));
}

describe('diff since the last build', () => {
  it.each<[string, (entries: Record<string, unknown>[]) => void, string, string]>([
    [
      'is new',
      (entries) => entries.push({ ...entries[0], id: 'A-3' }),
      'A-3: nothing → mvp, open, in invoices',
      'feature A-3: is new',
    ],
    [
      'is gone',
      (entries) => entries.splice(1, 1),
      'A-2: mvp, open, in invoices → nothing',
      'feature A-2: is gone',
    ],
    [
      'has another id',
      (entries) => Object.assign(entries[1] ?? {}, { id: 'A-7' }),
      'A-7: nothing → mvp, open, in invoices',
      'feature A-2: is gone',
    ],
    [
      'is done',
      (entries) => Object.assign(entries[1] ?? {}, { passes: true }),
      'A-2 state: open → done',
      'feature A-2: state open → done',
    ],
    [
      'is of another group',
      (entries) => Object.assign(entries[1] ?? {}, { group: 'Refunds' }),
      'A-2 item: invoices → refunds',
      'feature A-2: item invoices → refunds',
    ],
    [
      'comes into scope',
      (entries) => Object.assign(entries[2] ?? {}, { release_phase: 'mvp' }),
      'B-1 phase: later → mvp',
      'feature B-1: phase later → mvp, state nothing → open, item nothing → refunds',
    ],
  ])('a feature that %s is told as such, by the check too', async (_, change, line, note) => {
    const host = await built();
    inventory(host, change);
    const { out } = await runCommand(diff, host, root);
    expect(out).toMatch(/^features \(\d\)\n/);
    expect(out).toContain(`\n  ${line}\n`);
    const { findings } = await checked(host, { frozen: true });
    const related = findings.flatMap((found) => (found.code === 'artifacts/drift' ? found.related : []));
    expect(related.map((one) => one.note)).toContain(note);
    expect(new Set(related.map((one) => one.at.file))).toContain('docs/features.json');
  });

  it('names the artifacts that differ, also where nothing is decided or planned otherwise', async () => {
    const host = await built();
    expect((await runCommand(diff, host, root)).out).toBe('no difference\n');
    inventory(host, (entries) => Object.assign(entries[0] ?? {}, { description: 'Said in other words' }));
    const { code, out } = await runCommand(diff, host, root, { 'exit-code': true });
    expect(code).toBe(1);
    expect(out).toMatch(/^artifacts \(\d\)\n/);
    expect(out).toMatch(/\n {2}docs\/mvp_backlog\.md: .*A\) MVP Backlog › Billing/);
    const json = await runCommand(diff, host, root, { json: true });
    const { artifacts } = JSON.parse(json.out) as { artifacts: readonly { path: string; state: string }[] };
    expect(artifacts).toContainEqual(
      expect.objectContaining({ path: 'docs/mvp_backlog.md', state: 'stale' }),
    );
  });

  it('says that an artifact was edited, and compares none where another side is named', async () => {
    const host = await built();
    edit(host, 'docs/mvp_backlog.md', '## Contents', '## Contents\n\nby hand');
    expect((await runCommand(diff, host, root)).out).toBe(
      'artifacts (1)\n  docs/mvp_backlog.md (edited since it was built): Contents\n',
    );
    const other = { config: `${root}/backlog.config.json` };
    expect((await runCommand(diff, host, root, other)).out).toBe('no difference\n');
    const json = await runCommand(diff, host, root, { ...other, json: true });
    expect(JSON.parse(json.out)).toMatchObject({ features: [], artifacts: null });
  });
});
