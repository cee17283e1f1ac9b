import type { ResolvedConfig } from '../../model/config.ts';
import type { Finding } from '../../model/finding.ts';
import { HostError } from '../../model/host.ts';
import type { CheckReport } from '../../model/report.ts';
import { writeReport } from '../../output/report.ts';
import { markdownReport } from '../../reporters/markdown.ts';
import { knownFindings, newFindings, type ReporterOptions } from '../../reporters/reporter.ts';
import { countLine, knownReport, terminalReport } from '../../reporters/terminal.ts';
import { oneLine, withoutCommands } from '../../reporters/text.ts';
import { version } from '../../version.ts';
import { type Context, flag } from './command.ts';
import { type Outlets, reporters } from './outlets.ts';
import type { Places } from './places.ts';

/** What saying a report needs of its run. */
export interface Target {
  readonly context: Context;
  readonly root: string;
  /** Null when the configuration itself can not be used. */
  readonly config: ResolvedConfig | null;
  readonly places: Places;
}

/** Gives a report to every outlet; false when a file could not be written, which is said on stderr. */
export function say(report: CheckReport, outlets: Outlets, target: Target): boolean {
  const { context, root, config, places } = target;
  const options: ReporterOptions = {
    version,
    place: (file) => places.inCheckout(file),
    fallback: config === null ? null : fallbackOf(config),
  };
  const refused = outlets.files.flatMap(({ reporter, path }): Finding[] => {
    const found = writeReport(path, reporters[reporter](report, options), { root, config }, context.host);
    return found ? [found] : [];
  });
  if (flag(context, 'summary')) summarise(markdownReport(report, options), context);
  if (outlets.stdout) context.out(reporters[outlets.stdout](report, options));
  if (outlets.terminal) sayOnTerminal(report, outlets, target);
  if (refused.length > 0) context.err(`${terminalReport(refused, terminalOptions(report, target))}\n`);
  return refused.length === 0;
}

/** Findings go to stderr, what was counted to stdout unless another report has it. */
function sayOnTerminal(report: CheckReport, outlets: Outlets, target: Target): void {
  const { context } = target;
  const [fresh, known] = [newFindings(report), knownFindings(report)];
  const options = terminalOptions(report, target);
  if (fresh.length > 0) context.err(`${terminalReport(fresh, options)}\n`);
  if (report.baseline && known.length > 0)
    context.err(`${knownReport(known, report.baseline.file, options)}\n`);
  const beside = report.baseline ? `, ${known.length} known` : '';
  const lines = [...report.evidence, `findings: ${countLine(fresh)}${beside}`].map(oneLine);
  const print = outlets.stdout ? context.err : context.out;
  print(withoutCommands(`${lines.join('\n')}\n`));
}

function terminalOptions(report: CheckReport, { context, places }: Target) {
  return {
    color: context.color.err,
    // What fails the check is never only counted.
    all: flag(context, 'all') || report.failOn === 'info',
    source: (file: string) => places.text(file),
  };
}

/** The file belongs to the CI server, outside the repository: it is written because the person asked, where the server says. */
function summarise(text: string, { host, err }: Context): void {
  const file = host.environment.GITHUB_STEP_SUMMARY;
  if (!file) {
    err('backlogic: no summary is written: GITHUB_STEP_SUMMARY is not set\n');
    return;
  }
  try {
    host.appendText(host.stat(file) ? host.realPath(file) : file, text);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    err(`backlogic: no summary is written: ${error.code} at the file that GITHUB_STEP_SUMMARY names\n`);
  }
}

/** Where a finding without a place of its own is shown by tools that need one. */
function fallbackOf(config: ResolvedConfig): string | null {
  const { file, root } = config;
  if (file === null) return null;
  return file.startsWith(`${root}/`) ? file.slice(root.length + 1) : (file.split('/').at(-1) ?? null);
}
