import type { Text } from '../model/markdown.ts';
import type { Inventory } from '../model/sources.ts';
import type { Entry } from './entry.ts';
import type { WantedId } from './entry-fields.ts';
import type { Identities } from './identity.ts';
import { folded } from './words.ts';

/** The dependencies of each entry, in their order, and how they came out. */
export interface Dependencies {
  readonly of: readonly (readonly Text[])[];
  readonly edges: Inventory['edges'];
}

/**
 * Finds the entries that dependencies name: by id, first within the same tag; without regard to case; by the id of a subtask,
 * which stands for its task; by the number alone where ids are counted (`3` for `F-003`); by title; by another name that it
 * has beside them. What names nothing is kept as written.
 */
export function resolveDependencies(entries: readonly Entry[], identities: Identities): Dependencies {
  const known = new KnownIds(entries, identities);
  let [stated, resolved] = [0, 0];
  const of = entries.map(({ wanted }, index): Text[] => {
    const own = new Map<string, Text>();
    for (const one of wanted) {
      for (const { text, at } of partsOf(one, index, known)) {
        const id = known.find(text, index);
        if (own.has(id ?? text)) continue;
        stated += 1;
        if (id !== null) resolved += 1;
        own.set(id ?? text, { text: id ?? text, at });
      }
    }
    return [...own.values()];
  });
  return { of, edges: { stated, resolved, dangling: stated - resolved } };
}

/** A text that is no item of a list may name several, between commas or blanks. */
function partsOf(wanted: WantedId, index: number, known: KnownIds): readonly Text[] {
  if (wanted.item || known.findWhole(wanted.text, index) !== null) return [wanted];
  const commas = wanted.text.split(/[,;、，\n]+|\s+and\s+/).map((part) => part.trim());
  const parts = commas.flatMap((part) =>
    known.findWhole(part, index) === null ? part.split(/\s+/) : [part],
  );
  return parts.filter((text) => text !== '').map((text) => ({ text, at: wanted.at }));
}

class KnownIds {
  readonly #exact = new Map<string, string>();
  readonly #scoped = new Map<string, string>();
  readonly #folded = new Map<string, string | null>();
  readonly #titles = new Map<string, string | null>();
  readonly #names = new Map<string, string | null>();
  readonly #numbers: ReadonlyMap<string, string | null>;
  readonly #scopes: readonly string[];

  constructor(entries: readonly Entry[], { ids, scopes }: Identities) {
    this.#scopes = scopes;
    for (const [index, { ownId, record, feature, nested, names }] of entries.entries()) {
      const id = ids[index] ?? '';
      this.#exact.set(id, id);
      const written = ownId ?? record.key ?? id;
      this.#learn(this.#scoped, `${scopes[index]}\n${written}`, id);
      for (const item of nested) {
        if (item.id === null) continue;
        const inner = item.id.startsWith(`${written}.`) ? item.id : `${written}.${item.id}`;
        this.#learn(this.#scoped, `${scopes[index]}\n${inner}`, id);
        once(this.#folded, folded(inner), id);
      }
      once(this.#folded, folded(written), id);
      if (feature.title !== null) once(this.#titles, folded(feature.title), id);
      for (const name of names) once(this.#names, folded(name), id);
    }
    this.#numbers = numbersOf(ids);
  }

  find(text: string, index: number): string | null {
    return this.findWhole(text, index) ?? this.findWhole(firstWord(text), index);
  }

  /** The entry that all of the text names. */
  findWhole(text: string, index: number): string | null {
    if (text === '') return null;
    return (
      this.#scoped.get(`${this.#scopes[index]}\n${text}`) ??
      this.#exact.get(text) ??
      this.#folded.get(folded(text)) ??
      this.#titles.get(folded(text)) ??
      this.#names.get(folded(text)) ??
      (/^\d+$/.test(text) ? (this.#numbers.get(String(Number(text))) ?? null) : null)
    );
  }

  #learn(map: Map<string, string>, key: string, id: string): void {
    if (!map.has(key)) map.set(key, id);
  }
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
