import { isJsonObject, type JsonValue } from '../model/json.ts';
import { isFilled } from './columns.ts';

/** A key in words: `seen_by` is "seen by". */
export function keyWords(key: string): string {
  return key
    .replace(/[_\s]+/g, ' ')
    .replace(
      /(\p{Ll})(\p{Lu})(?=\p{Ll})/gu,
      (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
    )
    .trim();
}

/** A value in one line: lists with commas, objects as `key: value` with semicolons. Empty for what says nothing. */
export function saidOf(value: JsonValue): string {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  if (Array.isArray(value)) {
    const parts = value.map(saidOf).filter((part) => part !== '');
    return parts.join(parts.some((part) => /[,;]/.test(part)) ? '; ' : ', ');
  }
  if (isJsonObject(value))
    return Object.entries(value)
      .filter(([, inner]) => isFilled(inner))
      .map(([key, inner]) => `${keyWords(key)}: ${saidOf(inner)}`)
      .join('; ');
  return value === null ? '' : String(value);
}
