import type { DecisionKind, HitPolicy } from '../model/decision.ts';
import type { Span } from '../model/span.ts';
import type { SubjectKind } from '../model/subject.ts';
import type { Cursor } from './cursor.ts';
import type { Allowance, Cell, Leaf, Rule, ThenParameter } from './model.ts';

/** A condition as read: references are names still. */
export type DraftCondition =
  | Leaf
  | { readonly node: 'all' | 'any'; readonly children: readonly DraftCondition[]; readonly at: Span }
  | { readonly node: 'not'; readonly child: DraftCondition; readonly at: Span }
  | { readonly node: 'reference'; readonly name: string; readonly at: Span };

/** A rule as read from its file, before references are resolved, layers applied and types vetted. */
export interface RuleDraft {
  readonly id: string;
  readonly decides: DecisionKind;
  /** As the file says; null leaves it to the facts that the rule asks. */
  readonly about: readonly SubjectKind[] | null;
  readonly form: Rule['form'];
  /** Null when the condition had errors: the rule takes part in ids and layers, and is never asked. */
  readonly when: DraftCondition | null;
  readonly then: readonly ThenParameter[] | null;
  readonly because: string | null;
  readonly severity: string | null;
  readonly priority: number;
  readonly rankBy: string | null;
  readonly since: string | null;
  readonly examples: readonly { readonly expect: 'fires' | 'spares'; readonly cursor: Cursor }[];
  readonly allow: readonly Allowance[];
  readonly cells: readonly Cell[];
  readonly override: boolean;
  /** The reason for which it is switched off, or null when it is on. */
  readonly disabled: string | null;
  readonly order: number;
  readonly layer: number;
  readonly pointer: readonly (string | number)[];
  readonly at: Span;
  readonly idAt: Span;
  readonly whenAt: Span;
  readonly thenAt: Span;
}

/** An entry that has only an id and `disabled`: it switches off a rule of a lower layer. */
export interface SwitchOff {
  readonly id: string;
  readonly reason: string;
  readonly layer: number;
  readonly at: Span;
}

/** A shared condition as read; `condition` is null when it had errors. */
export interface ConditionDraft {
  readonly name: string;
  readonly condition: DraftCondition | null;
  readonly layer: number;
  readonly at: Span;
}

/** What a file says about the policy of its decision. */
export interface PolicyDraft {
  readonly decides: DecisionKind;
  readonly about: readonly SubjectKind[];
  readonly hitPolicy: HitPolicy;
  readonly layer: number;
  readonly at: Span;
}

/** Everything that one file holds. */
export interface FileDraft {
  readonly rules: readonly RuleDraft[];
  readonly switches: readonly SwitchOff[];
  readonly conditions: readonly ConditionDraft[];
  readonly policies: readonly PolicyDraft[];
}
