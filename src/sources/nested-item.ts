import type { InventoryConfig } from '../model/config.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { lookUpFirst } from './lookup.ts';
import { stateWord } from './words.ts';

/** Something within an entry that counts by itself in other tools: a subtask. */
export interface NestedItem {
  readonly id: string | null;
  readonly done: boolean;
}

/** How a state is told: words for done and for dropped, folded, and the fields that hold them or what comes before. */
export interface StateWords {
  readonly done: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  readonly fields: Pick<InventoryConfig['fields'], 'status' | 'done' | 'dependencies'>;
}

/** What an item of a list says of itself. */
export interface ItemState {
  readonly done: boolean;
  /** The word by which it is dropped. */
  readonly closed: string | null;
  /** What it names as coming before it, as written. */
  readonly after: readonly string[];
}

export function stateOf(item: JsonObject, words: StateWords): ItemState {
  const status = lookUpFirst(item, words.fields.status)?.value;
  const flag = lookUpFirst(item, words.fields.done)?.value;
  const word = [status, flag].find((one) => typeof one === 'string') ?? null;
  const dependencies = lookUpFirst(item, words.fields.dependencies)?.value;
  return {
    done: typeof flag === 'boolean' ? flag : word !== null && stateWord(word, words.done) !== null,
    closed: word !== null && stateWord(word, words.closed) !== null ? word.trim() : null,
    after: (Array.isArray(dependencies) ? dependencies : []).flatMap((one) =>
      typeof one === 'string' || typeof one === 'number' ? [String(one)] : [],
    ),
  };
}

/** The members of a list, or of a map, which are called by their keys. */
export function nestedItems(value: JsonValue, words: StateWords): readonly NestedItem[] {
  if (Array.isArray(value)) return value.map((item) => nestedItem(item, words, null));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    isJsonObject(item) ? [nestedItem(item, words, key)] : [],
  );
}

function nestedItem(item: JsonValue, words: StateWords, key: string | null): NestedItem {
  if (!isJsonObject(item)) return { id: null, done: typeof item === 'string' && /^\s*\[[xX]\]\s/.test(item) };
  const { id } = item;
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : key,
    done: stateOf(item, words).done,
  };
}
