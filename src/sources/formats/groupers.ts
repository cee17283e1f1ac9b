import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';
import type { Located } from '../../syntax/located.ts';
import { folded } from '../words.ts';
import type { EntryPlace, PlacedEntry, PlacedHolder } from './entry-place.ts';
import type { Holder, RawRecord } from './format.ts';
import type { HolderReader } from './holder-says.ts';
import { withInherited } from './inherited.ts';
import { type FieldNames, holderName } from './names.ts';

interface Grouper {
  readonly holder: Holder & Required<PlacedHolder> & { readonly id: string };
  readonly entry: PlacedEntry;
}

/**
 * What groups entries from a list beside them: `epics: [{ id: E-1, title: Till }]`, where entries say `epic: E-1`. An entry has it for a
 * holder, with what it says for all that it holds.
 */
export class Groupers {
  readonly #names: FieldNames;
  readonly #located: Located;
  readonly #reader: HolderReader;
  readonly #byId = new Map<string, Grouper>();
  readonly #used = new Set<PlacedEntry>();

  /** `taken`: those of all the places whose entries are read. */
  constructor(
    all: readonly EntryPlace[],
    taken: readonly EntryPlace[],
    located: Located,
    names: FieldNames,
    reader: HolderReader,
  ) {
    this.#reader = reader;
    this.#names = names;
    this.#located = located;
    if (count(all) === count(taken)) return;
    const read = new Set(taken.flatMap(({ entries }) => entries));
    for (const entry of all.flatMap(({ entries }) => entries)) {
      const { value, pointer, key } = entry;
      if (read.has(entry)) continue;
      const object = isJsonObject(value) ? value : nameOnly(value, key);
      if (object === null) continue;
      const id = names.idOf(object) ?? key;
      const { name, from } = holderName(object, null, 0, names);
      if (id === null || from === null || folded(name) === folded(id)) continue;
      const at: Span = located.at(isJsonObject(value) ? [...pointer, from] : pointer);
      const holder = { role: 'group' as const, name, id, at, pointer, object: { value: object, pointer } };
      if (!this.#byId.has(folded(id))) this.#byId.set(folded(id), { holder, entry });
    }
  }

  /** The record in what its group names, and with what that says. */
  hold(record: RawRecord): RawRecord {
    if (this.#byId.size === 0) return record;
    const grouper = Object.entries(record.object)
      .filter(
        ([key, value]) =>
          (typeof value === 'string' || typeof value === 'number') && this.#names.is(key, 'group'),
      )
      .map(([, value]) => this.#byId.get(folded(String(value))))
      .find((one) => one !== undefined);
    if (!grouper) return record;
    this.#used.add(grouper.entry);
    const { role, name, id, at } = grouper.holder;
    const { value, pointer } = grouper.holder.object;
    const says = this.#reader.says(value, (key) => this.#located.at([...pointer, key]));
    const holders: Holder[] = [{ role, name, id, ...says, at }, ...record.holders];
    return withInherited({ ...record, holders }, [grouper.holder], this.#names, this.#located);
  }

  /** Whether a list is read as what groups entries. */
  reads(place: EntryPlace): boolean {
    return place.entries.some((entry) => this.#used.has(entry));
  }

  /** What stands in such lists and groups nothing. */
  unused(places: readonly EntryPlace[]): readonly PlacedHolder[] {
    const entries = new Set(places.filter((place) => this.reads(place)).flatMap((place) => place.entries));
    return [...this.#byId.values()]
      .filter(({ entry }) => entries.has(entry) && !this.#used.has(entry))
      .map(({ holder }) => holder);
  }
}

/** A name by its id, `E-1: Till`, as the object that it stands for. */
function nameOnly(value: JsonValue, key: string | null): JsonObject | null {
  return key !== null && typeof value === 'string' && value.trim() !== '' ? { title: value } : null;
}

function count(places: readonly EntryPlace[]): number {
  return places.reduce((sum, { entries }) => sum + entries.length, 0);
}
