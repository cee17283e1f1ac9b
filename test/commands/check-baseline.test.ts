import { describe, expect, it } from 'vitest';
import { command as build } from '../../src/commands/build.ts';
import { runCommand } from '../support/command.ts';
import { root } from '../support/repository.ts';
import { checked, codes, edit, run, small, worth } from './check-runs.ts';

describe('the baseline', () => {
  const values = { baseline: 'known.json', 'fail-on': 'warning' };

  it('lets a team begin: what is known is shown and does not fail, what is new does', async () => {
    const host = small().host();
    expect((await checked(host, { 'fail-on': 'warning' })).code).toBe(1);
    expect((await run(host, { ...values, 'update-baseline': true })).code).toBe(0);

    const known = await checked(host, values);
    expect(known).toMatchObject({ code: 0, baseline: { known: 1, stale: 0 } });
    expect(codes(known.findings)).toEqual([]);
    expect(codes(known.known)).toEqual(['warning claims/unknown-id']);
    const shown = await run(host, values);
    expect(shown.err).toMatch(
      /known, in known\.json: 1 warning\n {2}warning claims\/unknown-id billing\/guide\.md:9:/,
    );
    expect(shown.out).toMatch(/findings: 1 info, 1 known$/m);

    edit(host, 'billing/guide.md', '# Billing guide\n', '# Billing guide\n\nIt also needs A-8.\n');
    const more = await checked(host, values);
    expect(more.code).toBe(1);
    expect(worth(more.findings).map(({ message }) => message)).toEqual([expect.stringContaining('A-8')]);
    expect(more.known).toHaveLength(1);
  });

  it('says which entry no longer occurs, at its line, and can fail on it', async () => {
    const host = small().host();
    await run(host, { ...values, 'update-baseline': true });
    edit(host, 'billing/guide.md', ', and of A-9', '');
    const mended = await checked(host, { baseline: 'known.json' });
    expect(mended).toMatchObject({ code: 0, baseline: { known: 0, stale: 1 } });
    expect(worth(mended.findings)).toMatchObject([
      { code: 'artifacts/baseline-stale', severity: 'warning', file: 'known.json', line: 5 },
    ]);
    expect((await checked(host, values)).code).toBe(1);
    await run(host, { ...values, 'update-baseline': true });
    expect(await checked(host, values)).toMatchObject({ code: 0, baseline: { known: 0, stale: 0 } });
  });

  it('that an option names and that is not there has no place in a file', async () => {
    const host = small({ baseline: 'known.json' }).host();
    expect(worth((await checked(host, { baseline: 'other.json' })).findings)).toMatchObject([
      { code: 'artifacts/baseline-missing', severity: 'error', file: null, line: null },
      { code: 'claims/unknown-id' },
    ]);
  });

  it('is part of the configuration too', async () => {
    const host = small({ baseline: 'known.json', failOn: 'warning' }).host();
    expect(worth((await checked(host)).findings)).toMatchObject([
      { code: 'artifacts/baseline-missing', severity: 'error', file: 'backlog.config.json' },
      { code: 'claims/unknown-id' },
    ]);
    expect((await run(host, { 'update-baseline': true })).err).toContain('known.json has 1 entry now');
    expect((await checked(host)).code).toBe(0);
  });

  it('lets a build go on in spite of errors that are known, and of no others', async () => {
    const host = small({ baseline: 'known.json' }).feature({ id: 'A-1', group: 'Invoices' }).host();
    const page = `${root}/docs/mvp_backlog.md`;
    expect((await runCommand(build, host, root, {})).code).toBe(1);
    expect(host.files.has(page)).toBe(false);
    await run(host, { 'update-baseline': true });
    const built = await runCommand(build, host, root, {});
    expect(built.code).toBe(0);
    expect(built.err).toContain('known, in the baseline: 1 error, 1 warning');
    expect(host.files.has(page)).toBe(true);
    host.files.delete(page);
    edit(host, 'docs/features.json', '"A-2"', '"A-1"');
    expect((await runCommand(build, host, root, {})).code).toBe(1);
    expect(host.files.has(page)).toBe(false);
  });

  it('that does not parse lets nothing through', async () => {
    const host = small().file('known.json', '{"kind": "baseline", "entries": [').host();
    const result = await checked(host, { baseline: 'known.json' });
    expect(result.code).toBe(1);
    expect(codes(result.findings)).toEqual(['warning claims/unknown-id', 'error artifacts/baseline-invalid']);
  });

  it('is never written over something else', async () => {
    const host = small().file('notes.json', '{"mine": true}').host();
    const result = await run(host, { baseline: 'notes.json', 'update-baseline': true });
    expect(result.code).toBe(1);
    expect(result.err).toContain('artifacts/foreign');
    expect(host.files.get(`${root}/notes.json`)).toBe('{"mine": true}');
  });

  it('needs a name', async () => {
    await expect(run(small().host(), { 'update-baseline': true })).rejects.toThrow('no baseline is named');
  });
});
