import type { FeatureField } from '../../model/config.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { none } from '../../model/none.ts';
import type { Note } from '../../model/sources.ts';
import type { Span } from '../../model/span.ts';
import { isFilled } from '../columns.ts';
import { lookUpFilled } from '../lookup.ts';
import { dependencyKeys } from '../member-keys.ts';
import { keyWords, saidOf } from '../said.ts';
import { nothingMeant, type WantedId } from '../wanted.ts';
import type { FieldNames } from './names.ts';

/** What an object that holds entries says of all of them. */
export interface HolderSays {
  /** Its description, which needs no name, its criteria, and whatever else is words, in the order of its keys. */
  readonly notes: readonly Note[];
  /** What it waits for, and so do they. */
  readonly waits: readonly WantedId[];
}

const nothing: HolderSays = { notes: none, waits: none };

/** Fields of entries that a holder may have words for which none of them gets. */
const itsOwn: readonly FeatureField[] = ['risk', 'tests', 'sourceRefs'];

/**
 * Reads what objects that hold entries say, once for each. What names the object, what its entries have from it (`inherited`) and how far it is
 * itself are no notes, and single words (a colour, a date, a number in a row) say nothing to whoever works on an entry.
 */
export class HolderReader {
  readonly #names: FieldNames;
  readonly #lists: ReadonlySet<unknown>;
  readonly #read = new Map<JsonObject, HolderSays>();

  /** `lists`: those whose members are entries. */
  constructor(names: FieldNames, lists: ReadonlySet<unknown> = new Set()) {
    this.#names = names;
    this.#lists = lists;
  }

  /** `at` gives the place of one of its keys. */
  says(object: JsonObject, at: (key: string) => Span): HolderSays {
    let says = this.#read.get(object);
    if (!says) {
      says = this.#saysOf(object, at);
      this.#read.set(object, says);
    }
    return says;
  }

  #saysOf(object: JsonObject, at: (key: string) => Span): HolderSays {
    const members = Object.entries(object).filter(
      ([key, value]) => !/^[_$]/.test(key) && isFilled(value) && !this.#lists.has(value),
    );
    const waits = members.flatMap(([key, value]) =>
      this.#names.is(key, 'dependencies') ? wantedIn(value, keyWords(key), at(key)) : none,
    );
    const notes = members.flatMap(([key, value]) => this.#note(key, value, at));
    if (waits.length + notes.length === 0) return nothing;
    // Of several descriptions, such as a goal beside it, the first is the one that needs no name.
    const first = notes.find(({ name }) => this.#names.is(name, 'description'));
    return { notes: notes.map((note) => (note === first ? { ...note, name: '' } : note)), waits };
  }

  #note(key: string, value: JsonValue, at: (key: string) => Span): readonly Note[] {
    const names = this.#names;
    const described = names.is(key, 'description') && !names.is(key, 'title');
    const criteria = names.is(key, 'acceptance') || names.is(key, 'steps');
    const own = !names.isField(key) || itsOwn.some((field) => names.is(key, field));
    const told = described || criteria || (own && isWords(value));
    if (!told || (!criteria && holdsObjects(value))) return none;
    const text = saidOf(value);
    return text === '' ? none : [{ name: keyWords(key), text, at: at(key) }];
  }
}

/** Texts that name what comes first; in a list one each. */
function wantedIn(value: JsonValue, key: string, at: Span): readonly WantedId[] {
  if (typeof value === 'string')
    return nothingMeant(value) ? none : [{ text: value.trim(), at, item: false, key }];
  return (Array.isArray(value) ? value : [value]).flatMap((one: JsonValue): readonly WantedId[] => {
    const named = isJsonObject(one) ? lookUpFilled(one, dependencyKeys)?.value : one;
    const text = typeof named === 'string' || typeof named === 'number' ? String(named).trim() : '';
    return nothingMeant(text) ? none : [{ text, at, item: true, key }];
  });
}

/** A text of more than one word, or a list of which one is. */
function isWords(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') return /\S\s+\S/.test(value);
  return Array.isArray(value) && value.some((one: JsonValue) => typeof one === 'string' && isWords(one));
}

function holdsObjects(value: JsonValue | undefined): boolean {
  return isJsonObject(value ?? null) || (Array.isArray(value) && value.some(isJsonObject));
}
