import { checkJson } from '../../reporters/check-json.ts';
import { githubReport } from '../../reporters/github.ts';
import { junitReport } from '../../reporters/junit.ts';
import { markdownReport } from '../../reporters/markdown.ts';
import type { Reporter } from '../../reporters/reporter.ts';
import { sarifReport } from '../../reporters/sarif.ts';
import { type Context, flag, texts, UsageError, unknownName } from './command.ts';

export type ReporterName = 'json' | 'sarif' | 'junit' | 'github' | 'markdown';

/** Reporters that give one text. The terminal's is apart: it goes to two streams, in colour. */
export const reporters: { readonly [N in ReporterName]: Reporter } = {
  json: checkJson,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
  markdown: markdownReport,
};

/** Every name that `--reporter` takes. */
export const reporterNames: readonly string[] = ['terminal', ...Object.keys(reporters)];

/** Where the reports of a run go. */
export interface Outlets {
  readonly terminal: boolean;
  /** The one that has stdout for itself, if any. */
  readonly stdout: ReporterName | null;
  /** Paths below the root. */
  readonly files: readonly { readonly reporter: ReporterName; readonly path: string }[];
}

/** Reads `--reporter`, `--json`. Throws a `UsageError` for what can not be meant. */
export function outletsOf(context: Context): Outlets {
  const asked = [...texts(context, 'reporter'), ...(flag(context, 'json') ? ['json'] : [])];
  const files: { reporter: ReporterName; path: string }[] = [];
  const stdout = new Set<ReporterName>();
  let terminal = asked.length === 0;
  for (const one of asked) {
    const cut = one.indexOf('=');
    const name = cut === -1 ? one : one.slice(0, cut);
    const path = cut === -1 ? null : one.slice(cut + 1);
    if (name === 'terminal' && path === null) terminal = true;
    else if (!isReporter(name)) throw unknownReporter(name);
    else if (path === null) stdout.add(name);
    else if (path === '')
      throw new UsageError(`--reporter ${one} names no file`, `for example ${name}=report.txt`);
    else if (files.some((file) => file.path === path)) throw new UsageError(`two reports go to ${path}`);
    else files.push({ reporter: name, path });
  }
  const [first, second] = stdout;
  if (second !== undefined)
    throw new UsageError(
      `two reports go to stdout: ${first} and ${second}`,
      `send one to a file: --reporter ${second}=FILE`,
    );
  return { terminal, stdout: first ?? null, files };
}

function isReporter(name: string): name is ReporterName {
  return Object.hasOwn(reporters, name);
}

function unknownReporter(name: string): UsageError {
  if (name === 'terminal')
    return new UsageError('the terminal reporter has no file', 'redirect stderr and stdout');
  return unknownName(`no reporter ${JSON.stringify(name)}`, name, reporterNames);
}
