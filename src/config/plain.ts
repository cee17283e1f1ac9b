import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Pointer } from '../syntax/located.ts';

/** Something in an exported value that is no plain data, and what it is. */
export interface Impurity {
  readonly pointer: Pointer;
  readonly got: string;
}

/** Nesting that no configuration reaches; also what stops a value that contains itself. */
const maxDepth = 32;

/**
 * Copies what a script exported into plain data: objects without prototype, no functions, dates or patterns. Keys that are
 * `undefined` are left out, as JSON would.
 */
export function plainData(exported: unknown): { value: JsonValue; impurities: readonly Impurity[] } {
  const impurities: Impurity[] = [];
  const copy = (value: unknown, pointer: Pointer): JsonValue => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    const got = impurityOf(value, pointer.length);
    if (got !== null) {
      // What is nested without end is told by where it begins.
      impurities.push({ pointer: pointer.length < maxDepth ? pointer : pointer.slice(0, 2), got });
      return null;
    }
    if (Array.isArray(value)) return value.map((member, index) => copy(member, [...pointer, index]));
    const object: { [key: string]: JsonValue } = Object.create(null);
    for (const [key, member] of Object.entries(value as object)) {
      if (member !== undefined) object[key] = copy(member, [...pointer, key]);
    }
    return object;
  };
  return { value: copy(exported, []), impurities };
}

function impurityOf(value: unknown, depth: number): string | null {
  if (value instanceof RegExp) return 'a regular expression';
  if (value instanceof Date) return 'a date';
  if (value instanceof Promise) return 'a promise';
  if (value instanceof Map) return 'a Map';
  if (value instanceof Set) return 'a Set';
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'number') return String(value);
    return value === undefined ? 'undefined' : `a ${typeof value}`;
  }
  return depth >= maxDepth ? `nested more than ${maxDepth} deep` : null;
}

/** The value at `pointer`, or undefined. Only own keys count. */
export function valueAt(value: JsonValue, pointer: Pointer): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const step of pointer) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as JsonObject)[String(step)];
  }
  return found;
}

/** A copy without the values at the pointers: of a list the whole list goes, since its other places would move. */
export function without(value: JsonObject, pointers: readonly Pointer[]): JsonObject {
  const gone = new Set(pointers.map((pointer) => JSON.stringify(pointer.map(String))));
  const copy = (node: JsonValue, path: readonly string[]): JsonValue | undefined => {
    if (gone.has(JSON.stringify(path))) return undefined;
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) {
      const members = node.map((member, index) => copy(member, [...path, String(index)]));
      return members.includes(undefined) ? undefined : members.filter((member) => member !== undefined);
    }
    const kept: { [key: string]: JsonValue } = Object.create(null);
    for (const [key, member] of Object.entries(node)) {
      const copied = copy(member, [...path, key]);
      if (copied !== undefined) kept[key] = copied;
    }
    return kept;
  };
  const copied = copy(value, []);
  return typeof copied === 'object' && copied !== null && !Array.isArray(copied)
    ? (copied as JsonObject)
    : {};
}
