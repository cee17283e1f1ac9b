import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { command as explain } from '../../src/commands/explain.ts';
import { checkout, cli, scratch, workspace } from '../support/cli.ts';
import { runCommand } from '../support/command.ts';
import { repository, root } from '../support/repository.ts';

const program = join(checkout, 'dist/cli.js');

function said(megabytes: number): string {
  return 'It says a little more each time. '.repeat(megabytes * 11_000);
}

/** A repository whose one feature says so much that its facts are more than this much JSON. */
function talkative(megabytes: number): string {
  const folder = scratch();
  const description = said(megabytes);
  writeFileSync(join(folder, 'features.json'), JSON.stringify([{ id: 'A-1', group: 'Talk', description }]));
  return folder;
}

describe('output into a pipe', () => {
  it('is complete, however slow the reader', async () => {
    const folder = talkative(10);
    const run = spawn(process.execPath, [program, 'facts', 'A-1', '--json', '--root', folder], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const code = new Promise<number | null>((resolve) => run.on('exit', resolve));
    const chunks: Buffer[] = [];
    for await (const chunk of run.stdout) {
      chunks.push(chunk as Buffer);
      await sleep(5);
    }
    expect(await code).toBe(0);
    const read = Buffer.concat(chunks).toString();
    expect(read.length).toBeGreaterThan(10_000_000);
    const document = JSON.parse(read) as { subjects: { facts: { fact: string; value: unknown }[] }[] };
    expect(read).toBe(`${JSON.stringify(document, null, 2)}\n`);
    const description = document.subjects[0]?.facts.find(({ fact }) => fact === 'description')?.value;
    expect(String(description).trim()).toBe(said(10).trim());
  });

  it('that its reader closes is no error', async () => {
    const folder = talkative(1);
    const run = spawn(process.execPath, [program, 'facts', 'A-1', '--json', '--root', folder], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    run.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    run.stdout.once('data', () => run.stdout.destroy());
    const code = await new Promise<number | null>((resolve) => run.on('close', resolve));
    expect(code).toBe(0);
    expect(stderr).toBe('');
  });
});

describe('an id that nobody knows', () => {
  it('exits 1 and suggests the nearest', () => {
    const run = cli(['explain', 'F-O33']);
    expect(run.code).toBe(1);
    expect(run.stdout).toBe('');
    expect(run.stderr).toBe('backlogic: nothing is called "F-O33"\n  did you mean F-033?\n');
  });

  it('is near to nothing by how it begins: only the distance of the letters counts', async () => {
    const host = repository().feature({ id: 'CUSTOMER-1' }, { id: 'CUSTOMER-2' }).host();
    for (const id of ['C', 'CUST', '1', 'the CUSTOMER-1 one']) {
      const run = await runCommand(explain, host, root, {}, [id]);
      expect(run.code).toBe(1);
      expect(run.err).not.toContain('did you mean');
    }
    const near = await runCommand(explain, host, root, { json: true }, ['CUSTMOER-1']);
    expect(near.code).toBe(1);
    expect(JSON.parse(near.out)).toMatchObject({
      kind: 'error',
      error: { hint: 'did you mean CUSTOMER-1?' },
    });
  });
});

describe('check, as a script sees it', () => {
  it('has the same bytes on another day, in another folder, language and time zone, and no durations', () => {
    const [here, there] = [workspace(), workspace()];
    const first = cli(['check', '--json'], { cwd: here });
    const second = cli(['check', '--json', '--root', join(there, 'examples/speech-pipeline')], {
      cwd: there,
      env: { LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Auckland', SOURCE_DATE_EPOCH: '86400', CI: 'true' },
    });
    expect(first.code).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    expect(first.stdout).not.toMatch(/duration|elapsed|_ms"|_at"|\d{4}-\d\d-\d\dT/);
    expect(first.stdout).not.toContain(here);
  });

  it('exits 1 when it fails, and says why on stderr', () => {
    const folder = workspace();
    const run = cli(['check', '--fail-on', 'warning'], { cwd: folder });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^warning /m);
    expect(run.stdout).toMatch(/^findings: \d+ warnings?/m);
  });

  it('says nothing on stdout but its document, when the configuration is broken too', () => {
    const folder = workspace();
    writeFileSync(join(folder, 'backlog.config.ts'), 'export default { pln: {} };\n');
    const run = cli(['check', '--json'], { cwd: folder });
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({ kind: 'check', failed: true });
  });
});
