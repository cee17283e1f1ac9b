import type { Decision, DecisionKind, Trace } from './decision.ts';
import type { Span } from './span.ts';

/** One step of the way from a source to the plan: `feature`, `group`, `area`, `item`, `slice`, `workstream`, … */
export interface ChainLink {
  readonly kind: string;
  readonly id: string;
  /** What it is, in a few words. */
  readonly note: string | null;
  readonly at: Span | null;
  /** The decision that made the step, by rule id; null where the source itself says it. */
  readonly rule: string | null;
  readonly ruleSource: Span | null;
}

/** A rule that was asked about a subject and did not fire. */
export interface SparedRule {
  readonly rule: string;
  readonly ruleSource: Span;
  readonly decides: DecisionKind;
  /** How many of its conditions would have to be otherwise, at the least; null when nothing can make it fire. */
  readonly away: number | null;
  readonly trace: Trace;
}

/** Why a subject is what it is. */
export interface Explanation {
  readonly kind: string;
  readonly id: string;
  readonly title: string | null;
  readonly at: Span | null;
  /** Of a feature that is not open work in the plan: why, in a sentence; null for everything else. */
  readonly standing: string | null;
  /** The way to or from the plan, in order. */
  readonly chain: readonly ChainLink[];
  /** Decisions about the subject itself and about what it is made of. */
  readonly decisions: readonly Decision[];
  /** Edges: what comes before it, with reasons. */
  readonly after: readonly { readonly id: string; readonly reason: string; readonly source: Span | null }[];
  /** Assumptions that it rests on. */
  readonly assumptions: readonly { readonly id: string; readonly text: string }[];
  /** Rules that did not fire for the subject, where they were asked for: by decision, those that came nearest first. */
  readonly spared: readonly SparedRule[];
}
