import { finding } from '../diagnostics/finding.ts';
import type { Decision, DecisionKind } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import { type Subject, type SubjectKind, subjectKey } from '../model/subject.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { compiled } from './compiled.ts';
import type { Evaluator } from './evaluator.ts';
import { type Pick, pick } from './hit-policy.ts';
import { type Rule, type RuleBook, type RuleSet, ruleSet } from './model.ts';
import { compileTracer, factsAsked, type Tracer } from './trace.ts';

/**
 * Asks every rule of one kind of decision about each subject, and applies the hit policy. Decisions come in the order
 * of the subjects; a subject that no rule decides has none.
 */
export function decide(
  book: RuleBook,
  decides: DecisionKind,
  subjects: readonly Subject[],
  evaluator: Evaluator = compiled,
): { decisions: Decision[]; findings: Finding[] } {
  const bySubject = new Map<Subject, Decision[]>();
  const findings: Finding[] = [];
  for (const [kind, members] of byKind(subjects)) {
    const set = ruleSet(book, decides, kind);
    if (!set) continue;
    const decider = new Decider(book, set, findings);
    const fired = evaluator.evaluate(set.rules, members);
    members.forEach((subject, index) => {
      const rules: Rule[] = [];
      const end = fired.starts[index + 1] ?? 0;
      for (let at = fired.starts[index] ?? 0; at < end; at += 1) {
        const rule = set.rules[fired.rules[at] ?? -1];
        if (rule) rules.push(rule);
      }
      if (rules.length > 0) bySubject.set(subject, decider.decide(subject, rules));
    });
  }
  return { decisions: subjects.flatMap((subject) => bySubject.get(subject) ?? []), findings };
}

function byKind(subjects: readonly Subject[]): Map<SubjectKind, Subject[]> {
  const groups = new Map<SubjectKind, Subject[]>();
  for (const subject of subjects) {
    const group = groups.get(subject.kind);
    if (group) group.push(subject);
    else groups.set(subject.kind, [subject]);
  }
  return groups;
}

/** Makes decisions out of fired rules for one rule set. Tracers are compiled for rules that win, once. */
class Decider {
  readonly #book: RuleBook;
  readonly #set: RuleSet;
  readonly #findings: Finding[];
  readonly #tracers = new Map<Rule, Tracer>();

  constructor(book: RuleBook, set: RuleSet, findings: Finding[]) {
    this.#book = book;
    this.#set = set;
    this.#findings = findings;
  }

  decide(subject: Subject, fired: readonly Rule[]): Decision[] {
    const definition = this.#book.vocabulary.decisions[this.#set.decides];
    const candidates = fired.flatMap((rule) => candidatesOf(rule, subject, definition));
    return pick(this.#set.hitPolicy, candidates).map((one) => {
      if (one.conflict) this.#reportConflict(subject, one.winner, one.conflict);
      return this.#decision(subject, one);
    });
  }

  #decision(subject: Subject, { winner, also, lost, tie }: Pick): Decision {
    const { rule } = winner;
    const severity = winner.then.severity ?? rule.severity;
    return {
      subject: { kind: subject.kind, id: subject.id },
      decides: this.#set.decides,
      value: winner.value,
      then: winner.then,
      rule: rule.id,
      ruleSource: rule.at,
      because: rule.because,
      severity: typeof severity === 'string' ? severity : null,
      also: also.map((other) => ({ rule: other.rule.id, ruleSource: other.rule.at })),
      facts: factsAsked(rule, subject),
      trace: this.#tracer(rule)(subject),
      lost: lost.map(({ candidate, reason }) => ({
        value: candidate.value,
        rule: candidate.rule.id,
        ruleSource: candidate.rule.at,
        reason,
      })),
      tie,
    };
  }

  #tracer(rule: Rule): Tracer {
    const known = this.#tracers.get(rule);
    if (known) return known;
    const tracer = compileTracer(rule.when);
    this.#tracers.set(rule, tracer);
    return tracer;
  }

  #reportConflict(subject: Subject, winner: Candidate, other: Candidate): void {
    const data = {
      subject: `${subject.kind} ${subject.id}`,
      decides: this.#set.decides,
      rule: winner.rule.id,
      value: winner.key,
      other: other.rule.id,
      otherValue: other.key,
    };
    const related = [{ note: `\`${other.rule.id}\``, at: other.rule.at }];
    this.#findings.push(
      finding('rules/conflict', winner.rule.at, data, { related, subject: subjectKey(subject) }),
    );
  }
}
