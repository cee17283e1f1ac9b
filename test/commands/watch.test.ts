import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { edits, lay } from '../cache/edits.ts';
import { filesBelow } from '../cache/support.ts';
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
  #seen = 0;

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

  /** The next round that is meant: between two steps of one edit, a busy machine sees a file more and has a round that says nothing. */
  async next(isMeant: (round: Round) => boolean): Promise<Round> {
    for (let waited = 0; waited < 40_000; waited += 10) {
      const round = this.rounds[this.#seen];
      if (round) this.#seen += 1;
      else await pause(10);
      if (round && isMeant(round)) return round;
    }
    throw new Error(`no such round among ${JSON.stringify(this.rounds)}`);
  }

  /** Rounds that nobody has waited for yet. */
  left(): readonly Round[] {
    return this.rounds.slice(this.#seen);
  }
}

function repository(): string {
  const folder = scratch();
  lay(folder);
  return folder;
}

const moved = (round: Round): readonly string[] => round.difference?.decisions.map(({ id }) => id) ?? [];

describe('backlogic watch', () => {
  test.for([[], ['--poll', '50']])('builds, then says what each change moves; %j', async (more) => {
    const folder = repository();
    const watch = new Watched(folder, ...more);
    const wrote =
      (path: string) =>
      ({ written }: Round): boolean =>
        written.includes(path);
    const failed = ({ findings }: Round): boolean => findings.some(({ severity }) => severity === 'error');
    const first = await watch.next(wrote('docs/mvp_backlog.md'));
    expect(first.difference).toBeNull();

    edits['a rule is edited']?.(folder, 1);
    await watch.next((round) => moved(round).includes('risk feature:A-2'));
    // In place, as some editors write.
    writeFileSync(
      join(folder, 'billing/guide.md'),
      '# Billing\n\n## Work packages\n\n| Work package | Objective |\n| --- | --- |\n| WP-1 Ship | `A-1` |\n',
    );
    await watch.next(wrote('.backlogic/guide_recon.json'));

    edits['a rule file is broken']?.(folder, 1);
    await watch.next(failed);
    rmSync(join(folder, 'rules/own-1.yaml'));
    await watch.next((round) => !failed(round));

    edits['the configuration is edited']?.(folder, 7);
    await watch.next(wrote('docs/mvp_backlog.md'));

    // What it writes itself is no change.
    await pause(400);
    expect(watch.left()).toEqual([]);
    const watched = filesBelow(folder);
    expect(cli(['build', '--no-cache', '--quiet'], { cwd: folder }).code).toBe(0);
    expect(filesBelow(folder)).toEqual(watched);
  });

  test('ends at once at Ctrl-C', async () => {
    const watch = new Watched(repository());
    await watch.next(() => true);
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
