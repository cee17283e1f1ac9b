import type { Compilation } from '../../compile.ts';
import { describe } from '../../diagnostics/finding.ts';
import { formatSpan } from '../../model/span.ts';
import { counted } from '../../model/words.ts';
import { oneLine } from '../../reporters/text.ts';
import { knownApart } from './baseline.ts';
import { type Context, exitCode } from './command.ts';
import { Places } from './places.ts';

/**
 * What an answer rests on, and the exit code of the answer. A source that can not be read, or a rule that sends work to nowhere, leaves a plan
 * that looks like any other: the errors that keep a build from writing are said on stderr, and the answer fails.
 */
export function groundsOf(context: Context, { findings, config }: Compilation, of = ''): number {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return exitCode.ok;
  const places = new Places(config, context.cwd, context.host);
  const { fresh } = knownApart(errors, config, (file) => places.text(file), context.host);
  const first = fresh[0];
  if (first === undefined) return exitCode.ok;
  const place = first.at ? `${formatSpan(first.at)} ` : '';
  context.err(
    `backlogic: ${counted(fresh.length, 'error')} in what this is made of${of}, so it may be wrong or not all: ${oneLine(place + describe(first).message)}\n  ${context.invocation} check shows ${fresh.length === 1 ? 'it' : 'all of them'}, with what to do\n`,
  );
  return exitCode.findings;
}
