import { unlessRefused } from '../host/refused.ts';
import { standingAt } from '../host/standing.ts';
import type { GateConfig } from '../model/config.ts';
import type { GateOutcome, GateRun } from '../model/health.ts';
import type { Host } from '../model/host.ts';
import type { ProcessResult, RunProcess } from '../model/process.ts';
import { counted } from '../model/words.ts';
import { cleanOutput } from './clean.ts';
import { gateEnvironment, Mask, secretsOf } from './environment.ts';
import { BoundedLog } from './log.ts';
import { notTheGate } from './missing.ts';
import type { GateOutput } from './parser.ts';
import { hasRun, type Read, readOutput, withReason } from './parsers.ts';
import { type Ground, placeFailure } from './place.ts';

/** The largest output of a gate that is read, in bytes; of a longer one its head and tail. */
export const logLimit: number = 16 * 1024 * 1024;

/** More failures than a person reads; the count still has all of them. */
export const failureLimit = 200;

/** What a gate may use of the world. */
export interface GateWorld {
  readonly root: string;
  readonly host: Host;
  readonly run: RunProcess;
  readonly signal: AbortSignal;
  /** Each piece of output as it comes, secrets masked, for progress and for the log on disk. */
  readonly onOutput: (text: string) => void;
}

/** A gate's run and what it printed. */
export interface GateResult {
  readonly run: GateRun;
  readonly log: string;
}

/**
 * Runs one gate; its fallback, when the command can not run or nothing that it printed is the gate's. Never throws for what
 * a gate does.
 */
export async function runGate(gate: GateConfig, world: GateWorld): Promise<GateResult> {
  const first = await attempt(gate, gate.command, world);
  const why = unusable(first);
  if (gate.fallback === null || why === null)
    return { run: record(gate, first, why, null, world), log: first.log };
  const between = `${first.log === '' || first.log.endsWith('\n') ? '' : '\n'}== ${why}; running the fallback: ${gate.fallback}\n`;
  world.onOutput(between);
  const second = await attempt(gate, gate.fallback, world);
  return { run: record(gate, second, unusable(second), why, world), log: first.log + between + second.log };
}

interface Attempt {
  readonly command: string;
  readonly result: ProcessResult;
  readonly log: string;
  readonly cut: boolean;
  readonly read: Read;
  readonly output: GateOutput;
}

async function attempt(gate: GateConfig, command: string, world: GateWorld): Promise<Attempt> {
  const log = new BoundedLog(logLimit);
  const mask = new Mask(secretsOf(gate, world.host.environment));
  const say = (text: string): void => {
    if (text === '') return;
    log.add(text);
    world.onOutput(text);
  };
  const folder = cwdOf(gate);
  const cwd = folder === '' ? world.root : `${world.root}/${folder}`;
  const result =
    standingAt(cwd, world.host)?.kind === 'directory'
      ? await world.run({
          command,
          cwd,
          environment: gateEnvironment(gate, world.host.environment),
          timeoutMs: gate.timeoutSeconds * 1000,
          signal: world.signal,
          onOutput: (text) => say(mask.add(text)),
        })
      : notStarted(`there is no folder ${folder}`);
  say(mask.rest());
  const output = cleanOutput(log.text());
  return {
    command,
    result,
    log: log.text(),
    cut: log.cut || output.cut,
    read: readOutput(gate.parser, output),
    output,
  };
}

function notStarted(problem: string): ProcessResult {
  return { ended: 'not-started', exitCode: null, durationMs: 0, problem };
}

/** The gate's folder below the root, without a `/` at its end; empty for the root. */
function cwdOf(gate: GateConfig): string {
  return gate.cwd
    .replace(/^(?:\.\/)+/, '')
    .replace(/(?<!\/)\/+$/, '')
    .replace(/^\.$/, '');
}

/** Why the command was no run of the gate, or null when it was one. */
function unusable({ result, read, output }: Attempt): string | null {
  if (result.ended === 'not-started') return result.problem ?? 'the command did not start';
  if (result.ended !== 'exit' || result.exitCode === 0 || result.exitCode === null) return null;
  return hasRun(read) ? null : notTheGate(result.exitCode, output.lines);
}

function record(
  gate: GateConfig,
  { command, result, cut, output, ...attempted }: Attempt,
  missing: string | null,
  fallback: string | null,
  world: GateWorld,
): GateRun {
  const outcome = outcomeOf(result, missing);
  const ground = groundOf(gate, world);
  const failed = outcome === 'fail' || outcome === 'timeout';
  const read = failed ? withReason(attempted.read, output, gate.name) : attempted.read;
  const failures = outcome === 'pass' ? [] : read.failures.slice(0, failureLimit);
  const notes = [
    fallback,
    missing ?? result.problem,
    outcome === 'pass' && read.failed > 0
      ? `it exits with 0 though its output reports ${read.failed} failed`
      : null,
    outcome !== 'pass' && read.failures.length > failureLimit
      ? `${counted(read.failures.length - failureLimit, 'failure more is', 'failures more are')} in the log`
      : null,
    cut ? 'its output was cut, so the counts may be short' : null,
  ].filter((note) => note !== null);
  return {
    name: gate.name,
    command,
    outcome,
    exitCode: result.exitCode,
    durationMs: result.durationMs,
    blocking: gate.blocking,
    fallbackUsed: fallback !== null,
    note: notes.length > 0 ? [...new Set(notes)].join('; ') : null,
    parser: read.parser,
    passed: read.passed,
    failed: read.failed,
    skipped: read.skipped,
    failures: failures.map((failure) => placeFailure(failure, ground)),
  };
}

function groundOf(gate: GateConfig, { root, host }: GateWorld): Ground {
  return {
    roots: [...new Set([root, realRoot(root, host)])],
    cwd: cwdOf(gate),
    exists: (path) => standingAt(`${root}/${path}`, host)?.kind === 'file',
  };
}

/** Tools print either; a root that the platform can not follow has one name only. */
function realRoot(root: string, host: Host): string {
  return unlessRefused(() => host.realPath(root), root);
}

function outcomeOf(result: ProcessResult, missing: string | null): GateOutcome {
  if (result.ended === 'timeout' || result.ended === 'interrupted') return result.ended;
  if (missing !== null) return 'unavailable';
  return result.exitCode === 0 ? 'pass' : 'fail';
}
