import type { Compilation } from '../../compile.ts';
import type { DecisionKind } from '../../model/decision.ts';
import type { Finding } from '../../model/finding.ts';
import type { Rule, RuleBook } from '../../rules/model.ts';
import { type Context, text, unknownName } from '../shared/command.ts';

/** What loading found wrong with the rule files. */
export function ruleFindings(compilation: Compilation): readonly Finding[] {
  return compilation.findings.filter((found) => found.code.startsWith('rules/'));
}

/** The decision that `--decides` names, or null for all. */
function decidesOf(context: Context, book: RuleBook): DecisionKind | null {
  const asked = text(context, 'decides');
  if (asked === null) return null;
  const known = Object.keys(book.vocabulary.decisions) as DecisionKind[];
  const found = known.find((kind) => kind === asked);
  if (found) return found;
  throw unknownName(`no decision ${JSON.stringify(asked)}`, asked, known);
}

/** The book with only the rules that `--decides` and the ids on the command line choose. */
export function chosenRules(context: Context, book: RuleBook): RuleBook {
  const decides = decidesOf(context, book);
  const ids = context.positionals.slice(1);
  if (decides === null && ids.length === 0) return book;
  const wanted = ids.map((id) => matcher(id, book));
  const chosen = (rule: Rule): boolean =>
    (decides === null || rule.decides === decides) &&
    (wanted.length === 0 || wanted.some((matches) => matches(rule.id)));
  return {
    ...book,
    rules: book.rules.filter(chosen),
    sets: book.sets.map((set) => ({ ...set, rules: set.rules.filter(chosen) })),
    conditions: [],
  };
}

/** A rule by its id, or every rule whose id begins so: `area-*`. */
function matcher(id: string, book: RuleBook): (other: string) => boolean {
  const start = id.endsWith('*') ? id.slice(0, -1) : null;
  const matches = (other: string): boolean => (start === null ? other === id : other.startsWith(start));
  if (book.rules.some((rule) => matches(rule.id))) return matches;
  const known = book.rules.map((rule) => rule.id);
  throw unknownName(`no rule ${JSON.stringify(id)}`, id, known, 'backlogic rules list shows them');
}
