import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Said } from '../../src/cache/entry.ts';
import { replay } from '../../src/cache/replay.ts';
import { commands } from '../../src/commands/registry.ts';
import { commonOptions } from '../../src/commands/shared/command.ts';
import { runKept } from '../../src/commands/shared/kept.ts';
import { nodeHost } from '../../src/host/node.ts';

export interface Run {
  readonly out: string;
  readonly err: string;
  readonly exit: number;
  /** True when it was told again and nothing was compiled. */
  readonly again: boolean;
}

export interface RunOptions {
  readonly cwd: string;
  /** Null: without cache. */
  readonly build: string | null;
  readonly now?: number;
  readonly environment?: { readonly [name: string]: string };
}

export const environment = { BACKLOGIC_CACHE_KEY: 'the secret of the tests' };

/** Runs a command line as the CLI does: tells it again where that is possible, else runs it and keeps it. */
export async function run(argv: readonly string[], options: RunOptions): Promise<Run> {
  const { cwd, build, now = Date.now() } = options;
  const call = { argv, cwd, invocation: 'backlogic', color: { out: false, err: false } };
  const host = nodeHost(options.environment ?? environment);
  const told = build === null ? null : replay(call, build, host, now);
  if (told) return { ...texts(told.said), exit: told.exit, again: true };
  const command = await commands[argv[0] ?? '']?.load();
  if (!command) throw new Error(`no command ${argv[0]}`);
  const known = [...command.options, ...commonOptions];
  const parsed = parseArgs({
    args: argv.slice(1),
    allowPositionals: true,
    options: Object.fromEntries(
      known.map((option) => [option.name, { type: option.type, multiple: option.multiple ?? false }]),
    ),
  });
  const said: Said[] = [];
  const context = {
    ...call,
    ...parsed,
    host,
    out: (text: string) => void said.push(['out', text]),
    err: (text: string) => void said.push(['err', text]),
    interactive: false,
    betweenSteps: () => undefined,
    recorder: null,
    ask: null,
    interruptible: <T>(work: (signal: AbortSignal) => Promise<T>) => work(new AbortController().signal),
  };
  const exit = await runKept(command, context, argv, build);
  return { ...texts(said), exit, again: false };
}

function texts(said: readonly Said[]): { out: string; err: string } {
  const of = (stream: Said[0]): string =>
    said
      .filter(([to]) => to === stream)
      .map(([, text]) => text)
      .join('');
  return { out: of('out'), err: of('err') };
}

/** Every file below a folder but those of the cache, by path. */
export function filesBelow(folder: string, below = ''): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (path === '.backlogic/cache') continue;
    if (entry.isDirectory()) for (const [name, text] of filesBelow(folder, path)) files.set(name, text);
    else files.set(path, entry.isFile() ? readFileSync(join(folder, path), 'utf8') : 'link');
  }
  return files;
}

/** Writes as editors do: a new file takes the place of the old one. */
export function put(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}~`, text);
  renameSync(`${file}~`, file);
}

export function cacheEntries(folder: string): string[] {
  return readdirSync(join(folder, '.backlogic/cache')).filter((name) => name.startsWith('run-'));
}
