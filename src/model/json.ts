/** A value that survives `JSON.stringify` and `JSON.parse` unchanged. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A plain JSON object. Objects built from untrusted text have a null prototype, so no key reaches code. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** True for a plain object (not null, not a list). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; none of what is no list. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The kind of a value in words. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Promise) return 'a promise';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/**
 * Lets instances of a class inherit nothing and yet share one shape, as any key may be theirs: `Object.create(null)` makes a hash
 * table of each object, four times as large, and there may be hundreds of thousands.
 */
export function inheritNothing(prototype: object): void {
  Object.setPrototypeOf(prototype, null);
  Reflect.deleteProperty(prototype, 'constructor');
}

/** A map as an object without prototype, so that any key is only a key. */
export function objectOf<T>(entries: Iterable<readonly [string, T]>): { [key: string]: T } {
  const object = Object.create(null) as { [key: string]: T };
  for (const entry of entries) object[entry[0]] = entry[1];
  return object;
}
