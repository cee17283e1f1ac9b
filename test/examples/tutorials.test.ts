import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkout, cli, scratch } from '../support/cli.ts';

const tutorials = [
  ['feature-list', 'allotment-garden'],
  ['prd-stories', 'clinic-queue'],
  ['task-master', 'tide-logger'],
  ['requirements', 'greenhouse'],
  ['markdown-tasks', 'choir-archive'],
] as const;

describe.each(tutorials)('the tutorial %s', (name, example) => {
  const page = readFileSync(join(checkout, `docs/tutorial/${name}.md`), 'utf8');

  test('does what it shows in its example, and init gives the very files that stand there', () => {
    expect(page).toContain(`../../examples/${example}`);
    const folder = join(scratch(), example);
    const source = join(checkout, 'examples', example);
    cpSync(source, folder, { recursive: true });
    const files = ['backlog.config.ts', 'rules/own.yaml'];
    const made = [...files, 'rules', 'docs/mvp_backlog.md', '.backlogic'];
    for (const path of made) rmSync(join(folder, path), { recursive: true, force: true });
    const steps = [...page.matchAll(/```sh\n(.+)\n```\n\n```text\n([\s\S]*?)\n```/g)];
    expect(steps.length).toBe(3);
    for (const [, line = '', shown = ''] of steps) {
      const run = cli(line.split(' ').slice(1), { cwd: folder });
      expect(run.code, run.stderr).toBe(0);
      const lines = run.stdout.split('\n');
      for (const wanted of shown.split('\n')) {
        const at = lines.findIndex((one) => one.startsWith(wanted));
        expect(at, `${line}: ${wanted}\n${run.stdout}`).toBeGreaterThanOrEqual(0);
        lines.splice(0, at + 1);
      }
    }
    for (const path of files)
      expect(readFileSync(join(folder, path), 'utf8'), path).toBe(readFileSync(join(source, path), 'utf8'));
  });
});
