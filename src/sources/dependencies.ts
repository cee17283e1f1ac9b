import { pushTo } from '../model/grouped.ts';
import type { Text } from '../model/markdown.ts';
import { none } from '../model/none.ts';
import type { Inventory, Note } from '../model/sources.ts';
import type { Entry } from './entry.ts';
import type { WantedId } from './entry-fields.ts';
import type { Identities } from './identity.ts';
import { folded } from './words.ts';

/** The dependencies of each entry, in their order, and how they came out. */
export interface Dependencies {
  readonly of: readonly (readonly Text[])[];
  /** What it waits for in words that name no entry, by the places of entries. */
  readonly said: ReadonlyMap<number, readonly Note[]>;
  readonly edges: Inventory['edges'];
}

/**
 * Finds the entries that dependencies name: by id, first within the same tag; without regard to case; by the id of a subtask,
 * which stands for its task; by the number alone where ids are counted (`3` for `F-003`); by title; by another name that it
 * has beside them. What names nothing is kept as written; a sentence is no name, and is said instead.
 */
export function resolveDependencies(entries: readonly Entry[], identities: Identities): Dependencies {
  const known = new KnownIds(entries, identities);
  const said = new Map<number, Note[]>();
  let [stated, resolved] = [0, 0];
  const of = entries.map(({ wanted }, index): readonly Text[] => {
    if (wanted.length === 0) return none;
    const own = new Map<string, Text>();
    for (const one of wanted) {
      const { parts, prose } = partsOf(one, index, known);
      if (prose) pushTo(said, index, { name: one.key, text: one.text.replace(/\s+/g, ' '), at: one.at });
      for (const { text, at } of parts) {
        const id = known.find(text, index);
        const held = id === null ? known.heldBy(text, index) : none;
        if (held.length > 0) {
          stated += 1;
          resolved += 1;
          for (const one of held) if (!own.has(one)) own.set(one, { text: one, at });
          continue;
        }
        if (own.has(id ?? text)) continue;
        stated += 1;
        if (id !== null) resolved += 1;
        own.set(id ?? text, { text: id ?? text, at });
      }
    }
    return [...own.values()];
  });
  return { of, said, edges: { stated, resolved, dangling: stated - resolved } };
}

/** What a text names, and whether it says more than names. */
interface Parts {
  readonly parts: readonly Text[];
  readonly prose: boolean;
}

/**
 * A text that is no item of a list may name several, between commas or blanks. Where some of its words are neither entries nor formed like
 * ids it is a sentence: what it names counts, and a number in it is an amount.
 */
function partsOf(wanted: WantedId, index: number, known: KnownIds): Parts {
  const means = (text: string): boolean => known.findWhole(text, index) !== null;
  if (wanted.item || means(wanted.text)) return { parts: [wanted], prose: false };
  const words: { readonly text: string; readonly alone: boolean }[] = [];
  for (const part of wanted.text.split(/[,;、，\n]+|\s+and\s+/)) {
    const text = part.trim();
    if (text === '') continue;
    const pieces = means(text) || known.isHolder(text) ? [text] : text.split(/\s+/);
    for (const piece of pieces) words.push({ text: piece, alone: pieces.length === 1 });
  }
  const isName = (text: string): boolean =>
    !/^[\d.,:]+$/.test(text) &&
    (known.find(text, index) !== null || known.isHolder(text) || known.isFormed(text));
  const plain = words.filter(({ text, alone }) => !alone && !/\d/.test(text) && !isName(text));
  const named = plain.length === 0 ? words : words.filter(({ text }) => isName(text));
  return { parts: named.map(({ text }) => ({ text, at: wanted.at })), prose: plain.length > 0 };
}

/** What entries are called, one way after another. What no look-up comes to is not worked out. */
class KnownIds {
  readonly #entries: readonly Entry[];
  readonly #ids: readonly string[];
  readonly #scopes: readonly string[];
  readonly #scoped: () => ReadonlyMap<string, string>;
  readonly #exact: () => ReadonlySet<string>;
  readonly #folded: () => ReadonlyMap<string, string | null>;
  readonly #titles: () => ReadonlyMap<string, string | null>;
  readonly #names: () => ReadonlyMap<string, string | null>;
  readonly #numbers: () => ReadonlyMap<string, string | null>;
  readonly #holders: () => ReadonlyMap<string, readonly number[]>;
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

  /** All entries of a holder, by its id or name; none for one that holds the asking entry too. */
  heldBy(text: string, index: number): readonly string[] {
    const members = this.#holders().get(folded(text)) ?? none;
    return members.includes(index) ? none : members.map((member) => this.#ids[member] ?? '');
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
function membersOf(entries: readonly Entry[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { record }] of entries.entries()) {
    const names = new Set(
      record.holders.flatMap(({ role, name, id }) =>
        role === 'group' || role === 'phase' ? [folded(name), ...(id === undefined ? [] : [folded(id)])] : [],
      ),
    );
    for (const name of names) pushTo(found, name, index);
  }
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
