import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { none } from '../../model/none.ts';
import type { Note } from '../../model/sources.ts';
import type { Span } from '../../model/span.ts';
import { isFilled } from '../columns.ts';
import { keyWords, saidOf } from '../said.ts';
import type { FieldNames } from './names.ts';

/**
 * What objects that hold entries say of all of them, in the order of their keys: the description, which needs no name,
 * criteria, and whatever else is words. What names the object, what its entries have from it (`inherited`) and how far it is itself
 * are no notes, and single words (a colour, a date, a number in a row) say nothing to whoever works on an entry.
 */
export class HolderNotes {
  readonly #names: FieldNames;
  /** By the object: one list for all entries that it holds. */
  readonly #made = new Map<JsonObject, readonly Note[]>();

  constructor(names: FieldNames) {
    this.#names = names;
  }

  /** `at` gives the place of one of its keys. */
  of(object: JsonObject, at: (key: string) => Span): readonly Note[] {
    let notes = this.#made.get(object);
    if (!notes) {
      notes = Object.entries(object).flatMap(([key, value]) => this.#note(key, value, at));
      // Of several descriptions, such as a goal beside it, the first is the one that needs no name.
      const first = notes.find(({ name }) => this.#names.is(name, 'description'));
      if (first) notes = notes.map((note) => (note === first ? { ...note, name: '' } : note));
      this.#made.set(object, notes);
    }
    return notes;
  }

  #note(key: string, value: JsonValue, at: (key: string) => Span): readonly Note[] {
    if (/^[_$]/.test(key) || !isFilled(value)) return none;
    const names = this.#names;
    const described = names.is(key, 'description') && !names.is(key, 'title');
    const criteria = names.is(key, 'acceptance') || names.is(key, 'steps');
    const told = described || criteria || (!names.isField(key) && isWords(value));
    if (!told || (!criteria && holdsObjects(value))) return none;
    const text = saidOf(value);
    return text === '' ? none : [{ name: keyWords(key), text, at: at(key) }];
  }
}

/** A text of more than one word, or a list of which one is. */
function isWords(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') return /\S\s+\S/.test(value);
  return Array.isArray(value) && value.some((one: JsonValue) => typeof one === 'string' && isWords(one));
}

function holdsObjects(value: JsonValue | undefined): boolean {
  return isJsonObject(value ?? null) || (Array.isArray(value) && value.some(isJsonObject));
}
