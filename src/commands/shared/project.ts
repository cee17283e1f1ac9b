import { resolve } from 'node:path';
import { type Compilation, compile } from '../../compile.ts';
import { loadConfig } from '../../config/load.ts';
import { atLeast, settleFindings } from '../../diagnostics/settle.ts';
import type { Ground, ResolvedConfig } from '../../model/config.ts';
import { type Finding, type Severity, severities } from '../../model/finding.ts';
import { mendBelow } from '../../output/mended.ts';
import { jsonDocument, jsonFinding } from '../../reporters/json.ts';
import { terminalReport } from '../../reporters/terminal.ts';
import type { Evaluator } from '../../rules/evaluator.ts';
import { type Context, exitCode, flag, text, texts, UsageError } from './command.ts';
import { Places } from './places.ts';
import { withProgress } from './progress.ts';

/** A loaded configuration, or the exit code of a run that can not go on (its findings are already shown). */
export type Opened<T> = { readonly value: T } | { readonly exit: number };

/** How a command opens its project, where that is not the common way. */
export interface Opening {
  /** Shows why the configuration can not be used. */
  readonly show?: (findings: readonly Finding[], ground: Ground) => void;
  /** Says which rules fire, instead of the compiled rules. */
  readonly evaluator?: Evaluator;
  /** Called once the configuration is known, before anything that it names is read. */
  readonly before?: (config: ResolvedConfig) => void;
}

/** Loads the configuration that the options name; shows what is wrong with it. */
export function openConfig(
  context: Context,
  opening: Opening = {},
): Opened<{ config: ResolvedConfig; findings: readonly Finding[] }> {
  const [root, config] = [text(context, 'root'), text(context, 'config')];
  const loaded = loadConfig(
    {
      cwd: context.cwd,
      ...(root === null ? {} : { root }),
      ...(config === null ? {} : { config }),
      rules: [...texts(context, 'rules')],
      ...safety(context),
    },
    context.host,
  );
  if (loaded.config && !loaded.findings.some((found) => found.severity === 'error')) {
    const config = withTemplates(context, loaded.config);
    context.recorder?.opened(config);
    return { value: { config, findings: loaded.findings } };
  }
  if (opening.show) opening.show(loaded.findings, loaded.ground);
  else showFindings(context, loaded.findings, loaded.ground);
  return { exit: exitCode.usage };
}

/** What the options say of safe mode; nothing when they say nothing. */
function safety(context: Context): { readonly safe?: boolean } {
  const [safe, open] = [flag(context, 'safe'), flag(context, 'no-safe')];
  if (safe && open) throw new UsageError('--safe and --no-safe say the opposite', 'give one of the two');
  return safe || open ? { safe } : {};
}

function withTemplates(context: Context, config: ResolvedConfig): ResolvedConfig {
  const asked = text(context, 'templates');
  if (asked === null) return config;
  const directory = resolve(context.cwd, asked);
  if (context.host.stat(directory)?.kind !== 'directory') {
    throw new UsageError(
      `no folder ${asked}`,
      'templates are read from a folder; backlogic templates list shows those in use',
    );
  }
  return { ...config, fence: [...config.fence, directory], templates: { ...config.templates, directory } };
}

/** Loads the configuration and compiles; the configuration's own warnings come first among the findings. */
export function openProject(context: Context, opening: Opening = {}): Opened<Compilation> {
  const opened = openConfig(context, opening);
  if ('exit' in opened) return opened;
  opening.before?.(opened.value.config);
  return { value: compileOpened(context, opened.value, opening) };
}

/** For a command that writes: lets what a run that was cut off has begun be whole, wherever it may lie, and says so. */
export function mendInputs(context: Context, { root, fence }: ResolvedConfig): readonly Finding[] {
  return mendBelow([root, ...fence], context.recorder?.disk ?? context.host);
}

/** Compiles by a loaded configuration. */
export function compileOpened(
  context: Context,
  opened: { readonly config: ResolvedConfig; readonly findings: readonly Finding[] },
  opening: Opening = {},
): Compilation {
  const compilation = withProgress(context, (progress) =>
    compile(opened.config, context.host, progress, opening.evaluator),
  );
  const settled = settleFindings(opened.findings, compilation.config);
  return { ...compilation, findings: [...settled, ...compilation.findings] };
}

/** Prints findings: to stderr as text, or to stdout as the one JSON document when `--json` asks. */
export function showFindings(context: Context, findings: readonly Finding[], ground: Ground): void {
  if (flag(context, 'json')) {
    context.out(jsonDocument('findings', { findings: findings.map(jsonFinding) }));
    return;
  }
  if (findings.length === 0) return;
  const places = new Places(ground, context.cwd, context.host);
  context.err(
    `${terminalReport(findings, {
      color: context.color.err,
      all: flag(context, 'all'),
      source: (file) => places.text(file),
    })}\n`,
  );
}

/** The findings at or above the configured failing severity. */
export function failing(findings: readonly Finding[], config: ResolvedConfig): readonly Finding[] {
  return findings.filter((found) => atLeast(found.severity, config.checks.failOn));
}

/** 1 when a finding is at or above the configured failing severity. */
export function exitFor(findings: readonly Finding[], config: ResolvedConfig): number {
  return failing(findings, config).length > 0 ? exitCode.findings : exitCode.ok;
}

/** The severity that `--fail-on` names, or null without it. */
export function failOnOf(context: Context): Severity | null {
  const asked = text(context, 'fail-on');
  if (asked === null) return null;
  const severity = severities.find((one) => one === asked);
  if (!severity)
    throw new UsageError(`no severity ${JSON.stringify(asked)}`, `one of ${severities.join(', ')}`);
  return severity;
}
