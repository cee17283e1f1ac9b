import type { JsonValue } from '../../../model/json.ts';
import type { TextEdit } from '../../../model/rule-audit.ts';
import type { Span } from '../../../model/span.ts';
import type { Pointer, Range, RuleSource } from './source.ts';

/** Replaces a scalar by another value, in the quotes that it has. */
export function replaceScalar(source: RuleSource, at: Span, value: string): TextEdit | null {
  const range = source.range(at);
  const written = source.text.slice(range.start, range.end);
  if (written === '' || written.includes('\n')) return null;
  return edit(source, range, likeWritten(written, value, source.json));
}

function likeWritten(written: string, value: string, json: boolean): string {
  if (json || written.startsWith('"')) return JSON.stringify(value);
  if (written.startsWith("'")) return singleQuoted(value);
  return scalarText(value, false);
}

/** Adds elements to the end of a list, as text. Null when the list is empty or is written in a form that is left alone. */
export function appendItems(source: RuleSource, list: Pointer, items: readonly string[]): TextEdit | null {
  const value = source.value(list);
  if (!Array.isArray(value) || value.length === 0 || items.length === 0) return null;
  const last = source.rangeOf([...list, value.length - 1]);
  const at = { start: last.end, end: last.end };
  if (source.isFlow(list)) return edit(source, at, items.map((item) => `, ${item}`).join(''));
  const dash = dashOf(source, last.start);
  if (dash === null || endsInBlockScalar(source, last)) return null;
  return edit(source, at, items.map((item) => `\n${dash}${item}`).join(''));
}

/** Makes a list of a scalar and more values, or adds the values to the list that it is. */
export function widen(source: RuleSource, pointer: Pointer, values: readonly JsonValue[]): TextEdit | null {
  const value = source.value(pointer);
  if (value === undefined || (typeof value === 'object' && !Array.isArray(value))) return null;
  if (Array.isArray(value)) {
    const flow = source.isFlow(pointer);
    return appendItems(
      source,
      pointer,
      values.map((one) => valueText(one, flow, source.json)),
    );
  }
  const range = source.rangeOf(pointer);
  const texts = [value, ...values].map((one) => valueText(one, true, source.json));
  if (source.text.slice(range.start, range.end).includes('\n')) return null;
  return edit(source, range, `[${texts.join(', ')}]`);
}

/** Removes an element of a list, and with the last one the list's key. Comments above it stay. Null where that is not plain to do. */
export function removeItem(source: RuleSource, pointer: Pointer): TextEdit | null {
  const list = pointer.slice(0, -1);
  const siblings = source.value(list);
  if (!Array.isArray(siblings)) return null;
  if (siblings.length === 1) return typeof list.at(-1) === 'string' ? removeKey(source, list) : null;
  const range = source.rangeOf(pointer);
  return source.isFlow(list) ? removeBetweenCommas(source, range) : removeLines(source, range);
}

/** Removes a key with its value. */
function removeKey(source: RuleSource, pointer: Pointer): TextEdit | null {
  const { start } = source.keyRange(pointer);
  const range = { start, end: source.rangeOf(pointer).end };
  if (source.json || source.isFlow(pointer.slice(0, -1))) return removeBetweenCommas(source, range);
  const line = lineStart(source.text, start);
  if (source.text.slice(line, start).trim() !== '') return null;
  return removeLines(source, range, true);
}

function removeBetweenCommas(source: RuleSource, { start, end }: Range): TextEdit | null {
  const after = /^\s*,\s*/.exec(source.text.slice(end));
  if (after) return edit(source, { start, end: end + after[0].length }, '');
  let comma = start - 1;
  while (comma >= 0 && /\s/.test(source.text.charAt(comma))) comma -= 1;
  return source.text[comma] === ',' ? edit(source, { start: comma, end }, '') : null;
}

/** Removes whole lines: from the dash (or the key) to the end of the line on which the value ends. */
function removeLines(source: RuleSource, range: Range, key = false): TextEdit | null {
  const { text } = source;
  const start = lineStart(text, range.start);
  if (!key && dashOf(source, range.start) === null) return null;
  const last = text[range.end - 1] === '\n' ? range.end - 1 : range.end;
  const newline = text.indexOf('\n', last);
  const end = newline === -1 ? text.length : newline + 1;
  if (!/^[ \t]*(?:#.*)?\r?\n?$/.test(text.slice(last, end))) return null;
  // Of two empty lines that meet, one goes.
  const next = text.indexOf('\n', end) + 1;
  const doubled = isEmptyLine(text, lineStart(text, start - 1), start) && isEmptyLine(text, end, next);
  return edit(source, { start, end: doubled ? next : end }, '');
}

function isEmptyLine(text: string, start: number, end: number): boolean {
  return end > start && text[end - 1] === '\n' && text.slice(start, end).trim() === '';
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Indentation and dash before an element of a block list; null when something else stands there. */
function dashOf(source: RuleSource, start: number): string | null {
  const before = source.text.slice(lineStart(source.text, start), start);
  return /^[ \t]*-[ \t]+$/.test(before) ? before : null;
}

function endsInBlockScalar(source: RuleSource, range: Range): boolean {
  return source.text[range.end - 1] === '\n';
}

function edit(source: RuleSource, { start, end }: Range, newText: string): TextEdit {
  return { file: source.file, start, end, newText };
}

/** A value as YAML in a flow or block, or as JSON. */
function valueText(value: JsonValue, flow: boolean, json: boolean): string {
  return typeof value === 'string' && !json ? scalarText(value, flow) : JSON.stringify(value);
}

/** A text as YAML: plain where it cannot be read as anything else. */
function scalarText(value: string, flow: boolean): string {
  const plain = flow ? /^[A-Za-z][\w ./()&-]*$/ : /^[A-Za-z][\w ./()&,-]*$/;
  const word = /^(?:true|false|null|yes|no|on|off)$/i.test(value);
  if (plain.test(value) && !word && !value.endsWith(' ')) return value;
  return /\p{Cc}/u.test(value) ? JSON.stringify(value) : singleQuoted(value);
}

function singleQuoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
