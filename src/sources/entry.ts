import { closest } from '../diagnostics/closest.ts';
import type { FeatureField, InventoryConfig } from '../model/config.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { isJsonObject } from '../model/json.ts';
import type { Text } from '../model/markdown.ts';
import type { Criterion, Feature } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import type { Located, Pointer } from '../syntax/located.ts';
import { criteriaOf } from './criteria.ts';
import type { FindingLog } from './finding-log.ts';
import { kindOf } from './inventory-list.ts';
import { type LookedUp, lookUpFirst } from './lookup.ts';

/** An entry of the inventory as it stands in the file. */
export interface RawEntry {
  readonly object: JsonObject;
  readonly pointer: Pointer;
  readonly index: number;
  readonly located: Located;
}

/** A feature of which only `mvp` is still open: that depends on all the others. */
export interface Entry {
  readonly feature: Feature;
  /** Its status means that it is neither open nor done. */
  readonly closed: boolean;
  /** Keys that no field claimed: a misspelt field is among them. */
  readonly unclaimed: readonly string[];
}

/** Reads entries by the configured field names. A value of the wrong type is a finding, and the field reads as absent. */
export class EntryReader {
  readonly #config: InventoryConfig;
  readonly #log: FindingLog;
  /** First steps of every name that a field may have. */
  readonly #claimed: ReadonlySet<string>;
  readonly #done: ReadonlySet<string>;
  readonly #closed: ReadonlySet<string>;

  constructor(config: InventoryConfig, log: FindingLog) {
    this.#config = config;
    this.#log = log;
    const names = Object.values(config.fields).flat();
    this.#claimed = new Set([...names, ...names.map((name) => name.split('.', 1)[0] ?? name)]);
    this.#done = new Set(config.doneStatuses.map(folded));
    this.#closed = new Set(config.closedStatuses.map(folded));
  }

  /** Null when the entry has no id. */
  read(raw: RawEntry): Entry | null {
    const at = raw.located.at(raw.pointer);
    const unclaimed = Object.keys(raw.object).filter((key) => !this.#claimed.has(key));
    const fields = new EntryFields(raw, this.#config, this.#log, '');
    const id = fields.text('id');
    if (id === null) {
      const near = this.#config.fields.id.map((name) => closest(name, unclaimed)).find((key) => key !== null);
      this.#log.add('inventory/missing-id', at, { index: raw.index, near: near ?? null });
      return null;
    }
    const named = new EntryFields(raw, this.#config, this.#log, id, fields.spans);
    const status = named.text('status');
    const tests = named.tests();
    const risk = named.risk();
    const feature: Feature = {
      id,
      index: raw.index,
      title: named.text('title'),
      description: named.text('description') ?? '',
      group: named.text('group'),
      category: named.text('category'),
      phase: named.text('phase'),
      mvp: false,
      done: named.done(this.#done) ?? (status !== null && this.#done.has(folded(status))),
      status,
      priority: named.text('priority'),
      owner: named.owner(),
      risk: risk.level,
      riskSummary: risk.summary,
      dependencies: named.dependencies(),
      steps: [...named.criteria('steps'), ...tests.steps],
      acceptance: named.criteria('acceptance'),
      tests: tests.kinds,
      negativeTests: tests.negative,
      sourceRefs: named.texts('sourceRefs'),
      extra: pick(raw.object, unclaimed),
      spans: named.spans,
      at,
    };
    return { feature, closed: status !== null && this.#closed.has(folded(status)), unclaimed };
  }
}

/** The fields of one entry. */
class EntryFields {
  readonly spans: { [field: string]: Span };
  readonly #raw: RawEntry;
  readonly #config: InventoryConfig;
  readonly #log: FindingLog;
  readonly #id: string;

  constructor(
    raw: RawEntry,
    config: InventoryConfig,
    log: FindingLog,
    id: string,
    spans: { readonly [field: string]: Span } = Object.create(null),
  ) {
    this.#raw = raw;
    this.#config = config;
    this.#log = log;
    this.#id = id;
    this.spans = spans;
  }

  /** A string, or a number written as one; null when absent, blank or of another type. */
  text(field: FeatureField): string | null {
    const found = this.#find(field);
    return found ? this.#textOf(field, found.value, found.pointer, 'a string') : null;
  }

  /** A list of strings; a single string is a list of one. */
  texts(field: FeatureField): string[] {
    const found = this.#find(field);
    return found ? this.#textsOf(field, found).map(({ text }) => text) : [];
  }

  /** Ids, each with its place. A string holds ids between commas or blanks. */
  dependencies(): Text[] {
    const found = this.#find('dependencies');
    if (!found) return [];
    if (typeof found.value !== 'string')
      return this.#textsOf('dependencies', found, ['id', 'feature', 'ref']);
    const at = this.#at(found.pointer);
    const ids = found.value.split(/[\s,;]+/).filter((id) => id !== '');
    return ids.map((text) => ({ text, at }));
  }

  criteria(field: 'steps' | 'acceptance'): Criterion[] {
    const found = this.#find(field);
    return found ? this.#criteriaAt(field, found.value, found.pointer) : [];
  }

  /** Null when no field says it. */
  done(words: ReadonlySet<string>): boolean | null {
    const found = this.#find('done');
    if (!found) return null;
    if (typeof found.value === 'boolean') return found.value;
    if (typeof found.value !== 'string') {
      this.#wrongType('done', found.value, found.pointer, '`true` or `false`');
      return null;
    }
    const word = folded(found.value);
    return word === 'true' || word === 'yes' || words.has(word);
  }

  /** A name, or an object that has a team or a name. */
  owner(): string | null {
    const found = this.#find('owner');
    if (!found) return null;
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
    const found = lookUpFirst(this.#raw.object, this.#config.fields[field]);
    if (found) this.spans[field] = this.#at(found.pointer);
    return found;
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
    const { index, located } = this.#raw;
    const data = { id: this.#id, index, field, key: pointer.join('.'), expected, actual: kindOf(value) };
    const extras = this.#id === '' ? {} : { subject: `feature:${this.#id}` };
    this.#log.add('inventory/wrong-type', located.at([...this.#raw.pointer, ...pointer]), data, extras);
  }

  #at(pointer: Pointer): Span {
    return this.#raw.located.at([...this.#raw.pointer, ...pointer]);
  }
}

/** A word for comparison: blanks and case do not count. */
export function folded(word: string): string {
  return word.trim().toLowerCase();
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  const picked: { [key: string]: JsonValue } = Object.create(null);
  for (const key of keys) picked[key] = object[key] ?? null;
  return picked;
}
