import type { Compilation } from '../../compile.ts';
import { closest } from '../../diagnostics/closest.ts';
import type { DecisionKind } from '../../model/decision.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleBook } from '../../rules/model.ts';
import { type Context, text, UsageError } from '../shared/command.ts';

/** What loading found wrong with the rule files. */
export function ruleFindings(compilation: Compilation): readonly Finding[] {
  return compilation.findings.filter((found) => found.code.startsWith('rules/'));
}

/** The decision that `--decides` names, or null for all. */
export function decidesOf(context: Context, book: RuleBook): DecisionKind | null {
  const asked = text(context, 'decides');
  if (asked === null) return null;
  const known = Object.keys(book.vocabulary.decisions) as DecisionKind[];
  const found = known.find((kind) => kind === asked);
  if (found) return found;
  const near = closest(asked, known);
  throw new UsageError(
    `no decision ${JSON.stringify(asked)}`,
    near ? `did you mean ${near}?` : `one of ${known.join(', ')}`,
  );
}

/** The book with only the rules of one decision; the whole book for null. */
export function bookOf(book: RuleBook, decides: DecisionKind | null): RuleBook {
  if (decides === null) return book;
  return {
    ...book,
    rules: book.rules.filter((rule) => rule.decides === decides),
    sets: book.sets.filter((set) => set.decides === decides),
    conditions: [],
  };
}
