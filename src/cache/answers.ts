import type { Compilation } from '../compile.ts';
import type { Known, KnownItem } from '../known.ts';
import type { Decision, DecisionKind } from '../model/decision.ts';
import { held } from '../model/held.ts';
import type { Span } from '../model/span.ts';
import { type Subject, type SubjectKind, subjectKey } from '../model/subject.ts';
import { decide } from '../rules/decide.ts';
import type { RuleBook } from '../rules/model.ts';

/** Takes lines of a table. */
export interface Lines {
  add(key: string, value: string): void;
}

/** Finds the values of a key. */
export interface Lookup {
  values(key: string): readonly string[];
}

/** A subject as it was asked about: its forms (a path has one before and one after it has an area), and what of which. */
interface StoredSubject {
  readonly order: number;
  readonly forms: readonly (readonly [facts: Subject['facts'], sources: Places])[];
  readonly asked: readonly (readonly [decides: DecisionKind, form: number])[];
}

/** Places by fact, most of which lie in one file: its name stands once. */
interface Places {
  readonly file: string;
  readonly of: { readonly [fact: string]: readonly [number, number, number | null, number | null, string?] };
}

interface StoredFeature {
  readonly title: string;
  readonly at: Span;
  readonly group: string | null;
  readonly item: string | null;
  readonly slice: string | null;
}

interface StoredItem extends KnownItem {
  readonly rests: readonly { readonly id: string; readonly text: string }[];
}

/** The part of a compilation that can be asked later. What it has made is no matter of explaining. */
export type Answerable = Pick<Compilation, 'config' | 'plan' | 'facts' | 'questions'>;

/**
 * Leaves what explaining any one subject needs, each under its name. Decisions are not among it: they are many times as long as
 * the facts that they were made from, and are made again for the one subject.
 */
export function leaveAnswers({ plan, facts, questions }: Answerable, lines: Lines): void {
  for (const [key, subject] of storedSubjects(questions)) lines.add(`s:${key}`, JSON.stringify(subject));
  const homed = new Set<string>();
  const addFeature = (id: string, item: string | null, slice: string | null): void => {
    const { title, description, at, group } = held(facts.features, id);
    const stored: StoredFeature = { title: title ?? description, at, group, item, slice };
    lines.add(`f:${id}`, JSON.stringify(stored));
  };
  /** By id, with its place among all: what an item rests on is told in the plan's order. */
  const assumptions = new Map(
    plan.assumptions.map(({ id, text }, place) => [id, { place, rest: { id, text } }]),
  );
  const groups = new Set<string>();
  for (const item of plan.items) {
    if (item.group !== null && !groups.has(item.group)) lines.add(`g:${item.group}`, JSON.stringify(item.id));
    if (item.group !== null) groups.add(item.group);
    for (const slice of item.slices) {
      lines.add(`l:${slice.id}`, JSON.stringify(item.id));
      const listed = new Set(item.featureIds);
      for (const id of slice.featureIds) {
        if (!listed.has(id) || homed.has(id)) continue;
        homed.add(id);
        addFeature(id, item.id, slice.id);
      }
    }
    const rests = [...new Set(item.assumptions)]
      .flatMap((id) => assumptions.get(id) ?? [])
      .sort((a, b) => a.place - b.place)
      .map(({ rest }) => rest);
    lines.add(`i:${item.id}`, JSON.stringify({ ...bareItem(item), rests } satisfies StoredItem));
  }
  for (const id of facts.features.keys()) if (!homed.has(id)) addFeature(id, null, null);
  for (const { id, name } of plan.workstreams) lines.add(`w:${id}`, JSON.stringify(name));
  for (const { path, area } of facts.recon) {
    for (const name of [path, area, `area:${area}`]) lines.add(`r:${name}`, '');
  }
}

function bareItem({ id, title, area, group, dependsOn, pathPrefixes, slices }: KnownItem): KnownItem {
  return {
    id,
    title,
    area,
    group,
    dependsOn,
    pathPrefixes,
    slices: slices.map((slice) => ({
      id: slice.id,
      title: slice.title,
      wave: slice.wave,
      workstream: slice.workstream,
      pathPrefixes: slice.pathPrefixes,
      dependsOn: slice.dependsOn,
    })),
  };
}

/** What a subject was asked, as the forms that it had by then: the same list for all who were asked the same. */
class Asked {
  readonly list: readonly (readonly [DecisionKind, number])[];
  readonly #next = new Map<string, Asked>();

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
}

/** What is gathered of a subject. Nearly every one has one form all along, which stands here without a list. */
interface Gathered {
  readonly order: number;
  forms: Subject | Subject[];
  asked: Asked;
}

/** One by one: all of them at once would be as long as what they are kept for. */
function* storedSubjects(
  questions: Answerable['questions'],
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
      const list = Array.isArray(forms) ? forms : [forms];
      const packedForms = list.map(({ facts, sources }) => [facts, packed(sources)] as const);
      yield [subjectKey({ kind, id }), { order, forms: packedForms, asked: asked.list }];
    }
  }
}

function packed(sources: Subject['sources']): Places {
  const [first] = Object.values(sources);
  const file = first?.file ?? '';
  const of: { [fact: string]: Places['of'][string] } = Object.create(null);
  for (const [fact, at] of Object.entries(sources)) {
    const numbers = [at.line, at.column, at.endLine ?? null, at.endColumn ?? null] as const;
    of[fact] = at.file === file ? numbers : [...numbers, at.file];
  }
  return { file, of };
}

function unpacked({ file, of }: Places): Subject['sources'] {
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

/** Thrown where only a compilation can answer. */
export class Unanswered extends Error {}

/** What an earlier compilation has left, by the rules that it went by. */
export function knownFrom(lookup: Lookup, book: RuleBook): Known {
  const values = (key: string): readonly string[] => {
    try {
      return lookup.values(key);
    } catch {
      throw new Unanswered();
    }
  };
  const one = <T>(key: string): T | null => {
    const [value] = values(key);
    return value === undefined ? null : (JSON.parse(value) as T);
  };
  const stored = (kind: string, id: string): StoredSubject | null => one(`s:${kind}:${id}`);
  const itemAt = (id: string | null): StoredItem | null => (id === null ? null : one(`i:${id}`));
  const forms = (kind: SubjectKind, id: string, { forms: all }: StoredSubject): Subject[] =>
    all.map(([facts, sources]) => ({ kind, id, facts, sources: unpacked(sources) }));
  const kinds = Object.keys(book.vocabulary.facts) as SubjectKind[];
  return {
    book,
    subjects(name) {
      const names = kinds.flatMap((kind): [SubjectKind, string][] => [
        [kind, name],
        ...(name.startsWith(`${kind}:`)
          ? [[kind, name.slice(kind.length + 1)] as [SubjectKind, string]]
          : []),
      ]);
      return names
        .flatMap(([kind, id]) => {
          const subject = stored(kind, id);
          const last = subject && forms(kind, id, subject).at(-1);
          return last ? [{ order: subject.order, last }] : [];
        })
        .sort((a, b) => a.order - b.order)
        .map(({ last }) => last);
    },
    decisions(kind, id) {
      const subject = stored(kind, id);
      if (!subject) return [];
      const all = forms(kind, id, subject);
      return subject.asked.flatMap(([decides, form]): Decision[] => {
        const asked = all[form];
        return asked ? decide(book, decides, [asked]).decisions : [];
      });
    },
    feature: (id) => one<StoredFeature>(`f:${id}`),
    homes(name) {
      const bare = (kind: string): string[] => [
        name,
        ...(name.startsWith(`${kind}:`) ? [name.slice(kind.length + 1)] : []),
      ];
      const items = bare('item').flatMap((id) => itemAt(id) ?? []);
      const slices = bare('slice').flatMap((id) =>
        values(`l:${id}`).map((item) => ({ id, item: itemAt(JSON.parse(item)) })),
      );
      // More than one has the name: their order is that of the plan.
      if (items.length + slices.length > 1) throw new Unanswered();
      return [
        ...items.map((item) => ({ item, slice: null })),
        ...slices.flatMap(({ id, item }) => {
          const slice = item?.slices.find((candidate) => candidate.id === id);
          return item && slice ? [{ item, slice }] : [];
        }),
      ];
    },
    homeOf(feature) {
      const known = one<StoredFeature>(`f:${feature}`);
      const item = itemAt(known?.item ?? null);
      const slice = item?.slices.find(({ id }) => id === known?.slice);
      return item && slice ? { item, slice } : null;
    },
    itemOf: (group) => itemAt(one<string>(`g:${group}`)),
    assumptions: ({ id }) => itemAt(id)?.rests ?? [],
    streamName: (id) => one<string>(`w:${id}`),
    areas(name) {
      // An area explains itself by everything that was put into it.
      if (values(`r:${name}`).length > 0) throw new Unanswered();
      return [];
    },
  };
}
