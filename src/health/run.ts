import type { GateConfig, ResolvedConfig } from '../model/config.ts';
import { type GateRun, gateKey } from '../model/health.ts';
import type { Host } from '../model/host.ts';
import type { RunProcess } from '../model/process.ts';
import { type GateResult, logLimit, runGate } from './gate.ts';
import { LiveLog } from './live-log.ts';
import { BoundedLog } from './log.ts';

/** What running gates needs of the world, and who is told how it goes. */
export interface RunWorld {
  readonly host: Host;
  readonly run: RunProcess;
  readonly signal: AbortSignal;
  /** Adds to the log on disk, so that what was printed outlives a crash; the whole log replaces it at the end. */
  readonly append: (text: string) => void;
  readonly watch: GateWatch;
}

/** Told of each gate. With several at once these come mixed. */
export interface GateWatch {
  began(gate: GateConfig): void;
  output(gate: GateConfig, text: string): void;
  ended(run: GateRun): void;
}

/** What the gates gave. */
export interface GatesRun {
  /** In the order of the configuration; a gate that an interrupt kept from starting is not among them. */
  readonly runs: readonly GateRun[];
  /** The whole log, gate after gate. */
  readonly log: string;
  readonly interrupted: boolean;
}

/**
 * Runs the configured gates, at most `gateConcurrency` at once. Never rejects for what a gate does. After an interrupt
 * no further gate starts, and those that run are ended.
 */
export async function runGates(config: ResolvedConfig, world: RunWorld): Promise<GatesRun> {
  const { host, signal, watch } = world;
  const live = new LiveLog(world.append, logLimit);
  const opening = logOpening(host.now());
  live.add(opening);
  const share = Math.floor(logLimit / Math.max(1, config.gates.length));
  const results: ({ readonly run: GateRun; readonly section: string } | undefined)[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < config.gates.length && !signal.aborted; index = next++) {
      const gate = config.gates[index];
      if (!gate) continue;
      watch.began(gate);
      live.open(gate.name, heading(gate));
      const result = await runGate(gate, {
        root: config.root,
        host,
        run: world.run,
        signal,
        onOutput(text) {
          live.output(gate.name, text);
          watch.output(gate, text);
        },
      });
      const closing = closingLines(result.run, host.now());
      live.output(gate.name, `${live.lineIsOpen(gate.name) ? '\n' : ''}${closing}`);
      results[index] = { run: result.run, section: section(gate, result, share, closing) };
      watch.ended(result.run);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, config.gateConcurrency) }, work));
  const done = results.filter((result) => result !== undefined);
  const missing = config.gates.filter((_, index) => results[index] === undefined);
  return {
    runs: done.map(({ run }) => run),
    log: [
      opening,
      ...done.map((result) => result.section),
      ...missing.map((gate) => `${heading(gate)}${gateKey(gate.name)}=not_run\n`),
    ].join(''),
    interrupted: signal.aborted,
  };
}

/** The first line of the log, from which it is known as one of ours. */
function logOpening(now: number): string {
  return `backlogic: what the gates printed, from ${new Date(now).toISOString()} on\n`;
}

function heading(gate: GateConfig): string {
  return `\n== ${oneLine(gate.name)}: ${oneLine(gate.command)}\n`;
}

function oneLine(text: string): string {
  const [first = '', ...more] = text.split('\n');
  return [first.trimEnd(), ...more.map((line) => line.trim())].join(' ⏎ ').replace(/(?: ⏎ )+/g, ' ⏎ ');
}

function closingLines(run: GateRun, now: number): string {
  const key = gateKey(run.name);
  const time = `${new Date(now).toISOString()} after ${(run.durationMs / 1000).toFixed(1)} s`;
  return `${key.replace(/_EXIT$/, '_TIME')}=${time}\n${key}=${run.exitCode ?? run.outcome}\n`;
}

/** A gate's part of the log, no longer than its share. */
function section(gate: GateConfig, { log }: GateResult, share: number, closing: string): string {
  const kept = new BoundedLog(share);
  kept.add(log);
  const text = kept.text();
  return `${heading(gate)}${text === '' ? '' : text.replace(/\n?$/, '\n')}${closing}`;
}
