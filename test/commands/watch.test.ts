import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { edits, lay } from '../cache/edits.ts';
import { filesBelow, put } from '../cache/support.ts';
import { checkout, cli, scratch } from '../support/cli.ts';

interface Round {
  readonly written: readonly string[];
  readonly findings: readonly { readonly code: string; readonly severity: string }[];
  readonly difference: { readonly decisions: readonly { readonly id: string }[] } | null;
}

/** A watch on a folder: its rounds in turn. */
class Watched {
  readonly child: ChildProcess;
  readonly rounds: Round[] = [];
  #rest = '';

  constructor(folder: string, ...more: readonly string[]) {
    this.child = spawn(process.execPath, [join(checkout, 'dist/cli.js'), 'watch', '--json', ...more], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH },
    });
    this.child.stdout?.on('data', (text) => {
      const lines = `${this.#rest}${text}`.split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) this.rounds.push(JSON.parse(line));
    });
    onTestFinished(() => void this.child.kill('SIGKILL'));
  }

  async round(number: number): Promise<Round> {
    for (let waited = 0; waited < 40_000; waited += 10) {
      const round = this.rounds[number];
      if (round) return round;
      await pause(10);
    }
    throw new Error(`no round ${number}`);
  }
}

function repository(): string {
  const folder = scratch();
  lay(folder);
  return folder;
}

const n = (round: Round): readonly string[] => round.difference?.decisions.map(({ id }) => id) ?? [];

describe('backlogic watch', () => {
  test.for([[], ['--poll', '50']])('builds, then says what each change moves; %j', async (more) => {
    const folder = repository();
    const watch = new Watched(folder, ...more);
    const first = await watch.round(0);
    expect(first.difference).toBeNull();
    expect(first.written).toContain('docs/mvp_backlog.md');

    edits['a rule is edited']?.(folder, 1);
    expect(n(await watch.round(1))).toContain('risk feature:A-2');
    // In place, as some editors write.
    put(
      folder,
      'billing/guide.md',
      '# Billing\n\n## Work packages\n\n| Work package | Objective |\n| --- | --- |\n| WP-1 Ship | `A-1` |\n',
    );
    expect((await watch.round(2)).written).toContain('.backlogic/guide_recon.json');

    edits['a rule file is broken']?.(folder, 1);
    expect((await watch.round(3)).findings.map(({ severity }) => severity)).toContain('error');
    rmSync(join(folder, 'rules/own-1.yaml'));
    expect((await watch.round(4)).findings.map(({ severity }) => severity)).not.toContain('error');

    edits['the configuration is edited']?.(folder, 7);
    expect((await watch.round(5)).written).toContain('docs/mvp_backlog.md');

    // What it writes itself is no change.
    await pause(400);
    expect(watch.rounds.slice(6)).toEqual([]);
    const watched = filesBelow(folder);
    expect(cli(['build', '--no-cache', '--quiet'], { cwd: folder }).code).toBe(0);
    expect(filesBelow(folder)).toEqual(watched);
  });

  test('ends at once at Ctrl-C', async () => {
    const watch = new Watched(repository());
    await watch.round(0);
    const ended = new Promise((resolve) => {
      watch.child.on('exit', (code, signal) => resolve(signal ?? code));
    });
    watch.child.kill('SIGINT');
    expect(await Promise.race([ended, pause(2000, 'late')])).toBe('SIGINT');
  });

  test.for(['0', 'soon', '-1'])('--poll %s is a usage mistake', (poll) => {
    expect(cli(['watch', `--poll=${poll}`], { cwd: repository() }).code).toBe(2);
  });
});
