import type { DecisionKind, HitPolicy } from './decision.ts';
import type { JsonValue } from './json.ts';
import type { Span } from './span.ts';
import type { SubjectKind } from './subject.ts';

/** A leaf of a condition with what it saw. */
export interface LeafView {
  readonly fact: string;
  readonly path: string | null;
  readonly operator: string;
  /** As written, or `{ fact }` resolved to that fact's value. */
  readonly value: JsonValue;
  readonly actual: JsonValue;
  readonly result: boolean;
  /** Where the fact was read; null for a fact that is made up or derived. */
  readonly source: Span | null;
  /** The leaf in its rule file. */
  readonly at: Span;
}

/** One example of a rule, run. */
export interface ExampleResult {
  readonly rule: string;
  readonly ruleSource: Span;
  readonly at: Span;
  /** The id, or the literal facts as JSON. */
  readonly name: string;
  readonly kind: 'id' | 'facts';
  readonly expected: 'fires' | 'spares';
  /** `unknown`: the input has no subject of that id. */
  readonly got: 'fires' | 'spares' | 'unknown';
  readonly passed: boolean;
  /** The leaves that decided it: had these come out the other way, so had the rule. Empty for an unknown subject. */
  readonly decided: readonly LeafView[];
  /** The id that was probably meant. */
  readonly suggestion: string | null;
}

/** How often something happened on the input, and in examples. */
export interface Tally {
  readonly inventory: number;
  readonly examples: number;
}

/** How often one leaf was asked, and what it said. A leaf that a short cut skips is not asked. */
export interface LeafCoverage {
  /** `fact operator value`. */
  readonly text: string;
  readonly at: Span;
  readonly true: Tally;
  readonly false: Tally;
}

/** What the coverage of a rule lacks, by the code that lint reports it with, and the reason that excuses it. */
export interface CoverageGap {
  readonly code: 'rules/never-fires' | 'rules/never-false' | 'rules/never-true' | 'rules/never-asked';
  /** Index into `leaves`; null when it is about the rule. */
  readonly leaf: number | null;
  /** The `allow` beside the rule; null when nothing excuses it. */
  readonly reason: string | null;
}

/** One rule, or one shared condition, which never fires but whose leaves are asked. */
export interface RuleCoverage {
  readonly id: string;
  readonly what: 'rule' | 'condition';
  readonly decides: DecisionKind | null;
  readonly at: Span;
  readonly asked: Tally;
  readonly fired: Tally;
  readonly leaves: readonly LeafCoverage[];
  readonly gaps: readonly CoverageGap[];
}

/** Covered and excused, out of all. */
export interface CoverageCount {
  readonly covered: number;
  readonly excused: number;
  readonly total: number;
}

export interface Coverage {
  readonly rules: readonly RuleCoverage[];
  /** Rules that fired. */
  readonly fired: CoverageCount;
  /** Answers of leaves: each leaf has two, true and false. */
  readonly answers: CoverageCount;
  /** The lower of the two, excused ones counted as covered, in percent; 100 for no rules. */
  readonly percent: number;
}

/** A rule as `backlogic rules list` shows it. */
export interface ListedRule {
  readonly id: string;
  readonly decides: DecisionKind;
  readonly about: readonly SubjectKind[];
  readonly form: 'rule' | 'row' | 'native';
  readonly hitPolicy: HitPolicy;
  readonly priority: number;
  /** The value of its decision, or `{ fact }`. */
  readonly value: JsonValue;
  readonly because: string | null;
  readonly since: string | null;
  readonly at: Span;
}

/** Why a rule that would give a value did not. */
export interface WhyNotRule {
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  readonly decides: DecisionKind;
  /** The value that it gives, as decided. */
  readonly value: JsonValue;
  readonly rule: string;
  readonly ruleSource: Span;
  readonly because: string | null;
  /**
   * `given`: it fired and the value stands. `lost`: it fired, and another value won. `empty`: it fired, and the fact that
   * it takes the value from does not hold it. `spared`: it did not fire.
   */
  readonly outcome: 'given' | 'lost' | 'empty' | 'spared';
  /** For `lost`, and for `spared` where another decision would still win: the winner. */
  readonly behind: { readonly rule: string; readonly value: JsonValue; readonly ruleSource: Span } | null;
  /** For `spared`: the smallest sets of leaves that kept it from firing, nearest first. For `empty`: the fact. */
  readonly sets: readonly (readonly LeafView[])[];
}

/** Why a subject does not have a value. Nearest first. */
export interface WhyNot {
  readonly value: string;
  readonly rules: readonly WhyNotRule[];
  /** The value that was probably meant, when no rule gives this one. */
  readonly suggestion: string | null;
}

/** A change of a text by offsets in UTF-16 units. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}
