import { closest } from '../diagnostics/closest.ts';
import type { FeatureField, InventoryConfig } from '../model/config.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { isJsonObject } from '../model/json.ts';
import type { Text } from '../model/markdown.ts';
import type { Criterion, Feature } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import type { Pointer } from '../syntax/located.ts';
import { type Columns, isFilled } from './columns.ts';
import { criteriaOf } from './criteria.ts';
import type { FindingLog } from './finding-log.ts';
import type { RawRecord } from './formats/format.ts';
import { kindOf } from './kind.ts';
import { type LookedUp, lookUp, lookUpFirst } from './lookup.ts';
import { folded, foldedName } from './words.ts';

/** An entry of which only its id, its group and `mvp` may still be open: those depend on all the others. */
export interface Entry {
  /** Without the ids of `dependencies`, which are resolved when all ids are known. */
  readonly feature: Feature;
  readonly record: RawRecord;
  /** The id as written, or null. */
  readonly ownId: string | null;
  readonly wanted: readonly WantedId[];
  /** How many lists within it were read as criteria, and their ids. */
  readonly nested: readonly NestedItem[];
  /** Keys that no field claimed: a misspelt field is among them. */
  readonly unclaimed: readonly string[];
}

/** Text that names one entry or, when it is not a list's item, perhaps several. */
export interface WantedId extends Text {
  readonly item: boolean;
}

/** Something within an entry that counts by itself in other tools: a subtask. */
export interface NestedItem {
  readonly id: string | null;
  readonly done: boolean;
}

/** Reads entries by the columns that were found. A value of the wrong type is a finding, and the field reads as absent. */
export class EntryReader {
  readonly #config: InventoryConfig;
  readonly #columns: Columns;
  readonly #log: FindingLog;
  /** First steps of every key that gives a field. */
  readonly #claimed: ReadonlySet<string>;
  readonly #done: ReadonlySet<string>;
  readonly #closed: ReadonlySet<string>;

  constructor(config: InventoryConfig, columns: Columns, log: FindingLog) {
    this.#config = config;
    this.#columns = columns;
    this.#log = log;
    const names = Object.values(columns).flat();
    this.#claimed = new Set([...names, ...names.map((name) => name.split('.', 1)[0] ?? name)]);
    this.#done = new Set(config.doneStatuses.map(folded));
    this.#closed = new Set(config.closedStatuses.map(folded));
  }

  /** Null when the entry has neither an id nor a word of text. */
  read(record: RawRecord, index: number): Entry | null {
    const unclaimed = Object.keys(record.object).filter((key) => !this.#claimed.has(key));
    const fields = new EntryFields(record, index, this.#columns, this.#log, '');
    const ownId = fields.text('id');
    const named = new EntryFields(record, index, this.#columns, this.#log, ownId ?? '', fields.spans);
    const status = named.text('status');
    const tests = named.tests();
    const risk = named.risk();
    const word = status === null ? '' : folded(status);
    const closed = this.#closed.has(word) || named.flagged('closed');
    const done = named.done(this.#done) ?? this.#done.has(word);
    const nested =
      this.#config.nested === 'criteria' ? named.nested(this.#done) : { criteria: [], items: [] };
    const feature: Feature = {
      id: ownId ?? '',
      index,
      title: named.text('title'),
      description: storyOf(record.object, this.#columns.description) ?? named.text('description') ?? '',
      group: named.text('group'),
      category: named.text('category'),
      phase: named.text('phase'),
      mvp: false,
      done: done && !closed,
      closed,
      status,
      priority: named.text('priority'),
      owner: named.owner(),
      risk: risk.level,
      riskSummary: risk.summary,
      dependencies: [],
      steps: [...named.criteria('steps'), ...nested.criteria, ...tests.steps],
      acceptance: named.criteria('acceptance'),
      tests: tests.kinds,
      negativeTests: tests.negative,
      sourceRefs: named.texts('sourceRefs'),
      extra: pick(record.object, unclaimed),
      spans: named.spans,
      at: record.at([]),
    };
    const said = ownId ?? record.key ?? feature.title ?? feature.description;
    if (said === '' && feature.steps.length + feature.acceptance.length === 0) {
      const near = this.#config.fields.id.map((name) => closest(name, unclaimed)).find((key) => key !== null);
      this.#log.add('inventory/missing-id', record.at([]), { index, near: near ?? null });
      return null;
    }
    return { feature, record, ownId, wanted: named.dependencies(), nested: nested.items, unclaimed };
  }
}

/** The fields of one entry. */
class EntryFields {
  readonly spans: { [field: string]: Span };
  readonly #record: RawRecord;
  readonly #index: number;
  readonly #columns: Columns;
  readonly #log: FindingLog;
  readonly #id: string;

  constructor(
    record: RawRecord,
    index: number,
    columns: Columns,
    log: FindingLog,
    id: string,
    spans: { readonly [field: string]: Span } = Object.create(null),
  ) {
    this.#record = record;
    this.#index = index;
    this.#columns = columns;
    this.#log = log;
    this.#id = id;
    this.spans = spans;
  }

  /** A string, or a number written as one; the first of a list; the name of an object. Null when absent or of another type. */
  text(field: FeatureField): string | null {
    const found = this.#find(field);
    if (!found) return null;
    const { value, pointer } = found;
    if (Array.isArray(value)) {
      const [first] = value.filter((item) => typeof item === 'string' || typeof item === 'number');
      if (value.length === 0) return null;
      if (first !== undefined) return this.#textOf(field, first, pointer, 'a string');
    }
    if (isJsonObject(value)) {
      const inner = lookUpFirst(value, ['name', 'title', 'label', 'text', 'value', 'id', 'level']);
      if (inner) return this.#textOf(field, inner.value, [...pointer, ...inner.pointer], 'a string');
    }
    return this.#textOf(field, value, pointer, 'a string');
  }

  /** A list of strings; a single string is a list of one. */
  texts(field: FeatureField): string[] {
    const found = this.#find(field);
    return found ? this.#textsOf(field, found).map(({ text }) => text) : [];
  }

  /** Texts that name other entries, from every key that has some. */
  dependencies(): WantedId[] {
    const wanted: WantedId[] = [];
    for (const found of this.#all('dependencies')) wanted.push(...this.#wantedOf(found));
    return wanted;
  }

  #wantedOf(found: LookedUp): WantedId[] {
    const { value, pointer } = found;
    if (typeof value === 'string')
      return nothingMeant(value) ? [] : [{ text: value.trim(), at: this.#at(pointer), item: false }];
    if (isJsonObject(value)) {
      // `{ requires: [...], blocks: [...] }`: what it blocks comes after it.
      return Object.entries(value).flatMap(([key, inner]) =>
        Array.isArray(inner) && !/^(?:blocks|enables|unblocks|related|optional)/i.test(key)
          ? this.#wantedOf({ value: inner, pointer: [...pointer, key], holder: value })
          : [],
      );
    }
    return this.#textsOf('dependencies', found, dependencyKeys)
      .filter(({ text }) => !nothingMeant(text))
      .map((text) => ({ ...text, item: true }));
  }

  /** A flag that is set, or a text or list that says something. */
  flagged(field: FeatureField): boolean {
    return this.#all(field).some(({ value }) => {
      if (typeof value === 'boolean') return value;
      if (typeof value === 'string') return !nothingMeant(value) && !/^(?:no|false|0)$/i.test(value.trim());
      return Array.isArray(value) ? value.length > 0 : isJsonObject(value);
    });
  }

  /** The lists within the entry as criteria, and what each item says of itself. */
  nested(done: ReadonlySet<string>): { criteria: Criterion[]; items: NestedItem[] } {
    const criteria: Criterion[] = [];
    const items: NestedItem[] = [];
    for (const { value, pointer } of this.#all('nested')) {
      criteria.push(...this.#criteriaAt('nested', value, pointer));
      for (const item of Array.isArray(value) ? value : []) {
        const inner = isJsonObject(item) ? item : null;
        const id = inner?.id;
        const status = inner?.status;
        items.push({
          id: typeof id === 'string' || typeof id === 'number' ? String(id) : null,
          done:
            typeof status === 'string'
              ? done.has(folded(status))
              : inner?.done === true || inner?.passes === true,
        });
      }
    }
    return { criteria, items };
  }

  criteria(field: 'steps' | 'acceptance'): Criterion[] {
    return this.#all(field).flatMap(({ value, pointer }) => this.#criteriaAt(field, value, pointer));
  }

  /** Null when no field says it. */
  done(words: ReadonlySet<string>): boolean | null {
    const found = this.#find('done');
    if (!found) return null;
    if (typeof found.value === 'boolean') return found.value;
    if (found.value === 0 || found.value === 1) return found.value === 1;
    if (typeof found.value !== 'string') {
      this.#wrongType('done', found.value, found.pointer, '`true` or `false`');
      return null;
    }
    const word = folded(found.value);
    // A date says when it was done.
    return word === 'true' || word === 'yes' || words.has(word) || /^\d{4} \d\d \d\d/.test(word);
  }

  /** A name, or an object that has a team or a name. */
  owner(): string | null {
    const found = this.#find('owner');
    if (!found) return null;
    if (Array.isArray(found.value)) return this.text('owner');
    if (!isJsonObject(found.value))
      return this.#textOf('owner', found.value, found.pointer, 'a name or an object with a `team`');
    return this.#memberText(
      'owner',
      found,
      ['team', 'name', 'group', 'owner', 'dri', 'id'],
      'an object with a `team` or `name`',
    );
  }

  /** A level, or an object that has a level and a summary. */
  risk(): { level: string | null; summary: string | null } {
    const found = this.#find('risk');
    if (!found) return { level: null, summary: null };
    const holder = isJsonObject(found.value) ? found.value : found.pointer.length > 1 ? found.holder : null;
    const level = isJsonObject(found.value)
      ? this.#memberText(
          'risk',
          found,
          ['level', 'severity', 'rating'],
          'a level or an object with a `level`',
        )
      : this.#textOf('risk', found.value, found.pointer, 'a level or an object with a `level`');
    const summary = holder && lookUpFirst(holder, ['summary', 'description', 'reason']);
    return { level, summary: typeof summary?.value === 'string' ? summary.value : null };
  }

  /** Kinds of test, and what else a test plan says. */
  tests(): { kinds: string[]; negative: string[]; steps: Criterion[] } {
    const found = this.#find('tests');
    if (!found) return { kinds: [], negative: [], steps: [] };
    const whole = isJsonObject(found.value);
    const nested = found.pointer.length > 1;
    const plan = isJsonObject(found.value) ? found.value : nested ? found.holder : null;
    const at = whole ? found.pointer : found.pointer.slice(0, -1);
    const member = (names: readonly string[]): LookedUp | null => {
      const inner = plan && lookUpFirst(plan, names);
      return inner ? { ...inner, pointer: [...at, ...inner.pointer] } : null;
    };
    const kinds = whole ? member(['test_types', 'testTypes', 'types', 'kinds']) : found;
    const negative = member(['negative_tests', 'negativeTests', 'negative']);
    const steps = member(['steps']);
    return {
      kinds: kinds ? this.#textsOf('tests', kinds).map(({ text }) => text) : [],
      negative: negative ? this.#textsOf('tests', negative).map(({ text }) => text) : [],
      steps: steps ? this.#criteriaAt('tests', steps.value, steps.pointer) : [],
    };
  }

  #find(field: FeatureField): LookedUp | null {
    const found = this.#all(field)[0] ?? lookUpFirst(this.#record.object, this.#columns[field]);
    if (found) this.spans[field] = this.#at(found.pointer);
    return found;
  }

  /** What every key of the field gives that says something. */
  #all(field: FeatureField): LookedUp[] {
    const all = this.#columns[field].flatMap((name) => lookUp(this.#record.object, name) ?? []);
    const filled = all.filter(({ value }) => isFilled(value));
    const [first] = filled;
    if (first && this.spans[field] === undefined) this.spans[field] = this.#at(first.pointer);
    return filled;
  }

  #criteriaAt(field: FeatureField, value: JsonValue, pointer: Pointer): Criterion[] {
    const { criteria, wrong } = criteriaOf(value, pointer, (inner) => this.#at(inner));
    for (const inner of wrong)
      this.#wrongType(field, inner.value, inner.pointer, 'a text or an object with a `statement`');
    return criteria;
  }

  #textsOf(field: FeatureField, found: LookedUp, keys: readonly string[] = []): Text[] {
    const single = !Array.isArray(found.value);
    const items = single ? [found.value] : (found.value as readonly JsonValue[]);
    const texts: Text[] = [];
    for (const [index, item] of items.entries()) {
      const pointer = single ? found.pointer : [...found.pointer, index];
      const inner = isJsonObject(item) ? lookUpFirst(item, keys) : null;
      const text = this.#textOf(field, inner?.value ?? item, pointer, 'a list of strings');
      if (text !== null) texts.push({ text, at: this.#at(pointer) });
    }
    return texts;
  }

  #memberText(
    field: FeatureField,
    found: LookedUp,
    keys: readonly string[],
    expected: string,
  ): string | null {
    const inner = isJsonObject(found.value) ? lookUpFirst(found.value, keys) : null;
    if (inner) return this.#textOf(field, inner.value, [...found.pointer, ...inner.pointer], expected);
    this.#wrongType(field, found.value, found.pointer, expected);
    return null;
  }

  #textOf(field: FeatureField, value: JsonValue, pointer: Pointer, expected: string): string | null {
    if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
    if (typeof value === 'number') return String(value);
    this.#wrongType(field, value, pointer, expected);
    return null;
  }

  #wrongType(field: FeatureField, value: JsonValue, pointer: Pointer, expected: string): void {
    const data = {
      id: this.#id,
      index: this.#index,
      field,
      key: pointer.join('.'),
      expected,
      actual: kindOf(value),
    };
    const extras = this.#id === '' ? {} : { subject: `feature:${this.#id}` };
    this.#log.add('inventory/wrong-type', this.#at(pointer), data, extras);
  }

  #at(pointer: Pointer): Span {
    return this.#record.at(pointer);
  }
}

const dependencyKeys = [
  'id',
  'feature',
  'feature_id',
  'featureId',
  'task',
  'task_id',
  'story_id',
  'depends_on_id',
  'ref',
  'on',
  'target',
  'key',
  'name',
];

/** A user story in three fields, as one sentence; null where the entry has a description. */
function storyOf(object: JsonObject, descriptions: readonly string[]): string | null {
  const first = descriptions.find((key) => isFilled(object[key]));
  if (first !== undefined && !/^(?:i?want(?:to)?)$/.test(foldedName(first))) return null;
  const part = (...names: readonly string[]): string => {
    const key = Object.keys(object).find((one) => names.includes(foldedName(one)));
    const value = key === undefined ? undefined : object[key];
    return typeof value === 'string' ? value.trim() : '';
  };
  const want = part('iwant', 'want', 'iwantto');
  if (want === '') return null;
  const [who, why] = [part('asa', 'as', 'asan', 'role', 'persona'), part('sothat', 'benefit')];
  return [who && `As ${who}`, `I want ${want}`, why && `so that ${why}`]
    .filter((text) => text !== '')
    .join(', ');
}

/** Words that stand where nothing is meant. */
function nothingMeant(text: string): boolean {
  return /^(?:none|n\/?a|nil|null|nothing|[-–—]*)$/i.test(text.trim());
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  const picked: { [key: string]: JsonValue } = Object.create(null);
  for (const key of keys) picked[key] = object[key] ?? null;
  return picked;
}
