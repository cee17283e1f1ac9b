import type { ExampleResult } from '../../model/rule-audit.ts';
import type { Subject } from '../../model/subject.ts';
import type { Example, Question, Rule, RuleBook } from '../model.ts';
import { nearest } from '../nearest.ts';
import { traceRule } from '../trace.ts';
import { flipsFor } from './flips.ts';
import { factTypes, SubjectIndex } from './subjects.ts';
import { leafView } from './view.ts';

/** An example with what it is about; null where the input has no such subject. */
export interface BoundExample {
  readonly rule: Rule;
  readonly example: Example;
  readonly subject: Subject | null;
}

/** Every example of the book with its subject, by file and place of the rules. */
export function bindExamples(book: RuleBook, questions: readonly Question[]): readonly BoundExample[] {
  const index = new SubjectIndex(questions);
  return book.rules.flatMap((rule) =>
    rule.examples.map((example) => ({
      rule,
      example,
      subject: index.ofExample(rule, example, book.vocabulary),
    })),
  );
}

/** Runs every example of every rule: by id on what was asked in `questions`, by literal facts on those alone. */
export function runExamples(book: RuleBook, questions: readonly Question[]): readonly ExampleResult[] {
  const index = new SubjectIndex(questions);
  return bindExamples(book, questions).map((bound) => run(bound, book, index));
}

function run({ rule, example, subject }: BoundExample, book: RuleBook, index: SubjectIndex): ExampleResult {
  const common = {
    rule: rule.id,
    ruleSource: rule.at,
    at: example.at,
    kind: example.kind,
    name: example.kind === 'id' ? example.id : JSON.stringify(example.facts),
    expected: example.expect,
  };
  if (!subject) {
    const wanted = example.kind === 'id' ? example.id : '';
    const suggestion = nearest(wanted, index.ids(rule.about));
    return { ...common, got: 'unknown', passed: false, decided: [], suggestion };
  }
  const fired = traceRule(rule, subject).result;
  const got = fired ? 'fires' : 'spares';
  const passed = got === example.expect;
  const types = factTypes(book.vocabulary, subject.kind);
  const [least] = flipsFor(rule.when, subject, !fired, types);
  const decided = (least ?? []).map((flip) => leafView(flip.leaf, subject));
  return { ...common, got, passed, decided, suggestion: null };
}
