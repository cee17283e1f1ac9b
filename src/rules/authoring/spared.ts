import type { DecisionKind } from '../../model/decision.ts';
import type { SparedRule } from '../../model/explanation.ts';
import { compareNatural } from '../../model/natural.ts';
import type { Subject } from '../../model/subject.ts';
import type { RuleBook } from '../model.ts';
import { traceRule } from '../trace.ts';
import { flipsFor } from './flips.ts';
import { factTypes } from './subjects.ts';

/**
 * The rules that were asked about a subject and did not fire, each with its trace, those that came nearest first. `asked` are the
 * decisions that it was asked: a feature that names its group is not asked which it has.
 */
export function sparedRules(
  book: RuleBook,
  subject: Subject,
  asked: ReadonlySet<DecisionKind>,
): readonly SparedRule[] {
  const types = factTypes(book.vocabulary, subject.kind);
  const spared = book.sets
    .filter((set) => set.about === subject.kind && asked.has(set.decides))
    .flatMap((set) =>
      set.rules.flatMap((rule) => {
        const trace = traceRule(rule, subject);
        if (trace.result) return [];
        const [least] = flipsFor(rule.when, subject, true, types);
        const away = least?.length ?? null;
        return [{ rule: rule.id, ruleSource: rule.at, decides: set.decides, away, trace }];
      }),
    );
  const distance = ({ away }: SparedRule): number => away ?? Number.POSITIVE_INFINITY;
  return spared.sort(
    (a, b) =>
      (a.decides < b.decides ? -1 : a.decides > b.decides ? 1 : 0) ||
      distance(a) - distance(b) ||
      compareNatural(a.rule, b.rule),
  );
}
