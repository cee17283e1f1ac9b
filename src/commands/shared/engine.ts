import type { Compilation } from '../../compile.ts';
import { settleFindings } from '../../diagnostics/settle.ts';
import type { Question, RuleBook } from '../../rules/model.ts';
import { type Context, flag, type Option, text, UsageError } from './command.ts';
import { type Opened, type Opening, openProject } from './project.ts';

const engines = ['compiled', 'reference'];

/** The option of commands that can compile on json-rules-engine itself. */
export const engineOption: Option = {
  name: 'engine',
  type: 'string',
  value: 'NAME',
  description:
    'who says which rules fire: compiled (the default), or reference, which is json-rules-engine: slow',
};

/**
 * Opens the project on the engine that `--engine` names. With `--verify-engine` every answer of the compiled rules is
 * also put to json-rules-engine, and each that differs is a finding.
 */
export async function openOnEngine(context: Context, opening: Opening = {}): Promise<Opened<Compilation>> {
  const engine = text(context, 'engine') ?? 'compiled';
  if (!engines.includes(engine)) {
    throw new UsageError(`no engine ${JSON.stringify(engine)}`, `one of ${engines.join(', ')}`);
  }
  const verify = flag(context, 'verify-engine');
  if (engine === 'compiled' && !verify) return openProject(context, opening);
  // Only these runs need json-rules-engine.
  const { disagreementFindings, onReference } = await import('../../rules/on-reference.ts');
  let compiled: Opened<Compilation> | null = null;
  const { value: reference, disagreements } = await onReference((evaluator) => {
    const opened = openProject(context, { ...opening, evaluator });
    compiled ??= opened;
    return opened;
  });
  const opened: Opened<Compilation> = engine === 'reference' ? reference : (compiled ?? reference);
  if ('exit' in opened) return opened;
  const compilation = opened.value;
  const asked = answers(compilation.book, compilation.questions);
  context.err(
    disagreements.length === 0
      ? `backlogic: compiled rules and json-rules-engine agree on all ${asked} answers\n`
      : `backlogic: compiled rules and json-rules-engine disagree on ${disagreements.length} of ${asked} answers\n`,
  );
  if (!verify) return opened;
  const findings = settleFindings(disagreementFindings(disagreements), compilation.config);
  return { value: { ...compilation, findings: [...compilation.findings, ...findings] } };
}

/** How many times a rule was asked about a subject. */
function answers(book: RuleBook, questions: readonly Question[]): number {
  const rules = new Map(book.sets.map((set) => [`${set.decides} ${set.about}`, set.rules.length]));
  let count = 0;
  for (const { decides, subjects } of questions) {
    for (const { kind } of subjects) count += rules.get(`${decides} ${kind}`) ?? 0;
  }
  return count;
}
