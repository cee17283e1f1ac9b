import { append } from '../model/append.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Criterion } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import { textLines } from '../syntax/lines.ts';
import type { Pointer } from '../syntax/located.ts';
import { noteOf } from './criterion-note.ts';
import { lookUpFirst } from './lookup.ts';
import { type StateWords, stateOf } from './nested-item.ts';
import { scenarios } from './scenarios.ts';

const titleKeys = ['title', 'name'];
const textKeys = ['statement', 'text', 'description', 'criterion'];
const otherKeys = ['step', 'action', 'acceptance', 'expected', 'check'];
const idKeys = ['id', 'key', 'ref'];
const scenarioKeys = ['given', 'when', 'then'];

/** Criteria, and what stood among them that is none. */
export interface CriteriaRead {
  readonly criteria: Criterion[];
  readonly wrong: { readonly value: JsonValue; readonly pointer: Pointer }[];
  /** Members of its objects that are too long for a line. */
  readonly left: string[];
}

/**
 * Reads steps or acceptance criteria: a text (each of its lines is one), a list of texts and of objects with an id and a
 * statement, or an object of such lists. A ticked box or a state of its own says that a criterion is met.
 */
export function criteriaOf(
  value: JsonValue,
  pointer: Pointer,
  at: (pointer: Pointer) => Span,
  words: StateWords,
): CriteriaRead {
  const read: CriteriaRead = { criteria: [], wrong: [], left: [] };
  if (isJsonObject(value) && textOf(value) === null && Object.values(value).some(holds)) {
    for (const [key, inner] of Object.entries(value)) {
      const { criteria, wrong, left } = criteriaOf(inner, [...pointer, key], at, words);
      // A map's member is called by its key.
      const named = isJsonObject(inner) && textOf(inner) !== null;
      append(
        read.criteria,
        criteria.map((one) => (named ? { ...one, id: one.id ?? key } : one)),
      );
      append(read.wrong, wrong);
      append(read.left, left);
    }
    return read;
  }
  if (typeof value === 'string') {
    const lines = scenarios(textLines(value).map(lineOf)).filter(({ text }) => text !== '');
    return { criteria: lines.map((line) => ({ id: null, ...line, at: at(pointer) })), wrong: [], left: [] };
  }
  const list: readonly JsonValue[] | null = Array.isArray(value) ? value : null;
  for (const [index, item] of (list ?? [value]).entries()) {
    const place = list ? [...pointer, index] : pointer;
    const text = textOf(item);
    if (text === null) read.wrong.push({ value: item, pointer: place });
    else if (text === '') continue;
    else if (isJsonObject(item)) {
      const { note, left } = noteOf(item, readOf(item, words));
      append(read.left, left);
      const said = note === '' ? {} : { note };
      read.criteria.push({ id: idOf(item), ...statedOf(item, text, words), ...said, at: at(place) });
    } else read.criteria.push({ id: null, ...boxed(text), at: at(place) });
  }
  // Those with an id or a note of their own can be told apart.
  if (list?.every((item) => typeof item === 'string'))
    return { ...read, criteria: scenarios(read.criteria, true) };
  return read;
}

function holds(value: JsonValue): boolean {
  return Array.isArray(value) || (isJsonObject(value) && textOf(value) !== null);
}

/** A line of a list without its mark: `- [x] text`, `1. text`. */
function lineOf(line: string): Pick<Criterion, 'text' | 'done'> {
  return boxed(line.replace(/^\s*(?:[-*+•]|\d+[.)])\s+/, '').trim());
}

function boxed(text: string): Pick<Criterion, 'text' | 'done'> {
  const box = /^\[([ xX])\]\s+/.exec(text);
  if (!box) return { text };
  return { text: text.slice(box[0].length), ...(box[1] === ' ' ? {} : { done: true }) };
}

/** The text with what the item says of itself: that it is met, or dropped, and what comes before it. */
function statedOf(item: JsonObject, text: string, words: StateWords): Pick<Criterion, 'text' | 'done'> {
  const { done, closed, after } = stateOf(item, words);
  const said = [
    ...(closed === null ? [] : [closed]),
    ...(after.length > 0 ? [`after ${after.join(', ')}`] : []),
  ];
  return {
    text: said.length > 0 ? `${text} (${said.join('; ')})` : text,
    ...(done ? { done: true } : {}),
  };
}

/** Null when the item has no text; the empty string when it has a blank one. */
function textOf(item: JsonValue): string | null {
  if (typeof item === 'string') return item.trim();
  if (!isJsonObject(item)) return null;
  const text = firstText(item, textKeys);
  const title = firstText(item, titleKeys);
  if (text && title && !text.startsWith(title)) return `${title}: ${text}`;
  return text || title || (firstText(item, otherKeys) ?? text ?? title ?? scenario(item));
}

/** The keys that its text, its id and its state are read from. */
function readOf(item: JsonObject, { fields }: StateWords): ReadonlySet<string> {
  const key = (names: readonly string[]): string[] => {
    const found = lookUpFirst(item, names)?.pointer[0];
    return typeof found === 'string' ? [found] : [];
  };
  const texts = [...key(textKeys), ...key(titleKeys)];
  const others = texts.length > 0 ? [] : key(otherKeys);
  const parts = texts.length + others.length > 0 ? [] : scenarioKeys;
  const states = [fields.status, fields.done, fields.dependencies].flatMap(key);
  return new Set([...texts, ...others, ...parts, ...key(idKeys), ...states]);
}

function firstText(item: JsonObject, keys: readonly string[]): string | null {
  const found = lookUpFirst(item, keys)?.value;
  return typeof found === 'string' ? found.trim() : null;
}

/** `given`, `when`, `then` as one sentence. */
function scenario(item: JsonObject): string | null {
  const parts: string[] = [];
  for (const word of scenarioKeys) {
    const part = item[word];
    if (typeof part === 'string' && part.trim() !== '') parts.push(`${word} ${part.trim()}`);
  }
  return parts.length === 0 ? null : parts.join(', ');
}

function idOf(item: JsonObject): string | null {
  const id = lookUpFirst(item, idKeys)?.value;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
