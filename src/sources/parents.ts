import type { FeatureField, InventoryConfig } from '../model/config.ts';
import { pushTo } from '../model/grouped.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Pointer } from '../syntax/located.ts';
import { type Columns, isFilled } from './columns.ts';
import type { FindingLog } from './finding-log.ts';
import type { Holder, RawRecord } from './formats/format.ts';
import { HolderReader } from './formats/holder-says.ts';
import { inherited } from './formats/inherited.ts';
import { FieldNames } from './formats/names.ts';
import { lookUpFilled } from './lookup.ts';
import { dependencyKeys } from './member-keys.ts';
import { folded, foldedName } from './words.ts';

/** The most parents one above the other. */
const deepest = 12;

/** Records without those that only hold others or are parts of them. */
export interface Parented {
  readonly records: readonly RawRecord[];
  /** How many of them went into others. */
  readonly gone: number;
}

/**
 * Reads a list whose entries name the one that they are in, as trackers export it: an entry that holds others of another kind, or that says
 * nothing but what it is called, is what groups them and no work of its own; tasks of an entry are its criteria. Every entry keeps the
 * names of all above it.
 */
export function parented(
  records: readonly RawRecord[],
  columns: Columns,
  config: InventoryConfig,
  log: FindingLog,
): Parented {
  const family = columns.parent.length === 0 ? null : new Family(records, columns, config);
  if (!family?.some) return { records, gone: 0 };
  const kept = records.flatMap((_, index) => family.record(index) ?? []);
  const { holders, nested } = family;
  const [first = 0] = holders.length > 0 ? holders : nested;
  if (holders.length + nested.length > 0)
    log.add('inventory/parents', records[first]?.at([]) ?? null, {
      key: columns.parent[0] ?? '',
      holders: holders.map((index) => family.called(index)),
      parts: nested.length,
    });
  return { records: kept, gone: records.length - kept.length };
}

class Family {
  readonly #records: readonly RawRecord[];
  readonly #columns: Columns;
  readonly #config: InventoryConfig;
  readonly #names: FieldNames;
  readonly #reader: HolderReader;
  readonly #partKinds: ReadonlySet<string>;
  /** For each record the place of its parent, or null. */
  readonly #parents: readonly (number | null)[];
  readonly #children = new Map<number, number[]>();
  /** Places of those that hold others and are no work of their own. */
  readonly holders: readonly number[];
  /** Places of those that are criteria of their parent. */
  readonly nested: readonly number[];
  readonly #holding: ReadonlySet<number>;
  readonly #within: ReadonlySet<number>;

  constructor(records: readonly RawRecord[], columns: Columns, config: InventoryConfig) {
    this.#records = records;
    this.#columns = columns;
    this.#config = config;
    this.#names = new FieldNames(config);
    this.#reader = new HolderReader(this.#names);
    this.#partKinds = new Set(config.partKinds.map(foldedName));
    this.#parents = this.#found();
    for (const [index, parent] of this.#parents.entries())
      if (parent !== null) pushTo(this.#children, parent, index);
    this.holders = [...this.#children.keys()].filter((index) => this.#holds(index)).sort((a, b) => a - b);
    this.#holding = new Set(this.holders);
    this.nested = records.flatMap((_, index) => (this.#isNested(index) ? [index] : []));
    this.#within = new Set(this.nested);
  }

  /** Whether any record names another one of them. */
  get some(): boolean {
    return this.#children.size > 0;
  }

  called(index: number): string {
    return this.#text(index, 'id') ?? this.#text(index, 'title') ?? String(index + 1);
  }

  /** The record as it is read on, or null for one that went into others. */
  record(index: number): RawRecord | null {
    const record = this.#records[index];
    if (!record || this.#holding.has(index) || this.#within.has(index)) return null;
    const above = this.#above(index);
    const held = (this.#children.get(index) ?? []).filter((child) => this.#within.has(child));
    const stays = (this.#children.get(index)?.length ?? 0) > held.length;
    if (above.length === 0 && held.length === 0 && !stays) return record;
    const chain = stays ? [...above, index] : above;
    const object: { [key: string]: JsonValue } = Object.assign(Object.create(null), record.object);
    const places = new Map<string, { readonly of: RawRecord; readonly pointer: Pointer }>();
    for (const [key, from] of this.#given(record.object, above)) {
      object[key] = from.object[key] ?? null;
      places.set(key, { of: from, pointer: [key] });
    }
    this.#nameAbove(object, record.object, above);
    const [list] = this.#config.fields.nested;
    if (list !== undefined && held.length > 0) {
      const own = object[list];
      object[list] = [
        ...(Array.isArray(own) ? own : []),
        ...held.map((child) => this.#part(child, record.object)),
      ];
    }
    const shift = Array.isArray(record.object[list ?? ''])
      ? (record.object[list ?? ''] as JsonValue[]).length
      : 0;
    return {
      ...record,
      object,
      holders: [...record.holders, ...chain.map((one) => this.#holder(one))],
      at: (pointer) => {
        const [key, place, ...rest] = pointer;
        const part = key === list && typeof place === 'number' ? held[place - shift] : undefined;
        if (part !== undefined) return this.#records[part]?.at(rest) ?? record.at([]);
        const from = places.get(String(key));
        return from ? from.of.at(pointer) : record.at(pointer);
      },
      written: (pointer) => (places.has(String(pointer[0])) ? null : (record.written?.(pointer) ?? null)),
    };
  }

  #found(): (number | null)[] {
    const [ids, titles] = [new Map<string, number>(), new Map<string, number | null>()];
    for (const [index, { object, key }] of this.#records.entries()) {
      if (key !== null) ids.set(folded(key), index);
      for (const [name, value] of Object.entries(object))
        if (this.#names.is(name, 'id') && isText(value) && !ids.has(folded(String(value))))
          ids.set(folded(String(value)), index);
      const title = this.#text(index, 'title');
      if (title !== null) titles.set(folded(title), titles.has(folded(title)) ? null : index);
    }
    const parents = this.#records.map((_, index): number | null => {
      const wanted = folded(this.#text(index, 'parent') ?? '');
      const found = wanted === '' ? null : (ids.get(wanted) ?? titles.get(wanted) ?? null);
      return found === index ? null : found;
    });
    return parents.map((parent, index) => (this.#circles(index, parents) ? null : parent));
  }

  #circles(index: number, parents: readonly (number | null)[]): boolean {
    let above = parents[index] ?? null;
    for (let level = 0; above !== null && above !== index; level += 1) {
      if (level >= deepest) return true;
      above = parents[above] ?? null;
    }
    return above === index;
  }

  #text(index: number, field: FeatureField): string | null {
    const object: JsonObject = this.#records[index]?.object ?? {};
    const value = lookUpFilled(object, this.#columns[field])?.value;
    const inner = isJsonObject(value ?? null)
      ? lookUpFilled(value as JsonObject, [...this.#config.fields.id, ...dependencyKeys])?.value
      : value;
    return isText(inner) && String(inner).trim() !== '' ? String(inner).trim() : null;
  }

  /** Whether what it holds is of another kind, or it is only called and has nothing that a reader would miss. */
  #holds(index: number): boolean {
    const whole = (this.#children.get(index) ?? []).filter((child) => !this.#isPart(child, index));
    if (whole.length === 0 || this.#says(index, 'acceptance', 'steps')) return false;
    const kind = this.#text(index, 'category');
    if (kind !== null) return whole.some((child) => this.#text(child, 'category') !== kind);
    return !this.#says(index, 'description');
  }

  #says(index: number, ...fields: readonly FeatureField[]): boolean {
    const object = this.#records[index]?.object;
    return fields.some((field) => object && this.#columns[field].some((key) => isFilled(object[key])));
  }

  #isPart(index: number, parent: number): boolean {
    const kind = this.#text(index, 'category');
    return this.#saysPart(kind) && !this.#saysPart(this.#text(parent, 'category'));
  }

  #saysPart(kind: string | null): boolean {
    return kind !== null && this.#partKinds.has(foldedName(kind));
  }

  #isNested(index: number): boolean {
    const parent = this.#parents[index] ?? null;
    if (parent === null || this.#config.nested !== 'criteria' || this.#children.has(index)) return false;
    return this.#isPart(index, parent) && !this.#holding.has(parent);
  }

  /** Places of all above it, outermost first. */
  #above(index: number): readonly number[] {
    const chain: number[] = [];
    for (let at = this.#parents[index] ?? null; at !== null; at = this.#parents[at] ?? null)
      chain.unshift(at);
    return chain;
  }

  #holder(index: number): Holder {
    const record = this.#records[index];
    const id = this.#text(index, 'id');
    const name = this.#text(index, 'title') ?? this.called(index);
    const at = record?.at([]) ?? { file: '', line: 1, column: 1 };
    // An entry that stays says it itself.
    const says =
      record && this.#holding.has(index) ? this.#reader.says(record.object, (key) => record.at([key])) : {};
    return { role: 'group', name, ...(id === null ? {} : { id }), ...says, at };
  }

  /** What those above say that it does not say itself, of several the nearest, by its key. */
  #given(object: JsonObject, above: readonly number[]): ReadonlyMap<string, RawRecord> {
    const given = new Map<string, RawRecord>();
    for (const field of inherited) {
      const keys = this.#columns[field];
      if (keys.some((key) => isFilled(object[key]))) continue;
      for (const index of [...above].reverse()) {
        const from = this.#records[index];
        const key = from && keys.find((one) => isFilled(from.object[one]));
        if (!key || !this.#holding.has(index)) continue;
        given.set(key, from);
        break;
      }
    }
    return given;
  }

  /** Its parent by name instead of by id; nothing where that is only what groups it. */
  #nameAbove(object: { [key: string]: JsonValue }, own: JsonObject, above: readonly number[]): void {
    const key = this.#columns.parent.find((one) => isFilled(own[one]));
    if (key === undefined || above.length === 0) return;
    const grouped = this.#columns.group.some((one) => isFilled(own[one]));
    if (above.length === 1 && !grouped) delete object[key];
    else object[key] = above.map((one) => this.#text(one, 'title') ?? this.called(one)).join(' / ');
  }

  /** A part as an item of a list: what it says that its entry does not say too. */
  #part(index: number, whole: JsonObject): JsonObject {
    const object: JsonObject = this.#records[index]?.object ?? {};
    const part: { [key: string]: JsonValue } = Object.create(null);
    const fields: readonly FeatureField[] = ['id', 'title', 'status', 'done'];
    for (const field of fields) {
      const found = lookUpFilled(object, this.#columns[field]);
      if (found) part[field] = found.value;
    }
    const passed: readonly FeatureField[] = [...fields, 'parent', 'category', 'group', 'phase'];
    const known = new Set(passed.flatMap((field) => this.#columns[field]));
    for (const [key, value] of Object.entries(object))
      if (!known.has(key) && isFilled(value) && JSON.stringify(value) !== JSON.stringify(whole[key] ?? null))
        part[key] = value;
    return part;
  }
}

function isText(value: JsonValue | undefined): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
