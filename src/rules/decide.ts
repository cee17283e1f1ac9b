import { finding } from '../diagnostics/finding.ts';
import type { Decision, DecisionKind } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import { at } from '../model/held.ts';
import { type Subject, type SubjectKind, subjectKey } from '../model/subject.ts';
import { type Candidate, candidatesOf, isConstant } from './candidates.ts';
import { compiled } from './compiled.ts';
import { Decided, Verdict, Winner } from './decided.ts';
import type { Evaluator } from './evaluator.ts';
import { type Pick, pick } from './hit-policy.ts';
import { type Rule, type RuleBook, type RuleSet, ruleSet } from './model.ts';

/**
 * Asks every rule of one kind of decision about each subject, and applies the hit policy. Decisions come in the order
 * of the subjects; a subject that no rule decides has none. `told` hears now and then how many subjects have been asked about.
 */
export function decide(
  book: RuleBook,
  decides: DecisionKind,
  subjects: readonly Subject[],
  evaluator: Evaluator = compiled,
  told: (done: number) => void = () => {},
): { decisions: Decision[]; findings: Finding[] } {
  /** By place of the subject; nothing where no rule decides. */
  const decided: (readonly Decision[] | undefined)[] = new Array(subjects.length);
  const findings: Finding[] = [];
  let before = 0;
  for (const [kind, { members, places }] of byKind(subjects)) {
    const asked = before;
    before += members.length;
    const set = ruleSet(book, decides, kind);
    if (!set) continue;
    const decider = new Decider(book, set, findings);
    const fired = evaluator.evaluate(set.rules, members, (done) => told(asked + done));
    members.forEach((subject, index) => {
      const [start, end] = [at(fired.starts, index), at(fired.starts, index + 1)];
      if (start === end) return;
      const rules: Rule[] = [];
      for (let place = start; place < end; place += 1) rules.push(at(set.rules, at(fired.rules, place)));
      decided[at(places, index)] = decider.decide(subject, rules);
    });
  }
  const decisions: Decision[] = [];
  for (const own of decided) if (own) for (const one of own) decisions.push(one);
  return { decisions, findings };
}

interface OfKind {
  readonly members: Subject[];
  /** Where each stands among all. */
  readonly places: number[];
}

function byKind(subjects: readonly Subject[]): Map<SubjectKind, OfKind> {
  const groups = new Map<SubjectKind, OfKind>();
  for (const [place, subject] of subjects.entries()) {
    let group = groups.get(subject.kind);
    if (!group) {
      group = { members: [], places: [] };
      groups.set(subject.kind, group);
    }
    group.members.push(subject);
    group.places.push(place);
  }
  return groups;
}

/** Makes decisions out of fired rules for one rule set. */
class Decider {
  readonly #book: RuleBook;
  readonly #set: RuleSet;
  readonly #findings: Finding[];
  /** What a rule proposes whatever the subject; null where the subject has a say. */
  readonly #constant = new Map<Rule, readonly Candidate[] | null>();
  readonly #winners = new Map<Rule, Winner>();
  /** By the candidate that won alone, where the subject had no say in it. */
  readonly #verdicts = new Map<Candidate, Verdict>();

  constructor(book: RuleBook, set: RuleSet, findings: Finding[]) {
    this.#book = book;
    this.#set = set;
    this.#findings = findings;
  }

  decide(subject: Subject, fired: readonly Rule[]): Decision[] {
    const candidates =
      fired.length === 1 && fired[0]
        ? this.#candidates(fired[0], subject)
        : fired.flatMap((rule) => this.#candidates(rule, subject));
    return pick(this.#set.hitPolicy, candidates).map((one) => {
      if (one.conflict) this.#reportConflict(subject, one.winner, one.conflict);
      return new Decided(subject, this.#verdict(one));
    });
  }

  #candidates(rule: Rule, subject: Subject): readonly Candidate[] {
    const known = this.#constant.get(rule);
    if (known) return known;
    const made = candidatesOf(rule, subject, this.#book.vocabulary.decisions[this.#set.decides]);
    if (known === undefined) this.#constant.set(rule, isConstant(rule) ? made : null);
    return made;
  }

  #verdict(pick: Pick): Verdict {
    const { winner, also, lost } = pick;
    const isShared = also.length === 0 && lost.length === 0 && isConstant(winner.rule);
    const known = isShared ? this.#verdicts.get(winner) : undefined;
    if (known) return known;
    const verdict = new Verdict(this.#winner(winner.rule), pick);
    if (isShared) this.#verdicts.set(winner, verdict);
    return verdict;
  }

  #winner(rule: Rule): Winner {
    const known = this.#winners.get(rule);
    if (known) return known;
    const winner = new Winner(rule, this.#set.decides);
    this.#winners.set(rule, winner);
    return winner;
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
