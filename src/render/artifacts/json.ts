import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';
import { KeptJson } from './kept-json.ts';

/** The version of the JSON artifacts. Within it fields may be added, never removed or changed. */
export const artifactSchemaVersion = '1.0';

/** A JSON artifact whose long lists are made element by element. */
export interface JsonArtifact {
  /** All of it, the long lists empty. */
  readonly frame: JsonObject;
  readonly lists: readonly ElementList[];
  /** Containers that lie deeper than so many levels stand on one line. */
  readonly depth: number;
  /** What has made parts of it, where their lines are kept. */
  readonly kept?: KeptJson;
}

/** Lines of a list by the object that each was made of, which never changes. */
export type Lines = WeakMap<object, string>;

/** A long list of an artifact, or a long object: where it stands, and its elements, each made when it is asked for. */
export interface ElementList {
  /** The keys that lead to it from the top, of which there are fewer than the artifact's depth. */
  readonly path: readonly string[];
  readonly length: number;
  /** The key of an element, where they are members of an object. */
  readonly name?: (index: number) => string;
  readonly element: (index: number) => JsonObject;
  /** For a very long list: the text of an element without making it, and its form. One element of each form is checked. */
  readonly moulded?: { readonly text: (index: number) => string; readonly form: (index: number) => string };
  /** Lines that are kept, by what they were made of. */
  readonly kept?: { readonly of: (index: number) => object; readonly lines: Lines } | null;
}

/**
 * The text of an artifact in pieces of whole lines. Outer containers take a line for each member, indented by two; what lies deeper,
 * and what holds only scalars, stands on one line: half the bytes, and a change of one element is a change of one line.
 */
export function* jsonPieces({ frame, lists, depth, kept = nothingKept }: JsonArtifact): Generator<string> {
  const rest = yield* membersOf('', frame, { level: 0, lists, depth, kept });
  yield `${rest}\n`;
}

/** How deep a container lies, and which lists are in it. */
interface Position {
  readonly level: number;
  readonly lists: readonly ElementList[];
  readonly depth: number;
  readonly kept: KeptJson;
}

/** Puts an object, a line for each member, behind a text that waits for the end of its line; gives the text that waits then. */
function* membersOf(before: string, object: JsonObject, position: Position): Generator<string, string> {
  const { level, depth, kept } = position;
  const indent = '  '.repeat(level + 1);
  let text = `${before}{`;
  let separator = '\n';
  for (const [key, value] of Object.entries(object)) {
    text += `${separator}${indent}${JSON.stringify(key)}: `;
    separator = ',\n';
    const lists = position.lists.filter(({ path, length }) => path[level] === key && length > 0);
    const own = lists.find(({ path }) => path.length === level + 1);
    if (own) text = yield* elementsOf(text, own, depth, kept);
    else if (lists.length > 0)
      text = yield* membersOf(text, value as JsonObject, { level: level + 1, lists, depth, kept });
    else text += laidOut(value, level + 1, depth, kept);
  }
  return `${text}\n${indent.slice(2)}}`;
}

function* elementsOf(
  before: string,
  list: ElementList,
  depth: number,
  kept: KeptJson,
): Generator<string, string> {
  const [open, close] = list.name ? '{}' : '[]';
  yield `${before}${open}\n`;
  const last = list.length - 1;
  for (let index = 0; index <= last; index += 1) {
    const line = lineOf(list, index, depth, kept);
    yield index === last ? `${line.slice(0, -2)}\n` : line;
  }
  return `${'  '.repeat(list.path.length)}${close}`;
}

/** The line of an element that another one follows. */
function lineOf(
  { path, name, element, moulded, kept }: ElementList,
  index: number,
  depth: number,
  parts: KeptJson,
): string {
  const known = kept?.lines.get(kept.of(index));
  if (known !== undefined) return known;
  const level = path.length + 1;
  const key = name ? `${JSON.stringify(name(index))}: ` : '';
  const value = moulded ? moulded.text(index) : laidOut(element(index), level, depth, parts);
  const line = `${'  '.repeat(level)}${key}${value},\n`;
  kept?.lines.set(kept.of(index), line);
  return line;
}

const nothingKept = new KeptJson(null);

/** A value whose own line is indented by `level` steps. */
function laidOut(value: JsonValue | undefined, level: number, depth: number, kept: KeptJson): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = kept.text(value, level);
  if (known !== null) return known;
  const text = containerText(value, level, depth, kept);
  kept.keep(value, level, text);
  return text;
}

function containerText(
  value: JsonObject | readonly JsonValue[],
  level: number,
  depth: number,
  kept: KeptJson,
): string {
  if (level >= depth) return JSON.stringify(value);
  const indent = '  '.repeat(level + 1);
  if (Array.isArray(value)) {
    if (!value.some(isContainer)) return JSON.stringify(value);
    let text = '';
    for (const element of value)
      text += `${text === '' ? '' : ','}\n${indent}${laidOut(element, level + 1, depth, kept)}`;
    return `[${text}\n${indent.slice(2)}]`;
  }
  const object = value as JsonObject;
  const keys = Object.keys(object);
  if (!keys.some((key) => isContainer(object[key]))) return JSON.stringify(value);
  let text = '';
  for (const key of keys) {
    text += `${text === '' ? '' : ','}\n${indent}${JSON.stringify(key)}: ${laidOut(object[key], level + 1, depth, kept)}`;
  }
  return `{${text}\n${indent.slice(2)}}`;
}

function isContainer(value: JsonValue | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

/** A place as tools read it. */
export function place(at: Span): JsonObject {
  return { file: at.file, line: at.line, column: at.column };
}

/** A place, or null. */
export function placeOrNull(at: Span | null): JsonValue {
  return at ? place(at) : null;
}

/** A text that says something, or null. */
export function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The members sorted by natural order would hide a source's order; this keeps first occurrences, each once. */
export function unique(values: Iterable<string>): string[] {
  return [...new Set(values)];
}
