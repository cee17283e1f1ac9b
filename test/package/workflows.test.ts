import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { checkout, scratch } from '../support/cli.ts';
import { workflowFaults } from './workflow-faults.ts';

const folder = join(checkout, '.github/workflows');
const files = readdirSync(folder).sort();
const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
const { engines } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
  engines: { node: string };
};

describe('workflows', () => {
  test.each(files)('%s gives nothing away', (file) => {
    expect(workflowFaults(text(file))).toEqual([]);
  });

  const good = text('ci.yml');
  test.each<[string, string, string, string]>([
    [
      'a stranger’s change with our rights',
      'pull_request:',
      'pull_request_target:',
      'is started by pull_request_target',
    ],
    ['more rights than reading', 'contents: read', 'contents: write', 'does not begin with'],
    [
      'a tag for an action',
      /@[0-9a-f]{40} # v5\.0\.0/.exec(good)?.[0] ?? '',
      '@v5',
      'is not pinned by commit',
    ],
    [
      'an expression in a script',
      'run: .ci/run',
      `run: echo \${{ github.event.pull_request.title }}`,
      'an expression in a script',
    ],
    ['a token that stays', 'persist-credentials: false', 'fetch-depth: 1', 'leaves the token'],
    ['no end', 'timeout-minutes: 60', 'env: {}', 'no timeout'],
    ['a secret', "BACKLOGIC_WITHOUT_CORPUS: '1'", `X: \${{ secrets.X }}`, 'names secrets'],
    [
      'a job that writes',
      'timeout-minutes: 60',
      'timeout-minutes: 60\n    permissions: { packages: write }',
      'may write packages',
    ],
    ['code from elsewhere', 'run: .ci/run', 'run: curl x | sh', 'runs what it downloads'],
    ['a machine that others use', 'ubuntu-24.04', 'self-hosted', 'runs on self-hosted'],
  ])('a fault is found: %s', (_, from, to, fault) => {
    expect(good).toContain(from);
    expect(workflowFaults(good.replace(from, to)).join('\n')).toContain(fault);
  });

  test('test on the oldest Node that is supported, and on 24, what lands and what is released', () => {
    const ci = load(good) as {
      on: object;
      jobs: { test: { strategy: { matrix: { node: string[] } }; steps: { run?: string }[] } };
    };
    expect(ci.jobs.test.strategy.matrix.node).toEqual([/^>=(\d+\.\d+)$/.exec(engines.node)?.[1], '24']);
    expect(ci.jobs.test.steps.map(({ run }) => run)).toContain('.ci/run');
    expect(Object.keys(ci.on)).toEqual(['push', 'pull_request', 'workflow_call']);
  });

  test('release by a tag alone, after the tests, with provenance and without scripts of others', () => {
    const release = load(text('release.yml')) as {
      on: object;
      jobs: Record<
        string,
        { needs?: string; uses?: string; permissions?: object; steps: { run?: string }[] }
      >;
    };
    expect(Object.keys(release.on)).toEqual(['push']);
    expect(release.on).toEqual({ push: { tags: [expect.stringMatching(/^v/)] } });
    expect(release.jobs.test?.uses).toBe('./.github/workflows/ci.yml');
    const { publish } = release.jobs;
    expect(publish?.needs).toBe('test');
    expect(publish?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    const runs = publish?.steps.flatMap(({ run }) => run ?? []) ?? [];
    expect(runs[0]).toBe('node scripts/release.mjs "$TAG"');
    expect(runs[1]).toMatch(/^npm ci --ignore-scripts\b/);
    expect(runs.at(-1)).toBe('npm publish --ignore-scripts --provenance --access public');
  });
});

describe('scripts/release.mjs', () => {
  const release = (tag: string, changelog: string): [number | null, string] => {
    const folder = scratch();
    writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.3" }');
    writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(checkout, 'scripts/release.mjs'), tag],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    return [status, stdout + stderr];
  };
  const told =
    '# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2025-01-02\n\n### Added\n\n- More.\n\n## 1.2.2 - 2025-01-01\n\n- Less.\n';

  test('lets a version go that the changelog tells of, and says what it tells', () => {
    expect(release('v1.2.3', told)).toEqual([0, '### Added\n\n- More.\n']);
  });

  test.each<[string, string, string]>([
    ['v1.2.4', told, 'no release: the tag is "v1.2.4", the version of package.json is 1.2.3'],
    ['1.2.3', told, 'no release: the tag is "1.2.3"'],
    ['v1.2.3', told.replace('1.2.3 -', '1.2.30 -'), 'has no section "## 1.2.3 - DATE"'],
    ['v1.2.3', told.replace(' - 2025-01-02', ''), 'has no date'],
    ['v1.2.3', told.replace('- More.', ''), 'says nothing'],
  ])('refuses %s', (tag, changelog, reason) => {
    const [code, said] = release(tag, changelog);
    expect([code, said]).toEqual([1, expect.stringContaining(reason)]);
  });
});
