import type { FeatureField, InventoryConfig } from '../model/config.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { type Columns, isFilled } from './columns.ts';
import { lookUp } from './lookup.ts';
import { folded, isSlip, stateWord } from './words.ts';

/** Field → a key that no field claims, and whose values are what that field's are. */
export type FittingKeys = { readonly [F in FeatureField]?: string };

/** Fewer entries than this show no habit. */
const fewest = 4;
/** Entries that are looked at: a habit shows in the first of them. */
const most = 500;
/** The longest name of a group. */
const longestGroup = 60;
/** The longest title. */
const longestTitle = 120;

/** What stands under one key that no field claims. */
interface Held {
  readonly key: string;
  /** Of all entries, the part that has something there. */
  readonly share: number;
  readonly values: readonly JsonValue[];
  /** The values when each is a text in which something is said: no date, number or address. Null for others. */
  readonly texts: readonly string[] | null;
}

/**
 * Finds, for each field that no key gives, a key that no field claims and that could give it by what stands there: texts of a few words
 * that differ are titles, a word that stays the same from entry to entry is a group, words of a state are states, ids of entries that stand before are
 * what an entry depends on. A group may also be told by a name that is
 * near to a known one. `grouped` says that what holds the entries gives their groups.
 */
export function fittingKeys(
  objects: readonly JsonObject[],
  columns: Columns,
  config: InventoryConfig,
  grouped: boolean,
): FittingKeys {
  const seen = objects.slice(0, most);
  if (seen.length < fewest) return {};
  const gives = (...fields: readonly FeatureField[]): boolean =>
    fields.some((field) =>
      columns[field].some((key) => seen.some((object) => isFilled(lookUp(object, key)?.value))),
    );
  const held = unclaimed(seen, columns);
  const found: { [F in FeatureField]?: string } = {};
  const take = (field: FeatureField, suits: (one: Held) => boolean): void => {
    const taken = new Set(Object.values(found));
    const key = held.find((one) => !taken.has(one.key) && suits(one))?.key;
    if (key !== undefined) found[field] = key;
  };
  const states = new Set(
    [config.doneStatuses, config.closedStatuses, config.openStatuses].flat().map(folded),
  );
  const titled = gives('title');
  if (!gives('id')) take('id', isId);
  if (!gives('status', 'done')) take('status', (one) => areStates(one, states));
  if (!grouped && !gives('group', 'category')) {
    take('group', (one) => classifies(one) && config.fields.group.some((name) => isSlip(one.key, name)));
    if (found.group === undefined) take('group', (one) => classifies(one) && staysTheSame(one));
  }
  if (!gives('dependencies')) {
    const ids = idsOf(seen, [...columns.id, ...(found.id === undefined ? [] : [found.id])]);
    take('dependencies', ({ key }) => pointsBack(key, seen, ids));
  }
  const met = gives('acceptance', 'steps');
  if (!met) take('acceptance', areLines);
  const told = titled || gives('description');
  if (!told) take('title', isTitle);
  if (!met && found.acceptance === undefined && (told || found.title !== undefined))
    take('acceptance', areShortLines);
  if (!told) take('description', isProse);
  return found;
}

function unclaimed(objects: readonly JsonObject[], columns: Columns): Held[] {
  const { notes: _, ...fields } = columns;
  const claimed = new Set(Object.values(fields).flatMap((keys) => keys.map((key) => key.split('.', 1)[0])));
  const keys = new Set(objects.flatMap((object) => Object.keys(object)));
  return [...keys]
    .filter((key) => !claimed.has(key))
    .map((key) => {
      const values = objects.map((object) => object[key]).filter(isFilled);
      const texts = values.filter((value): value is string => typeof value === 'string' && says(value));
      return {
        key,
        share: values.length / objects.length,
        values,
        texts: texts.length === values.length ? texts : null,
      };
    });
}

/** A text with words in it: letters, and neither a date nor an address. */
function says(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/^\w+:\/\/\S*$|^\d{4}-\d\d/.test(text.trim());
}

function isId({ share, texts, values }: Held): boolean {
  const ids = values.filter(
    (value): value is string =>
      typeof value === 'string' && /^(?=.*\d)[\p{L}\d][\p{L}\d._/#-]{0,39}$/u.test(value),
  );
  return share === 1 && texts !== null && ids.length === values.length && new Set(ids).size === ids.length;
}

function areStates({ share, values }: Held, states: ReadonlySet<string>): boolean {
  // A mark is a state as well as a word: `✔`.
  const texts = values.filter((value): value is string => typeof value === 'string');
  if (texts.length < values.length || share < 0.5 || new Set(texts).size < 2) return false;
  return texts.filter((text) => stateWord(text, states) !== null).length >= texts.length * 0.6;
}

/** A few names for all entries. */
function classifies({ share, texts }: Held): boolean {
  if (texts === null || share < 0.9) return false;
  const names = new Set(texts.map(folded));
  const short = texts.every((text) => text.length <= longestGroup && !text.includes('\n'));
  return short && names.size > 1 && names.size <= texts.length / 2;
}

/** Entries of one name stand together, as who writes a list by groups has them. */
function staysTheSame({ texts }: Held): boolean {
  if (texts === null) return false;
  const runs = texts.filter((text, index) => index === 0 || folded(text) !== folded(texts[index - 1] ?? ''));
  return runs.length <= new Set(texts.map(folded)).size * 1.25;
}

/** Sentences in a list, or as the lines of a text. */
function areLines({ share, values }: Held): boolean {
  if (share < 0.5) return false;
  return values.every((value) => {
    const lines = Array.isArray(value)
      ? value
      : typeof value === 'string' && /\n/.test(value)
        ? value.split('\n').filter((line) => line.trim() !== '')
        : [];
    const said = lines.filter((line) => typeof line === 'string' && says(line) && hasWords(line));
    return lines.length > 0 && said.length === lines.length && (Array.isArray(value) || lines.every(isItem));
  });
}

/** Cells of a table with now one line and now several, each a short sentence: prose is broken where it happens to be. */
function areShortLines({ share, texts }: Held): boolean {
  if (share < 0.3 || texts === null) return false;
  const several = texts.filter((text) => text.trim().includes('\n'));
  if (several.length < 2 || several.length < texts.length * 0.2) return false;
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
  const opening = lines.filter((line) => /^\s*[^\p{Ll}]/u.test(line));
  return lines.every((line) => line.length <= longestTitle) && opening.length >= lines.length * 0.8;
}

/** Places of entries by their ids. */
function idsOf(objects: readonly JsonObject[], keys: readonly string[]): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (const [index, object] of objects.entries()) {
    const id = keys.map((key) => lookUp(object, key)?.value).find(isFilled);
    if (typeof id === 'string' && !ids.has(folded(id))) ids.set(folded(id), index);
  }
  return ids;
}

/**
 * Whether nearly all that stands there are ids of other entries, which mostly stand before the entry: what comes first is written
 * down first. Ids of what comes after it, or of what it is like, stand anywhere.
 */
function pointsBack(key: string, objects: readonly JsonObject[], ids: ReadonlyMap<string, number>): boolean {
  let [back, ahead, others, naming] = [0, 0, 0, 0];
  for (const [index, object] of objects.entries()) {
    const value = object[key];
    if (!isFilled(value)) continue;
    naming += 1;
    for (const one of Array.isArray(value) ? value : [value]) {
      for (const part of typeof one === 'string' ? one.split(/[\s,;、，]+/) : ['?']) {
        if (part === '') continue;
        const place = /^[\d.]+$/.test(part) ? undefined : ids.get(folded(part));
        if (place === undefined || place === index) others += 1;
        else if (place < index) back += 1;
        else ahead += 1;
      }
    }
  }
  return naming > 1 && back >= ahead * 2 && back + ahead >= others * 4;
}

function isItem(line: JsonValue): boolean {
  return typeof line === 'string' && /^\s*(?:[-*+•]|\d+[.)])\s/.test(line);
}

function isTitle(one: Held): boolean {
  const { texts } = one;
  if (texts === null || !differ(one)) return false;
  return texts.every((text) => text.length <= longestTitle && !text.trim().includes('\n'));
}

function isProse(one: Held): boolean {
  const { texts } = one;
  return texts !== null && differ(one) && texts.every((text) => text.trim().length >= 20);
}

/** Every entry says something of its own, in more than a word. */
function differ({ share, texts }: Held): boolean {
  if (texts === null || share < 0.9) return false;
  return new Set(texts).size >= texts.length * 0.9 && texts.filter(hasWords).length >= texts.length * 0.8;
}

/** More than one word, also in one (`Schlaffseilerkennung`), or a script that sets none apart. */
function hasWords(text: string): boolean {
  return (
    /\S\s+\S|\p{L}{12}/u.test(text.trim()) ||
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{3}/u.test(text)
  );
}
