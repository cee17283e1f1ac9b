import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Criterion } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import type { Pointer } from '../syntax/located.ts';
import { lookUpFirst } from './lookup.ts';

const textKeys = [
  'statement',
  'text',
  'description',
  'criterion',
  'title',
  'name',
  'step',
  'action',
  'acceptance',
  'expected',
  'check',
];
const idKeys = ['id', 'key', 'ref'];

/** Criteria, and what stood among them that is none. */
export interface CriteriaRead {
  readonly criteria: Criterion[];
  readonly wrong: { readonly value: JsonValue; readonly pointer: Pointer }[];
}

/**
 * Reads steps or acceptance criteria: a text (each of its lines is one), a list of texts and of objects with an id and a
 * statement, or an object of such lists.
 */
export function criteriaOf(value: JsonValue, pointer: Pointer, at: (pointer: Pointer) => Span): CriteriaRead {
  const read: CriteriaRead = { criteria: [], wrong: [] };
  if (isJsonObject(value) && textOf(value) === null && Object.values(value).some(Array.isArray)) {
    for (const [key, inner] of Object.entries(value)) {
      const { criteria, wrong } = criteriaOf(inner, [...pointer, key], at);
      read.criteria.push(...criteria);
      read.wrong.push(...wrong);
    }
    return read;
  }
  if (typeof value === 'string') {
    const lines = value
      .split(/\r\n|\r|\n/)
      .map(withoutBullet)
      .filter((line) => line !== '');
    return { criteria: lines.map((text) => ({ id: null, text, at: at(pointer) })), wrong: [] };
  }
  const list: readonly JsonValue[] | null = Array.isArray(value) ? value : null;
  for (const [index, item] of (list ?? [value]).entries()) {
    const place = list ? [...pointer, index] : pointer;
    const text = textOf(item);
    if (text === null) read.wrong.push({ value: item, pointer: place });
    else if (text !== '')
      read.criteria.push({ id: isJsonObject(item) ? idOf(item) : null, text, at: at(place) });
  }
  return read;
}

/** A line of a list without its mark: `- [ ] text`, `1. text`. */
function withoutBullet(line: string): string {
  return line.replace(/^\s*(?:[-*+•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/, '').trim();
}

/** Null when the item has no text; the empty string when it has a blank one. */
function textOf(item: JsonValue): string | null {
  if (typeof item === 'string') return item.trim();
  if (!isJsonObject(item)) return null;
  const found = lookUpFirst(item, textKeys)?.value;
  return typeof found === 'string' ? found.trim() : scenario(item);
}

/** `given`, `when`, `then` as one sentence. */
function scenario(item: JsonObject): string | null {
  const parts: string[] = [];
  for (const word of ['given', 'when', 'then']) {
    const part = item[word];
    if (typeof part === 'string' && part.trim() !== '') parts.push(`${word} ${part.trim()}`);
  }
  return parts.length === 0 ? null : parts.join(', ');
}

function idOf(item: JsonObject): string | null {
  const id = lookUpFirst(item, idKeys)?.value;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
