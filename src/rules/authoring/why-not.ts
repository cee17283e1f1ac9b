import type { Decision } from '../../model/decision.ts';
import type { JsonValue } from '../../model/json.ts';
import { compareNatural } from '../../model/natural.ts';
import type { LeafView, WhyNot, WhyNotRule } from '../../model/rule-audit.ts';
import type { Subject } from '../../model/subject.ts';
import { candidatesOf, keyOf } from '../candidates.ts';
import { factOf } from '../facts.ts';
import type { Operand, Rule, RuleBook, RuleSet } from '../model.ts';
import { nearest } from '../nearest.ts';
import { traceRule } from '../trace.ts';
import { flipsFor } from './flips.ts';
import { factTypes } from './subjects.ts';
import { leafView } from './view.ts';

/** What was decided, to tell who won. */
export interface Decided {
  /** Every decision of one kind about one subject. */
  of(decides: Decision['decides'], kind: Subject['kind'], id: string): readonly Decision[];
  readonly all: readonly Decision[];
}

/** Values by the decision that can have them. */
export type DecisionValues = { readonly [K in Decision['decides']]?: readonly string[] };

/** Texts that a rule says besides what it decides; no one asks why a subject lacks them. */
const prose = ['name', 'reason', 'compatibility', 'severity'];

/**
 * Why none of some subjects has a value: for every rule that would give it, the smallest sets of leaves that kept the
 * rule from firing, nearest first; or what it lost to. `values` are those that a decision can have besides what rules
 * write: areas, which they also take from facts.
 */
export function whyNot(
  book: RuleBook,
  subjects: readonly Subject[],
  value: string,
  decided: Decided,
  values: DecisionValues = {},
): WhyNot {
  const known = [...new Set([...literalValues(book, subjects), ...Object.values(values).flat()])];
  const wanted = exactly(value, known);
  const rules = subjects.flatMap((subject) =>
    book.sets
      .filter((set) => set.about === subject.kind)
      .flatMap((set) => new WhyNotSet(book, set, subject, wanted, decided, values).rules()),
  );
  return {
    value: wanted,
    rules: rules.sort(compareNearness),
    suggestion: rules.length === 0 && !known.includes(wanted) ? nearest(value, known) : null,
  };
}

/** The value as rules write it: case makes no difference to the one who asks. */
function exactly(value: string, known: readonly string[]): string {
  if (known.includes(value)) return value;
  const folded = value.toLowerCase();
  return known.find((one) => one.toLowerCase() === folded) ?? value;
}

/** Every text that rules about such subjects can decide. */
function literalValues(book: RuleBook, subjects: readonly Subject[]): string[] {
  const kinds = new Set(subjects.map((subject) => subject.kind));
  return book.sets
    .filter((set) => kinds.has(set.about))
    .flatMap((set) => set.rules.flatMap((rule) => textsOf(rule)));
}

function textsOf(rule: Rule): string[] {
  return rule.then.flatMap(({ name, value }) => {
    if (value.kind !== 'literal' || prose.includes(name)) return [];
    return [value.value].flat().filter((one): one is string => typeof one === 'string');
  });
}

/** The rules of one set that would give one subject the value. */
class WhyNotSet {
  readonly #book: RuleBook;
  readonly #set: RuleSet;
  readonly #subject: Subject;
  readonly #wanted: string;
  readonly #decisions: readonly Decision[];
  readonly #taken: boolean;

  constructor(
    book: RuleBook,
    set: RuleSet,
    subject: Subject,
    wanted: string,
    decided: Decided,
    values: DecisionValues,
  ) {
    this.#book = book;
    this.#set = set;
    this.#subject = subject;
    this.#wanted = wanted;
    this.#decisions = decided.of(set.decides, subject.kind, subject.id);
    // A fact can hold anything; it is looked at where the value is one that this decision has.
    this.#taken =
      values[set.decides]?.includes(wanted) === true ||
      set.rules.some((rule) => textsOf(rule).includes(wanted)) ||
      decided.all.some((one) => one.decides === set.decides && one.value === wanted);
  }

  rules(): WhyNotRule[] {
    return this.#set.rules.flatMap((rule) => {
      if (textsOf(rule).includes(this.#wanted)) return [this.#explain(rule, null)];
      const primary = this.#book.vocabulary.decisions[this.#set.decides].primary;
      const value = rule.then.find((parameter) => parameter.name === primary)?.value;
      return this.#taken && value?.kind === 'fact' ? [this.#explain(rule, value)] : [];
    });
  }

  /** `taken`: the fact that the rule takes its value from. */
  #explain(rule: Rule, taken: (Operand & { readonly kind: 'fact' }) | null): WhyNotRule {
    const subject = this.#subject;
    const missing = taken && this.#missing(rule, taken);
    const fired = traceRule(rule, subject).result;
    const common = {
      subject: { kind: subject.kind, id: subject.id },
      decides: this.#set.decides,
      value: this.#value(rule),
      rule: rule.id,
      ruleSource: rule.at,
      because: rule.because,
    };
    if (!fired) {
      const types = factTypes(this.#book.vocabulary, subject.kind);
      const sets = flipsFor(rule.when, subject, true, types).map((flips) => [
        // That the fact holds the value says all that the rule asks of it besides.
        ...flips.filter(({ leaf }) => leaf.fact !== missing?.fact).map(({ leaf }) => leafView(leaf, subject)),
        ...(missing ? [missing] : []),
      ]);
      return { ...common, outcome: 'spared', behind: this.#winnerOver(rule), sets };
    }
    if (missing) return { ...common, outcome: 'empty', behind: null, sets: [[missing]] };
    const value = keyOf(common.value);
    const given = this.#decisions.find(
      (one) => keyOf(one.value) === value && [one, ...one.also].some((by) => by.rule === rule.id),
    );
    if (given) return { ...common, outcome: 'given', behind: null, sets: [] };
    return { ...common, outcome: 'lost', behind: behind(this.#decisions[0]), sets: [] };
  }

  /** The value as this rule decides it. */
  #value(rule: Rule): JsonValue {
    const definition = this.#book.vocabulary.decisions[this.#set.decides];
    const value = rule.then.find((parameter) => parameter.name === definition.primary)?.value;
    return value?.kind === 'literal' ? value.value : this.#wanted;
  }

  /** What the fact lacks, as if it were one more leaf; null when it holds the value. */
  #missing(rule: Rule, { fact, path }: Operand & { readonly kind: 'fact' }): LeafView | null {
    const actual = factOf(this.#subject, fact, path) ?? null;
    if ([actual].flat().includes(this.#wanted)) return null;
    const operator = Array.isArray(actual) ? 'contains' : 'equal';
    return {
      fact,
      path,
      operator,
      value: this.#wanted,
      actual,
      result: false,
      source: this.#subject.sources[fact] ?? null,
      at: rule.thenAt,
    };
  }

  /** The decision that would still stand if the rule fired. */
  #winnerOver(rule: Rule): WhyNotRule['behind'] {
    const [winner] = this.#decisions;
    const by = winner && this.#set.rules.find((one) => one.id === winner.rule);
    if (!winner || !by || this.#set.hitPolicy === 'collect') return null;
    const order = (one: Rule): number => this.#set.rules.indexOf(one);
    const loses = this.#set.hitPolicy === 'first' ? order(by) < order(rule) : by.priority > rule.priority;
    const same = candidatesOf(by, this.#subject, this.#book.vocabulary.decisions[this.#set.decides]);
    const differs = !same.some((one) => one.key === keyOf(this.#value(rule)));
    return loses && differs ? behind(winner) : null;
  }
}

function behind(winner: Decision | undefined): WhyNotRule['behind'] {
  return winner ? { rule: winner.rule, value: winner.value, ruleSource: winner.ruleSource } : null;
}

const outcomes: readonly WhyNotRule['outcome'][] = ['given', 'lost', 'empty', 'spared'];

function compareNearness(a: WhyNotRule, b: WhyNotRule): number {
  return (
    outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) ||
    distance(a) - distance(b) ||
    Number(a.behind !== null) - Number(b.behind !== null) ||
    compareNatural(a.rule, b.rule) ||
    compareNatural(a.subject.id, b.subject.id)
  );
}

/** How many leaves are in the way. */
function distance(rule: WhyNotRule): number {
  return rule.sets[0]?.length ?? (rule.outcome === 'spared' ? Number.POSITIVE_INFINITY : 0);
}
