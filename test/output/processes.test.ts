import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { nodeHost } from '../../src/host/node.ts';
import { writeArtifacts } from '../../src/output/write.ts';
import { checkout } from '../support/cli.ts';
import { configAt, edition, mendAt } from './support.ts';

// BACKLOGIC_KILLS=200 npx vitest run test/output/processes.test.ts
const kills = Number(process.env.BACKLOGIC_KILLS ?? 30);
const host = nodeHost({});
let script = '';

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'backlogic-processes-'));
  script = join(folder, 'write.mjs');
  buildSync({
    stdin: {
      contents: `import { nodeHost } from './src/host/node.ts';
import { writeArtifacts } from './src/output/write.ts';
import { configAt, edition } from './test/output/support.ts';
const [root, names, turns] = process.argv.slice(2);
process.stdout.write('ready\\n');
for (let turn = 0; turn < Number(turns); turn += 1) {
  const { findings } = writeArtifacts(edition(names[turn % names.length]), configAt(root), nodeHost({}));
  for (const { code } of findings) process.stdout.write(code + '\\n');
}
process.stdout.write('done\\n');`,
      resolveDir: checkout,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
  });
  return () => rmSync(folder, { recursive: true, force: true });
});

function repository(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'backlogic-processes-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'docs'));
  return root;
}

/** The one edition that stands below the root, null for none; throws when it is a mixture or a part. */
function editionAt(root: string, names: string): string | null {
  const read = (path: string): string | null =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
  const [whole] = [...names].filter((name) => edition(name).every(({ path, text }) => read(path) === text));
  if (whole !== undefined) return whole;
  const standing = edition('a').map(({ path }) => [path, read(path)]);
  if (standing.every(([, text]) => text === null)) return null;
  throw new Error(`a mixture: ${JSON.stringify(standing)}`);
}

function leftovers(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /journal|\.backlogic-/.test(path),
  );
}

interface Writer {
  /** Every line it has said. */
  readonly said: string[];
  readonly ended: Promise<void>;
  kill(): void;
}

/** Starts a process that writes the editions in turn; resolves when it begins. */
function writer(root: string, names: string, turns: number): Promise<Writer> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, root, names, String(turns)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    const ended = new Promise<void>((end) => child.once('close', () => end()));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.push(...text.split('\n').filter((line) => line !== ''));
      resolve({ said, ended, kill: () => void child.kill('SIGKILL') });
    });
  });
}

function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe('a build that is killed', () => {
  test(`at any of ${kills} moments leaves one whole set once the next build has mended it`, {
    timeout: 20_000 + kills * 1500,
  }, async () => {
    const root = repository();
    const seen = new Set<string | null>();
    let journals = 0;
    for (let turn = 0; turn < kills; turn += 1) {
      const one = await writer(root, 'ab', 1e9);
      await passed(3 + ((turn * 37) % 251));
      one.kill();
      await one.ended;
      if (existsSync(join(root, '.backlogic/journal.json'))) journals += 1;
      mendAt(root, host);
      seen.add(editionAt(root, 'ab'));
      expect([turn, existsSync(join(root, '.backlogic/journal.json'))]).toEqual([turn, false]);
    }
    // Else the test proved nothing: it must have hit builds in the middle.
    expect(journals).toBeGreaterThan(kills / 10);
    expect([...seen]).toEqual(expect.arrayContaining(['a', 'b']));
    expect(writeArtifacts(edition('c'), configAt(root), host).findings).toEqual([]);
    expect([editionAt(root, 'c'), leftovers(root)]).toEqual(['c', []]);
  });

  test('is not waited for', async () => {
    const root = repository();
    const one = await writer(root, 'ab', 1e9);
    const journal = join(root, '.backlogic/journal.json');
    for (let tries = 0; tries < 2000 && !existsSync(journal); tries += 1) await passed(0);
    one.kill();
    await one.ended;
    if (!existsSync(journal)) writeFileSync(journal, '{');
    let paused = 0;
    const watched = {
      ...host,
      process: {
        ...host.process,
        pause: () => {
          paused += 1;
        },
      },
    };
    const { findings } = writeArtifacts(edition('c'), configAt(root), watched);
    expect([findings.map(({ code }) => code), paused, editionAt(root, 'c')]).toEqual([
      ['artifacts/mended'],
      0,
      'c',
    ]);
  });
});

describe('three builds at once', () => {
  test('wait for each other, and no set is torn', async () => {
    const root = repository();
    const writers = await Promise.all(['ab', 'cd', 'ef'].map((names) => writer(root, names, 25)));
    await Promise.all(writers.map(({ ended }) => ended));
    for (const { said } of writers) expect(said).toEqual(['ready', 'done']);
    expect(editionAt(root, 'abcdef')).not.toBeNull();
    expect(leftovers(root)).toEqual([]);
  });

  test('of which any may be killed: the others mend what it began', {
    timeout: 60_000 + kills * 500,
  }, async () => {
    const root = repository();
    const said = new Set<string>();
    let writers: Writer[] = [];
    for (let turn = 0; turn < kills / 3; turn += 1) {
      while (writers.length < 3)
        writers.push(await writer(root, ['ab', 'cd', 'ef'][writers.length] ?? '', 1e9));
      await passed(5 + ((turn * 53) % 97));
      const [first, ...rest] = writers;
      first?.kill();
      await first?.ended;
      for (const line of first?.said ?? []) said.add(line);
      writers = rest;
    }
    for (const one of writers) one.kill();
    await Promise.all(writers.map(({ ended }) => ended));
    for (const one of writers) for (const line of one.said) said.add(line);
    // Nothing but what was mended: no error that speaks of anything else, and none of a loser.
    expect([...said].filter((line) => !['ready', 'artifacts/mended'].includes(line))).toEqual([]);
    mendAt(root, host);
    expect(editionAt(root, 'abcdef')).not.toBeNull();
  });
});
