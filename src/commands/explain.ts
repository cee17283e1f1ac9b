import { knownFrom, Unanswered } from '../cache/answers.ts';
import type { Compilation } from '../compile.ts';
import { catalogue } from '../diagnostics/catalogue.ts';
import { codePage } from '../diagnostics/page.ts';
import { explain, explainKnown } from '../explain.ts';
import { vocabulary } from '../facts/vocabulary.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Explanation } from '../model/explanation.ts';
import { explanationJson, explanationText, type Level, levels } from '../reporters/explanation.ts';
import { jsonDocument } from '../reporters/json.ts';
import { whyNotJson, whyNotText } from '../reporters/why-not.ts';
import { loadRules } from '../rules/load.ts';
import { explainWhyNot } from '../why-not.ts';
import { type Command, type Context, exitCode, flag, text, UsageError } from './shared/command.ts';
import { examplesOf } from './shared/examples.ts';
import { groundsOf } from './shared/grounds.ts';
import { compileOpened, openConfig } from './shared/project.ts';
import { subjectArgument, unknownSubject } from './shared/subjects.ts';

/** `backlogic explain SUBJECT`. */
export const command: Command = {
  usage: 'explain SUBJECT [options]',
  summary: 'Say why: every decision about a subject, with its rule, facts and places.',
  description: `SUBJECT is a feature id, a group, an item or slice id, a path, an area or its guide, KIND:ID for any other
subject, or a finding code. With --why-not VALUE: what kept each rule that gives VALUE from deciding it.`,
  options: [
    {
      name: 'level',
      type: 'string',
      value: 'LEVEL',
      description: 'decision, rules (the default), conditions, or full: also the rules that did not fire',
    },
    {
      name: 'why-not',
      type: 'string',
      value: 'VALUE',
      description: 'a flag, an area, a workstream: the smallest sets of conditions in its way, nearest first',
    },
    { name: 'all', type: 'boolean', description: 'with --why-not: every rule and every set' },
  ],
  words: 2,
  examples: examplesOf('explain'),
  run(context) {
    const name = subjectArgument(context, 'explain');
    if (Object.hasOwn(catalogue, name)) return page(context, name);
    const level = levelOf(context);
    const opened = openConfig(context);
    if ('exit' in opened) return opened.exit;
    const unwanted = text(context, 'why-not');
    const known = unwanted === null ? fromAnswers(context, opened.value.config, name, level) : [];
    if (known.length > 0) return tell(context, name, level, known, exitCode.ok);
    context.recorder?.opened(opened.value.config);
    const compilation = compileOpened(context, opened.value);
    const code = groundsOf(context, compilation);
    if (unwanted !== null) return whyNot(context, compilation, name, unwanted, code);
    const explanations = explain(compilation, name, level === 'full');
    context.recorder?.compiled(compilation);
    if (explanations.length === 0) return unknownSubject(context, compilation, name);
    return tell(context, name, level, explanations, code);
  },
};

/** From what an earlier compilation has left, where nothing changed since; none where only a compilation can tell. */
function fromAnswers(
  context: Context,
  config: ResolvedConfig,
  name: string,
  level: Level,
): readonly Explanation[] {
  const table = context.recorder?.answers(config);
  if (!table) return [];
  try {
    const { book } = loadRules(config, context.host, vocabulary);
    return explainKnown(knownFrom(table, book), name, level === 'full');
  } catch (error) {
    if (error instanceof Unanswered) return [];
    throw error;
  } finally {
    table.close();
  }
}

function tell(
  context: Context,
  name: string,
  level: Level,
  explanations: readonly Explanation[],
  code: number,
): number {
  if (flag(context, 'json')) {
    context.out(jsonDocument('explain', { subject: name, explanations: explanations.map(explanationJson) }));
  } else {
    context.out(explanations.map((one) => explanationText(one, level, context.color.out)).join('\n'));
  }
  return code;
}

function whyNot(
  context: Context,
  compilation: Compilation,
  name: string,
  value: string,
  code: number,
): number {
  const answer = explainWhyNot(compilation, name, value);
  if (!answer) return unknownSubject(context, compilation, name);
  if (flag(context, 'json')) context.out(jsonDocument('why_not', whyNotJson(name, answer)));
  else context.out(whyNotText(name, answer, { all: flag(context, 'all'), color: context.color.out }));
  return answer.rules.length === 0 ? exitCode.findings : code;
}

function levelOf(context: Context): Level {
  const asked = text(context, 'level') ?? 'rules';
  const level = levels.find((candidate) => candidate === asked);
  if (!level) throw new UsageError(`no level ${JSON.stringify(asked)}`, `one of ${levels.join(', ')}`);
  return level;
}

function page(context: Context, code: string): number {
  const markdown = codePage(code);
  context.out(flag(context, 'json') ? jsonDocument('code', { code, page: markdown }) : markdown);
  return exitCode.ok;
}
