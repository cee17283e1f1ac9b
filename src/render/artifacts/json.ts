import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';

/** The version of the JSON artifacts. Within it fields may be added, never removed or changed. */
export const artifactSchemaVersion = '1.0';

/** An artifact's text: two-space, ending in a newline. */
export function jsonText(content: JsonObject): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/**
 * The same document with one line for each element of its one long list: half the size, and a change of one element is a
 * change of one line.
 */
export function jsonLinesText(content: JsonObject, listed: string): string {
  const list = content[listed];
  if (!Array.isArray(list)) return jsonText(content);
  const others = Object.entries(content).filter(([key]) => key !== listed);
  const head = others.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`).join('');
  const lines = list.map((element) => `    ${JSON.stringify(element)}`).join(',\n');
  return `{\n${head}  ${JSON.stringify(listed)}: [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`;
}

/** A place as tools read it. */
export function place(at: Span): JsonObject {
  return { file: at.file, line: at.line, column: at.column };
}

/** A place, or null. */
export function placeOrNull(at: Span | null): JsonValue {
  return at ? place(at) : null;
}

/** A map as an object without prototype, so that any key is only a key. */
export function objectOf<T extends JsonValue>(entries: Iterable<readonly [string, T]>): { [key: string]: T } {
  const object = Object.create(null) as { [key: string]: T };
  for (const [key, value] of entries) object[key] = value;
  return object;
}

/** The members sorted by natural order would hide a source's order; this keeps first occurrences, each once. */
export function unique(values: Iterable<string>): string[] {
  return [...new Set(values)];
}
