import { compile } from '../compile.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { ownedGateJson } from '../model/gate-json.ts';
import type { GateRun } from '../model/health.ts';
import type { JsonObject } from '../model/json.ts';
import type { GateHealth, PlanHealth } from '../model/plan.ts';
import { counted } from '../model/words.ts';
import { jsonDocument, jsonFinding } from '../reporters/json.ts';
import { healthRecordPath } from '../sources/health.ts';
import {
  type Command,
  type Context,
  exitCode,
  flag,
  texts,
  UsageError,
  unknownName,
} from './shared/command.ts';
import { examplesOf } from './shared/examples.ts';
import { failuresText, gateLine } from './shared/gate-text.ts';
import { gatesPass, recordGates } from './shared/gates.ts';
import { withProgress } from './shared/progress.ts';
import { exitFor, openConfig, showFindings } from './shared/project.ts';

/** `backlogic health`: run the gates, record them, say who owns what failed. */
export const command: Command = {
  usage: 'health [options]',
  summary: 'Run the gates, record the repo health, and map failures to owners.',
  description: `Runs the configured gates, writes their output to the repo health log as it comes, and records the results for
the next build. The log and the record always tell of one run: a gate that is left out by --gate is recorded as not run.
Exit 0 when every gate that blocks has passed, 1 when one has not.`,
  options: [
    {
      name: 'gate',
      type: 'string',
      multiple: true,
      value: 'NAME',
      description: 'only this gate (repeatable)',
    },
    { name: 'durations', type: 'boolean', description: 'with --json: also how long each gate took' },
    { name: 'all', type: 'boolean', description: 'show every finding, not only the first 20' },
  ],
  examples: examplesOf('health'),
  async run(context) {
    const opened = openConfig(context);
    if ('exit' in opened) return opened.exit;
    const config = { ...opened.value.config, gates: chosen(context, opened.value.config) };
    const json = flag(context, 'json');
    const recorded = await recordGates(context, config, (run) => {
      if (!json) context.out(gateLine(run, context.color.out));
    });
    const findings = [...opened.value.findings, ...recorded.findings];
    if (recorded.gates === null) {
      showFindings(context, findings, config);
      return exitCode.findings;
    }
    const { interrupted, runs } = recorded.gates;
    // The record is now an input: a compilation gives each failure its area and its owner. One who stopped the run does not wait.
    const health = interrupted
      ? withoutOwners(runs, opened.value.config)
      : withProgress(context, (progress) => compile(opened.value.config, context.host, progress)).plan.health;
    const passed = gatesPass(config, runs);
    if (json) context.out(document(context, config, health, { passed, interrupted }, findings));
    else {
      showFindings(context, findings, config);
      context.out(report(context, config, health.gates, interrupted));
    }
    if (interrupted) return exitCode.interrupted;
    return passed ? exitFor(findings, config) : exitCode.findings;
  },
};

/** The gates that `--gate` names, in the order of the configuration; all of them without it. */
function chosen(context: Context, { gates }: ResolvedConfig): ResolvedConfig['gates'] {
  const known = gates.map((gate) => gate.name);
  const asked = texts(context, 'gate');
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownName(`no gate ${unknown}`, unknown, known);
  if (gates.length === 0)
    throw new UsageError(
      'no gate is configured',
      'add one under `gates` in the configuration: a name and a command',
    );
  return asked.length === 0 ? gates : gates.filter((gate) => asked.includes(gate.name));
}

function report(
  context: Context,
  config: ResolvedConfig,
  health: readonly GateHealth[],
  interrupted: boolean,
): string {
  const failing = health.filter((gate) => gate.failures.length > 0);
  const passed = health.filter((gate) => gate.outcome === 'pass').length;
  const rest = config.gates.length - health.length;
  return [
    ...failing.map((gate) => `\n${failuresText(gate, context.color.out)}`),
    `\n${passed} of ${counted(config.gates.length, 'gate')} passed`,
    rest > 0 ? `, ${rest} not run` : '',
    interrupted ? ' (interrupted)' : '',
    `; log: ${config.output.repoHealth}\n`,
  ].join('');
}

type Health = Pick<PlanHealth, 'gates' | 'notRun' | 'broken' | 'mended'>;

function withoutOwners(runs: readonly GateRun[], config: ResolvedConfig): Health {
  const ran = new Set(runs.map((run) => run.name));
  return {
    gates: runs.map((run) => ({ ...run, owned: [] })),
    notRun: config.gates.filter((gate) => !ran.has(gate.name)),
    broken: [],
    mended: [],
  };
}

function document(
  context: Context,
  config: ResolvedConfig,
  health: Health,
  ended: { readonly passed: boolean; readonly interrupted: boolean },
  findings: readonly Finding[],
): string {
  return jsonDocument('health', {
    ...ended,
    log: config.output.repoHealth,
    record: healthRecordPath(config),
    gates: health.gates.map((gate) => (flag(context, 'durations') ? ownedGateJson(gate) : timeless(gate))),
    not_run: health.notRun.map(({ name, command: line }) => ({ name, command: line })),
    broken: [...health.broken],
    mended: [...health.mended],
    findings: findings.map(jsonFinding),
  });
}

/** Without the one thing that differs from run to run. */
function timeless(gate: GateHealth): JsonObject {
  const { duration_ms: _, ...rest } = ownedGateJson(gate);
  return rest;
}
