import type { JsonValue } from '../model/json.ts';

/** A key of a configuration that is to be written, with what a reader should know of it. */
export interface Setting {
  readonly key: string;
  /** A line each, without the mark of a comment. */
  readonly comments: readonly string[];
  readonly value: JsonValue | readonly Setting[];
}

export function isSettings(value: Setting['value']): value is readonly Setting[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => isSetting(one));
}

function isSetting(value: unknown): value is Setting {
  return typeof value === 'object' && value !== null && 'key' in value && 'comments' in value;
}

/** A comment's text as one line of characters that every format allows in a comment. */
export function commentText(line: string): string {
  return line.replace(/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]+/gu, ' ').trimEnd();
}
