import { resolve } from 'node:path';
import type { Compilation } from '../compile.ts';
import { settleFindings } from '../diagnostics/settle.ts';
import type { Ground, ResolvedConfig } from '../model/config.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { CheckReport } from '../model/report.ts';
import { counted } from '../model/words.ts';
import { judge, updateBaseline } from './shared/baseline.ts';
import { type Command, type Context, exitCode, flag, text, UsageError } from './shared/command.ts';
import { driftFindings } from './shared/drift.ts';
import { engineOption, openOnEngine } from './shared/engine.ts';
import { evidenceLines } from './shared/evidence.ts';
import { examplesOf } from './shared/examples.ts';
import { type Outlets, outletsOf, reporterNames } from './shared/outlets.ts';
import { Places } from './shared/places.ts';
import { failOnOf } from './shared/project.ts';
import { say, type Target } from './shared/say.ts';
import { lastBuild, sinceFindings } from './shared/since.ts';

/** `backlogic check`: compile, write nothing, report. */
export const command: Command = {
  usage: 'check [options]',
  summary: 'Compile, write nothing, and report every finding.',
  description: `Reads the same inputs as build. A finding of the failing severity (\`checks.failOn\`, by default error) makes the exit
code 1; \`checks.severity\` sets the severity of each code. With --frozen it also fails when an artifact on disk is not
what the inputs give, so that a committed backlog can not drift. With a baseline, findings that stand in it are counted
and shown but do not fail. Files of reports and of the baseline are below the root.`,
  options: [
    {
      name: 'frozen',
      type: 'boolean',
      description: 'fail when a written artifact is not what the inputs give',
    },
    {
      name: 'fail-on',
      type: 'string',
      value: 'SEVERITY',
      description: 'fail on findings of this severity or worse: error, warning or info',
    },
    {
      name: 'reporter',
      type: 'string',
      multiple: true,
      value: 'NAME[=FILE]',
      description: `${reporterNames.join(', ')}; with =FILE into a file (repeatable)`,
    },
    {
      name: 'summary',
      type: 'boolean',
      description: 'add the markdown report to the file that $GITHUB_STEP_SUMMARY names',
    },
    {
      name: 'baseline',
      type: 'string',
      value: 'FILE',
      description: 'findings in this file are known and do not fail (default: checks.baseline)',
    },
    {
      name: 'update-baseline',
      type: 'boolean',
      description: 'write the baseline: all present findings become known, those that are gone go',
    },
    {
      name: 'verify-engine',
      type: 'boolean',
      description: 'put every answer of the rules to json-rules-engine too; fail where they differ',
    },
    engineOption,
    { name: 'all', type: 'boolean', description: 'show every finding, infos too' },
  ],
  examples: examplesOf('check'),
  async run(context) {
    const outlets = outletsOf(context);
    const failOn = failOnOf(context);
    const opened = await openOnEngine(context, {
      show: (findings, ground) => sayBroken(context, outlets, findings, ground),
    });
    if ('exit' in opened) return opened.exit;
    return checked(context, outlets, opened.value, failOn);
  },
};

function checked(
  context: Context,
  outlets: Outlets,
  compilation: Compilation,
  failOn: Severity | null,
): number {
  const config = judgedBy(context, compilation.config, failOn);
  const { host } = context;
  const places = new Places(config, context.cwd, host);
  const source = (file: string): string | null => places.text(file);
  const drift = flag(context, 'frozen') ? driftFindings(compilation, host) : [];
  const since = sinceFindings(lastBuild(config, host), compilation);
  const findings = settleFindings([...compilation.findings, ...since, ...drift], config);
  const refused = flag(context, 'update-baseline') ? update(context, findings, config, source) : null;
  const report = judge(
    refused ? [...findings, refused] : findings,
    evidenceLines(compilation),
    config,
    source,
    host,
  );
  const said = say(report, outlets, { context, root: config.root, config, places });
  return report.failed || !said ? exitCode.findings : exitCode.ok;
}

/**
 * The options that judge are not part of the compilation: it must give what a build gives, which has no such options, and the
 * configured baseline is left out of the tree.
 */
function judgedBy(context: Context, config: ResolvedConfig, failOn: Severity | null): ResolvedConfig {
  const { checks, root, origins } = config;
  const asked = text(context, 'baseline');
  const judging = { ...checks, failOn: failOn ?? checks.failOn };
  if (asked === null) return { ...config, checks: judging };
  // What the configuration says of it is not what was asked for.
  const { '/checks/baseline': _, ...others } = origins;
  return { ...config, origins: others, checks: { ...judging, baseline: below(asked, root) } };
}

function update(
  context: Context,
  findings: readonly Finding[],
  config: ResolvedConfig,
  source: (file: string) => string | null,
): Finding | null {
  const path = config.checks.baseline;
  if (path === null)
    throw new UsageError(
      'no baseline is named',
      'name its file: --baseline FILE, or checks.baseline in the configuration',
    );
  const written = updateBaseline(path, findings, config, source, context.host);
  if (typeof written !== 'number') return written;
  context.err(`backlogic: ${path} has ${counted(written, 'entry', 'entries')} now\n`);
  return null;
}

/** A configuration that can not be used is reported like any other finding, by every reporter that was asked for. */
function sayBroken(context: Context, outlets: Outlets, findings: readonly Finding[], ground: Ground): void {
  const places = new Places(ground, context.cwd, context.host);
  const target: Target = { context, root: ground.root, config: null, places };
  const report: CheckReport = {
    findings: findings.map((finding) => ({ finding, known: false, fingerprint: '0'.repeat(16) })),
    failOn: 'error',
    failed: true,
    evidence: [],
    baseline: null,
  };
  say(report, outlets, target);
}

/** A path of the command line below the root: as it is, or without the root that it names. */
function below(path: string, root: string): string {
  const absolute = resolve(root, path);
  return absolute.startsWith(`${root}/`) ? absolute.slice(root.length + 1) : path;
}
