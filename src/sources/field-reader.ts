import type { FeatureField } from '../model/config.ts';
import { isJsonObject, type JsonValue, kindOf } from '../model/json.ts';
import type { Text } from '../model/markdown.ts';
import { none } from '../model/none.ts';
import type { Criterion } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import type { Pointer } from '../syntax/located.ts';
import { type Columns, isFilled } from './columns.ts';
import { criteriaOf } from './criteria.ts';
import { ReadKeys } from './entry-notes.ts';
import type { FindingLog } from './finding-log.ts';
import type { RawRecord } from './formats/format.ts';
import { type LookedUp, lookUp, lookUpFilled, lookUpFirst } from './lookup.ts';
import type { StateWords } from './nested-item.ts';
import { Spans } from './spans.ts';

/** Finds the values of an entry's fields and reads them as texts; a value of another type is a finding. */
export class FieldReader {
  readonly spans: { [field: string]: Span };
  protected readonly record: RawRecord;
  readonly #index: number;
  readonly #columns: Columns;
  readonly #log: FindingLog;
  protected readonly words: StateWords;
  readonly #id: string;
  protected readonly read: ReadKeys;

  constructor(
    record: RawRecord,
    index: number,
    columns: Columns,
    log: FindingLog,
    words: StateWords,
    id: string,
    spans: { readonly [field: string]: Span } = new Spans(),
    read: ReadKeys = new ReadKeys(),
  ) {
    this.record = record;
    this.#index = index;
    this.#columns = columns;
    this.#log = log;
    this.words = words;
    this.#id = id;
    this.spans = spans;
    this.read = read;
  }

  protected find(field: FeatureField): LookedUp | null {
    const found = this.all(field)[0] ?? lookUpFirst(this.record.object, this.#columns[field]);
    if (found) {
      this.spans[field] ??= this.at(found.pointer);
      this.read.mark(found.pointer);
    }
    return found;
  }

  /** What every key of the field gives that says something, where all of it is read. */
  protected each(field: FeatureField): readonly LookedUp[] {
    const all = this.all(field);
    for (const { pointer } of all) this.read.mark(pointer);
    return all;
  }

  /** What every key of the field gives that says something. */
  protected all(field: FeatureField): readonly LookedUp[] {
    let filled: LookedUp[] | null = null;
    for (const name of this.#columns[field]) {
      const found = lookUp(this.record.object, name);
      if (!found || !isFilled(found.value)) continue;
      if (filled) filled.push(found);
      else filled = [found];
    }
    const first = filled?.[0];
    if (first && this.spans[field] === undefined) this.spans[field] = this.at(first.pointer);
    return filled ?? none;
  }

  protected criteriaAt(field: FeatureField, value: JsonValue, pointer: Pointer): Criterion[] {
    const { criteria, wrong, left } = criteriaOf(value, pointer, (inner) => this.at(inner), this.words);
    this.read.leave(pointer[0], left);
    for (const inner of wrong)
      this.wrongType(field, inner.value, inner.pointer, 'a text or an object with a `statement`');
    return criteria;
  }

  protected textsOf(field: FeatureField, found: LookedUp, keys: readonly string[] = []): Text[] {
    const single = !Array.isArray(found.value);
    const items = single ? [found.value] : (found.value as readonly JsonValue[]);
    const texts: Text[] = [];
    for (const [index, item] of items.entries()) {
      const pointer = single ? found.pointer : [...found.pointer, index];
      const inner = isJsonObject(item) ? lookUpFilled(item, keys) : null;
      const text = this.textOf(field, inner?.value ?? item, pointer, 'a list of strings');
      if (text !== null) texts.push({ text, at: this.at(pointer) });
    }
    return texts;
  }

  protected memberText(
    field: FeatureField,
    found: LookedUp,
    keys: readonly string[],
    expected: string,
  ): string | null {
    const inner = isJsonObject(found.value) ? lookUpFirst(found.value, keys) : null;
    if (inner) return this.textOf(field, inner.value, [...found.pointer, ...inner.pointer], expected);
    this.wrongType(field, found.value, found.pointer, expected);
    return null;
  }

  protected textOf(field: FeatureField, value: JsonValue, pointer: Pointer, expected: string): string | null {
    if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
    if (typeof value === 'number') return this.record.written?.(pointer) ?? String(value);
    this.wrongType(field, value, pointer, expected);
    return null;
  }

  protected wrongType(field: FeatureField, value: JsonValue, pointer: Pointer, expected: string): void {
    const data = {
      id: this.#id,
      index: this.#index,
      field,
      key: pointer.join('.'),
      expected,
      actual: kindOf(value),
    };
    const extras = this.#id === '' ? {} : { subject: `feature:${this.#id}` };
    this.#log.add('inventory/wrong-type', this.at(pointer), data, extras);
  }

  protected at(pointer: Pointer): Span {
    return this.record.at(pointer);
  }
}
