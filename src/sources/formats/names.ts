import type { FeatureField, InventoryConfig } from '../../model/config.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { foldedName } from '../words.ts';

/** What an object says of itself, by the configured names of fields. */
export class FieldNames {
  readonly #names = new Map<string, ReadonlySet<FeatureField>>();
  readonly #lists: ReadonlyMap<string, number>;
  readonly #holders = new Map<string, 'group' | 'phase'>();
  readonly #nested: ReadonlySet<string>;
  readonly #states: ReadonlyMap<string, string>;
  readonly #done: ReadonlySet<string>;
  readonly #closed: ReadonlySet<string>;

  constructor(config: InventoryConfig) {
    for (const [field, names] of Object.entries(config.fields) as [FeatureField, readonly string[]][]) {
      // What is only shown tells nothing of what an object is.
      if (field === 'notes') continue;
      for (const name of names) {
        const key = foldedName(name.split('.', 1)[0] ?? name);
        this.#names.set(key, new Set([...(this.#names.get(key) ?? []), field]));
      }
    }
    this.#lists = new Map(config.list.map((name, index) => [foldedName(name), index]));
    for (const role of ['group', 'phase'] as const)
      for (const name of config.holders[role]) this.#holders.set(foldedName(name), role);
    this.#nested = new Set(config.fields.nested.map(foldedName));
    this.#done = new Set(config.doneStatuses);
    this.#closed = new Set(config.closedStatuses);
    const words = [...config.doneStatuses, ...config.closedStatuses, ...config.openStatuses];
    this.#states = new Map(words.map((word) => [foldedName(word), word]));
  }

  /** Whether one of its keys that has a value is a name of one of the fields. */
  says(object: JsonObject, fields: ReadonlySet<FeatureField>): boolean {
    for (const [key, value] of Object.entries(object)) {
      if (value === null || value === '') continue;
      for (const field of this.#names.get(foldedName(key)) ?? []) if (fields.has(field)) return true;
    }
    return false;
  }

  /** Whether a value under this key says that there is nothing left to do: a word for done or closed, or a flag that is set. */
  ends(key: string, value: JsonValue): boolean {
    if (value === true) return this.is(key, 'done') || this.is(key, 'closed');
    if (typeof value !== 'string' || !(this.is(key, 'status') || this.is(key, 'done'))) return false;
    const word = this.#states.get(foldedName(value)) ?? '';
    return this.#done.has(word) || this.#closed.has(word);
  }

  /** Whether an object gives a field that the key is a name of. */
  isGiven(key: string, object: JsonObject): boolean {
    const fields = this.#names.get(foldedName(key));
    return fields !== undefined && this.says(object, fields);
  }

  /** Whether a key is a name of the field. */
  is(key: string, field: FeatureField): boolean {
    return this.#names.get(foldedName(key))?.has(field) === true;
  }

  /** Its keys that are names of a title and of no group or phase, which are names of other holders too. */
  titlesOf(object: JsonObject): string[] {
    return Object.keys(object).filter((key) => this.is(key, 'title') && this.isField(key));
  }

  /** The id of what holds entries, by the first of its keys that is a name of an id; null when it has none. */
  idOf(object: JsonObject): string | null {
    for (const [key, value] of Object.entries(object)) {
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const id = String(value).trim();
      if (id !== '' && this.#names.get(foldedName(key))?.has('id')) return id;
    }
    return null;
  }

  /** Rank of a key that may hold the entries, from 0; null for every other key. */
  listRank(key: string): number | null {
    return this.#lists.get(foldedName(key)) ?? null;
  }

  /** What the members of this key are, when it is a key of holders. */
  holderRole(key: string): 'group' | 'phase' | null {
    return this.#holders.get(foldedName(key)) ?? null;
  }

  /** The name of a list of entries that the key ends with, when it says more (`completedFeatures`); null for every other key. */
  listEnding(key: string): string | null {
    const name = foldedName(key);
    return [...this.#lists.keys()].find((list) => name.length > list.length && name.endsWith(list)) ?? null;
  }

  /** The state that stands before the name of a list (`completed_features`); null for every other key. */
  stateOf(key: string): string | null {
    const ending = this.listEnding(key);
    return ending === null ? null : (this.#states.get(foldedName(key).slice(0, -ending.length)) ?? null);
  }

  /**
   * The states that lists are called by (`completed`, `pendingFeatures`), by their keys; null unless all of them are, some done and
   * some not: `design` and `testing` are also words for what is no state.
   */
  statesOf(keys: ReadonlySet<string>): ReadonlyMap<string, string> | null {
    const found = new Map<string, string>();
    for (const key of keys) {
      const ending = this.listEnding(key) ?? '';
      const name = foldedName(key);
      const word = this.#states.get(name) ?? this.#states.get(name.slice(0, name.length - ending.length));
      if (word === undefined) return null;
      found.set(key, word);
    }
    const done = [...found.values()].filter((word) => this.#done.has(word)).length;
    return done > 0 && done < found.size ? found : null;
  }

  /** What an object under this key is when it holds entries: the one group or phase that the key names. */
  heldBy(key: string): 'group' | 'phase' | null {
    const fields = this.#names.get(foldedName(key));
    return fields?.has('group') ? 'group' : fields?.has('phase') ? 'phase' : null;
  }

  /** Whether a key is the name of a field of entries; a group's and a phase's are names of holders too. */
  isField(key: string): boolean {
    const fields = this.#names.get(foldedName(key));
    return fields !== undefined && !fields.has('group') && !fields.has('phase');
  }

  isNested(key: string): boolean {
    return this.#nested.has(foldedName(key));
  }
}

/** The key under which a format writes a field that no key of the file names. */
export function keyOf(field: FeatureField, config: InventoryConfig): string {
  const known = config.fields[field];
  return known.includes(field) ? field : (known.find((name) => !name.includes('.')) ?? field);
}

export const texts: ReadonlySet<FeatureField> = new Set(['title', 'description']);
export const states: ReadonlySet<FeatureField> = new Set(['status', 'done']);
export const details: ReadonlySet<FeatureField> = new Set(['steps', 'acceptance', 'dependencies']);
export const ids: ReadonlySet<FeatureField> = new Set(['id']);

const holderNames = [
  'name',
  'title',
  'label',
  'phase',
  'milestone',
  'category',
  'group',
  'epic',
  'area',
  'module',
  'domain',
];
const holderIds = ['key', 'id'];

/** How a holder is called: by a name of its own, of which titles have many, else by its id, by the key that holds it, or by its place. */
export function holderName(
  holder: JsonValue,
  key: string | null,
  index: number,
  names: FieldNames,
): { name: string; from: string | null } {
  if (isJsonObject(holder)) {
    for (const from of [...holderNames, ...names.titlesOf(holder), ...holderIds]) {
      const name = holder[from];
      if (typeof name === 'string' && name.trim() !== '') return { name: name.trim(), from };
      if (typeof name === 'number' && key === null) return { name: String(name), from };
    }
  }
  return { name: key ?? String(index + 1), from: null };
}

/** A tree's own key: its members are of the same kind as what holds them. */
export const treeKey = 'children';
