import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Pointer } from '../syntax/located.ts';

/** A value found under one of its possible names. */
export interface LookedUp {
  readonly value: JsonValue;
  readonly pointer: Pointer;
  /** The object that holds it. */
  readonly holder: JsonObject;
}

/** The value under a dotted name; a key that has the dots itself comes first. Null where there is none, or only null. */
export function lookUp(object: JsonObject, name: string): LookedUp | null {
  const whole = object[name];
  if (whole !== undefined && whole !== null) return { value: whole, pointer: [name], holder: object };
  if (!name.includes('.')) return null;
  let holder = object;
  const steps = name.split('.');
  const last = steps.pop() ?? '';
  for (const step of steps) {
    const next = holder[step];
    if (!isJsonObject(next)) return null;
    holder = next;
  }
  const value = holder[last];
  return value === undefined || value === null ? null : { value, pointer: [...steps, last], holder };
}

/** The first of several names that has a value. */
export function lookUpFirst(object: JsonObject, names: readonly string[]): LookedUp | null {
  for (const name of names) {
    const found = lookUp(object, name);
    if (found) return found;
  }
  return null;
}

/** The first of several names that says something. */
export function lookUpFilled(object: JsonObject, names: readonly string[]): LookedUp | null {
  for (const name of names) {
    const found = lookUp(object, name);
    if (found && found.value !== '') return found;
  }
  return null;
}
