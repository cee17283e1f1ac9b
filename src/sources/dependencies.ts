import { pushTo } from '../model/grouped.ts';
import type { Text } from '../model/markdown.ts';
import { none } from '../model/none.ts';
import type { Inventory, Note } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import type { Entry } from './entry.ts';
import type { Identities } from './identity.ts';
import { KnownIds } from './known-ids.ts';
import type { WantedId } from './wanted.ts';

/** The dependencies of each entry, in their order, and how they came out. */
export interface Dependencies {
  readonly of: readonly (readonly Text[])[];
  /** What it waits for in words that name no entry, by the places of entries. */
  readonly said: ReadonlyMap<number, readonly Note[]>;
  readonly edges: Inventory['edges'];
}

/**
 * Entries that name one holder wait for no more in it than these, all together: each waits for each, and a thousand that name a phase of a
 * thousand would wait a million times.
 */
const mostAsked = 40_000;

/** What holds entries waits for no more of them than these: each of its own would wait for each, the square of their number. */
const mostHeld = 200;

/**
 * Finds the entries that dependencies name: by id, first within the same tag; without regard to case; by the id of a subtask,
 * which stands for its task; by the number alone where ids are counted (`3` for `F-003`); by title; by another name that it
 * has beside them; and all entries of a holder, group or phase, behind those that are named one by one. What names nothing is kept as
 * written; a sentence is no name, and is said instead. An entry also waits for whatever
 * its epic or phase waits for; what names nothing there is said.
 */
export function resolveDependencies(entries: readonly Entry[], identities: Identities): Dependencies {
  const known = new KnownIds(entries, identities);
  const holders = new HolderWaits(known);
  const said = new Map<number, Note[]>();
  const say = (index: number, { key, text, at }: WantedId): void =>
    pushTo(said, index, { name: key, text: text.replace(/\s+/g, ' '), at });
  let [stated, resolved] = [0, 0];
  const asked = new Map<ReadonlySet<number>, Asking[]>();
  const of: (readonly Text[])[] = entries.map(({ wanted, record }, index) => {
    const holding = record.holders.filter(({ waits }) => waits !== undefined && waits.length > 0);
    if (wanted.length + holding.length === 0) return none;
    const own = new Map<string, Text>();
    for (const one of wanted) {
      const { parts, prose } = partsOf(one, index, known);
      if (prose) say(index, one);
      for (const { text, at } of parts) {
        const id = known.find(text, index);
        const members = id === null ? known.membersOf(text) : undefined;
        if (members && !members.has(index)) {
          pushTo(asked, members, { index, wanted: one, at });
          continue;
        }
        if (own.has(id ?? text)) continue;
        stated += 1;
        if (id !== null) resolved += 1;
        own.set(id ?? text, { text: id ?? text, at });
      }
    }
    for (const one of holding.flatMap(({ waits }) => waits ?? none)) {
      const { found, whole } = holders.of(one, index);
      if (!whole) say(index, one);
      for (const text of found)
        if (text.text !== identities.ids[index] && !own.has(text.text)) own.set(text.text, text);
    }
    return [...own.values()];
  });
  for (const [members, askings] of asked) {
    const few = members.size * askings.length <= mostAsked;
    for (const { index, wanted, at } of askings) {
      if (!few) say(index, wanted);
      else {
        stated += 1;
        resolved += 1;
        of[index] = withAll(
          of[index] ?? none,
          Array.from(members, (one) => identities.ids[one] ?? ''),
          at,
        );
      }
    }
  }
  const edges = { stated: stated + holders.found, resolved: resolved + holders.found };
  return { of, said, edges: { ...edges, dangling: stated - resolved } };
}

/** An entry that names what holds others. */
interface Asking {
  readonly index: number;
  readonly wanted: WantedId;
  readonly at: Span;
}

/** Dependencies, and those of more ids that are not among them. */
function withAll(known: readonly Text[], ids: readonly string[], at: Span): readonly Text[] {
  const there = new Set(known.map(({ text }) => text));
  return [...known, ...ids.filter((id) => !there.has(id)).map((text) => ({ text, at }))];
}

/** What one of the waits of a holder comes to. */
interface Wait {
  readonly found: readonly Text[];
  /** Whether that is all that it says. */
  readonly whole: boolean;
}

/** What holders of entries wait for, worked out once for all that each of them holds. */
class HolderWaits {
  readonly #known: KnownIds;
  readonly #made = new Map<WantedId, Wait & { readonly lists: readonly Members[] }>();
  /** How many name something; the rest is said, and none dangles. */
  found = 0;

  constructor(known: KnownIds) {
    this.#known = known;
  }

  /** The entries that one of them names, for one that is held. What stands in what it waits for does not wait for that. */
  of(wanted: WantedId, index: number): Wait {
    const made = this.#made.get(wanted) ?? this.#make(wanted, index);
    if (!made.lists.some(({ members }) => members.has(index))) return made;
    const others = made.lists.filter(({ members }) => !members.has(index));
    return { found: others.flatMap(({ found }) => found), whole: false };
  }

  #make(wanted: WantedId, index: number): Wait & { readonly lists: readonly Members[] } {
    const { parts, prose } = partsOf(wanted, index, this.#known);
    const all = parts.map(({ text }): Members => {
      // Epics name each other: `1` is the first of them before it is `T-1`.
      const id = this.#known.isHolder(text) ? null : this.#known.find(text, index);
      const members = id === null ? (this.#known.membersOf(text) ?? nobody) : nobody;
      const ids = id === null ? this.#known.idsOf(members) : [id];
      return { members, found: ids.map((one) => ({ text: one, at: wanted.at })) };
    });
    const lists = all.filter(({ found }) => found.length > 0 && found.length <= mostHeld);
    const found = lists.flatMap((list) => list.found);
    const made = { lists, found, whole: !prose && lists.length === all.length };
    this.#made.set(wanted, made);
    if (found.length > 0) this.found += 1;
    return made;
  }
}

/** What a name comes to: entries, and their places where it is that of what holds them. */
interface Members {
  readonly members: ReadonlySet<number>;
  readonly found: readonly Text[];
}

const nobody: ReadonlySet<number> = new Set();

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
    const pieces = means(text) || known.membersOf(text) ? [text] : text.split(/\s+/);
    for (const piece of pieces) words.push({ text: piece, alone: pieces.length === 1 });
  }
  const isName = (text: string): boolean =>
    !/^[\d.,:]+$/.test(text) &&
    (known.find(text, index) !== null || known.isHolder(text) || known.isFormed(text));
  const plain = words.filter(({ text, alone }) => !alone && !/\d/.test(text) && !isName(text));
  const named = plain.length === 0 ? words : words.filter(({ text }) => isName(text));
  return { parts: named.map(({ text }) => ({ text, at: wanted.at })), prose: plain.length > 0 };
}
