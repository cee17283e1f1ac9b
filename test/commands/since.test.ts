import { describe, expect, it } from 'vitest';
import { command as build } from '../../src/commands/build.ts';
import { command as check } from '../../src/commands/check.ts';
import type { MemoryHost } from '../../src/host/memory.ts';
import { runCommand } from '../support/command.ts';
import { code, type Found, foundHost } from '../support/found.ts';

const entries = (count: number): Found[string] =>
  Array.from({ length: count }, (_, index) => ({
    id: `A-${index + 1}`,
    group: index % 2 === 0 ? 'Desk' : 'Kitchen',
    description: `Guests can ask for thing ${index + 1}`,
  }));
const table = `# Notes

| Module | Where | Guide |
| --- | --- | --- |
| Front desk | \`desk/\` | [desk](guides/desk.md) |
| Cookery | \`kitchen/\` | [kitchen](guides/kitchen.md) |
`;
const files: Found = {
  'features.json': entries(6),
  'docs/notes.md': table,
  'docs/guides/desk.md': '# Desk\n\n## Work packages\n\n- [ ] Ring the bell\n',
  'docs/guides/kitchen.md': '# Kitchen\n',
  'desk/main.go': code,
  'kitchen/main.go': code,
};

const writable = (): MemoryHost => foundHost(files) as MemoryHost;
const move = (host: MemoryHost, from: string, to: string | null): void => {
  const text = host.files.get(`/repo/${from}`) ?? '';
  host.files.delete(`/repo/${from}`);
  if (to !== null) host.files.set(`/repo/${to}`, text);
};
async function built(host = writable()): Promise<MemoryHost> {
  const { code: exit, err } = await runCommand(build, host, '/repo');
  expect([exit, err]).toEqual([0, '']);
  return host;
}
async function said(host: MemoryHost): Promise<string[]> {
  const { out } = await runCommand(check, host, '/repo', { json: true });
  const { findings } = JSON.parse(out) as { findings: { code: string; message: string; hint: string }[] };
  return findings
    .filter(({ code: one }) => /^plan\/(?:areas-from-elsewhere|document-gone|entries-gone)$/.test(one))
    .map(({ code: one, message }) => `${one} ${message}`);
}

const elsewhere =
  'plan/areas-from-elsewhere areas are the folders that hold code now; at the last build they were the rows of a table that leads to folders or guides (`docs/notes.md`); of those 2 areas (`Front desk`, `Cookery`) and 2 guides are gone';

describe('what the last build rested on and this one does not', () => {
  it('is nothing on a first build, on the next one, and after a change that keeps it all', async () => {
    const host = await built();
    expect(await said(host)).toEqual([]);
    host.files.set('/repo/docs/guides/desk.md', '# Desk\n\n## Work packages\n\n- [ ] Ring it twice\n');
    expect(await said(host)).toEqual([]);
    await built(host);
  });

  it('is the document that states the areas, when it moves out of sight: check says so, and the build that does it', async () => {
    const host = await built();
    move(host, 'docs/notes.md', 'attic/notes.md');
    expect(await said(host)).toEqual([elsewhere]);
    const { code: exit, err, out } = await runCommand(build, host, '/repo');
    expect(exit).toBe(0);
    expect(err).toContain('warning plan/areas-from-elsewhere');
    expect(err).toContain('bring `docs/notes.md` back');
    expect(out).toContain('findings: 1 warning');
    // The next build takes what is now for granted.
    expect(await said(host)).toEqual([]);
  });

  it('is not said when the same areas stand in another document', async () => {
    const host = await built();
    move(host, 'docs/notes.md', 'docs/modules.md');
    expect(await said(host)).toEqual([]);
  });

  it('is a guide whose row is gone', async () => {
    const host = await built();
    host.files.set('/repo/docs/notes.md', table.replace('[desk](guides/desk.md)', 'none'));
    expect(await said(host)).toEqual([
      'plan/document-gone `docs/guides/desk.md` was read as a guide at the last build, and is not any more',
    ]);
  });

  it('is no guide that was renamed, and its row with it', async () => {
    const host = await built();
    move(host, 'docs/guides/desk.md', 'docs/guides/front-desk.md');
    host.files.set('/repo/docs/notes.md', table.replace('guides/desk.md', 'guides/front-desk.md'));
    expect(await said(host)).toEqual([]);
  });

  it('is the design, unless another one took its place', async () => {
    const host = writable();
    host.files.set('/repo/docs/system-design.md', '# Design\n\n## Principles\n\n- Be kind.\n');
    await built(host);
    move(host, 'docs/system-design.md', 'docs/ARCHITECTURE.md');
    expect(await said(host)).toEqual([]);
    move(host, 'docs/ARCHITECTURE.md', 'attic/thoughts.md');
    expect(await said(host)).toEqual([
      'plan/document-gone `docs/system-design.md` was read as the design at the last build, and is not any more',
    ]);
  });

  it('is most of the inventory, when it was cut off', async () => {
    const host = await built();
    host.files.set('/repo/features.json', JSON.stringify(entries(3)));
    expect(await said(host)).toEqual([]);
    host.files.set('/repo/features.json', JSON.stringify(entries(2)));
    expect(await said(host)).toEqual([
      'plan/entries-gone 4 of the 6 entries of the last build are not in the inventory any more: `A-3`, `A-4`, `A-5`, `A-6`',
    ]);
  });

  it('keeps a build from writing where it counts as an error', async () => {
    const host = await built();
    host.files.set(
      '/repo/backlog.config.json',
      JSON.stringify({ checks: { severity: { 'plan/entries-gone': 'error' } } }),
    );
    host.files.set('/repo/features.json', JSON.stringify(entries(1)));
    const before = host.files.get('/repo/docs/mvp_backlog.md');
    const { code: exit, err } = await runCommand(build, host, '/repo');
    expect([exit, host.files.get('/repo/docs/mvp_backlog.md')]).toEqual([1, before]);
    expect(err).toContain('error plan/entries-gone');
    expect((await runCommand(build, host, '/repo', { force: true })).err).toContain(
      'error plan/entries-gone',
    );
    expect(host.files.get('/repo/docs/mvp_backlog.md')).not.toBe(before);
  });

  it.each(['', '<<<<<<< HEAD', '[]', '{"areas": 1}', '{"areas": {"from": "moon"}, "feature_inventory": {}}'])(
    'is unknown when the spec map holds %j',
    async (text) => {
      const host = await built();
      host.files.set('/repo/.backlogic/spec_map.json', text);
      move(host, 'docs/notes.md', null);
      expect(await said(host)).toEqual([]);
    },
  );
});
