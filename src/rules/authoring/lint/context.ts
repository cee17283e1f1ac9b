import type { Decision } from '../../../model/decision.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Subject, SubjectKind } from '../../../model/subject.ts';
import { cut, inWords } from '../../../model/words.ts';
import type { Question, Rule, RuleBook } from '../../model.ts';
import { ConditionLogic } from '../condition-logic.ts';
import { countAnswers } from '../coverage.ts';
import type { Fix } from '../fix/apply.ts';
import { RuleSources } from '../fix/source.ts';
import { factTypes, subjectsAsked } from '../subjects.ts';
import type { LeafTallies } from '../tally.ts';

/** The names that a repository has. Empty lists: not known, nothing is said about them. */
export interface KnownNames {
  readonly areas: readonly string[];
  readonly groups: readonly string[];
  readonly workstreams: readonly string[];
  readonly items: readonly string[];
}

/** What rules are linted against: the rules, what a compilation asked them, what it decided, and its names. */
export interface LintInput {
  readonly book: RuleBook;
  readonly questions: readonly Question[];
  readonly decisions: readonly Decision[];
  readonly names: KnownNames;
}

/** A finding about rules with the rule whose `allow` can accept it, and its correction where that is mechanical. */
export interface Lint {
  readonly finding: Finding;
  readonly rule: Rule | null;
  readonly fix: Fix | null;
}

/** What the checks share: each is made once, when a check asks for it. */
export class LintContext {
  readonly input: LintInput;
  readonly book: RuleBook;
  readonly sources: RuleSources;
  readonly tallies: LeafTallies;
  readonly #subjects = new Map<string, readonly Subject[]>();
  readonly #logic = new Map<SubjectKind, ConditionLogic>();

  constructor(input: LintInput) {
    this.input = input;
    this.book = input.book;
    this.sources = new RuleSources(input.book);
    this.tallies = countAnswers(input.book, input.questions);
  }

  logic(kind: SubjectKind): ConditionLogic {
    const known = this.#logic.get(kind);
    if (known) return known;
    const logic = new ConditionLogic(factTypes(this.book.vocabulary, kind));
    this.#logic.set(kind, logic);
    return logic;
  }

  /** The subjects that were asked one decision. */
  subjects(decides: Question['decides'], about: SubjectKind): readonly Subject[] {
    const key = `${decides} ${about}`;
    const known = this.#subjects.get(key);
    if (known) return known;
    const subjects = subjectsAsked(this.input.questions, decides, about);
    this.#subjects.set(key, subjects);
    return subjects;
  }
}

/** Kinds of subjects as people say them of several, or of one. */
export function plural(kinds: readonly SubjectKind[], count = 2): string {
  return inWords(kinds.map((kind) => `${kind.replace('_', ' ')}${count === 1 ? '' : 's'}`));
}

/** A text cut to what fits a line of a report. */
export function short(text: string, limit = 100): string {
  return cut(text.replace(/\s+/g, ' '), limit);
}
