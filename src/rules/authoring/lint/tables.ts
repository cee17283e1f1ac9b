import { finding } from '../../../diagnostics/finding.ts';
import { held } from '../../../model/held.ts';
import { compareSpans } from '../../../model/span.ts';
import { keyOf } from '../../candidates.ts';
import type { Rule, RuleSet, ThenValue } from '../../model.ts';
import type { ConditionLogic } from '../condition-logic.ts';
import type { Fix } from '../fix/apply.ts';
import { removeItem } from '../fix/edits.ts';
import { allowedValues } from '../leaf-logic.ts';
import { type Lint, type LintContext, short } from './context.ts';
import { relatedPairs, thenKey } from './pairs.ts';

/** What two rules of one set are to each other: redundant, masked, conflicting, overlapping. Certain without any input. */
export function lintTables(context: LintContext): Lint[] {
  return context.book.sets.flatMap((set) => {
    const logic = context.logic(set.about);
    const analysis = new SetAnalysis(set, logic, context);
    return relatedPairs(set, logic).flatMap(([one, other]) => analysis.relate(one, other));
  });
}

class SetAnalysis {
  readonly #set: RuleSet;
  readonly #logic: ConditionLogic;
  readonly #context: LintContext;
  readonly #primary: string;
  readonly #order: ReadonlyMap<Rule, number>;

  constructor(set: RuleSet, logic: ConditionLogic, context: LintContext) {
    this.#set = set;
    this.#logic = logic;
    this.#context = context;
    this.#primary = context.book.vocabulary.decisions[set.decides].primary;
    this.#order = new Map(set.rules.map((rule, index) => [rule, index]));
  }

  relate(one: Rule, other: Rule): Lint[] {
    const forward = this.#logic.implies(one.when, other.when);
    const backward = this.#logic.implies(other.when, one.when);
    if (forward && backward) {
      const [keep, drop] = compareSpans(one.at, other.at) < 0 ? [one, other] : [other, one];
      return this.#contained(drop, keep, true);
    }
    if (forward) return this.#contained(one, other, false);
    if (backward) return this.#contained(other, one, false);
    return this.#set.hitPolicy === 'unique' ? this.#overlapping(one, other) : [];
  }

  /** Whenever `narrow` fires, `wide` does. */
  #contained(narrow: Rule, wide: Rule, same: boolean): Lint[] {
    const { hitPolicy } = this.#set;
    const equalThen = thenKey(narrow) === thenKey(wide);
    if (hitPolicy === 'collect') return equalThen ? [this.#redundant(narrow, wide, same)] : [];
    const weight = this.#compareWeight(narrow, wide);
    // A longer match that repeats what a shorter one says may stand between the two for a reason.
    const ranked = !same && narrow.rankBy !== null && weight === 0;
    if (equalThen) return weight <= 0 && !ranked ? [this.#redundant(narrow, wide, same)] : [];
    const [mine, theirs] = [this.#value(narrow), this.#value(wide)];
    if (weight < 0) return keyOfThen(mine) === keyOfThen(theirs) ? [] : [this.#masked(narrow, wide)];
    if (weight > 0 || ranked || mine?.kind !== 'literal' || theirs?.kind !== 'literal') return [];
    if (keyOf(mine.value) === keyOf(theirs.value)) return [];
    const data = {
      rule: narrow.id,
      other: wide.id,
      decides: this.#set.decides,
      value: keyOf(mine.value),
      otherValue: keyOf(theirs.value),
      same,
      rankBy: narrow.rankBy === null ? wide.rankBy : null,
    };
    const related = [{ note: `\`${wide.id}\``, at: wide.at }];
    return [
      {
        finding: finding('rules/conflicting-rules', narrow.idAt, data, { related }),
        rule: narrow,
        fix: null,
      },
    ];
  }

  /** Above zero when the first wins over the second whenever both fire. */
  #compareWeight(one: Rule, other: Rule): number {
    if (this.#set.hitPolicy === 'first') {
      return held(this.#order, other) - held(this.#order, one);
    }
    return one.priority - other.priority;
  }

  #redundant(drop: Rule, keep: Rule, same: boolean): Lint {
    const related = [{ note: `\`${keep.id}\``, at: keep.at }];
    const data = { drop: drop.id, keep: keep.id, same };
    return {
      finding: finding('rules/redundant-rule', drop.idAt, data, { related }),
      rule: drop,
      fix: this.#removal(drop, keep),
    };
  }

  /** Only what says nothing of its own is removed without asking: no reason and no example that the other one lacks. */
  #removal(drop: Rule, keep: Rule): Fix | null {
    const kept = new Set(keep.examples.map(exampleKey));
    const silent =
      (drop.because === null || drop.because === keep.because) &&
      drop.examples.every((example) => kept.has(exampleKey(example))) &&
      // What it replaced in a lower layer would come back.
      !this.#context.book.retired.some((retired) => retired.id === drop.id);
    const source = this.#context.sources.of(drop.at);
    const edit = silent && source ? removeItem(source, drop.pointer) : null;
    return edit && { title: `drop \`${drop.id}\``, edits: [edit] };
  }

  #masked(rule: Rule, by: Rule): Lint {
    const why = this.#set.hitPolicy === 'first' ? 'order' : 'priority';
    const related = [{ note: `\`${by.id}\``, at: by.at }];
    return {
      finding: finding('rules/masked', rule.idAt, { rule: rule.id, by: by.id, why }, { related }),
      rule,
      fix: null,
    };
  }

  /** Both name values of one fact, and some of them are the same: a subject that has such a value can be in both. */
  #overlapping(one: Rule, other: Rule): Lint[] {
    if (one.priority !== other.priority || one.rankBy !== null || other.rankBy !== null) return [];
    const [mine, theirs] = [this.#value(one), this.#value(other)];
    if (mine?.kind !== 'literal' || theirs?.kind !== 'literal') return [];
    if (keyOf(mine.value) === keyOf(theirs.value)) return [];
    const both = this.#common(one, other);
    if (both === null || this.#logic.excludes(one.when, other.when)) return [];
    const [first, second] = compareSpans(one.at, other.at) < 0 ? [one, other] : [other, one];
    const swapped = first === other;
    const data = {
      rule: second.id,
      other: first.id,
      decides: this.#set.decides,
      value: keyOf(swapped ? mine.value : theirs.value),
      otherValue: keyOf(swapped ? theirs.value : mine.value),
      both,
    };
    const related = [{ note: `\`${first.id}\``, at: first.at }];
    return [{ finding: finding('rules/overlap', second.idAt, data, { related }), rule: second, fix: null }];
  }

  #common(one: Rule, other: Rule): string | null {
    for (const mine of this.#logic.conjuncts(one.when)) {
      for (const theirs of this.#logic.conjuncts(other.when)) {
        if (mine.leaf.fact !== theirs.leaf.fact || mine.leaf.path !== theirs.leaf.path) continue;
        const others = allowedValues(theirs) ?? [];
        const shared = allowedValues(mine)?.find((value) => others.includes(value));
        if (shared !== undefined) return `${mine.leaf.fact} ${short(keyOf(shared), 60)}`;
      }
    }
    return null;
  }

  #value(rule: Rule): ThenValue | null {
    return rule.then.find((parameter) => parameter.name === this.#primary)?.value ?? null;
  }
}

function keyOfThen(value: ThenValue | null): string {
  return JSON.stringify(value);
}

function exampleKey(example: Rule['examples'][number]): string {
  return `${example.expect} ${example.kind === 'id' ? example.id : keyOf(example.facts)}`;
}
