import { closest } from '../../diagnostics/closest.ts';
import { finding } from '../../diagnostics/finding.ts';
import { parserNames } from '../../health/parsers.ts';
import { recordJson, recordOf } from '../../health/record.ts';
import { type GatesRun, type GateWatch, runGates } from '../../health/run.ts';
import { runProcess } from '../../host/process.ts';
import type { ResolvedConfig } from '../../model/config.ts';
import type { Finding } from '../../model/finding.ts';
import type { GateRun } from '../../model/health.ts';
import { type Host, HostError } from '../../model/host.ts';
import { type Progress, tellOf } from '../../model/progress.ts';
import type { Sources } from '../../model/sources.ts';
import { isFinding, resolveTarget } from '../../output/targets.ts';
import { writeArtifacts } from '../../output/write.ts';
import { artifactProblems } from '../../render/artifacts/validate.ts';
import { healthRecordPath } from '../../sources/health.ts';
import { readSources } from '../../sources/read.ts';
import { type Context, exitCode } from './command.ts';
import { gateLine } from './gate-text.ts';
import { ProgressLine, withProgress } from './progress.ts';
import { type Opened, openConfig, showFindings } from './project.ts';

/** What running and recording the gates gave. */
export interface RecordedRun {
  /** Null when nothing was run: the record can not be written, or no command may run. */
  readonly gates: GatesRun | null;
  readonly findings: readonly Finding[];
}

/**
 * Runs the gates of a configuration and records them: the log below the root as it comes, and beside it, when they have
 * ended, the record that the next compilation reads. Each result goes to `say` in the order of the configuration.
 */
export async function recordGates(
  context: Context,
  config: ResolvedConfig,
  say: (run: GateRun) => void,
): Promise<RecordedRun> {
  const { host } = context;
  if (config.safe !== null) {
    const names = config.gates.map((gate) => gate.name);
    return {
      gates: null,
      findings: [finding('health/gates-refused', null, { gates: names, safe: config.safe })],
    };
  }
  const [logPath, recordPath] = [config.output.repoHealth, healthRecordPath(config)];
  const { digest, last } = withProgress(context, (progress) => standing(config, host, progress));
  const write = (log: string, runs: readonly GateRun[]): readonly Finding[] => {
    const record = recordOf({ runs, inputDigest: digest, now: host.now(), last });
    const content = recordJson(record);
    const problems = artifactProblems('repo_health', content);
    const artifacts = [
      { path: logPath, text: log },
      ...(problems.length > 0 ? [] : [{ path: recordPath, text: `${JSON.stringify(content, null, 2)}\n` }]),
    ];
    const schema = 'schemas/repo_health.schema.json';
    return [
      ...writeArtifacts(artifacts, config, host, { force: true }).findings,
      ...(problems.length > 0
        ? [finding('artifacts/invalid', null, { path: recordPath, schema, problems: [...problems] })]
        : []),
    ];
  };
  // A run that is cut off leaves its own log, and a record that says that no gate has ended: never the results of another run.
  const refused = write('', []);
  const target = resolveTarget(logPath, config.root, host);
  if (isFinding(target) || refused.some((found) => found.severity === 'error'))
    return { gates: null, findings: refused };
  const log = new AppendedLog((text) => host.appendText(target.real, text), logPath);
  const watch = new Watch(context, config, say);
  return context.interruptible(async (signal) => {
    const append = (text: string): void => log.add(text);
    const gates = await runGates(config, { host, run: runProcess, signal, append, watch });
    watch.finish();
    const recorded = write(gates.log, gates.runs);
    return { gates, findings: [...refused, ...log.findings, ...recorded, ...doubts(config, gates.runs)] };
  });
}

/** What a record says of the sources, which are not held beyond it: the gates may run for long, and a compilation reads its own. */
function standing(
  config: ResolvedConfig,
  host: Host,
  progress: Progress,
): Pick<Sources, 'digest'> & { readonly last: Sources['health'] } {
  const { digest, health } = readSources(config, host, [], tellOf(progress, 'sources')).sources;
  return { digest, last: health };
}

/**
 * Runs the gates ahead of a compilation, which then reads their record. Results are prose here: the compilation says them
 * again. An interrupt, a record that can not be written, or safe mode ends the command.
 */
export async function healthFirst(
  context: Context,
): Promise<Opened<{ readonly passed: boolean; readonly findings: readonly Finding[] }>> {
  const opened = openConfig(context);
  if ('exit' in opened) return opened;
  const { config } = opened.value;
  if (config.gates.length === 0) context.err('backlogic: no gate is configured, so there is none to run\n');
  const { gates, findings } = await recordGates(context, config, (run) =>
    context.err(gateLine(run, context.color.err)),
  );
  if (gates?.interrupted) return { exit: exitCode.interrupted };
  if (gates) return { value: { passed: gatesPass(config, gates.runs), findings } };
  showFindings(context, findings, config);
  return { exit: exitCode.findings };
}

/** True when every gate that must pass did: one that an interrupt kept from running did not. */
export function gatesPass(config: ResolvedConfig, runs: readonly GateRun[]): boolean {
  const passed = new Set(runs.filter((run) => run.outcome === 'pass').map((run) => run.name));
  return config.gates.every((gate) => !gate.blocking || passed.has(gate.name));
}

function doubts(config: ResolvedConfig, runs: readonly GateRun[]): readonly Finding[] {
  const known = [...parserNames, 'auto'];
  const unknown = config.gates.flatMap(({ name: gate, parser }, index) =>
    known.includes(parser)
      ? []
      : [
          finding('health/unknown-parser', config.origins[`/gates/${index}/parser`] ?? null, {
            gate,
            parser,
            near: closest(parser, known),
            known,
          }),
        ],
  );
  const inDoubt = runs
    .filter((run) => run.outcome === 'pass' && run.failed > 0)
    .map((run) => finding('health/exit-in-doubt', null, { gate: run.name, failed: run.failed }));
  return [...unknown, ...inDoubt];
}

/** The log on disk while gates run. When it can not be written, that is said once, and the gates go on. */
class AppendedLog {
  readonly findings: Finding[] = [];
  readonly #append: (text: string) => void;
  readonly #path: string;

  constructor(append: (text: string) => void, path: string) {
    this.#append = append;
    this.#path = path;
  }

  add(text: string): void {
    if (this.findings.length > 0) return;
    try {
      this.#append(text);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      const detail = 'The gates went on; their log on disk ends here.';
      this.findings.push(
        finding('artifacts/unwritable', null, { path: this.#path, reason: error.code, detail }),
      );
    }
  }
}

/** Draws the one progress line, and tells results in the order of the configuration, each as soon as those before it are known. */
class Watch implements GateWatch {
  readonly #line: ProgressLine;
  readonly #order: readonly string[];
  readonly #say: (run: GateRun) => void;
  readonly #ended = new Map<string, GateRun>();
  #told = 0;

  constructor(context: Context, config: ResolvedConfig, say: (run: GateRun) => void) {
    this.#line = new ProgressLine(context);
    this.#order = config.gates.map((gate) => gate.name);
    this.#say = say;
  }

  began(gate: { readonly name: string; readonly command: string }): void {
    this.#line.draw(`${gate.name}: ${gate.command}`);
  }

  output(gate: { readonly name: string }, text: string): void {
    const line = text.trimEnd().split('\n').at(-1) ?? '';
    this.#line.draw(`${gate.name}: ${line.slice(line.lastIndexOf('\r') + 1, 400)}`);
  }

  ended(run: GateRun): void {
    this.#ended.set(run.name, run);
    for (let next = this.#next(); next; next = this.#next()) {
      this.#told += 1;
      this.#tell(next);
    }
  }

  /** Tells what an interrupt left untold: a gate whose predecessor never ended. */
  finish(): void {
    for (const name of this.#order.slice(this.#told)) {
      const run = this.#ended.get(name);
      if (run) this.#tell(run);
    }
    this.#told = this.#order.length;
    this.#line.erase();
  }

  #next(): GateRun | undefined {
    return this.#ended.get(this.#order[this.#told] ?? '');
  }

  #tell(run: GateRun): void {
    this.#line.erase();
    this.#say(run);
  }
}
