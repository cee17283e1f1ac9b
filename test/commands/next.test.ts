import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, scratch } from '../support/cli.ts';

/** The lines that a run proposes. */
function proposed(stdout: string): string[] {
  const [, next = ''] = stdout.split('\nnext:\n');
  return [...next.matchAll(/^ {2}node .*?(?= {5})/gm)].map(([line]) => line.trim());
}

function run(line: string, folder: string): { status: number | null; stdout: string } {
  return spawnSync('/bin/sh', ['-c', line], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CI: '' },
  });
}

const ids = ['F 1', "it's $(touch gone) `touch gone`", '--level', 'inventory/duplicate-id', '日本'];

describe('the commands that a build proposes run as they stand', () => {
  it.each(ids)('with the id %s', (id) => {
    const folder = scratch();
    writeFileSync(join(folder, 'features.json'), JSON.stringify([{ id, title: 'One', group: 'Orders' }]));
    const { stdout, code } = cli(['build'], { cwd: folder });
    expect(code).toBe(0);
    const [explain = '', check = ''] = proposed(stdout);
    const answer = run(explain, folder);
    expect(answer.status, explain).toBe(0);
    expect(answer.stdout).toContain(`feature ${id}  One`);
    expect(run(check, folder).status, check).toBe(0);
  });

  it('with the options of the build, in folders with spaces', () => {
    const folder = scratch();
    const root = join(folder, 'sp ace', 'ü');
    mkdirSync(join(root, 'my rules'), { recursive: true });
    writeFileSync(join(root, 'f.json'), JSON.stringify([{ id: 'A-1', title: 'One', group: 'Orders' }]));
    writeFileSync(join(folder, 'a b.json'), JSON.stringify({ inventory: { path: 'f.json' } }));
    const options = ['--root', 'sp ace/ü', '--config', 'a b.json', '--rules', 'sp ace/ü/my rules'];
    const { stdout, stderr } = cli(['build', ...options], { cwd: folder });
    const lines = proposed(stdout);
    expect(lines, stderr).toHaveLength(2);
    for (const line of lines) expect(run(line, folder).status, line).toBe(0);
  });

  it('after init too', () => {
    const folder = scratch();
    mkdirSync(join(folder, 'sp ace'));
    const entries = ['--x', 'b', 'c'].map((id) => ({ id, title: 'One', group: 'A', passes: false }));
    writeFileSync(join(folder, 'sp ace', 'features.json'), JSON.stringify({ features: entries }));
    const { stdout } = cli(['init', '--yes', '--root', 'sp ace'], { cwd: folder });
    const lines = proposed(stdout);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(run(line, folder).status, line).toBe(0);
  });

  it("and the last says how rules of one's own come into it: only those that a configuration names are read", () => {
    const folder = scratch();
    writeFileSync(
      join(folder, 'features.json'),
      JSON.stringify([{ id: 'A-1', title: 'One', group: 'Orders' }]),
    );
    const last = (): string =>
      cli(['build', '--force'], { cwd: folder }).stdout.trimEnd().split('\n').at(-1) ?? '';
    mkdirSync(join(folder, 'rules'));
    expect(last()).toMatch(
      /^ {2}node .* init {5}a configuration: rules and templates of your own are read where/,
    );
    const configure = (value: object): void =>
      writeFileSync(join(folder, 'backlog.config.json'), JSON.stringify(value));
    configure({});
    expect(last()).toMatch(
      /^ {2}name a folder in `rules` of backlog\.config\.json: rules of your own move the backlog/,
    );
    configure({ rules: ['backlogic:rules', 'rules'] });
    expect(last()).toBe('  edit a rule in rules and build again: the backlog moves, no code changes');
  });
});
