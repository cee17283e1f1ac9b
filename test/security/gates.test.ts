import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, scratch } from '../support/cli.ts';

/** What a shell would run, if it ever came to see it. */
const lures = [
  '$(touch owned)',
  '`touch owned`',
  '; touch owned;',
  '&& touch owned',
  '| touch owned',
  "'; touch owned; '",
  '"$(touch owned)"',
  '\ntouch owned\n',
];

describe.skipIf(process.platform === 'win32')('gates', () => {
  test('are the words of the configuration alone: no name, path or output of a repository reaches a shell', () => {
    const root = scratch();
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    write('.git/HEAD', 'ref: refs/heads/main\n');
    write(
      'backlog.config.json',
      JSON.stringify({
        inventory: { path: 'features.json', mvpPhases: ['mvp'] },
        gates: lures.map((_, at) => ({
          name: `gate-${at}`,
          command: 'cat lures.txt; exit 1',
          fallback: 'cat lures.txt; exit 1',
        })),
      }),
    );
    write(
      'lures.txt',
      lures.map((lure) => `not ok 1 - ${lure}\n  at ${lure}:1:1\n${lure}.ts:1:1 error ${lure}\n`).join(''),
    );
    write(
      'features.json',
      JSON.stringify(
        lures.map((lure, at) => ({
          id: `A-${at} ${lure}`,
          group: lure,
          title: lure,
          description: lure,
          phase: 'mvp',
          owner: lure,
        })),
      ),
    );
    for (const lure of lures) write(join('core', lure.replaceAll('/', ' '), 'a.ts'), '');
    for (const args of [
      ['build', '--health', '--force'],
      ['health'],
      ['check'],
      ['explain', lures[0] ?? ''],
    ]) {
      const run = cli([...args, '--no-safe'], { cwd: root });
      expect([args[0], run.code === 3]).toEqual([args[0], false]);
    }
    expect(readFileSync(join(root, '.backlogic/repo_health.json'), 'utf8')).toContain('touch owned');
    expect(
      readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /(?:^|\/)owned$/.test(path)),
    ).toEqual([]);
  });
});
