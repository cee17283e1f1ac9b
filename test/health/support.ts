import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadConfig } from '../../src/config/load.ts';
import { type GatesRun, runGates } from '../../src/health/run.ts';
import { nodeHost } from '../../src/host/node.ts';
import { runProcess } from '../../src/host/process.ts';
import type { ResolvedConfig } from '../../src/model/config.ts';
import type { JsonValue } from '../../src/model/json.ts';
import type { RunProcess } from '../../src/model/process.ts';
import { scratch } from '../support/cli.ts';

/** A gate as a configuration writes it. */
export interface GateParts {
  readonly name?: string;
  readonly command: string;
  readonly [key: string]: JsonValue | undefined;
}

/** Writes a folder with a configuration of these gates, and files. */
export function project(
  gates: readonly GateParts[],
  files: { readonly [path: string]: string } = {},
  more: { readonly [key: string]: JsonValue } = {},
  folder: string = scratch(),
): string {
  const config = { gates: gates.map((gate, index) => ({ name: `gate-${index + 1}`, ...gate })), ...more };
  const all = { 'backlog.config.json': JSON.stringify(config), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The resolved configuration of a project. */
export function configOf(folder: string): ResolvedConfig {
  const { config, findings } = loadConfig({ cwd: folder }, nodeHost({}));
  if (!config) throw new Error(JSON.stringify(findings));
  return config;
}

/** A run of a project's gates, with the log as it stood on disk just before the end. */
export interface Ran extends GatesRun {
  readonly live: string;
  readonly told: readonly string[];
}

/** Runs the gates of a project by real processes, unless `run` stands in for them. */
export async function runIn(
  folder: string,
  options: { run?: RunProcess; environment?: { [name: string]: string }; signal?: AbortSignal } = {},
): Promise<Ran> {
  const environment = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...options.environment };
  let live = '';
  const told: string[] = [];
  const result = await runGates(configOf(folder), {
    host: { ...nodeHost(environment), now: () => 0 },
    run: options.run ?? runProcess,
    signal: options.signal ?? new AbortController().signal,
    append: (text) => {
      live += text;
    },
    watch: {
      began: (gate) => told.push(`began ${gate.name}`),
      output: () => {},
      ended: (run) => told.push(`ended ${run.name}`),
    },
  });
  return { ...result, live, told };
}

/** A process that prints, and ends with an exit code, at once. */
export function prints(output: string, exitCode = 0): RunProcess {
  return async (request) => {
    request.onOutput(output);
    return { ended: 'exit', exitCode, durationMs: 1, problem: null };
  };
}
