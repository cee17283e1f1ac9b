import { append } from '../model/append.ts';
import type { FeatureField, InventoryConfig } from '../model/config.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { htmlText, isHtml } from '../syntax/html-text.ts';
import { textLines } from '../syntax/lines.ts';
import type { Pointer } from '../syntax/located.ts';
import { isFilled } from './columns.ts';
import type { RawRecord } from './formats/format.ts';
import { FieldNames } from './formats/names.ts';
import { sectionFields } from './formats/sections.ts';
import { headingText } from './heading-text.ts';
import { lookUpFirst } from './lookup.ts';
import { labelKeys } from './member-keys.ts';

/** A field that an entry gives within another one, with the place of what says it. */
interface Folded {
  readonly key: string;
  readonly value: JsonValue;
  readonly from: Pointer;
  /** It is the boxes of a description, wherever they stand in it. */
  readonly boxes?: true;
}

/** Fields that a label may give: what one word can say. */
const labelled: readonly FeatureField[] = ['group', 'category', 'phase', 'priority', 'status'];
/** Fields that a heading in a description may give. */
const headed: readonly FeatureField[] = ['acceptance', 'steps', 'dependencies'];
/** `area: till`, `area/till`, and `area::till` as GitLab scopes them. */
const label = /^(\p{L}[\p{L}_ -]{1,30}?)\s*(?:::?|\/|=)\s*([^\s/:][^:]*)$/u;
const box = /^[ \t]*[-*+][ \t]+(\[[ xX]\][ \t].*)$/gm;
/** A description that is more than prose: it has headings or boxes. */
const marked = /^[ \t]*(?:#{1,6}[ \t]|[-*+][ \t]+\[[ xX]\][ \t])/m;

/**
 * Takes out of an entry what trackers fold into its labels and its description, because they have no fields for it: `area: till` among the
 * labels is an area; a checklist in the description is criteria, a heading there that is called like a field gives that field, and a
 * sentence such as `Depends on #3` is what it depends on. What an entry says in a field of its own wins. Rich text is read as what it shows.
 */
export class Unfolder {
  readonly #config: InventoryConfig;
  readonly #names: FieldNames;
  readonly #sentence: RegExp;

  constructor(config: InventoryConfig) {
    this.#config = config;
    this.#names = new FieldNames(config);
    this.#sentence = sentenceOf(config.fields.dependencies);
  }

  unfold(written: RawRecord): RawRecord {
    const record = inText(written);
    const { object } = record;
    const found: Folded[] = [];
    const rest: { [key: string]: JsonValue } = {};
    for (const [key, value] of Object.entries(object)) {
      if (Array.isArray(value)) {
        if (value.length === 0 || !this.#names.is(key, 'group')) continue;
        const given = this.#ofLabels(key, value, object);
        if (given.length === 0) continue;
        append(found, given);
        // Its other labels are no group beside the one that is called so.
        const grouped = given.some((one) => this.#names.is(one.key, 'group'));
        rest[key] = grouped ? [] : value.filter((_, index) => !given.some(({ from }) => from[1] === index));
      } else if (typeof value === 'string' && this.#isText(key, value)) {
        const given = this.#ofText(key, value, object);
        if (given.length === 0) continue;
        append(found, given);
        const prose = proseOf(value, given);
        if (prose !== '' || this.#gives(object, 'title')) rest[key] = prose;
      }
    }
    return found.length === 0 ? record : withFields(record, found, rest);
  }

  #isText(key: string, value: string): boolean {
    return (value.includes('#') || value.includes('[')) && this.#names.is(key, 'description');
  }

  #gives(object: JsonObject, field: FeatureField, but: string | null = null): boolean {
    return Object.entries(object).some(
      ([key, value]) => key !== but && isFilled(value) && this.#names.is(key, field),
    );
  }

  #ofLabels(key: string, items: readonly JsonValue[], object: JsonObject): Folded[] {
    const found: Folded[] = [];
    for (const [index, item] of items.entries()) {
      const text = isJsonObject(item) ? lookUpFirst(item, labelKeys)?.value : item;
      const [, name = '', value = ''] = typeof text === 'string' ? (label.exec(text.trim()) ?? []) : [];
      const field = name === '' ? undefined : labelled.find((one) => this.#names.is(name, one));
      if (field === undefined || this.#gives(object, field, key)) continue;
      if (!found.some((one) => this.#names.is(one.key, field)))
        found.push({ key: name, value, from: [key, index] });
    }
    return found;
  }

  #ofText(key: string, text: string, object: JsonObject): Folded[] {
    const from = [key];
    const open = headed.filter((field) => !this.#gives(object, field));
    const found = marked.test(text) ? this.#ofMarkdown(text, open, from) : [];
    const told = (field: FeatureField): boolean => found.some((one) => this.#names.is(one.key, field));
    const [steps] = this.#config.fields.steps;
    const met = told('acceptance') || told('steps') || this.#gives(object, 'nested');
    const boxes = [...text.matchAll(box)].map(([, line = '']) => line);
    if (
      boxes.length > 0 &&
      steps !== undefined &&
      open.includes('acceptance') &&
      open.includes('steps') &&
      !met
    )
      found.push({ key: steps, value: boxes, from, boxes: true });
    const [before] = this.#config.fields.dependencies;
    if (before !== undefined && open.includes('dependencies') && !told('dependencies')) {
      const ids = [...text.matchAll(this.#sentence)].flatMap(([, list = '']) => list.match(/#\d+/g) ?? []);
      if (ids.length > 0) found.push({ key: before, value: [...new Set(ids)], from });
    }
    return found;
  }

  #ofMarkdown(text: string, open: readonly FeatureField[], from: Pointer): Folded[] {
    return sectionFields(textLines(text), 0, '', this.#names).fields.flatMap(({ name, value }) =>
      open.some((field) => this.#names.is(name, field)) ? [{ key: name, value, from }] : [],
    );
  }
}

/** The record with what it says in HTML as text. */
function inText(record: RawRecord): RawRecord {
  let object: { [key: string]: JsonValue } | null = null;
  for (const [key, value] of Object.entries(record.object)) {
    if (typeof value !== 'string' || !isHtml(value)) continue;
    object ??= Object.assign(Object.create(null), record.object);
    if (object) object[key] = htmlText(value);
  }
  return object === null ? record : { ...record, object };
}

/** A description without what was taken out of it, and without the marks of its headings. */
function proseOf(text: string, taken: readonly Folded[]): string {
  const names = new Set(taken.map(({ key }) => key));
  const boxes = taken.some((one) => one.boxes);
  const kept: string[] = [];
  let inside = false;
  for (const line of textLines(text)) {
    const heading = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(line)?.[1];
    if (heading !== undefined) inside = names.has(headingText(heading));
    if (inside || (boxes && /^[ \t]*[-*+][ \t]+\[[ xX]\][ \t]/.test(line))) continue;
    kept.push(heading === undefined ? line : `${headingText(heading)}:`);
  }
  return kept.join('\n').trim();
}

/** `Depends on #3, #4 and #5` at the start of a line or of a sentence, by the words that name what comes first. */
function sentenceOf(names: readonly string[]): RegExp {
  const words = names
    .filter((name) => /^\p{L}[\p{L}_]+$/u.test(name))
    .map((name) => name.replace(/(?<=\p{Ll})(?=\p{Lu})|_/gu, '[ _-]'));
  const list = '#\\d+(?:(?:,? (?:and|und|et|y|e|&) |, ?|; ?| )#\\d+)*';
  return new RegExp(`(?:^|[\\n.!?] ?[-*+ ]{0,4})(?:${words.join('|')}):? (${list})`, 'giu');
}

function withFields(record: RawRecord, found: readonly Folded[], rest: JsonObject): RawRecord {
  const object: { [key: string]: JsonValue } = Object.assign(Object.create(null), record.object, rest);
  const places = new Map<unknown, Pointer>();
  for (const { key, value, from } of found) {
    object[key] = value;
    places.set(key, from);
  }
  return {
    ...record,
    object,
    at(pointer) {
      const place = places.get(pointer[0]);
      return record.at(place ?? pointer);
    },
    written: (pointer) => (places.has(pointer[0]) ? null : (record.written?.(pointer) ?? null)),
  };
}
