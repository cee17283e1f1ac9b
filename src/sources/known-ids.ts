import { addTo } from '../model/grouped.ts';
import type { Entry } from './entry.ts';
import type { Identities } from './identity.ts';
import { folded } from './words.ts';

/** What entries are called, one way after another. What no look-up comes to is not worked out. */
export class KnownIds {
  readonly #entries: readonly Entry[];
  readonly #ids: readonly string[];
  readonly #scopes: readonly string[];
  readonly #scoped: () => ReadonlyMap<string, string>;
  readonly #exact: () => ReadonlySet<string>;
  readonly #folded: () => ReadonlyMap<string, string | null>;
  readonly #titles: () => ReadonlyMap<string, string | null>;
  readonly #names: () => ReadonlyMap<string, string | null>;
  readonly #numbers: () => ReadonlyMap<string, string | null>;
  readonly #holders: () => ReadonlyMap<string, ReadonlySet<number>>;
  readonly #groups: () => ReadonlyMap<string, ReadonlySet<number>>;
  readonly #forms: () => ReadonlySet<string>;

  constructor(entries: readonly Entry[], { ids, scopes }: Identities) {
    this.#entries = entries;
    this.#ids = ids;
    this.#scopes = scopes;
    this.#scoped = lazily(() => this.#byScope());
    this.#exact = lazily(() => new Set(ids));
    this.#folded = lazily(() => this.#byFolded());
    this.#titles = lazily(() => this.#by(({ feature }) => (feature.title === null ? [] : [feature.title])));
    this.#names = lazily(() => this.#by(({ names }) => names));
    this.#numbers = lazily(() => numbersOf(ids));
    this.#holders = lazily(() => membersOf(entries));
    this.#groups = lazily(() => groupedBy(entries));
    this.#forms = lazily(() => new Set(ids.filter((id) => /\d/.test(id)).map(formOf)));
  }

  #byScope(): ReadonlyMap<string, string> {
    const scoped = new Map<string, string>();
    for (const [index, entry] of this.#entries.entries()) {
      const id = this.#ids[index] ?? '';
      for (const name of [this.#written(entry, id), ...this.#inner(entry, id)]) {
        const key = `${this.#scopes[index]}\n${name}`;
        if (!scoped.has(key)) scoped.set(key, id);
      }
    }
    return scoped;
  }

  #byFolded(): ReadonlyMap<string, string | null> {
    const found = new Map<string, string | null>();
    for (const [index, entry] of this.#entries.entries()) {
      const id = this.#ids[index] ?? '';
      for (const name of this.#inner(entry, id)) once(found, folded(name), id);
      once(found, folded(this.#written(entry, id)), id);
    }
    return found;
  }

  #by(called: (entry: Entry) => readonly string[]): ReadonlyMap<string, string | null> {
    const found = new Map<string, string | null>();
    for (const [index, entry] of this.#entries.entries())
      for (const name of called(entry)) once(found, folded(name), this.#ids[index] ?? '');
    return found;
  }

  #written({ ownId, record }: Entry, id: string): string {
    return ownId ?? record.key ?? id;
  }

  /** What the subtasks of an entry are called. */
  #inner(entry: Entry, id: string): readonly string[] {
    const written = this.#written(entry, id);
    return entry.nested.flatMap((item) => {
      if (item.id === null) return [];
      return [item.id.startsWith(`${written}.`) ? item.id : `${written}.${item.id}`];
    });
  }

  find(text: string, index: number): string | null {
    return this.findWhole(text, index) ?? this.findWhole(firstWord(text), index);
  }

  /** The places of all entries of a holder, by its id or name, or of a group or phase that entries name. */
  membersOf(text: string): ReadonlySet<number> | undefined {
    return this.#holders().get(folded(text)) ?? this.#groups().get(folded(text));
  }

  /** What entries at some places are called. */
  idsOf(places: Iterable<number>): readonly string[] {
    return Array.from(places, (place) => this.#ids[place] ?? '');
  }

  /** Whether it is called as what holds entries. */
  isHolder(text: string): boolean {
    return this.#holders().has(folded(text));
  }

  /** Whether it is formed as the ids are: `F-9` beside `F-1`. */
  isFormed(text: string): boolean {
    return this.#forms().has(formOf(text));
  }

  /** The entry that all of the text names. */
  findWhole(text: string, index: number): string | null {
    if (text === '') return null;
    return (
      this.#scoped().get(`${this.#scopes[index]}\n${text}`) ??
      (this.#exact().has(text) ? text : null) ??
      this.#folded().get(folded(text)) ??
      this.#titles().get(folded(text)) ??
      this.#names().get(folded(text)) ??
      (/^\d+$/.test(text) ? (this.#numbers().get(String(Number(text))) ?? null) : null)
    );
  }
}

/** Places of entries by the names and ids of what holds them. */
function membersOf(entries: readonly Entry[]): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const [index, { record }] of entries.entries())
    for (const { role, name, id } of record.holders) {
      if (role === 'state') continue;
      addTo(found, folded(name), index);
      if (id !== undefined) addTo(found, folded(id), index);
    }
  return found;
}

/** Places of entries by the groups and phases that they name. A mere number is rather an entry's. */
function groupedBy(entries: readonly Entry[]): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const [index, { feature }] of entries.entries())
    for (const name of [feature.group, feature.phase])
      if (name !== null && /\p{L}/u.test(name)) addTo(found, folded(name), index);
  return found;
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function formOf(id: string): string {
  return folded(id).replace(/\d+/g, '#');
}

/** `F-1 (login)` and `F-1: login` name F-1. */
function firstWord(text: string): string {
  const [word = ''] = text.split(/[\s:(,]/, 1);
  return word === text ? '' : word;
}

/** Null where a key means several. */
function once(map: Map<string, string | null>, key: string, id: string): void {
  const known = map.get(key);
  map.set(key, known === undefined || known === id ? id : null);
}

/** The number of each id, when all ids are one word with one number. */
function numbersOf(ids: readonly string[]): ReadonlyMap<string, string | null> {
  const numbers = new Map<string, string | null>();
  const shapes = new Set(ids.map((id) => id.replace(/\d+/g, '#')));
  const [shape = ''] = shapes;
  if (shapes.size !== 1 || shape.split('#').length !== 2) return numbers;
  for (const id of ids) once(numbers, String(Number(/\d+/.exec(id)?.[0])), id);
  return numbers;
}
