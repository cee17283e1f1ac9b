import type { Compilation } from '../compile.ts';
import { type Known, type KnownFeature, type KnownItem, knownFeature } from '../known.ts';
import type { Decision } from '../model/decision.ts';
import { held } from '../model/held.ts';
import type { Subject, SubjectKind } from '../model/subject.ts';
import { decide } from '../rules/decide.ts';
import type { RuleBook } from '../rules/model.ts';
import { type StoredSubject, storedSubjects, unpacked } from './stored-subjects.ts';

/** Takes lines of a table. */
export interface Lines {
  add(key: string, value: string): void;
}

/** Finds the values of a key. */
export interface Lookup {
  values(key: string): readonly string[];
}

interface StoredFeature extends KnownFeature {
  readonly item: string | null;
  readonly slice: string | null;
}

interface StoredItem extends KnownItem {
  readonly rests: readonly { readonly id: string; readonly text: string }[];
}

/** The part of a compilation that can be asked later. What it has made is no matter of explaining. */
export type Answerable = Pick<Compilation, 'config' | 'book' | 'plan' | 'facts' | 'questions'>;

/**
 * Leaves what explaining any one subject needs, each under its name. Decisions are not among it: they are many times as long as
 * the facts that they were made from, and are made again for the one subject.
 */
export function leaveAnswers({ book, plan, facts, questions }: Answerable, lines: Lines): void {
  for (const [key, subject] of storedSubjects(questions, book))
    lines.add(`s:${key}`, JSON.stringify(subject));
  const homed = new Set<string>();
  const addFeature = (id: string, item: string | null, slice: string | null): void => {
    const stored: StoredFeature = { ...knownFeature(held(facts.features, id)), item, slice };
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
    asked: (kind, id) => new Set(stored(kind, id)?.asked.map(([decides]) => decides)),
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
