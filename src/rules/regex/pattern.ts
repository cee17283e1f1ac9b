import { at } from '../../model/held.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';

/** A pattern as a rule writes it: source text and JavaScript flags. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** Flags that a rule may give: `g` and `y` would make a test depend on the one before it. */
export const patternFlags = 'imsu';

/**
 * Reads a pattern: a string, which may start with flags in the form `(?i)` that other languages know, or
 * `{ pattern, flags }`. Null when the value is neither.
 */
export function readPattern(value: JsonValue | undefined): Pattern | null {
  if (typeof value === 'string') {
    const flags = /^\(\?([a-z]+)\)/.exec(value);
    if (!flags) return { source: value, flags: '' };
    return { source: value.slice(flags[0].length), flags: at(flags, 1) };
  }
  if (!isJsonObject(value)) return null;
  const { pattern, flags, ...rest } = value;
  if (typeof pattern !== 'string' || Object.keys(rest).length > 0) return null;
  if (flags !== undefined && typeof flags !== 'string') return null;
  return { source: pattern, flags: flags ?? '' };
}

/** The compiled pattern. Patterns were vetted at load; one that was not, and does not compile, matches nothing. */
export function compilePattern(value: JsonValue | undefined): RegExp {
  const pattern = readPattern(value);
  if (pattern) {
    try {
      return new RegExp(pattern.source, pattern.flags);
    } catch {
      // Falls through: only reached with values that never passed the loader.
    }
  }
  return /(?!)/;
}
