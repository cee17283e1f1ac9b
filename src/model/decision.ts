import type { JsonObject, JsonValue } from './json.ts';
import { none } from './none.ts';
import type { Span } from './span.ts';
import type { SubjectKind } from './subject.ts';

/** The questions that rule files answer, one a file. `docs/reference/rules.md` explains each. */
export type DecisionKind =
  | 'section'
  | 'column'
  | 'label'
  | 'status'
  | 'group'
  | 'area'
  | 'risk'
  | 'dependency'
  | 'workstream'
  | 'hotspot'
  | 'home'
  | 'contract'
  | 'state'
  | 'suite'
  | 'gate'
  | 'owner'
  | 'priority';

/**
 * How candidates become decisions. `unique`: the candidates of the highest priority must agree. `priority`: the
 * highest priority wins, source order breaks ties and the tie is recorded. `collect`: every candidate stands.
 * `first`: the first in source order wins.
 */
export type HitPolicy = 'unique' | 'priority' | 'collect' | 'first';

/** A condition as it was evaluated: the same tree, each node with its result, each leaf with the value it saw. */
export type Trace =
  | { readonly node: 'all' | 'any'; readonly result: boolean; readonly children: readonly Trace[] }
  | { readonly node: 'not'; readonly result: boolean; readonly child: Trace }
  | { readonly node: 'reference'; readonly name: string; readonly result: boolean; readonly child: Trace }
  | {
      readonly node: 'leaf';
      readonly result: boolean;
      readonly fact: string;
      readonly path: string | null;
      readonly operator: string;
      readonly value: JsonValue;
      /** What the subject had; null when it has no such fact. */
      readonly actual: JsonValue;
      /** Where the fact was read. */
      readonly source: Span | null;
    };

/** A candidate that fired and did not win. */
export interface LostCandidate {
  readonly value: JsonValue;
  readonly rule: string;
  readonly ruleSource: Span;
  /** `priority`: a higher one won; `tie`: source order broke it; `conflict`: `unique` was violated; `order`: a later element of a list. */
  readonly reason: 'priority' | 'tie' | 'conflict' | 'order';
}

/** One decided value about one subject. A `collect` decision has one of these for each value. */
export interface Decision {
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  readonly decides: DecisionKind;
  /** The value of the primary parameter. */
  readonly value: JsonValue;
  /** All of `then`, resolved. */
  readonly then: JsonObject;
  readonly rule: string;
  readonly ruleSource: Span;
  readonly because: string | null;
  readonly severity: string | null;
  /** Other rules that decided the same value; only under `collect` and `unique`. */
  readonly also: readonly { readonly rule: string; readonly ruleSource: Span }[];
  /** The facts that the rule asked, in the order of its conditions, each once. */
  readonly facts: readonly {
    readonly name: string;
    readonly value: JsonValue;
    readonly source: Span | null;
  }[];
  /** The rule's condition as plain data: the tree of a trace without results and values. All decisions of a rule share it. */
  readonly asks: JsonObject;
  /** Whether each leaf of `asks` held, in the order written. */
  readonly results: readonly boolean[];
  readonly trace: Trace;
  readonly lost: readonly LostCandidate[];
  /** True when order, not a rule, chose among equals: an assumption. */
  readonly tie: boolean;
}

/** The value of a decision whose value is a text: loading lets no rule give it another. */
export function textOf({ value }: Decision): string {
  return value as string;
}

/** What a decision says by a parameter that may be left out and is a text; null where it says nothing. */
export function said({ then }: Decision, name: string): string | null {
  const value = then[name];
  return typeof value === 'string' ? value : null;
}

/** The decisions of one kind about subjects of one kind, by subject id, in the order decided; an only one without a list. */
type ById = ReadonlyMap<string, Decision | readonly Decision[]>;
/** By what is decided and the kind of subject. */
type ByQuestion = ReadonlyMap<DecisionKind, ReadonlyMap<SubjectKind, ById>>;

/** Read access to decisions by subject; look-ups are constant time. Immutable: `with` gives a new index. */
export class DecisionIndex {
  /** What each pass decided, in the order of the passes. */
  readonly #passes: readonly (readonly Decision[])[];
  #all: readonly Decision[] | null = null;
  readonly #byQuestion: ByQuestion;

  constructor(decisions: readonly Decision[], before: DecisionIndex | null = null) {
    this.#passes = [...(before ? before.#passes : []), ...(decisions.length > 0 ? [decisions] : [])];
    this.#byQuestion = indexed(decisions, before ? before.#byQuestion : new Map());
  }

  /** Every decision, in the order decided. Who needs those of one kind asks for them by `about`. */
  get all(): readonly Decision[] {
    this.#all ??= this.#passes.flat();
    return this.#all;
  }

  /** Every decision of one kind, about whatever, in the order decided. */
  about(decides: DecisionKind): readonly Decision[] {
    return this.#passes.flatMap((decisions) => decisions.filter((one) => one.decides === decides));
  }

  /** These decisions and later ones. What is indexed already is shared, so that many passes cost no more than one. */
  with(decisions: readonly Decision[]): DecisionIndex {
    return decisions.length === 0 ? this : new DecisionIndex(decisions, this);
  }

  /** Every decision of one kind about one subject, in the order decided. */
  of(decides: DecisionKind, kind: SubjectKind, id: string): readonly Decision[] {
    return listOf(this.#byQuestion.get(decides)?.get(kind)?.get(id));
  }

  /** Stands for all that has been decided of one kind about subjects of one kind: the same object for as long as that is the same. */
  part(decides: DecisionKind, kind: SubjectKind): object {
    return this.#byQuestion.get(decides)?.get(kind) ?? none;
  }

  /** The only or winning decision, or null when no rule decided. */
  one(decides: DecisionKind, kind: SubjectKind, id: string): Decision | null {
    return this.of(decides, kind, id)[0] ?? null;
  }
}

function listOf(held: Decision | readonly Decision[] | undefined): readonly Decision[] {
  if (held === undefined) return none;
  return isList(held) ? held : [held];
}

function isList(held: Decision | readonly Decision[]): held is readonly Decision[] {
  return Array.isArray(held);
}

function indexed(decisions: readonly Decision[], before: ByQuestion): ByQuestion {
  const index = new Map(before);
  const own = new Map<DecisionKind, Map<SubjectKind, Map<string, Decision | readonly Decision[]>>>();
  for (let start = 0; start < decisions.length; ) {
    const first = decisions[start] as Decision;
    const { decides } = first;
    const { kind, id } = first.subject;
    // Those about one subject mostly follow each other.
    let end = start + 1;
    while (decisions[end]?.subject === first.subject && decisions[end]?.decides === decides) end += 1;
    let byKind = own.get(decides);
    if (!byKind) {
      byKind = new Map();
      own.set(decides, byKind);
      index.set(decides, new Map(before.get(decides)));
    }
    let byId = byKind.get(kind);
    if (!byId) {
      byId = new Map(before.get(decides)?.get(kind));
      byKind.set(kind, byId);
      (index.get(decides) as Map<SubjectKind, ById>).set(kind, byId);
    }
    const known = byId.get(id);
    const run = end - start === 1 ? first : decisions.slice(start, end);
    byId.set(id, known === undefined ? run : [...listOf(known), ...listOf(run)]);
    start = end;
  }
  return index;
}
