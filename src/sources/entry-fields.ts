import { append } from '../model/append.ts';
import type { FeatureField } from '../model/config.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { Text } from '../model/markdown.ts';
import type { Criterion, Note } from '../model/sources.ts';
import { isFilled } from './columns.ts';
import { FieldReader } from './field-reader.ts';
import { type LookedUp, lookUpFilled, lookUpFirst } from './lookup.ts';
import { dependencyKeys, labelKeys, ownerKeys } from './member-keys.ts';
import { type NestedItem, nestedItems } from './nested-item.ts';
import { keyWords } from './said.ts';
import { nothingMeant, type WantedId } from './wanted.ts';
import { folded, stateWord } from './words.ts';

/** The fields of one entry. */
export class EntryFields extends FieldReader {
  /** A string, or a number written as one; the first of a list; the name of an object. Null when absent or of another type. */
  text(field: FeatureField): string | null {
    const found = this.find(field);
    if (!found) return null;
    const { value, pointer } = found;
    if (Array.isArray(value)) {
      if (value.length === 0) return null;
      for (const [index, item] of value.entries()) {
        const one = isJsonObject(item) ? lookUpFilled(item, labelKeys)?.value : item;
        if (typeof one === 'string' || typeof one === 'number')
          return this.textOf(field, one, [...pointer, index], 'a string');
      }
    }
    if (isJsonObject(value)) {
      const inner = lookUpFirst(value, labelKeys);
      if (inner) return this.textOf(field, inner.value, [...pointer, ...inner.pointer], 'a string');
    }
    return this.textOf(field, value, pointer, 'a string');
  }

  /** A list of strings; a single string is a list of one. */
  texts(field: FeatureField): string[] {
    const found = this.find(field);
    return found ? this.textsOf(field, found).map(({ text }) => text) : [];
  }

  /** Texts that name other entries, from every key that has some. */
  dependencies(): WantedId[] {
    const wanted: WantedId[] = [];
    for (const found of this.each('dependencies')) append(wanted, this.#wantedOf(found));
    return wanted;
  }

  #wantedOf(found: LookedUp): WantedId[] {
    const { value, pointer } = found;
    const key = keyWords(pointer.join(' '));
    if (typeof value === 'string')
      return nothingMeant(value) ? [] : [{ text: value.trim(), at: this.at(pointer), item: false, key }];
    if (isJsonObject(value) && Object.values(value).some(Array.isArray)) {
      // `{ requires: [...], blocks: [...] }`: what it blocks comes after it.
      return Object.entries(value).flatMap(([name, inner]) =>
        Array.isArray(inner) && !/^(?:blocks|enables|unblocks|related|optional)/i.test(name)
          ? this.#wantedOf({ value: inner, pointer: [...pointer, name], holder: value })
          : [],
      );
    }
    return this.textsOf('dependencies', found, dependencyKeys)
      .filter(({ text }) => !nothingMeant(text))
      .map((text) => ({ item: true, key, ...text }));
  }

  /** A flag that is set, or a text or list that says something. */
  flagged(field: FeatureField): boolean {
    return this.each(field).some(({ value }) => {
      if (typeof value === 'boolean') return value;
      if (typeof value === 'string') return !nothingMeant(value) && !/^(?:no|false|0)$/i.test(value.trim());
      return Array.isArray(value) ? value.length > 0 : isJsonObject(value);
    });
  }

  /** Whether another key of the field says one of these words: trackers call an issue closed, and beside it why. */
  alsoSays(field: FeatureField, words: ReadonlySet<string>): boolean {
    return this.each(field).some(({ value }) => {
      const text = isJsonObject(value) ? lookUpFirst(value, labelKeys)?.value : value;
      return typeof text === 'string' && stateWord(text, words) !== null;
    });
  }

  /** The lists within the entry as criteria, and what each item says of itself. */
  nested(): { criteria: Criterion[]; items: NestedItem[] } {
    const criteria: Criterion[] = [];
    const items: NestedItem[] = [];
    for (const { value, pointer } of this.each('nested')) {
      append(criteria, this.criteriaAt('nested', value, pointer));
      append(items, nestedItems(value, this.words));
    }
    return { criteria, items };
  }

  criteria(field: 'steps' | 'acceptance'): Criterion[] {
    return this.each(field).flatMap(({ value, pointer }) => this.criteriaAt(field, value, pointer));
  }

  /** Null when no field says it. */
  done(): boolean | null {
    const found = this.find('done');
    if (!found) return null;
    if (typeof found.value === 'boolean') return found.value;
    if (found.value === 0 || found.value === 1) return found.value === 1;
    if (typeof found.value !== 'string') {
      this.wrongType('done', found.value, found.pointer, '`true` or `false`');
      return null;
    }
    const word = folded(found.value);
    // A date says when it was done.
    if (word === 'true' || word === 'yes' || /^\d{4} \d\d \d\d/.test(word)) return true;
    return stateWord(found.value, this.words.done) !== null;
  }

  /** The flag for done that says another state instead: `"passes": "deferred"`. */
  dropped(): boolean {
    const value = this.find('done')?.value;
    return typeof value === 'string' && stateWord(value, this.words.closed) !== null;
  }

  /** Several people or teams, in the order in which they are named. */
  #owners(found: LookedUp, all: readonly JsonValue[]): string | null {
    for (const one of all) {
      if (!isJsonObject(one)) continue;
      const known = lookUpFilled(one, ownerKeys)?.pointer[0];
      this.read.leave(
        found.pointer[0],
        Object.keys(one).filter((key) => key !== known && isFilled(one[key])),
      );
    }
    const names = this.textsOf('owner', found, ownerKeys).map(({ text }) => text);
    return names.length === 0 ? null : [...new Set(names)].join(', ');
  }

  /** A name, an object that has a team or a name, or a list of either. */
  owner(): string | null {
    const found = this.find('owner');
    if (!found) return null;
    if (Array.isArray(found.value)) return this.#owners(found, found.value);
    if (!isJsonObject(found.value)) {
      const [key, member] = found.pointer;
      if (found.holder !== this.record.object && key !== undefined)
        this.read.members(found.holder, found.pointer.slice(0, -1), [member]);
      return this.textOf('owner', found.value, found.pointer, 'a name or an object with a `team`');
    }
    // People by their roles: the first one named.
    const roles = Object.entries(found.value).filter(
      ([, one]) => typeof one === 'string' && one.trim() !== '',
    );
    const known = lookUpFirst(found.value, ownerKeys);
    const [role] = roles;
    this.read.members(found.value, found.pointer, [known ? known.pointer[0] : role?.[0]]);
    if (!known && role) return String(role[1]).trim();
    return this.memberText('owner', found, ownerKeys, 'an object with a `team` or `name`');
  }

  /** A level, or an object that has a level, a summary and a mitigation. */
  risk(): { level: string | null; summary: string | null; mitigation: Text | null } {
    const found = this.find('risk');
    if (!found) return { level: null, summary: null, mitigation: null };
    const holder = isJsonObject(found.value) ? found.value : found.pointer.length > 1 ? found.holder : null;
    const level = isJsonObject(found.value)
      ? this.memberText('risk', found, riskKeys, 'a level or an object with a `level`')
      : this.textOf('risk', found.value, found.pointer, 'a level or an object with a `level`');
    const summary = holder && lookUpFirst(holder, ['summary', 'description', 'reason']);
    const mitigation = holder && lookUpFirst(holder, ['mitigation', 'mitigations']);
    const at = isJsonObject(found.value) ? found.pointer : found.pointer.slice(0, -1);
    if (holder) {
      const said = isJsonObject(found.value)
        ? lookUpFirst(holder, riskKeys)?.pointer[0]
        : found.pointer.at(-1);
      this.read.members(holder, at, [said, mitigation?.pointer[0]]);
    }
    const met = mitigation
      ? this.textsOf('risk', { ...mitigation, pointer: [...at, ...mitigation.pointer] })
      : [];
    const [first] = met;
    return {
      level,
      summary: typeof summary?.value === 'string' ? summary.value : null,
      mitigation: first ? { text: met.map(({ text }) => text).join('; '), at: first.at } : null,
    };
  }

  /** Kinds of test, and what else a test plan says. */
  tests(): { kinds: string[]; negative: Text[]; steps: Criterion[] } {
    const found = this.find('tests');
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
    if (plan)
      this.read.members(
        plan,
        at,
        [kinds, negative, steps].map((one) => one?.pointer.at(-1)),
      );
    // Tests that are objects are cases: each is what is to be shown.
    const cases = Array.isArray(kinds?.value) && kinds.value.some(isJsonObject) ? kinds : null;
    return {
      kinds: kinds && !cases ? this.textsOf('tests', kinds).map(({ text }) => text) : [],
      negative: negative ? this.textsOf('tests', negative) : [],
      steps: [cases, steps].flatMap((one) => (one ? this.criteriaAt('tests', one.value, one.pointer) : [])),
    };
  }

  /** What it says besides; asked for last, when all fields have read what is theirs. */
  notes(): readonly Note[] {
    const refs = this.find('sourceRefs');
    // Of several texts about it one is the description.
    const shown = [...this.all('parent'), ...this.all('description'), ...this.all('notes')];
    return this.read.notes(refs ? [refs] : [], shown, (pointer) => this.at(pointer));
  }
}

const riskKeys = ['level', 'severity', 'rating'];
