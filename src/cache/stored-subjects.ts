import type { DecisionKind } from '../model/decision.ts';
import type { JsonValue } from '../model/json.ts';
import { type Subject, type SubjectKind, subjectKey } from '../model/subject.ts';
import { factsAsked } from '../rules/fact-names.ts';
import type { Question, RuleBook } from '../rules/model.ts';

/** A subject as it was asked about: its forms (a path has one before and one after it has an area), and what of which. Of its facts those are here that rules ask to decide that. */
export interface StoredSubject {
  readonly order: number;
  readonly forms: readonly (readonly [facts: Subject['facts'], sources: Places])[];
  readonly asked: readonly (readonly [decides: DecisionKind, form: number])[];
}

/** Places by fact, most of which lie in one file: its name stands once. */
interface Places {
  readonly file: string;
  readonly of: { readonly [fact: string]: readonly [number, number, number | null, number | null, string?] };
}

/** What a subject was asked, as the forms that it had by then: the same list for all who were asked the same. */
class Asked {
  readonly list: readonly (readonly [DecisionKind, number])[];
  readonly #next = new Map<string, Asked>();
  readonly #facts = new Map<SubjectKind, ReadonlySet<string>>();

  constructor(list: Asked['list']) {
    this.list = list;
  }

  and(decides: DecisionKind, form: number): Asked {
    const key = `${decides} ${form}`;
    let next = this.#next.get(key);
    if (!next) {
      next = new Asked([...this.list, [decides, form]]);
      this.#next.set(key, next);
    }
    return next;
  }

  /** The facts that rules ask of subjects of a kind to decide these. */
  facts(kind: SubjectKind, book: RuleBook): ReadonlySet<string> {
    let facts = this.#facts.get(kind);
    if (!facts) {
      facts = factsAsked(book, kind, new Set(this.list.map(([decides]) => decides)));
      this.#facts.set(kind, facts);
    }
    return facts;
  }
}

/** What is gathered of a subject. Nearly every one has one form all along, which stands here without a list. */
interface Gathered {
  readonly order: number;
  forms: Subject | Subject[];
  asked: Asked;
}

/** Every subject that was asked, one by one: all of them at once would be as long as what they are kept for. */
export function* storedSubjects(
  questions: readonly Question[],
  book: RuleBook,
): Generator<[key: string, subject: StoredSubject]> {
  const none = new Asked([]);
  const gathered = new Map<SubjectKind, Map<string, Gathered>>();
  let order = 0;
  for (const { decides, subjects } of questions) {
    for (const subject of subjects) {
      const { kind, id } = subject;
      let ofKind = gathered.get(kind);
      if (!ofKind) {
        ofKind = new Map();
        gathered.set(kind, ofKind);
      }
      const known = ofKind.get(id);
      if (!known) {
        ofKind.set(id, { order, forms: subject, asked: none.and(decides, 0) });
        order += 1;
        continue;
      }
      if (known.forms !== subject && !Array.isArray(known.forms)) known.forms = [known.forms];
      let form = Array.isArray(known.forms) ? known.forms.indexOf(subject) : 0;
      if (form === -1 && Array.isArray(known.forms)) form = known.forms.push(subject) - 1;
      known.asked = known.asked.and(decides, form);
    }
  }
  for (const [kind, ofKind] of gathered) {
    for (const [id, { order, forms, asked }] of ofKind) {
      const facts = asked.facts(kind, book);
      const list = Array.isArray(forms) ? forms : [forms];
      const packedForms = list.map(
        (form) => [picked(form.facts, facts), packed(form.sources, facts)] as const,
      );
      yield [subjectKey({ kind, id }), { order, forms: packedForms, asked: asked.list }];
    }
  }
}

/** Those facts that are asked: some are long, and some are only worked out when they are looked at. */
function picked(facts: Subject['facts'], asked: ReadonlySet<string>): Subject['facts'] {
  const some: { [fact: string]: JsonValue } = {};
  for (const fact of asked) {
    const value = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
    if (value !== undefined) some[fact] = value;
  }
  return some;
}

/** The places of the same, and what says where the subject itself stands: its id, else whatever comes first. */
function packed(sources: Subject['sources'], asked: ReadonlySet<string>): Places {
  const [first] = Object.values(sources);
  const file = first?.file ?? '';
  const of: { [fact: string]: Places['of'][string] } = {};
  for (const [fact, at] of Object.entries(sources)) {
    if (at !== first && fact !== 'id' && !asked.has(fact)) continue;
    const numbers = [at.line, at.column, at.endLine ?? null, at.endColumn ?? null] as const;
    of[fact] = at.file === file ? numbers : [...numbers, at.file];
  }
  return { file, of };
}

export function unpacked({ file, of }: Places): Subject['sources'] {
  return Object.fromEntries(
    Object.entries(of).map(([fact, [line, column, endLine, endColumn, other]]) => [
      fact,
      {
        file: other ?? file,
        line,
        column,
        ...(endLine === null ? {} : { endLine }),
        ...(endColumn === null ? {} : { endColumn }),
      },
    ]),
  );
}
