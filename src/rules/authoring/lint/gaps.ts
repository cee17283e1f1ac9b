import { finding } from '../../../diagnostics/finding.ts';
import type { Decision } from '../../../model/decision.ts';
import { held } from '../../../model/held.ts';
import { keyOf } from '../../candidates.ts';
import { decide } from '../../decide.ts';
import type { Rule, RuleSet } from '../../model.ts';
import { SubjectIndex } from '../subjects.ts';
import { type Lint, type LintContext, plural } from './context.ts';

/** Subjects that a decision which should be made for every subject is not made for. */
export function lintGaps(context: LintContext): Lint[] {
  const { book, input } = context;
  const decided = new Map<string, Map<string, Decision>>();
  for (const decision of input.decisions) {
    const key = `${decision.decides} ${decision.subject.kind}`;
    const members = decided.get(key) ?? new Map<string, Decision>();
    decided.set(key, members.set(decision.subject.id, decision));
  }
  return book.sets.flatMap((set): Lint[] => {
    if (!book.vocabulary.decisions[set.decides].total) return [];
    const members = decided.get(`${set.decides} ${set.about}`) ?? new Map<string, Decision>();
    const subjects = [
      ...new Map(context.subjects(set.decides, set.about).map((one) => [one.id, one])).values(),
    ];
    const open = subjects.filter((one) => !members.has(one.id));
    const shared = set.about === 'path' ? sharedFolders(members) : new Set<string>();
    const gaps = open.filter((one) => !shared.has(one.id));
    const [first] = gaps;
    if (!first) return [];
    const data = {
      decides: set.decides,
      subjects: plural([set.about], subjects.length),
      count: gaps.length,
      total: subjects.length,
      values: gaps.map((one) => one.id),
    };
    const at = Object.values(first.sources)[0] ?? null;
    const related = set.rules.slice(-1).map((rule) => ({ note: 'the rules', at: rule.at }));
    return [{ finding: finding('rules/undecided', at, data, { related }), rule: null, fix: null }];
  });
}

/** Folders that hold paths decided in different ways: they are rightly none of these themselves. */
function sharedFolders(decided: ReadonlyMap<string, Decision>): ReadonlySet<string> {
  const only = new Map<string, string>();
  const shared = new Set<string>();
  for (const [path, { value }] of decided) {
    const key = keyOf(value);
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      const known = only.get(folder);
      if (known === undefined) only.set(folder, key);
      else if (known !== key) shared.add(folder);
    }
  }
  return shared;
}

/** Rules that fire and win nowhere: not on the input, and not on a firing example of their own. */
export function lintShadowed(context: LintContext, masked: ReadonlySet<Rule>): Lint[] {
  const winners = new Set<string>();
  const lostTo = new Map<string, Map<string, number>>();
  for (const decision of context.input.decisions) {
    for (const { rule } of [decision, ...decision.also]) winners.add(rule);
    for (const { rule, reason } of decision.lost) {
      // A conflict has a finding of its own.
      if (reason === 'conflict') continue;
      const by = lostTo.get(rule) ?? new Map<string, number>();
      lostTo.set(rule, by.set(decision.rule, (by.get(decision.rule) ?? 0) + 1));
    }
  }
  const index = new SubjectIndex(context.input.questions);
  const byId = new Map(context.book.rules.map((rule) => [rule.id, rule]));
  return context.book.sets.flatMap((set) =>
    set.rules.flatMap((rule): Lint[] => {
      const by = lostTo.get(rule.id);
      if (!by || winners.has(rule.id) || masked.has(rule) || winsAnExample(rule, set, index, context))
        return [];
      winners.add(rule.id);
      const data = {
        rule: rule.id,
        by: [...by.keys()].sort(),
        fired: [...by.values()].reduce((sum, count) => sum + count, 0),
        subjects: plural([set.about]),
      };
      const related = data.by.map((id) => ({ note: `\`${id}\``, at: held(byId, id).at }));
      return [{ finding: finding('rules/shadowed', rule.idAt, data, { related }), rule, fix: null }];
    }),
  );
}

function winsAnExample(rule: Rule, set: RuleSet, index: SubjectIndex, context: LintContext): boolean {
  return rule.examples.some((example) => {
    const subject = example.expect === 'fires' && index.ofExample(rule, example, context.book.vocabulary);
    if (!subject) return false;
    const { decisions } = decide(context.book, set.decides, [subject]);
    return decisions.some((one) => [one, ...one.also].some((by) => by.rule === rule.id));
  });
}
