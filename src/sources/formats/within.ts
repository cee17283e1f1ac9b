import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { type FieldNames, ids, states, texts, treeKey } from './names.ts';

/** Shapes are judged by this many members. */
const sampled = 200;
/** Groups within groups are told by what they hold, so many levels down. */
const deepest = 4;

/** What stands within an object: entries, or objects that hold some. */
export class Within {
  readonly #names: FieldNames;

  constructor(names: FieldNames) {
    this.#names = names;
  }

  /** Known keys under which entries or holders of entries stand. */
  known(object: JsonObject): string[] {
    return Object.keys(object).filter((key) => {
      const value = object[key];
      const filled = Array.isArray(value)
        ? value.some((item) => isJsonObject(item) || (typeof item === 'string' && !this.#names.isField(key)))
        : isJsonObject(value) && Object.values(value).some(isJsonObject);
      return filled && (this.#names.listRank(key) !== null || this.#names.holderRole(key) !== null);
    });
  }

  /** Keys of a holder under which entries or groups of them stand, whatever they are called. */
  all(holder: JsonObject): string[] {
    const known = new Set(this.known(holder));
    return Object.keys(holder).filter(
      (key) =>
        known.has(key) ||
        (this.#isFree(key) && (this.#holdsGroups(holder[key], deepest) || this.#holdsEntries(holder[key]))),
    );
  }

  /** Whether there are entries within an object that its keys name, or that its members hold in their turn. */
  isHolder(object: JsonObject, left: number = deepest): boolean {
    if (this.known(object).length > 0) return true;
    return Object.keys(object).some((key) => this.#isFree(key) && this.#holdsGroups(object[key], left - 1));
  }

  /** Whether an object that says no state itself has a list of objects that do, whatever it is called; a tree tells its branches otherwise. */
  hasStatedList(object: JsonObject): boolean {
    if (this.#names.says(object, states)) return false;
    return Object.keys(object).some((key) => {
      const value = key !== treeKey && this.#isFree(key) ? object[key] : null;
      const members = Array.isArray(value) ? membersOf(value) : [];
      return members.length > 0 && members.every((one) => this.#names.says(one, states));
    });
  }

  /** What the objects of a list are when they hold the entries instead of being them. `inside`, where the list stands in a group or phase. */
  roleOf(objects: readonly JsonObject[], key: string | null, inside: boolean): 'group' | 'phase' | null {
    const some = objects.slice(0, sampled);
    const role = key === null ? null : this.#names.holderRole(key);
    if (role !== null)
      return some.some((object) => this.isHolder(object)) ||
        some.every((object) => this.hasStatedList(object))
        ? role
        : null;
    const listed = key === null || this.#names.listRank(key) === null;
    const free = key !== null && listed;
    const holding = some.filter(
      (object) =>
        this.known(object).some((name) => membersOf(object[name]).length > 0) ||
        (free && ((inside && this.isHolder(object)) || this.hasStatedList(object))),
    );
    if (holding.length * 2 < some.length) return null;
    if (some.some((object) => this.#names.says(object, states))) return null;
    // Phases, categories and stories that say no state of their own, around entries that do, or around a known list.
    return listed || holding.some((object) => this.#innerSays(object)) ? 'group' : null;
  }

  /** Whether an object in a list of entries is a group of more: it says no state, what stands in it does. */
  isGroupAmong(object: JsonObject): boolean {
    return !this.#names.says(object, states) && this.#innerSays(object);
  }

  looksLikeEntry(object: JsonObject): boolean {
    return this.#names.says(object, texts) || this.#names.says(object, states);
  }

  #innerSays(object: JsonObject): boolean {
    return this.known(object).some((name) =>
      membersOf(object[name]).some((one) => this.#names.says(one, states)),
    );
  }

  /** Whether a value is a list or a map whose objects hold entries. */
  #holdsGroups(value: JsonValue | undefined, left: number): boolean {
    if (left < 0) return false;
    return membersOf(value)
      .slice(0, sampled)
      .some((member) => this.isHolder(member, left));
  }

  /** Whether a value is a list or a map of what looks like entries: objects with a state, or with an id and a text. */
  #holdsEntries(value: JsonValue | undefined): boolean {
    const members = membersOf(value).slice(0, sampled);
    const named = !Array.isArray(value);
    const entries = members.filter(
      (one) =>
        this.#names.says(one, states) ||
        (!named && this.#names.says(one, texts) && this.#names.says(one, ids)),
    );
    return entries.length > 0 && entries.length * 2 >= members.length;
  }

  /** A key that is no field of whatever has it. */
  #isFree(key: string): boolean {
    return !/^[_$]/.test(key) && !this.#names.isField(key);
  }
}

export function membersOf(value: JsonValue | undefined): readonly JsonObject[] {
  if (Array.isArray(value)) return value.filter(isJsonObject);
  return isJsonObject(value) ? Object.values(value).filter(isJsonObject) : [];
}
