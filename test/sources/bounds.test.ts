import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { nodeHost } from '../../src/host/node.ts';
import { cli, scratch } from '../support/cli.ts';
import { processorTime } from '../support/processor-time.ts';

const gigabyte = 2 ** 30;

/** A repository with an inventory, a design with one guide, and a template and a rule of its own. */
function house(): string {
  const root = scratch();
  const files = {
    '.git/HEAD': 'ref: refs/heads/main\n',
    'backlog.config.yaml':
      'inventory: { path: features.json }\ndesign: { path: design.md }\nrules: ["backlogic:rules", rules]\nchecks: { baseline: known.json }\n',
    'features.json': '[]',
    'design.md':
      '# D\n\n## Canonical guides\n\n| Area | Canonical file |\n| --- | --- |\n| A | `guide.md` |\n',
    'guide.md': '# A\n\n## Status\n\n- none\n',
    'templates/summary.md.hbs': 'x\n',
    'rules/own.yaml': 'decides: risk\nrules: []\n',
    'known.json': '{}',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Codes of what a check says, and how long and how large it grew at most. */
function checked(root: string): { codes: string[]; text: string; code: number | null } {
  const run = cli(['check', '--json', '--all'], { cwd: root });
  const { findings } = JSON.parse(run.stdout) as { findings: { code: string }[] };
  return { codes: findings.map(({ code }) => code), text: run.stdout, code: run.code };
}

describe('a file of 1 GB is not read, and said', () => {
  test.each([
    ['features.json', 'inventory/unreadable'],
    ['design.md', 'design/unreadable'],
    ['guide.md', 'guide/unreadable'],
    ['templates/summary.md.hbs', 'artifacts/template-unreadable'],
    ['rules/own.yaml', 'rules/too-large'],
    ['known.json', 'artifacts/baseline-missing'],
    ['backlog.config.yaml', 'config/unreadable'],
  ])('%s: %s', (path, code) => {
    const root = house();
    // Sparse: it has the size, and no disk is filled.
    truncateSync(join(root, path), gigabyte);
    const started = processorTime();
    expect(checked(root).codes).toContain(code);
    expect(processorTime() - started).toBeLessThan(20_000);
  });
});

describe.skipIf(process.platform === 'win32')('a pipe, which would be waited for, is not read', () => {
  test.each([
    ['features.json', 'inventory/'],
    ['design.md', 'design/'],
    ['guide.md', 'guide/'],
    ['templates/summary.md.hbs', 'artifacts/template-unreadable'],
    ['known.json', 'artifacts/baseline-missing'],
    ['backlog.config.yaml', 'config/unreadable'],
  ])('%s: %s…', (path, code) => {
    const root = house();
    rmSync(join(root, path));
    expect(spawnSync('mkfifo', [join(root, path)]).status).toBe(0);
    expect(checked(root).codes.filter((one) => one.startsWith(code))).not.toEqual([]);
  });
});

describe('a document of more than four million characters or a hundred thousand lines is a finding', () => {
  test.each([
    ['x', 4_000_001],
    ['| a | b |\n', 444_445],
    ['`', 4_000_001],
    ['#\n', 100_001],
    ['\r', 100_001],
    ['- [ ] a\r\n', 100_001],
  ])('%j %d times', (piece, times) => {
    const root = house();
    writeFileSync(join(root, 'guide.md'), piece.repeat(times));
    const { codes, text } = checked(root);
    expect(codes).toContain('markdown/too-long');
    expect(text).toMatch(
      /`guide.md` has \d{6,} (?:lines|characters), and a document of more than (?:100000|4000000) is not read/,
    );
  });

  test('and one that tables of areas are looked for in', () => {
    const root = house();
    writeFileSync(join(root, 'design.md'), '# D\n');
    writeFileSync(join(root, 'AGENTS.md'), '| Area | Guide |\n| --- | --- |\n| A | `a/` |\n'.repeat(40_000));
    const { codes, text } = checked(root);
    expect(codes).toContain('markdown/too-long');
    expect(text).toContain('`AGENTS.md` has 120001 lines');
  });
});

test('a guide of nothing but headings takes time by its length', () => {
  const root = house();
  const [small = 0, large = 0] = [12_500, 99_999].map((count) => {
    writeFileSync(join(root, 'guide.md'), '#\n'.repeat(count));
    const host = nodeHost({});
    const { config } = loadConfig({ cwd: root }, host);
    if (!config) throw new Error('no configuration');
    const started = process.cpuUsage();
    expect(compile(config, host).findings.map(({ code }) => code)).not.toContain('markdown/too-long');
    return process.cpuUsage(started).user / 1_000;
  });
  // Eight times the length; the square of it would be sixty-four times the time.
  expect(large).toBeLessThan(Math.max(small, 500) * 24);
});
