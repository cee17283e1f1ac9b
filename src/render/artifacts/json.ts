import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';

/** The version of the JSON artifacts. Within it fields may be added, never removed or changed. */
export const artifactSchemaVersion = '1.0';

/** A JSON artifact whose one long list is made element by element. */
export interface JsonArtifact {
  /** All of it, the list empty. */
  readonly frame: JsonObject;
  readonly list: ElementList | null;
  /** Containers that lie deeper than so many levels stand on one line. */
  readonly depth: number;
}

/** Lines of a list by the object that each was made of, which never changes. */
export type Lines = WeakMap<object, string>;

/** The long list of an artifact: the key that holds it, and its elements, each made when it is asked for. */
export interface ElementList {
  readonly key: string;
  readonly length: number;
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
export function* jsonPieces({ frame, list, depth }: JsonArtifact): Generator<string> {
  let text = '{';
  let separator = '\n';
  for (const [key, value] of Object.entries(frame)) {
    text += `${separator}  ${JSON.stringify(key)}: `;
    separator = ',\n';
    if (list === null || key !== list.key || list.length === 0) {
      text += laidOut(value, 1, depth);
      continue;
    }
    yield `${text}[\n`;
    const last = list.length - 1;
    for (let index = 0; index <= last; index += 1) {
      const line = lineOf(list, index, depth);
      yield index === last ? `${line.slice(0, -2)}\n` : line;
    }
    text = '  ]';
  }
  yield `${text}\n}\n`;
}

/** The line of an element that another one follows. */
function lineOf({ element, moulded, kept }: ElementList, index: number, depth: number): string {
  const known = kept?.lines.get(kept.of(index));
  if (known !== undefined) return known;
  const line = `    ${moulded ? moulded.text(index) : laidOut(element(index), 2, depth)},\n`;
  kept?.lines.set(kept.of(index), line);
  return line;
}

/** A value whose own line is indented by `level` steps. */
function laidOut(value: JsonValue | undefined, level: number, depth: number): string {
  if (level >= depth || typeof value !== 'object' || value === null) return JSON.stringify(value);
  const indent = '  '.repeat(level + 1);
  if (Array.isArray(value)) {
    if (!value.some(isContainer)) return JSON.stringify(value);
    let text = '';
    for (const element of value)
      text += `${text === '' ? '' : ','}\n${indent}${laidOut(element, level + 1, depth)}`;
    return `[${text}\n${indent.slice(2)}]`;
  }
  const object = value as JsonObject;
  const keys = Object.keys(object);
  if (!keys.some((key) => isContainer(object[key]))) return JSON.stringify(value);
  let text = '';
  for (const key of keys) {
    text += `${text === '' ? '' : ','}\n${indent}${JSON.stringify(key)}: ${laidOut(object[key], level + 1, depth)}`;
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

/** The members sorted by natural order would hide a source's order; this keeps first occurrences, each once. */
export function unique(values: Iterable<string>): string[] {
  return [...new Set(values)];
}
