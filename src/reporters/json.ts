import { describe } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Span } from '../model/span.ts';

/** The version of every JSON document on stdout. A field may be added within it, never removed or changed. */
export const schemaVersion = '1.0';

/** One versioned document: `{schema_version, kind, …}`, two-space, ending in a newline. */
export function jsonDocument(kind: string, content: JsonObject): string {
  return jsonText({ schema_version: schemaVersion, kind, ...content });
}

/** JSON in two spaces, ending in a newline. */
export function jsonText(value: object): string {
  return `${plainJson(JSON.stringify(value, null, 2))}\n`;
}

/** JSON in one line, ending in a newline. */
export function jsonLine(value: object): string {
  return `${plainJson(JSON.stringify(value))}\n`;
}

/** What a terminal obeys or turns around, or what nobody sees: control characters, marks of direction, joiners, tags, line separators. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * The same JSON with nothing in it that a terminal or the log of a CI server obeys (`##[…]`), or that looks like other text: each such
 * character is its escape, which means the same to whoever parses it.
 */
export function plainJson(json: string): string {
  return json
    .replace(/##(?=\[|vso\[|teamcity\[)/g, '#\\u0023')
    .replace(invisible, (found) => (found === '\n' ? found : escaped(found)));
}

function escaped(text: string): string {
  let units = '';
  for (let at = 0; at < text.length; at += 1)
    units += `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return units;
}

/** A place as tools read it. */
export function jsonSpan(at: Span | null): JsonValue {
  return at ? { file: at.file, line: at.line, column: at.column } : null;
}

/** A finding with its rendered text. */
export function jsonFinding(found: Finding): JsonObject {
  const { title, message, hint } = describe(found);
  return {
    code: found.code,
    severity: found.severity,
    title,
    message,
    file: found.at?.file ?? null,
    line: found.at?.line ?? null,
    column: found.at?.column ?? null,
    hint,
    subject: found.subject,
    related: found.related.map((also) => ({ note: also.note, at: jsonSpan(also.at) })),
  };
}
