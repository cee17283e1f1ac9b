import type { Said } from '../cache/entry.ts';
import type { Compilation } from '../compile.ts';
import { append } from '../model/append.ts';
import type { Change } from '../model/artifact.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { tellOf } from '../model/progress.ts';
import { shellWord } from '../model/shell-word.ts';
import { counted } from '../model/words.ts';
import { writeArtifacts } from '../output/write.ts';
import { jsonDocument, jsonFinding } from '../reporters/json.ts';
import { countLine } from '../reporters/terminal.ts';
import { fileName, packaged } from '../syntax/file-names.ts';
import { knownApart } from './shared/baseline.ts';
import { type Command, type Context, exitCode, flag, texts } from './shared/command.ts';
import { engineOption, openOnEngine } from './shared/engine.ts';
import { evidenceLines } from './shared/evidence.ts';
import { examplesOf } from './shared/examples.ts';
import { Places } from './shared/places.ts';
import { withProgress } from './shared/progress.ts';
import { exitFor, failing, mendInputs, showFindings } from './shared/project.ts';
import { type LastBuild, lastBuild, sinceFindings } from './shared/since.ts';
import { featureWord } from './shared/subjects.ts';

/** `backlogic build`: the main job. */
export const command: Command = {
  usage: 'build [options]',
  summary: 'Compile the repository and write the backlog and its artifacts.',
  description: `Reads the feature inventory, the system design, the guides and the tree below --root, decides by the rule
files, and writes the artifact set all or none. With a finding of severity error nothing is written, unless it stands in the
baseline (checks.baseline) or with --force.`,
  options: [
    {
      name: 'force',
      type: 'boolean',
      description: 'write in spite of errors, and over files that were edited by hand',
    },
    {
      name: 'health',
      type: 'boolean',
      description:
        'run the gates first; without it the last recorded run is used, whose age the backlog says',
    },
    engineOption,
    { name: 'all', type: 'boolean', description: 'show every finding, infos too' },
    { name: 'quiet', type: 'boolean', description: 'no summary: only findings' },
  ],
  examples: examplesOf('build'),
  async run(context) {
    const health = flag(context, 'health') ? await gatesFirst(context) : null;
    if (health && 'exit' in health) return health.exit;
    const mended: Finding[] = [];
    const disk = context.recorder?.disk ?? context.host;
    let last: LastBuild | null = null;
    const opened = await openOnEngine(context, {
      before(config) {
        append(mended, mendInputs(context, config));
        last = lastBuild(config, disk);
      },
    });
    if ('exit' in opened) return opened.exit;
    const compilation = opened.value;
    if (compilation.subjects.length > long) context.recorder?.compiled(compilation);
    const force = flag(context, 'force');
    const places = new Places(compilation.config, context.cwd, context.host);
    const { fresh, known } = knownApart(
      compilation.findings,
      compilation.config,
      (file) => places.text(file),
      context.host,
    );
    const since = sinceFindings(last, compilation);
    const blocked = !force && [...fresh, ...since].some((found) => found.severity === 'error');
    const written = blocked
      ? { changes: [], findings: [] }
      : withProgress(context, (progress) =>
          writeArtifacts(compilation.artifacts, compilation.config, disk, {
            force,
            tell: tellOf(progress, 'write'),
          }),
        );
    const stopped = blocked || written.findings.some((found) => found.severity === 'error');
    const findings = [...(health?.value.findings ?? []), ...fresh];
    const outcome = { changes: written.changes, blocked, stopped, known, since };
    if (!stopped) keepAsBuilt(context, compilation, { ...outcome, findings, since: [] });
    const passed = health?.value.passed !== false;
    const code = report(context, compilation, {
      ...outcome,
      findings: [...since, ...findings, ...mended, ...written.findings],
    });
    return passed ? code : exitCode.findings;
  },
};

/** With more subjects than this a question about one of them should not have to wait for another compilation. */
const long = 50_000;

/** A later build that finds everything as this one leaves it has nothing to write, and says so. */
function keepAsBuilt(context: Context, compilation: Compilation, outcome: Outcome): void {
  const { recorder } = context;
  if (!recorder) return;
  const changes = outcome.changes.map(({ path }) => ({ path, kind: 'unchanged' as const }));
  const said: Said[] = [];
  const listening: Context = {
    ...context,
    out: (text) => void said.push(['out', text]),
    err: (text) => void said.push(['err', text]),
  };
  const code = report(listening, compilation, { ...outcome, changes });
  recorder.built(
    compilation.artifacts.map(({ path }) => path),
    said,
    code,
  );
}

/** Says what a build has done, and gives the exit code. */
function report(context: Context, compilation: Compilation, outcome: Outcome): number {
  const { changes, stopped, findings, known, since } = outcome;
  if (flag(context, 'json')) {
    context.out(
      jsonDocument('build', {
        written: !stopped,
        evidence: evidenceLines(compilation),
        changes: changes.map((change) => ({ path: change.path, kind: change.kind })),
        findings: findings.map(jsonFinding),
        known: known.map(jsonFinding),
      }),
    );
  } else {
    // What is no more of the last build is said now or never: this build takes its place.
    const said = new Set([...since, ...failing(findings, compilation.config)]);
    const loud = flag(context, 'all') ? findings : findings.filter((found) => said.has(found));
    showFindings(context, loud, compilation.config);
    if (known.length > 0)
      context.err(`known, in the baseline: ${countLine(known)}; backlogic check shows them\n`);
    if (!flag(context, 'quiet')) context.out(summary(context, compilation, outcome));
  }
  return stopped ? exitCode.findings : exitFor(findings, compilation.config);
}

interface Outcome {
  readonly changes: readonly Change[];
  /** Errors of the compilation kept it from writing; `--force` would not mind. */
  readonly blocked: boolean;
  /** Nothing was written, for this reason or because the disk refused. */
  readonly stopped: boolean;
  readonly findings: readonly Finding[];
  /** Findings that the baseline knows. */
  readonly known: readonly Finding[];
  /** Those of the findings that tell what the last build had and this one has not. */
  readonly since: readonly Finding[];
}

function summary(
  context: Context,
  compilation: Compilation,
  { changes, blocked, stopped, findings }: Outcome,
): string {
  const { cwd } = context;
  const { plan, config } = compilation;
  const slices = plan.items.reduce((sum, item) => sum + item.slices.length, 0);
  const lines = [...evidenceLines(compilation), ''];
  if (stopped) {
    lines.push(
      `nothing written: ${countLine(findings)}. Mend the errors above${blocked ? ', or write all the same with --force' : ''}.`,
    );
    return `${lines.join('\n')}\n`;
  }
  lines.push(
    `${counted(plan.items.length, 'item')} in ${counted(slices, 'slice')}, ${counted(plan.workstreams.length, 'workstream')}, ${counted(plan.waves.length, 'wave')}; ${counted(plan.ready.length, 'slice')} can start now`,
    `${counted(plan.contractPrs.length, 'contract PR candidate')}, ${counted(plan.assumptions.length, 'assumption')}, ${counted(plan.questions.length, 'open question')}`,
    '',
    ...changes.map((change) => `  ${change.kind.padEnd(9)}  ${change.path}`),
    '',
    `backlog: ${relative(compilation, config.output.backlog, cwd)}`,
    `findings: ${countLine(findings)}`,
    ...next(context, compilation),
  );
  return `${lines.join('\n')}\n`;
}

/** What a newcomer would ask next, with names from this very repository, so that each line works as it stands. */
function next(context: Context, { plan, config }: Compilation): string[] {
  const { cwd, invocation } = context;
  const flagged = plan.items.flatMap((item) => item.riskFlags.flatMap((risk) => risk.features))[0];
  const subject = flagged ?? plan.items[0]?.featureIds[0];
  // Without what was asked for here the same words would be about another compilation.
  const options = [
    ...(config.root === cwd ? [] : [['root', shown(config.root, cwd)]]),
    ...texts(context, 'config').map((file) => ['config', file]),
    ...texts(context, 'rules').map((folder) => ['rules', folder]),
  ]
    .map(([name, value = '']) => ` --${name} ${shellWord(value)}`)
    .join('');
  return [
    'next:',
    ...(subject
      ? [
          `  ${invocation} explain ${featureWord(subject)}${options}     why it stands where it does, rule and facts`,
        ]
      : []),
    `  ${invocation} check${options}             every finding, with its place`,
    `  ${ownRules(context, config, options)}`,
  ];
}

/** How rules of one's own come into it: those that are read, or how some would be. */
function ownRules({ cwd, invocation }: Context, config: ResolvedConfig, options: string): string {
  const own = config.rules.find((path) => !fileName(path, config).startsWith(packaged));
  if (own !== undefined)
    return `edit a rule in ${shown(own, cwd)} and build again: the backlog moves, no code changes`;
  if (config.file === null)
    return `${invocation} init${options}     a configuration: rules and templates of your own are read where it names them`;
  return `name a folder in \`rules\` of ${shown(config.file, cwd)}: rules of your own move the backlog, no code changes`;
}

function relative(compilation: Compilation, path: string, cwd: string): string {
  const root = shown(compilation.config.root, cwd);
  return root === '.' ? path : `${root}/${path}`;
}

function shown(path: string, cwd: string): string {
  return path === cwd ? '.' : path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;
}

/** What runs processes is loaded only when there are any to run. */
async function gatesFirst(context: Context): ReturnType<typeof import('./shared/gates.ts').healthFirst> {
  const { healthFirst } = await import('./shared/gates.ts');
  return healthFirst(context);
}
