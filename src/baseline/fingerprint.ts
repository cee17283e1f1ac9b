import { createHash } from 'node:crypto';
import { entryOf } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import type { JsonValue } from '../model/json.ts';
import type { Span } from '../model/span.ts';

/** The text of a source, or null when it can not be read. */
export type SourceText = (file: string) => string | null;

/** What a baseline knows a finding by. Nothing of it changes when lines move, or when a count does. */
export interface Identity {
  readonly code: string;
  readonly subject: string | null;
  readonly file: string | null;
  /** Of what the finding is about: the words it names; where it names none, the text at its place. */
  readonly fingerprint: string;
}

/** Data that says what else could be meant: it changes with things that the finding is not about. */
const suggestions: ReadonlySet<string> = new Set([
  'near',
  'nearest',
  'closest',
  'suggestion',
  'instead',
  'available',
  'allowed',
  'known',
  'patterns',
]);

/** What a baseline knows this finding by. */
export function identityOf(found: Finding, source: SourceText): Identity {
  return {
    code: found.code,
    subject: found.subject === null ? null : withoutPlaces(found.subject),
    file: found.at?.file ?? null,
    fingerprint: digest(contentOf(found, source)),
  };
}

/** One key for the whole identity. */
export function keyOf({ code, subject, file, fingerprint }: Identity): string {
  return JSON.stringify([code, subject, file, fingerprint]);
}

/** The whole identity in 16 hexadecimal digits, for tools that track findings from run to run. */
export function shortKey(identity: Identity): string {
  return digest(keyOf(identity));
}

function contentOf(found: Finding, source: SourceText): string {
  const names = Object.entries(found.data)
    // The file is a part of the identity of its own, which a rename can be carried into.
    .filter(([key, value]) => !suggestions.has(key) && value !== found.at?.file)
    .map(([key, value]): [string, JsonValue] => [key, words(value, entryOf(found.code)?.each !== undefined)])
    .filter(([, value]) => value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (names.length > 0) return JSON.stringify(names);
  return found.at ? textAt(found.at, source(found.at.file)) : '';
}

/** The words of a value. A list that an entry reads name by name is no part of what the finding is known by. */
function words(value: JsonValue, each: boolean): JsonValue {
  if (typeof value === 'string') return withoutPlaces(value);
  if (!Array.isArray(value) || each) return null;
  const strings = value.filter((one) => typeof one === 'string').map(withoutPlaces);
  return strings.length === 0 ? null : strings;
}

/** Ids of headings, columns and phrases end in their place, which moves when a line is added above. */
function withoutPlaces(text: string): string {
  return text.replace(/:\d+:\d+\b/g, '');
}

/** The text of a place, with white space collapsed: exactly it where its end is known, else its line. */
function textAt(at: Span, text: string | null): string {
  const line = text?.split(/\r\n|\r|\n/, at.line)[at.line - 1] ?? '';
  const exact = at.endColumn !== undefined && (at.endLine ?? at.line) === at.line;
  const piece = exact ? line.slice(at.column - 1, (at.endColumn ?? 0) - 1) : line;
  return piece.replace(/\s+/g, ' ').trim();
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
