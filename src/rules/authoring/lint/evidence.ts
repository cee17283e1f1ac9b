import { finding } from '../../../diagnostics/finding.ts';
import { eachLeaf } from '../../canonical.ts';
import type { Condition, Leaf, Rule } from '../../model.ts';
import { ownLeaves } from '../coverage.ts';
import { flipsFor } from '../flips.ts';
import { factTypes } from '../subjects.ts';
import { leafText } from '../view.ts';
import { type Lint, type LintContext, plural, short } from './context.ts';

/**
 * What neither the input nor an example ever showed: rules that never fire, leaves that are never true, false or asked.
 * An example of literal facts counts as much as a subject of the input: it is the author's word for what a rule is for.
 */
export function lintEvidence(context: LintContext): Lint[] {
  const rules = context.book.rules.flatMap((rule) => ofRule(rule, context));
  const shared = context.book.conditions.flatMap(({ name, condition }) =>
    ofLeaves(condition, name, null, context),
  );
  return [...rules, ...shared];
}

function ofRule(rule: Rule, context: LintContext): Lint[] {
  const count = context.tallies.ofRule(rule);
  if (count.everTrue) return ofLeaves(rule.when, rule.id, rule, context);
  const asked = count.false.inventory;
  // Nothing of the kind is in this repository.
  if (asked === 0) return [];
  const data = {
    rule: rule.id,
    subjects: plural(rule.about),
    asked,
    closest: closest(rule, context),
  };
  // The leaves of a rule that never fires say the same again.
  return [{ finding: finding('rules/never-fires', rule.idAt, data), rule, fix: null }];
}

/** Answers that prove nothing yet: of a handful of subjects many a condition is true by chance. */
const telling = 10;

/** How many subjects are looked at for the one that came nearest, and how many leaves in all. */
const lookedAt = 2_000;
const leavesLookedAt = 20_000;

/** The subject for which least would have to be otherwise, with what that is. */
function closest(rule: Rule, context: LintContext): string | null {
  let best: { id: string; leaves: readonly Leaf[] } | null = null;
  for (const kind of rule.about) {
    const types = factTypes(context.book.vocabulary, kind);
    const subjects = context.subjects(rule.decides, kind);
    const affordable = Math.ceil(leavesLookedAt / Math.max(1, countLeaves(rule.when)));
    for (const subject of subjects.slice(0, Math.min(lookedAt, affordable))) {
      const [flips] = flipsFor(rule.when, subject, true, types);
      if (!flips || (best && best.leaves.length <= flips.length)) continue;
      best = { id: `${subject.kind} ${subject.id}`, leaves: flips.map((flip) => flip.leaf) };
      if (best.leaves.length === 1) break;
    }
  }
  if (!best) return null;
  return `${short(best.id, 60)}, but for ${best.leaves.map((leaf) => `\`${short(leafText(leaf), 80)}\``).join(' and ')}`;
}

function countLeaves(condition: Condition): number {
  let count = 0;
  eachLeaf(condition, () => {
    count += 1;
  });
  return count;
}

function ofLeaves(condition: Condition, name: string, rule: Rule | null, context: LintContext): Lint[] {
  return ownLeaves(condition).flatMap((leaf): Lint[] => {
    const count = context.tallies.ofLeaf(leaf);
    const { asked } = count;
    if ((count.everTrue && count.everFalse) || (asked > 0 && asked < telling)) return [];
    const text = short(leafText(leaf));
    if (asked === 0) {
      // Nobody asks a shared condition that no rule names; that is said once, about the condition.
      if (!rule && !isAsked(condition, context)) return [];
      return [
        { finding: finding('rules/never-asked', leaf.at, { leaf: text, rule: name }), rule, fix: null },
      ];
    }
    const code = count.everTrue ? 'rules/never-false' : 'rules/never-true';
    return [{ finding: finding(code, leaf.at, { leaf: text, asked }), rule, fix: null }];
  });
}

function isAsked(condition: Condition, context: LintContext): boolean {
  return ownLeaves(condition).some((leaf) => context.tallies.ofLeaf(leaf).asked > 0);
}
