import type { DecisionKind, HitPolicy } from '../model/decision.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Span } from '../model/span.ts';
import type { Subject, SubjectKind } from '../model/subject.ts';
import type { Vocabulary } from '../model/vocabulary.ts';

/** The right-hand side of a leaf: a value as written, or the value of another fact of the same subject. */
export type Operand =
  | { readonly kind: 'literal'; readonly value: JsonValue }
  | { readonly kind: 'fact'; readonly fact: string; readonly path: string | null };

/** One question to one fact. The spans point to the words in the rule file; in a table `at` is the cell's value. */
export interface Leaf {
  readonly node: 'leaf';
  readonly fact: string;
  /** Dotted path into the fact's value (`0`, `a.b`), or null for the value itself. */
  readonly path: string | null;
  /** The operator's name with its decorators, such as `equal` or `someFact:startsWith`. */
  readonly operator: string;
  readonly value: Operand;
  readonly at: Span;
  readonly factAt: Span;
  readonly operatorAt: Span;
  readonly valueAt: Span;
  readonly pathAt: Span | null;
}

/** `all` of none is true: a rule that always fires. `any` of none is rejected at load. */
export interface Combination {
  readonly node: 'all' | 'any';
  readonly children: readonly Condition[];
  readonly at: Span;
}

export interface Negation {
  readonly node: 'not';
  readonly child: Condition;
  readonly at: Span;
}

/** A shared condition by name. `child` is the tree of that condition, the same object wherever it is named. */
export interface Reference {
  readonly node: 'reference';
  readonly name: string;
  readonly child: Condition;
  readonly at: Span;
}

/** What a rule asks: json-rules-engine's condition JSON, vetted, its references resolved, each node with its place. */
export type Condition = Leaf | Combination | Negation | Reference;

/** A condition that rules name instead of repeating it. */
export interface SharedCondition {
  readonly name: string;
  readonly condition: Condition;
  readonly at: Span;
}

/** A selector's keys, each a value or a fact; all other values are operands. */
export type ThenValue =
  | Operand
  | {
      readonly kind: 'selector';
      readonly entries: readonly { readonly key: string; readonly value: Operand }[];
    };

/** One parameter of `then`: a value as written, or a fact of the subject. */
export interface ThenParameter {
  readonly name: string;
  readonly value: ThenValue;
  readonly at: Span;
}

/** One of a rule's own tests. `facts` are literal facts of a subject of kind `about`; `id` names a subject of the input. */
export type Example =
  | { readonly expect: 'fires' | 'spares'; readonly kind: 'id'; readonly id: string; readonly at: Span }
  | {
      readonly expect: 'fires' | 'spares';
      readonly kind: 'facts';
      readonly facts: JsonObject;
      readonly at: Span;
    };

/** A lint code that the author accepts at this rule, with the reason. */
export interface Allowance {
  readonly code: string;
  readonly reason: string;
  readonly at: Span;
}

/** A cell of a decision table: one fact of one row. `leaf` is null for `'*'`, which asks nothing. */
export interface Cell {
  readonly fact: string;
  readonly leaf: Leaf | null;
  readonly keyAt: Span;
  readonly at: Span;
}

/** A vetted rule. Rows of tables and native json-rules-engine rules are rules like any other. */
export interface Rule {
  /** Unique in the book. */
  readonly id: string;
  readonly decides: DecisionKind;
  /** The kinds of subject that it is asked about. */
  readonly about: readonly SubjectKind[];
  readonly form: 'rule' | 'row' | 'native';
  readonly when: Condition;
  readonly then: readonly ThenParameter[];
  readonly because: string | null;
  readonly severity: string | null;
  readonly priority: number;
  /** The fact whose longest matching value ranks this rule among those of equal priority, or null. */
  readonly rankBy: string | null;
  readonly since: string | null;
  readonly examples: readonly Example[];
  readonly allow: readonly Allowance[];
  /** Cells of a row in the order written; empty for other forms. */
  readonly cells: readonly Cell[];
  /** Position in its file, from 0; decides only under `first`. */
  readonly order: number;
  /** A rule of a higher layer replaces one of the same id in a lower layer. */
  readonly layer: number;
  /** True when it is marked as replacing a rule of a lower layer. */
  readonly override: boolean;
  /** JSON pointer of the rule in its file, as segments. */
  readonly pointer: readonly (string | number)[];
  /** The whole rule. */
  readonly at: Span;
  /** The id where it is written, else the rule. */
  readonly idAt: Span;
  /** The `when`, or the row. */
  readonly whenAt: Span;
  readonly thenAt: Span;
}

/** A rule that another one replaced, or that its author switched off. */
export interface RetiredRule {
  readonly id: string;
  readonly at: Span;
  readonly by: 'override' | 'disabled';
  /** The rule that replaced it, or the entry that switched it off. */
  readonly byAt: Span;
  /** Why, for `disabled`. */
  readonly reason: string | null;
}

/** All rules that are asked one question about one kind of subject, in canonical order (see `canonical.ts`). */
export interface RuleSet {
  readonly decides: DecisionKind;
  readonly about: SubjectKind;
  readonly hitPolicy: HitPolicy;
  readonly rules: readonly Rule[];
}

/** A rule file that was read. */
export interface RuleFile {
  /** Absolute. */
  readonly path: string;
  /** As spans name it. */
  readonly name: string;
  readonly layer: number;
  readonly text: string;
}

/** Every vetted rule of a compilation. Plain data; immutable. */
export interface RuleBook {
  readonly files: readonly RuleFile[];
  /** Active rules by file and place. */
  readonly rules: readonly Rule[];
  readonly sets: readonly RuleSet[];
  /** By name. */
  readonly conditions: readonly SharedCondition[];
  readonly retired: readonly RetiredRule[];
  readonly vocabulary: Vocabulary;
}

/** What one pass of a compilation asks: one decision about some subjects, of one kind or several. */
export interface Question {
  readonly decides: DecisionKind;
  readonly subjects: readonly Subject[];
}

/** The rules that are asked `decides` about `about`, or null when there are none. */
export function ruleSet(book: RuleBook, decides: DecisionKind, about: SubjectKind): RuleSet | null {
  return book.sets.find((set) => set.decides === decides && set.about === about) ?? null;
}
