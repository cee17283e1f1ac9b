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

/** JSON in two spaces, ending in a newline. Nothing in it is a command to a CI server that shows it in its log (`##[…]`). */
export function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2).replace(/##(?=\[|vso\[|teamcity\[)/g, '#\\u0023')}\n`;
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
