import type { InventoryConfig } from '../../model/config.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { Pointer } from '../../syntax/located.ts';
import type { EmptyHolder, EntryPlace, PlacedEntry, PlacedHolder } from './entry-place.ts';
import { FieldNames, holderName, states, treeKey } from './names.ts';
import { Within } from './within.ts';

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
 * trees to any depth, and groups without any. It says nothing about which of them the inventory is.
 */
export function entryPlaces(
  document: JsonValue,
  config: InventoryConfig,
): { readonly places: readonly EntryPlace[]; readonly empty: readonly EmptyHolder[] } {
  const walk = new Walk(new FieldNames(config));
  return { places: walk.from(document), empty: walk.empty };
}

type OpenPlace = Omit<EntryPlace, 'entries'> & { readonly entries: PlacedEntry[] };

class Walk {
  readonly #names: FieldNames;
  readonly #within: Within;
  readonly #places = new Map<string, OpenPlace>();
  readonly empty: EmptyHolder[] = [];

  constructor(names: FieldNames) {
    this.#names = names;
    this.#within = new Within(names);
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
      if (expected) this.#entries(items, place, expected);
      return;
    }
    const role = this.#within.roleOf(objects, place.key, isHeld(place));
    if (role !== null)
      this.#holders(
        items.map((item, index) => [index, item]),
        place,
        role,
      );
    else this.#entries(items, place, expected);
  }

  #object(object: JsonObject, place: Place): void {
    const members = Object.entries(object);
    const inner = members.filter((pair): pair is [string, JsonObject] => isJsonObject(pair[1]));
    const expected = place.key !== null && this.#names.listRank(place.key) !== null;
    const role = place.key === null ? null : this.#names.holderRole(place.key);
    if (role !== null && inner.length > 0 && this.#holdEntries(inner)) {
      this.#holders(members, place, role);
    } else if (role !== null && isNames(members)) {
      this.#map(members, place, expected);
    } else if (this.#isMap(inner, members.length, expected || role !== null)) {
      this.#map(withOdd(members), place, expected);
    } else {
      // Entries and groups of entries may stand side by side in one map.
      const mixed = expected && inner.some(([, member]) => this.#isEntry(member));
      if (mixed)
        this.#map(
          withOdd(members).filter(([, member]) => !isJsonObject(member) || this.#isEntry(member)),
          place,
          expected,
        );
      for (const [key, member] of members) {
        if (mixed && isJsonObject(member) && this.#isEntry(member)) continue;
        const known = this.#names.listRank(key) !== null || this.#names.holderRole(key) !== null;
        const pointer = [...place.pointer, key];
        if (known) {
          this.#visit(member, { ...place, pointer, path: [...place.path, key], key });
        } else if (!/^[_$]/.test(key)) {
          const holder = mixed
            ? this.#holderOf(member, key, 0, pointer, 'group')
            : this.#partOf(key, member, pointer);
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
    const entries = inner.slice(0, sampled).filter(([, member]) => this.#within.looksLikeEntry(member));
    if (inner.some(([, member]) => this.#within.known(member).length > 0)) return false;
    const enough = Math.min(inner.length, sampled) * 0.6;
    return expected ? entries.length >= enough : entries.length >= 3 && entries.length >= enough;
  }

  /** Whether the members of a map of holders are such: some hold entries, or each has a list of what is none of its own fields. */
  #holdEntries(inner: readonly (readonly [string, JsonObject])[]): boolean {
    const members = inner.map(([, member]) => member);
    return (
      members.some((member) => this.#within.isHolder(member)) ||
      members.every((member) => this.#within.hasStatedList(member))
    );
  }

  #isEntry(object: JsonObject): boolean {
    return this.#within.looksLikeEntry(object) && this.#within.known(object).length === 0;
  }

  #map(inner: readonly (readonly [string, JsonValue])[], place: Place, expected: boolean): void {
    const open = this.#open(place, 'map', expected);
    for (const [key, value] of inner)
      open.push({ value, pointer: [...place.pointer, key], key, holders: place.holders });
  }

  #entries(items: readonly JsonValue[], place: Place, expected: boolean): void {
    const open = this.#open(place, 'list', expected);
    const stated = items.some((item) => isJsonObject(item) && this.#names.says(item, states));
    for (const [index, value] of items.entries()) {
      if (stated && isJsonObject(value) && this.#within.isGroupAmong(value)) {
        this.#holders([[index, value]], place, 'group');
        continue;
      }
      const pointer = [...place.pointer, index];
      const children = isJsonObject(value) ? value[treeKey] : null;
      const tree = Array.isArray(children) && children.some(isJsonObject);
      // Within a tree the leaves are the entries, and what has a state of its own or says as much as those below it.
      if (
        !tree ||
        this.#names.says(value as JsonObject, states) ||
        this.#saysAsMuch(value as JsonObject, children)
      )
        open.push({
          value,
          pointer,
          key: null,
          holders: place.holders,
          ...(typeof value === 'string' ? { list: items } : {}),
        });
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
    this.#entries(items, place, place.key === null || this.#names.listRank(place.key) !== null);
  }

  #holders(
    members: readonly (readonly [string | number, JsonValue])[],
    place: Place,
    role: 'group' | 'phase',
  ): void {
    // What holds entries in one of them holds some in the others, mere texts too.
    const lists = new Set(
      members.flatMap(([, member]) => (isJsonObject(member) ? this.#within.all(member) : [])),
    );
    for (const [index, member] of members) {
      const pointer = [...place.pointer, index];
      const key = typeof index === 'string' ? index : null;
      const holder = this.#holderOf(member, key, Number(index), pointer, role);
      // Documents of one file and members of a bare list are no groups but by a name.
      const named = place.key !== null || holder.pointer.length > pointer.length;
      const holders = named ? [...place.holders, holder] : place.holders;
      const inside = { pointer, path: [...place.path, '*'], holders };
      if (Array.isArray(member)) this.#list(member, { ...inside, key: place.key });
      if (!isJsonObject(member)) continue;
      const own = new Set(this.#within.all(member));
      const names = Object.keys(member).filter(
        (name) => own.has(name) || (lists.has(name) && isTexts(member[name])),
      );
      if (names.length === 0) this.empty.push({ path: inside.path.join('.'), holder });
      for (const name of names) {
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
    const role =
      isJsonObject(member) && this.#within.known(member).length > 0 ? this.#names.heldBy(key) : null;
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
    const { name, from } = holderName(holder, key, index, this.#names);
    const object = isJsonObject(holder) ? { object: { value: holder, pointer } } : {};
    return { role, name, pointer: from === null ? pointer : [...pointer, from], ...object };
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
      found = { path, key: place.key, kind, entries: [], expected, held: isHeld(place) };
      this.#places.set(path, found);
    }
    return found.entries;
  }
}

/** The objects of a map, and whatever else is called as they are: `F-3: 5` beside `F-1` and `F-2`. */
function withOdd(
  members: readonly (readonly [string, JsonValue])[],
): readonly (readonly [string, JsonValue])[] {
  const formOf = (key: string): string => key.replace(/\d+/g, '#');
  const forms = new Set(
    members.flatMap(([key, value]) => (isJsonObject(value) && /\d/.test(key) ? [formOf(key)] : [])),
  );
  return members.filter(([key, value]) => isJsonObject(value) || forms.has(formOf(key)));
}

/** Whether an object has texts and nothing else. */
function isNames(members: readonly (readonly [string, JsonValue])[]): boolean {
  return members.length > 0 && members.every(([, value]) => typeof value === 'string');
}

/** Whether a value is a list of texts and nothing else. */
function isTexts(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}

/** Whether a place stands in a group or a phase. */
function isHeld({ holders }: Place): boolean {
  return holders.some(({ role }) => role !== 'tag');
}
