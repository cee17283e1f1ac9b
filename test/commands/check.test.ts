import { describe, expect, it } from 'vitest';
import { command as build } from '../../src/commands/build.ts';
import { command as check } from '../../src/commands/check.ts';
import type { OptionValues } from '../../src/commands/shared/command.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { type CommandRun, runCommand } from '../support/command.ts';
import { type Repository, type RepositoryHost, repository, root } from '../support/repository.ts';

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly related: readonly {
    readonly note: string;
    readonly at: { readonly file: string; readonly line: number };
  }[];
}

interface Checked {
  readonly failed: boolean;
  readonly baseline: { readonly known: number; readonly stale: number } | null;
  readonly findings: readonly Found[];
  readonly known: readonly Found[];
}

const guide = `# Billing guide

## Status

| Module | Status | Path |
| --- | --- | --- |
| Ledger | implemented | \`billing/ledger\` |

The ledger is of A-1, and of A-9.
`;

type Config = { readonly [key: string]: JsonValue };

/** A small repository with one warning: its guide cites an id that nobody has. */
function small(checks: { severity?: Config; failOn?: string; baseline?: string } = {}): Repository {
  return repository()
    .area('Billing', 'billing', guide)
    .module('Core', ['billing/ledger'], ['Invoices'])
    .feature({ id: 'A-1', group: 'Invoices' }, { id: 'A-2', group: 'Invoices' })
    .file('billing/ledger/ledger.mjs')
    .config({ checks: { ...checks, severity: { 'design/no-section': 'off', ...checks.severity } } });
}

function run(host: RepositoryHost, values: OptionValues = {}): Promise<CommandRun> {
  return runCommand(check, host, root, values);
}

async function checked(host: RepositoryHost, values: OptionValues = {}): Promise<Checked & { code: number }> {
  const { code, out } = await run(host, { ...values, json: true });
  return { code, ...(JSON.parse(out) as Checked) };
}

function edit(host: RepositoryHost, path: string, from: string, to: string): void {
  const before = host.files.get(`${root}/${path}`) ?? '';
  if (!before.includes(from)) throw new Error(`${path} has no ${from}`);
  host.files.set(`${root}/${path}`, before.replace(from, to));
}

/** Without what is only said for information. */
function worth(findings: readonly Found[]): readonly Found[] {
  return findings.filter(({ severity }) => severity !== 'info');
}

function codes(findings: readonly Found[]): string[] {
  return worth(findings).map(({ code, severity }) => `${severity} ${code}`);
}

describe('what fails a check', () => {
  it('is an error; a warning does not', async () => {
    const result = await checked(small().host());
    expect(codes(result.findings)).toEqual(['warning claims/unknown-id']);
    expect(result).toMatchObject({ code: 0, failed: false });
    const broken = await run(small().file('docs/features.json', '[{').host());
    expect(broken.code).toBe(1);
  });

  it.each<[string, Parameters<typeof small>[0], OptionValues]>([
    ['checks.failOn', { failOn: 'warning' }, {}],
    ['--fail-on', {}, { 'fail-on': 'warning' }],
    ['a severity of its own', { severity: { 'claims/unknown-id': 'error' } }, {}],
  ])('can be a warning, by %s', async (_, config, values) => {
    const result = await checked(small(config).host(), values);
    expect(result).toMatchObject({ code: 1, failed: true });
  });

  it('is nothing that is switched off', async () => {
    const off = { failOn: 'warning', severity: { 'claims/unknown-id': 'off' } };
    const result = await checked(small(off).host());
    expect(codes(result.findings)).toEqual([]);
    expect(result.code).toBe(0);
  });

  it('can be less severe than it is by default', async () => {
    const host = small({ severity: { 'inventory/syntax': 'info', 'claims/unknown-id': 'info' } })
      .file('docs/features.json', '[{"id": "A-1"}, ?]')
      .host();
    const { findings } = await checked(host);
    expect(findings.find(({ code }) => code === 'inventory/syntax')?.severity).toBe('info');
  });

  it('is a code that nobody knows: the configuration says which was meant', async () => {
    const { out } = await run(small({ severity: { 'claims/unknown-ids': 'error' } }).host(), {
      json: true,
    });
    const found = (JSON.parse(out) as Checked).findings.find(({ code }) => code === 'config/unknown-code');
    expect(found).toMatchObject({ hint: expect.stringContaining('claims/unknown-id') });
  });

  it('is told by every reporter when it is the configuration itself', async () => {
    const host = small().config({ pln: {} }).host();
    const { code, out } = await run(host, { reporter: ['github', 'sarif=check.sarif'] });
    expect(code).toBe(2);
    expect(out).toMatch(/^::error file=backlog\.config\.json,line=1,.*title=config\/unknown-key/);
    expect(host.files.get(`${root}/check.sarif`)).toContain('config/unknown-key');
    const { out: json } = await run(host, { json: true });
    expect(JSON.parse(json)).toMatchObject({ kind: 'check', failed: true, known: [], baseline: null });
  });
});

describe('reporters', () => {
  it.each<[readonly string[], string]>([
    [['sarfi'], 'no reporter "sarfi"'],
    [['json', 'github'], 'two reports go to stdout: json and github'],
    [['sarif='], '--reporter sarif= names no file'],
    [['sarif=a', 'junit=a'], 'two reports go to a'],
    [['terminal=a'], 'the terminal reporter has no file'],
    [['__proto__'], 'no reporter "__proto__"'],
  ])('%j is a usage mistake', async (reporter, message) => {
    await expect(run(small().host(), { reporter })).rejects.toThrow(message);
  });

  it('write to as many files as are asked for, below the root, and leave stdout to one', async () => {
    const host = small().host();
    const { code, out, err } = await run(host, {
      reporter: ['json', 'terminal', 'sarif=reports/check.sarif', 'junit=check.xml', 'markdown=check.md'],
    });
    expect(code).toBe(0);
    expect((JSON.parse(out) as { kind: string }).kind).toBe('check');
    expect(err).toContain('warning claims/unknown-id');
    expect(err).toContain('feature_count: 2');
    for (const path of ['reports/check.sarif', 'check.xml', 'check.md'])
      expect(host.files.get(`${root}/${path}`), path).toContain('claims/unknown-id');
  });

  it('never write out of the root, nor over an input or an artifact', async () => {
    const host = small().host();
    const before = [...host.files];
    const reporter = [
      '../out.sarif',
      '/elsewhere/out.sarif',
      '.git/config',
      'docs/features.json',
      'docs/mvp_backlog.md',
    ];
    const result = await run(host, { reporter: reporter.map((path) => `sarif=${path}`) });
    expect(result.code).toBe(1);
    const refused = [...result.err.matchAll(/^error (\S+)/gm)].map((match) => match[1]);
    expect(refused.sort()).toEqual([
      'artifacts/path-clash',
      'artifacts/path-is-input',
      'artifacts/path-unsafe',
      'artifacts/path-unsafe',
      'artifacts/path-unsafe',
    ]);
    expect([...host.files]).toEqual(before);
  });

  it('give the same bytes twice, on any machine and day', async () => {
    const names = ['json', 'sarif', 'junit', 'github', 'markdown'];
    const written = async (): Promise<string[]> => {
      const host = small().host();
      await run(host, { reporter: names.map((name) => `${name}=reports/${name}`) });
      return names.map((name) => host.files.get(`${root}/reports/${name}`) ?? '');
    };
    const [first, second] = [await written(), await written()];
    expect(first).toEqual(second);
    for (const text of first) {
      expect(text).toContain('claims/unknown-id');
      expect(text).not.toMatch(/duration|elapsed|_ms"|\/repository\/|timestamp|startTime/);
    }
  });

  it('name files below the checkout, where the compiled root is a folder of it', async () => {
    const host = { ...small().host(), environment: { GITHUB_WORKSPACE: '/' } };
    const { out } = await runCommand(check, host, root, { reporter: ['github'] });
    expect(out).toContain('::warning file=repository/billing/guide.md,line=9,');
  });

  it('add a summary to the file that the CI server names', async () => {
    const host = small().host();
    host.files.set('/ci/summary.md', '# earlier\n');
    const at = { ...host, environment: { GITHUB_STEP_SUMMARY: '/ci/summary.md' } };
    await runCommand(check, at, root, { summary: true });
    expect(host.files.get('/ci/summary.md')).toMatch(/^# earlier\n## backlogic check: passed\n/);
    const without = await run(host, { summary: true });
    expect(without).toMatchObject({
      code: 0,
      err: expect.stringContaining('GITHUB_STEP_SUMMARY is not set'),
    });
  });
});

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

describe('on a terminal', () => {
  it('frames each place, says what to do, and counts', async () => {
    const host = small().host();
    await run(host, { baseline: 'known.json', 'update-baseline': true });
    edit(host, 'billing/guide.md', 'of A-9', 'of A-9, A-10 and \u001b[2JA-11');
    edit(host, 'docs/features.json', '"A-2"', '"A-1"');
    const { code, out, err } = await run(host, { baseline: 'known.json' });
    expect(code).toBe(1);
    await expect(`${err}--\n${out}`).toMatchFileSnapshot('../golden/check/terminal.txt');
  });

  it('obeys no source: neither its escapes nor its commands to a CI server', async () => {
    const host = small().host();
    edit(host, 'billing/guide.md', 'of A-9', '\n::error::A-9 ##[add-mask]A-8 \u001b[31m::stop-commands::A-7');
    const { out, err } = await run(host, { all: true });
    expect(err).toContain('A-7');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(out + err).not.toMatch(/\u001b|^\s*::|##\[/m);
  });
});
