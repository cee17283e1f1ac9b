import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, workspace } from '../support/cli.ts';

const example = 'examples/speech-pipeline';
const inventory = `${example}/docs/larkline_features_framework.json`;
const design = `${example}/docs/larkline_SystemDesign.md`;

interface Reported {
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly hint: string;
  readonly severity: string;
}

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the edit of ${path} changed nothing`);
  writeFileSync(path, after);
}

/** One way to break the workspace, the code that must be reported, and the exit code of a build. */
const cases: readonly [string, (folder: string) => void, string, number][] = [
  ['no inventory', (at) => rmSync(join(at, inventory)), 'inventory/not-found', 1],
  [
    'an inventory that is no JSON',
    (at) => edit(join(at, inventory), (text) => text.slice(0, 5000)),
    'inventory/syntax',
    1,
  ],
  ['an empty inventory', (at) => writeFileSync(join(at, inventory), '[]'), 'inventory/empty', 1],
  [
    'a duplicate id',
    (at) => edit(join(at, inventory), (text) => text.replace('"F-002"', '"F-001"')),
    'inventory/duplicate-id',
    1,
  ],
  [
    'an entry that is no object',
    (at) => edit(join(at, inventory), (text) => text.replace(/\{(?=\s*"id": "F-002")/, '7, {')),
    'inventory/not-an-object',
    1,
  ],
  [
    'a group that is an object',
    (at) => edit(join(at, inventory), (text) => text.replace(/"group": "[^"]*"/, '"group": {"no": 7}')),
    'inventory/wrong-type',
    1,
  ],
  [
    'an unknown phase',
    (at) =>
      edit(join(at, inventory), (text) => text.replace('"release_phase": "mvp"', '"release_phase": "mpv"')),
    'inventory/unknown-phase',
    1,
  ],
  ['no design', (at) => rmSync(join(at, design)), 'design/not-found', 1],
  [
    'a guide table without its column',
    (at) => edit(join(at, design), (text) => text.replace('| Area | Canonical file |', '| Area | Where |')),
    'design/missing-column',
    1,
  ],
  ['no guide', (at) => rmSync(join(at, example, 'cmd/command_entrypoints_guide.md')), 'guide/missing', 1],
  [
    'a rule file that does not parse',
    (at) => edit(join(at, 'rules/risk.yaml'), (text) => text.replace('rules:', 'rules: [')),
    'rules/syntax',
    1,
  ],
  [
    'a fact that does not exist',
    (at) => edit(join(at, 'rules/risk.yaml'), (text) => text.replace('fact: group', 'fact: gruop')),
    'rules/unknown-fact',
    1,
  ],
  [
    'a configuration key that does not exist',
    (at) =>
      edit(join(at, 'backlog.config.ts'), (text) => text.replace('contractSurfaces', 'contractSurface')),
    'config/unknown-key',
    2,
  ],
];

describe('bad input', () => {
  it.each(cases)('%s: a finding with code and place, nothing half-written', (_name, ruin, code, exit) => {
    const folder = workspace();
    rmSync(join(folder, example, '.backlogic'), { recursive: true, force: true });
    rmSync(join(folder, example, 'docs/mvp_backlog.md'), { force: true });
    ruin(folder);
    const run = cli(['build', '--json'], { cwd: folder });
    expect(run.code, run.stderr).toBe(exit);
    const { findings } = JSON.parse(run.stdout) as { findings: Reported[] };
    const found = findings.find((one) => one.code === code);
    expect(found, findings.map((one) => one.code).join(' ')).toBeDefined();
    expect(found?.severity).toBe('error');
    expect(found?.hint).not.toBe('');
    if (found?.file !== null) expect(found?.line).toBeGreaterThan(0);
    expect(existsSync(join(folder, example, 'docs/mvp_backlog.md'))).toBe(false);
    expect(existsSync(join(folder, example, '.backlogic/plan.json'))).toBe(false);
    expect(readdirSync(join(folder, example, 'docs')).filter((name) => /tmp|~/.test(name))).toEqual([]);
  });

  it('reports as much as possible in one run', () => {
    const folder = workspace();
    edit(join(folder, inventory), (text) => text.replace('"F-002"', '"F-001"'));
    rmSync(join(folder, example, 'cmd/command_entrypoints_guide.md'));
    edit(join(folder, 'rules/risk.yaml'), (text) => text.replace('fact: group', 'fact: gruop'));
    const { findings } = JSON.parse(cli(['build', '--json'], { cwd: folder }).stdout) as {
      findings: Reported[];
    };
    const codes = new Set(findings.map((one) => one.code));
    for (const code of ['inventory/duplicate-id', 'guide/missing', 'rules/unknown-fact'])
      expect(codes).toContain(code);
  });

  it.skipIf(process.getuid?.() === 0)('an unreadable inventory is a finding', () => {
    const folder = workspace();
    chmodSync(join(folder, inventory), 0);
    const run = cli(['build', '--json'], { cwd: folder });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('inventory/unreadable');
  });
});
