import type { DecisionKind } from '../../../src/model/decision.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Subject, SubjectKind } from '../../../src/model/subject.ts';
import type { KnownNames, Lint } from '../../../src/rules/authoring/lint/context.ts';
import { lintRules } from '../../../src/rules/authoring/lint/lint.ts';
import { literalSubject } from '../../../src/rules/authoring/subjects.ts';
import { decide } from '../../../src/rules/decide.ts';
import type { Question, RuleBook } from '../../../src/rules/model.ts';
import { type Files, load } from '../books.ts';

/** Subjects of one kind: literal facts by id; what is not said is empty. */
export type Input = { readonly [id: string]: JsonObject };

export function subjectsOf(kind: SubjectKind, input: Input, book: RuleBook): Subject[] {
  return Object.entries(input).map(([id, facts]) => ({
    ...literalSubject(facts, kind, book.vocabulary),
    id,
    sources: Object.fromEntries(
      Object.keys(facts).map((name) => [name, { file: 'input.json', line: 1, column: 1 }]),
    ),
  }));
}

/** One question to all subjects. */
export function ask(book: RuleBook, decides: DecisionKind, kind: SubjectKind, input: Input): Question[] {
  return [{ decides, subjects: subjectsOf(kind, input, book) }];
}

export const noNames: KnownNames = { areas: [], groups: [], workstreams: [], items: [] };

/** Lints one file of area rules for groups, or any files with what they are asked. */
export function linted(
  files: Files | string,
  questions: (book: RuleBook) => readonly Question[],
  names: Partial<KnownNames> = {},
): { lints: readonly Lint[]; loading: readonly Finding[]; book: RuleBook } {
  const { book, findings } = load(typeof files === 'string' ? { 'rules/a.yaml': files } : files);
  const asked = questions(book);
  const decisions = asked.flatMap(({ decides, subjects }) => decide(book, decides, subjects).decisions);
  const lints = lintRules({ book, questions: asked, decisions, names: { ...noNames, ...names } });
  return { lints, loading: findings, book };
}
