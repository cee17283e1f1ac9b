import type { JsonValue } from '../../model/json.ts';
import type { Subject, SubjectKind } from '../../model/subject.ts';
import type { FactType, Vocabulary } from '../../model/vocabulary.ts';
import type { Example, Question, Rule } from '../model.ts';
import type { FactTypes } from './leaf-logic.ts';

const neutral: { readonly [T in FactType]: JsonValue } = {
  string: '',
  strings: [],
  number: 0,
  boolean: false,
};

/** The types of the facts that a kind of subject has. */
export function factTypes(vocabulary: Vocabulary, kind: SubjectKind): FactTypes {
  const types = new Map(vocabulary.facts[kind].map((fact) => [fact.name, fact.type]));
  return (fact) => types.get(fact) ?? null;
}

/** A subject of literal facts. What is not said is empty: no text, no elements, zero, no. */
export function literalSubject(
  facts: { readonly [name: string]: JsonValue },
  kind: SubjectKind,
  vocabulary: Vocabulary,
): Subject {
  const complete: { [name: string]: JsonValue } = Object.create(null);
  for (const { name, type } of vocabulary.facts[kind]) {
    complete[name] = Object.hasOwn(facts, name) ? (facts[name] ?? null) : neutral[type];
  }
  return { kind, id: 'example', facts: complete, sources: {} };
}

/** The first kind of subject of the rule that has all facts of a literal example. */
export function kindOfExample(
  rule: Rule,
  facts: { readonly [name: string]: JsonValue },
  vocabulary: Vocabulary,
): SubjectKind {
  const names = Object.keys(facts);
  const fitting = rule.about.find((kind) => {
    const known = vocabulary.facts[kind].map((fact) => fact.name);
    return names.every((name) => known.includes(name));
  });
  // Loading drops examples that fit no kind of the rule.
  return fitting ?? (rule.about[0] as SubjectKind);
}

/** Finds subjects of the input by kind and id: as they were when last asked. */
export class SubjectIndex {
  readonly #byKey = new Map<string, Subject>();

  constructor(questions: readonly Question[]) {
    for (const { subjects } of questions) {
      for (const subject of subjects) this.#byKey.set(`${subject.kind}:${subject.id}`, subject);
    }
  }

  /** What an example is about: a subject of the input, or one made of its facts. Null when the input has no such id. */
  ofExample(rule: Rule, example: Example, vocabulary: Vocabulary): Subject | null {
    if (example.kind === 'facts') {
      return literalSubject(example.facts, kindOfExample(rule, example.facts, vocabulary), vocabulary);
    }
    for (const kind of rule.about) {
      const found = this.#byKey.get(`${kind}:${example.id}`);
      if (found) return found;
    }
    return null;
  }

  /** All ids of some kinds. */
  ids(kinds: readonly SubjectKind[]): string[] {
    return [...this.#byKey.values()].filter((one) => kinds.includes(one.kind)).map((one) => one.id);
  }
}

/** The subjects that were asked one decision, by kind; a subject asked twice is there as it was each time. */
export function subjectsAsked(
  questions: readonly Question[],
  decides: Question['decides'],
  kind: SubjectKind,
): readonly Subject[] {
  return questions
    .filter((question) => question.decides === decides)
    .flatMap((question) => question.subjects.filter((subject) => subject.kind === kind));
}
