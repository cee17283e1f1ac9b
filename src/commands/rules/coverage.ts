import { coverageJson, coverageText } from '../../reporters/coverage.ts';
import { jsonDocument } from '../../reporters/json.ts';
import { measureCoverage } from '../../rules/authoring/coverage.ts';
import { type Context, exitCode, flag, text, UsageError } from '../shared/command.ts';
import { openProject } from '../shared/project.ts';
import { chosenRules } from './shared.ts';

/** `backlogic rules coverage`. */
export function coverage(context: Context): number {
  const least = leastOf(context);
  const opened = openProject(context);
  if ('exit' in opened) return opened.exit;
  const { book, questions } = opened.value;
  const measured = measureCoverage(chosenRules(context, book), questions);
  const below = least !== null && measured.percent < least;
  if (flag(context, 'json')) {
    context.out(jsonDocument('rules_coverage', { min: least, ...coverageJson(measured) }));
  } else {
    context.out(coverageText(measured, { all: flag(context, 'all'), color: context.color.out }));
  }
  if (below) context.err(`backlogic: coverage is ${measured.percent} %, below --min ${least}\n`);
  return below ? exitCode.findings : exitCode.ok;
}

function leastOf(context: Context): number | null {
  const asked = text(context, 'min');
  if (asked === null) return null;
  const least = /^\d{1,3}(?:\.\d{1,3})?$/.test(asked) ? Number(asked) : Number.NaN;
  if (!(least <= 100)) throw new UsageError(`--min ${asked}`, 'a percentage from 0 to 100');
  return least;
}
