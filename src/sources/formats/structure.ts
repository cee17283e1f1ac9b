import type { InventoryConfig } from '../../model/config.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { Pointer } from '../../syntax/located.ts';
import { FieldNames, holderName, states, texts, treeKey } from './names.ts';

/** What holds an entry, by the way to the value that names it. */
export interface PlacedHolder {
  readonly role: 'group' | 'phase' | 'tag';
  readonly name: string;
  readonly pointer: Pointer;
}

/** A value that may be an entry. */
export interface PlacedEntry {
  readonly value: JsonValue;
  readonly pointer: Pointer;
  /** The key that holds it in a map. */
  readonly key: string | null;
  readonly holders: readonly PlacedHolder[];
}

/** Entries that stand at places of one kind: `features`, or `phases.*.features`. */
export interface EntryPlace {
  /** Keys joined by dots, `*` for any index or name. */
  readonly path: string;
  /** The key that holds the entries, or null at the top of the document. */
  readonly key: string | null;
  readonly kind: 'list' | 'map';
  readonly entries: readonly PlacedEntry[];
  /** A configured key holds them, or the document is the list itself. */
  readonly expected: boolean;
}

/** Objects nested deeper than this are not searched for entries. */
const deepest = 8;
/** Shapes are judged by this many members. */
const sampled = 200;

interface Place {
  readonly pointer: Pointer;
  readonly path: readonly string[];
  readonly holders: readonly PlacedHolder[];
  /** The key that holds the value. */
  readonly key: string | null;
}

/**
 * Every place of a document where entries may stand: lists and keyed maps of objects, within phases, categories, tags and
 * trees to any depth. It says nothing about which of them the inventory is.
 */
export function entryPlaces(document: JsonValue, config: InventoryConfig): EntryPlace[] {
  return new Walk(new FieldNames(config)).from(document);
}

class Walk {
  readonly #names: FieldNames;
  readonly #places = new Map<
    string,
    { path: string; key: string | null; kind: 'list' | 'map'; entries: PlacedEntry[]; expected: boolean }
  >();

  constructor(names: FieldNames) {
    this.#names = names;
  }

  from(document: JsonValue): EntryPlace[] {
    this.#visit(document, { pointer: [], path: [], holders: [], key: null });
    return [...this.#places.values()];
  }

  #visit(value: JsonValue, place: Place): void {
    if (place.path.length > deepest) return;
    if (Array.isArray(value)) this.#list(value, place);
    else if (isJsonObject(value)) this.#object(value, place);
  }

  #list(items: readonly JsonValue[], place: Place): void {
    const expected = place.key === null || this.#names.listRank(place.key) !== null;
    const objects = items.filter(isJsonObject);
    if (objects.length === 0) {
      // Names alone are entries only where entries are expected.
      if (expected) this.#entries(items, place, 'list', expected);
      return;
    }
    const role = this.#roleOf(objects, place);
    if (role !== null)
      this.#holders(
        items.map((item, index) => [index, item]),
        place,
        role,
      );
    else this.#entries(items, place, 'list', expected);
  }

  #object(object: JsonObject, place: Place): void {
    const members = Object.entries(object);
    const inner = members.filter((pair): pair is [string, JsonObject] => isJsonObject(pair[1]));
    const expected = place.key !== null && this.#names.listRank(place.key) !== null;
    const role = place.key === null ? null : this.#names.holderRole(place.key);
    if (role !== null && inner.length > 0 && inner.some(([, member]) => this.#inner(member).length > 0)) {
      this.#holders(members, place, role);
    } else if (this.#isMap(inner, members.length, expected)) {
      this.#map(inner, place, expected);
    } else {
      for (const [key, member] of members) {
        const known = this.#names.listRank(key) !== null || this.#names.holderRole(key) !== null;
        const pointer = [...place.pointer, key];
        if (known) {
          this.#visit(member, { ...place, pointer, path: [...place.path, key], key });
        } else if (!/^[_$]/.test(key)) {
          const holder = this.#partOf(key, member, pointer);
          // What stands in parts under a key of entries is expected to be entries all the same.
          const inside = { pointer, path: [...place.path, '*'], holders: [...place.holders, holder] };
          this.#visit(member, { ...inside, key: expected ? place.key : key });
        }
      }
    }
  }

  /** A map of entries: members that look like entries, and hold none themselves. */
  #isMap(inner: readonly (readonly [string, JsonObject])[], members: number, expected: boolean): boolean {
    if (inner.length === 0 || inner.length * 2 < members) return false;
    const entries = inner.slice(0, sampled).filter(([, member]) => this.#looksLikeEntry(member));
    if (inner.some(([, member]) => this.#inner(member).length > 0)) return false;
    const enough = Math.min(inner.length, sampled) * 0.6;
    return expected ? entries.length >= enough : entries.length >= 3 && entries.length >= enough;
  }

  #looksLikeEntry(object: JsonObject): boolean {
    return this.#names.says(object, texts) || this.#names.says(object, states);
  }

  #map(inner: readonly (readonly [string, JsonObject])[], place: Place, expected: boolean): void {
    const open = this.#open(place, 'map', expected);
    for (const [key, value] of inner)
      open.push({ value, pointer: [...place.pointer, key], key, holders: place.holders });
  }

  #entries(items: readonly JsonValue[], place: Place, kind: 'list' | 'map', expected: boolean): void {
    const open = this.#open(place, kind, expected);
    for (const [index, value] of items.entries()) {
      const pointer = [...place.pointer, index];
      const children = isJsonObject(value) ? value[treeKey] : null;
      const tree = Array.isArray(children) && children.some(isJsonObject);
      // Within a tree the leaves are the entries, and what has a state of its own or says as much as those below it.
      if (
        !tree ||
        this.#names.says(value as JsonObject, states) ||
        this.#saysAsMuch(value as JsonObject, children)
      )
        open.push({ value, pointer, key: null, holders: place.holders });
      if (tree) {
        const holder = this.#holderOf(value, null, index, pointer, 'group');
        this.#visitTree(children, {
          ...place,
          pointer: [...pointer, treeKey],
          holders: [...place.holders, holder],
        });
      }
    }
  }

  /** Members of a tree stand at the same place as its top. */
  #visitTree(items: readonly JsonValue[], place: Place): void {
    if (place.pointer.length > deepest * 4) return;
    this.#entries(items, place, 'list', place.key === null || this.#names.listRank(place.key) !== null);
  }

  #holders(
    members: readonly (readonly [string | number, JsonValue])[],
    place: Place,
    role: 'group' | 'phase',
  ): void {
    for (const [index, member] of members) {
      const pointer = [...place.pointer, index];
      const key = typeof index === 'string' ? index : null;
      const holder = this.#holderOf(member, key, Number(index), pointer, role);
      const inside = { pointer, path: [...place.path, '*'], holders: [...place.holders, holder] };
      if (Array.isArray(member)) this.#list(member, { ...inside, key: place.key });
      if (!isJsonObject(member)) continue;
      for (const name of this.#inner(member)) {
        this.#visit(member[name] ?? null, {
          ...inside,
          pointer: [...pointer, name],
          path: [...inside.path, name],
          key: name,
        });
      }
    }
  }

  /** A part of a document: the one group or phase that it holds, where its key is called so and it has a name; else what its key says. */
  #partOf(key: string, member: JsonValue, pointer: Pointer): PlacedHolder {
    const role = isJsonObject(member) && this.#inner(member).length > 0 ? this.#names.heldBy(key) : null;
    const holder = role && this.#holderOf(member, null, 0, pointer, role);
    return holder && holder.pointer.length > pointer.length ? holder : { role: 'tag', name: key, pointer };
  }

  #holderOf(
    holder: JsonValue,
    key: string | null,
    index: number,
    pointer: Pointer,
    role: PlacedHolder['role'],
  ): PlacedHolder {
    const { name, from } = holderName(holder, key, index);
    return { role, name, pointer: from === null ? pointer : [...pointer, from] };
  }

  /** Keys of an object under which entries or holders of entries stand. */
  #inner(object: JsonObject): string[] {
    return Object.keys(object).filter((key) => {
      const value = object[key];
      const filled = Array.isArray(value)
        ? value.some((item) => isJsonObject(item) || typeof item === 'string')
        : isJsonObject(value) && Object.values(value).some(isJsonObject);
      return filled && (this.#names.listRank(key) !== null || this.#names.holderRole(key) !== null);
    });
  }

  /** What the objects of a list are when they hold the entries instead of being them. */
  #roleOf(objects: readonly JsonObject[], { key }: Place): 'group' | 'phase' | null {
    const some = objects.slice(0, sampled);
    const holding = some.filter((object) =>
      this.#inner(object).some((name) => this.#holdsObjects(object[name])),
    );
    const role = key === null ? null : this.#names.holderRole(key);
    if (role !== null) return some.some((object) => this.#inner(object).length > 0) ? role : null;
    if (holding.length * 2 < some.length) return null;
    if (some.some((object) => this.#names.says(object, states))) return null;
    // Phases, categories and stories that say no state of their own, around entries that do, or around a known list.
    const innerSay = holding.some((object) =>
      this.#inner(object).some((name) =>
        membersOf(object[name]).some((one) => this.#names.says(one, states)),
      ),
    );
    const listed = key === null || this.#names.listRank(key) === null;
    return innerSay || listed ? 'group' : null;
  }

  #holdsObjects(value: JsonValue | undefined): boolean {
    return membersOf(value).length > 0;
  }

  /** Whether a holder of a tree is described by the same keys as its members, by more than a name, and lacks no state that they have. */
  #saysAsMuch(holder: JsonObject, children: readonly JsonValue[]): boolean {
    const own = Object.keys(holder).filter((key) => key !== treeKey);
    const members = children.filter(isJsonObject);
    if (members.some((member) => this.#names.says(member, states))) return false;
    const shared = own.filter((key) => members.some((member) => Object.hasOwn(member, key)));
    return shared.length >= 3 && shared.length * 5 >= own.length * 4;
  }

  #open(place: Place, kind: 'list' | 'map', expected: boolean): PlacedEntry[] {
    const path = place.path.join('.');
    let found = this.#places.get(path);
    if (!found) {
      found = { path, key: place.key, kind, entries: [], expected };
      this.#places.set(path, found);
    }
    return found.entries;
  }
}

function membersOf(value: JsonValue | undefined): readonly JsonObject[] {
  if (Array.isArray(value)) return value.filter(isJsonObject);
  return isJsonObject(value) ? Object.values(value).filter(isJsonObject) : [];
}
