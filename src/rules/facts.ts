import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { Subject } from '../model/subject.ts';
import type { Actual } from './operators.ts';

/** What a subject has for a fact, or undefined. Inherited properties are no facts. */
export function factOf(subject: Subject, fact: string, path: string | null): Actual {
  const value = Object.hasOwn(subject.facts, fact) ? subject.facts[fact] : undefined;
  return path === null ? value : followPath(value, path);
}

/**
 * Follows a dotted path. A value that has no parts is the answer itself, as in json-rules-engine; only own
 * properties are parts. Nothing is ever evaluated.
 */
export function followPath(value: Actual, path: string): Actual {
  if (typeof value !== 'object' || value === null) return value;
  let found: Actual = value;
  for (const segment of path.split('.')) {
    if (Array.isArray(found)) {
      found =
        segment === 'length'
          ? found.length
          : Object.hasOwn(found, segment)
            ? found[Number(segment)]
            : undefined;
    } else if (isJsonObject(found) && Object.hasOwn(found, segment)) {
      found = found[segment];
    } else return undefined;
  }
  return found;
}

/** A value that JSON can hold: absent facts read as null. */
export function asJson(value: Actual): JsonValue {
  return value ?? null;
}
