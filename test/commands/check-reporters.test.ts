import { describe, expect, it } from 'vitest';
import { command as check } from '../../src/commands/check.ts';
import { runCommand } from '../support/command.ts';
import { root } from '../support/repository.ts';
import { run, small } from './check-runs.ts';

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
