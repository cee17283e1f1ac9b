import type { Decision, DecisionKind, LostCandidate } from '../model/decision.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Span } from '../model/span.ts';
import type { Subject } from '../model/subject.ts';
import { isConstant } from './candidates.ts';
import { prepare } from './closures.ts';
import { factNames } from './fact-names.ts';
import { asJson, factOf } from './facts.ts';
import type { Pick } from './hit-policy.ts';
import type { Condition, Leaf, Operand, Rule } from './model.ts';
import { compileTracer, operandOf, sourceOf, type Tracer } from './trace.ts';

/** A rule that has won, with what its decisions share. Each part is made when it is first asked for. */
export class Winner {
  readonly rule: Rule;
  readonly decides: DecisionKind;
  #asks: JsonObject | null = null;
  #names: readonly string[] | null = null;
  #tracer: Tracer | null = null;
  #leaves: readonly ((subject: Subject) => boolean)[] | null = null;

  constructor(rule: Rule, decides: DecisionKind) {
    this.rule = rule;
    this.decides = decides;
  }

  get asks(): JsonObject {
    this.#asks ??= askedBy(this.rule.when);
    return this.#asks;
  }

  get factNames(): readonly string[] {
    this.#names ??= factNames(this.rule);
    return this.#names;
  }

  get tracer(): Tracer {
    this.#tracer ??= compileTracer(this.rule.when);
    return this.#tracer;
  }

  resultsFor(subject: Subject): boolean[] {
    this.#leaves ??= leafTests(this.rule.when, []);
    return this.#leaves.map((test) => test(subject));
  }
}

/** What a rule decides and against which others. Where the subject has no say it is the same for all about whom the rule decides it. */
export class Verdict {
  readonly winner: Winner;
  readonly value: JsonValue;
  readonly then: JsonObject;
  readonly tie: boolean;
  readonly also: Pick['also'];
  readonly lost: Pick['lost'];

  constructor(winner: Winner, pick: Pick) {
    this.winner = winner;
    this.value = pick.winner.value;
    this.then = pick.winner.then;
    this.tie = pick.tie;
    this.also = pick.also;
    this.lost = pick.lost;
  }
}

/**
 * A decision that knows its subject and the verdict about it. What follows from the two (the facts that were asked, the trace) is
 * made when it is asked for: a compilation has many more decisions than anyone looks at. As JSON it is plain data, complete.
 */
export class Decided implements Decision {
  readonly subject: Subject;
  readonly #verdict: Verdict;

  constructor(subject: Subject, verdict: Verdict) {
    this.subject = subject;
    this.#verdict = verdict;
  }

  get value(): JsonValue {
    return this.#verdict.value;
  }

  get then(): JsonObject {
    return this.#verdict.then;
  }

  get tie(): boolean {
    return this.#verdict.tie;
  }

  get decides(): DecisionKind {
    return this.#verdict.winner.decides;
  }

  get rule(): string {
    return this.#verdict.winner.rule.id;
  }

  get ruleSource(): Span {
    return this.#verdict.winner.rule.at;
  }

  get because(): string | null {
    return this.#verdict.winner.rule.because;
  }

  get severity(): string | null {
    const severity = this.then.severity ?? this.#verdict.winner.rule.severity;
    return typeof severity === 'string' ? severity : null;
  }

  get also(): Decision['also'] {
    return this.#verdict.also.map((rule) => ({ rule: rule.id, ruleSource: rule.at }));
  }

  get lost(): readonly LostCandidate[] {
    return this.#verdict.lost.flatMap(({ rule, reason, values }) =>
      values.map((value) => ({ value, rule: rule.id, ruleSource: rule.at, reason })),
    );
  }

  get facts(): Decision['facts'] {
    return this.#verdict.winner.factNames.map((name) => ({
      name,
      value: asJson(factOf(this.subject, name, null)),
      source: sourceOf(this.subject, name),
    }));
  }

  get asks(): JsonObject {
    return this.#verdict.winner.asks;
  }

  get results(): readonly boolean[] {
    return this.#verdict.winner.resultsFor(this.subject);
  }

  get trace(): Decision['trace'] {
    return this.#verdict.winner.tracer(this.subject);
  }

  /** True when the same rules decided the same about the same subject: then all that follows from those is the same as well. */
  isAlike(other: Decided): boolean {
    return (
      this.subject === other.subject &&
      this.#verdict.winner.rule === other.#verdict.winner.rule &&
      this.decides === other.decides &&
      this.tie === other.tie &&
      this.#verdict.also.length === other.#verdict.also.length &&
      this.#verdict.lost.length === other.#verdict.lost.length &&
      this.#verdict.also.every((rule, index) => rule === other.#verdict.also[index]) &&
      this.#verdict.lost.every(({ rule, reason, values }, index) => {
        const lost = other.#verdict.lost[index];
        return (
          rule === lost?.rule &&
          reason === lost.reason &&
          JSON.stringify(values) === JSON.stringify(lost.values)
        );
      }) &&
      (isConstant(this.#verdict.winner.rule) || JSON.stringify(this.then) === JSON.stringify(other.then))
    );
  }

  /** All of it as plain data. */
  toJSON(): Decision {
    const { subject, decides, value, then, rule, ruleSource, because, severity, tie } = this;
    const { also, facts, asks, results, trace, lost } = this;
    return {
      subject: { kind: subject.kind, id: subject.id },
      decides,
      value,
      then,
      rule,
      ruleSource,
      because,
      severity,
      also,
      facts,
      asks,
      results,
      trace,
      lost,
      tie,
    };
  }
}

/** True when two decisions are known to say the same. Others may, too. */
export function areAlike(a: Decision, b: Decision): boolean {
  return a instanceof Decided && b instanceof Decided && a.isAlike(b);
}

/** A condition as plain data: the tree of a trace without what a subject had. */
function askedBy(condition: Condition): JsonObject {
  switch (condition.node) {
    case 'leaf': {
      const { fact, path, operator, value } = condition;
      return { node: 'leaf', fact, path, operator, ...operandJson(value) };
    }
    case 'not':
      return { node: 'not', child: askedBy(condition.child) };
    case 'reference':
      return { node: 'reference', name: condition.name, child: askedBy(condition.child) };
    case 'all':
    case 'any':
      return { node: condition.node, children: condition.children.map(askedBy) };
  }
}

function operandJson(operand: Operand): JsonObject {
  if (operand.kind === 'literal') return { value: operand.value };
  return { value_of: { fact: operand.fact, path: operand.path } };
}

/** The tests of the leaves in the order written, references followed. */
function leafTests(condition: Condition, found: ((subject: Subject) => boolean)[]): typeof found {
  if (condition.node === 'leaf') found.push(leafTest(condition));
  else if (condition.node === 'not' || condition.node === 'reference') leafTests(condition.child, found);
  else for (const child of condition.children) leafTests(child, found);
  return found;
}

function leafTest({ fact, path, operator, value }: Leaf): (subject: Subject) => boolean {
  if (value.kind === 'fact')
    return (subject) => prepare(operator, operandOf(value, subject))(factOf(subject, fact, path));
  const test = prepare(operator, value.value);
  return (subject) => test(factOf(subject, fact, path));
}
