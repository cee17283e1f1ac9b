import type { GateConfig } from '../model/config.ts';
import type { GateOutcome, GateRun } from '../model/health.ts';
import type { ProcessResult, RunProcess } from '../model/process.ts';
import { cleanOutput } from './clean.ts';
import { BoundedLog } from './log.ts';
import { parserFor } from './parsers.ts';

/** The largest output of a gate that is kept, in characters. */
export const logLimit: number = 16 * 1024 * 1024;

/** What a gate may use of the world. */
export interface GateWorld {
  readonly root: string;
  readonly run: RunProcess;
  readonly environment: { readonly [name: string]: string | undefined };
  readonly signal: AbortSignal;
  /** Each piece of output as it comes, for progress and for the log on disk. */
  readonly onOutput: (gate: string, text: string) => void;
}

/** A gate's run and its log. */
export interface GateResult {
  readonly run: GateRun;
  readonly log: string;
}

/**
 * Runs one gate; its fallback, when the command can not run (the shell does not find it: 126, 127) or ran and failed without
 * one line that its parser knows. Never throws for what a gate does.
 */
export async function runGate(gate: GateConfig, world: GateWorld): Promise<GateResult> {
  const first = await attempt(gate, gate.command, world);
  const why = gate.fallback === null ? null : unusable(gate, first);
  if (gate.fallback === null || why === null)
    return { run: record(gate, gate.command, first, null), log: first.log };
  const second = await attempt(gate, gate.fallback, world);
  const log = `${first.log}\nfallback: ${why}; running ${gate.fallback}\n${second.log}`;
  return { run: record(gate, gate.fallback, second, why), log };
}

interface Attempt {
  readonly result: ProcessResult;
  readonly log: string;
  readonly output: string;
}

async function attempt(gate: GateConfig, command: string, world: GateWorld): Promise<Attempt> {
  const log = new BoundedLog(logLimit);
  const result = await world.run({
    command,
    cwd: gate.cwd === '' || gate.cwd === '.' ? world.root : `${world.root}/${gate.cwd}`,
    environment: allowed(gate, world.environment),
    timeoutMs: gate.timeoutSeconds * 1000,
    signal: world.signal,
    onOutput(text) {
      log.add(text);
      world.onOutput(gate.name, text);
    },
  });
  const text = log.text();
  return { result, log: text, output: cleanOutput(text) };
}

/** Only what the configuration names reaches a gate, besides what every command needs to be found. */
function allowed(gate: GateConfig, environment: GateWorld['environment']): { [name: string]: string } {
  const names = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SystemRoot', 'ComSpec', ...gate.env];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function unusable(gate: GateConfig, { result, output }: Attempt): string | null {
  if (result.ended === 'not-started') return result.problem ?? 'the command did not start';
  if (result.exitCode === 127) return 'the command was not found';
  if (result.exitCode === 126) return 'the command can not be executed';
  if (
    result.ended === 'exit' &&
    result.exitCode !== 0 &&
    parserFor(gate.parser, output).name === 'plain' &&
    missingTarget(output)
  ) {
    return 'the command does not exist here';
  }
  return null;
}

/** What make, npm and their like print when the target or script itself is missing: then nothing of the gate ran. */
function missingTarget(output: string): boolean {
  return /No rule to make target|no makefile found|Missing script:|is not recognized as an internal|command not found/i.test(
    output,
  );
}

function record(
  gate: GateConfig,
  command: string,
  { result, output }: Attempt,
  fallback: string | null,
): GateRun {
  const parser = parserFor(gate.parser, output);
  const reading = parser.read(output);
  const outcome = outcomeOf(result);
  return {
    name: gate.name,
    command,
    outcome,
    exitCode: result.exitCode,
    durationMs: result.durationMs,
    blocking: gate.blocking,
    fallbackUsed: fallback !== null,
    note: fallback ?? result.problem,
    parser: parser.name,
    passed: reading.passed,
    failed: reading.failed,
    skipped: reading.skipped,
    failures: outcome === 'pass' ? [] : reading.failures,
  };
}

function outcomeOf(result: ProcessResult): GateOutcome {
  if (result.ended === 'timeout' || result.ended === 'interrupted') return result.ended;
  if (result.ended === 'not-started' || result.exitCode === 127 || result.exitCode === 126)
    return 'unavailable';
  return result.exitCode === 0 ? 'pass' : 'fail';
}
