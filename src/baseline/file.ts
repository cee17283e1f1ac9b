import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { Span } from '../model/span.ts';
import { parseJson } from '../syntax/json.ts';
import type { Identity } from './fingerprint.ts';

/** A known finding, or several that nothing tells apart. */
export interface BaselineEntry extends Identity {
  /** How often it occurs. */
  readonly count: number;
  /** The names that it stands for, where its code names several things in one finding. */
  readonly each: readonly string[];
  /** What it said when it was recorded: for people. */
  readonly message: string;
}

/** An entry as it was read. */
export interface PlacedEntry extends BaselineEntry {
  readonly at: Span;
}

/** The version of the file's form. */
const version = '1.0';

/** Longer messages are cut: they only help a reader to recognise an entry. */
const messageLimit = 200;

/** The text of a baseline file: an entry a line, so that a merge of two branches stays readable. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = [...entries].sort(compareEntries).map((entry) =>
    JSON.stringify({
      code: entry.code,
      subject: entry.subject,
      file: entry.file,
      fingerprint: entry.fingerprint,
      count: entry.count,
      each: [...entry.each].sort(),
      message: entry.message.slice(0, messageLimit),
    }),
  );
  const list = lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`;
  return `{\n  "schema_version": "${version}",\n  "kind": "baseline",\n  "entries": ${list}\n}\n`;
}

/** True for text that is a baseline, or was one before a merge left its marks in it. */
export function looksLikeBaseline(text: string): boolean {
  return /^\s*\{[^[]{0,400}"kind":\s*"baseline"/.test(text);
}

/** Reads a baseline. One that can not be trusted as a whole is not used in parts: then everything counts as new. */
export function readBaseline(
  text: string,
  file: string,
): { entries: readonly PlacedEntry[]; findings: Finding[] } {
  const located = parseJson(text, file);
  const invalid = (problem: string, at: Span) => ({
    entries: [],
    findings: [finding('artifacts/baseline-invalid', at, { path: file, problem })],
  });
  const [problem] = located.problems;
  if (problem) return invalid(problem.message, problem.at);
  const { value } = located;
  if (!isJsonObject(value) || value.kind !== 'baseline' || !Array.isArray(value.entries))
    return invalid(
      'it is no baseline: an object of `kind` "baseline" with a list `entries`',
      located.at(['kind']),
    );
  if (typeof value.schema_version !== 'string' || !/^1\.\d+$/.test(value.schema_version))
    return invalid(
      `its \`schema_version\` is ${JSON.stringify(value.schema_version ?? null)}, and this version reads ${version}`,
      located.at(['schema_version']),
    );
  const entries: PlacedEntry[] = [];
  for (const [index, one] of value.entries.entries()) {
    const at = located.at(['entries', index]);
    const entry = entryFrom(one, at);
    if (!entry) return invalid(`entry ${index + 1} has not the form of an entry`, at);
    entries.push(entry);
  }
  return { entries, findings: [] };
}

function entryFrom(value: JsonValue, at: Span): PlacedEntry | null {
  if (!isJsonObject(value)) return null;
  const { code, subject, file, fingerprint, count, each, message } = value;
  if (typeof code !== 'string' || typeof fingerprint !== 'string' || typeof message !== 'string') return null;
  if (!isTextOrNull(subject) || !isTextOrNull(file)) return null;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) return null;
  if (!Array.isArray(each) || !each.every((name) => typeof name === 'string')) return null;
  return { code, subject, file, fingerprint, count, each, message, at };
}

function isTextOrNull(value: JsonValue | undefined): value is string | null {
  return value === null || typeof value === 'string';
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  const [x, y] = [sortKey(a), sortKey(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Entries about no file come last. */
function sortKey(entry: BaselineEntry): string {
  return [entry.file ?? '\uffff', entry.code, entry.subject ?? '', entry.message, entry.fingerprint].join(
    '\u0000',
  );
}
