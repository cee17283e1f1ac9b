import type { Text } from '../model/markdown.ts';
import { spanOf } from '../model/span.ts';
import { oncePerObject } from './once.ts';

/** A part of a text, trimmed, with its own place. Offsets count UTF-16 units. */
export function slice(text: Text, from: number, to: number = text.text.length): Text {
  const raw = text.text.slice(from, to);
  const trimmed = raw.trim();
  const start = from + raw.length - raw.trimStart().length;
  if (!text.text.includes('\n')) {
    const { file, line } = text.at;
    const column = text.at.column + start;
    return { text: trimmed, at: spanOf(file, line, column, null, column + trimmed.length) };
  }
  const before = text.text.slice(0, start);
  const breaks = before.split('\n').length - 1;
  const line = text.at.line + breaks;
  const column = breaks === 0 ? text.at.column + start : start - before.lastIndexOf('\n');
  const end = trimmed.includes('\n') ? null : column + trimmed.length;
  return { text: trimmed, at: spanOf(text.at.file, line, column, null, end) };
}

/** A line that starts with words and a colon. `rest` is empty when the colon ends the line. */
export interface LabelledLine {
  readonly label: Text;
  readonly rest: Text;
}

/** Longest label that opens a list below it, and longest that is followed by text on its own line. */
const longestOpener = 200;
const longestInline = 90;
const [backtick, fullStop, colon] = [0x60, 0x2e, 0x3a];

/**
 * Splits `Label: text`, `**Label:** text` and `Label:`; null where the line has no label. A label starts with a
 * letter or digit, holds no full stop before a space, and its colon stands outside code and is followed by a space.
 */
export function splitLabel(line: Text): LabelledLine | null {
  return line.text.includes(':') ? labelled(line) : null;
}

/** A line that is bold from end to end, as a label without its colon: `**Files**` above a list. Null for any other line. */
export function boldLabel(line: Text): LabelledLine | null {
  const bare = /^(?:\*\*(?=\p{L})([^*]+)\*\*|__(?=\p{L})([^_]+)__)$/u.exec(line.text);
  if (!bare || line.text.length > longestInline) return null;
  return { label: slice(line, 2, line.text.length - 2), rest: slice(line, line.text.length) };
}

const labelled = oncePerObject((line: Text): LabelledLine | null => {
  const source = line.text;
  const marks = /^(?:\*\*|__|[*_])?/.exec(source)?.[0].length ?? 0;
  if (!/^[\p{L}\p{N}]/u.test(source.slice(marks, marks + 2))) return null;
  let code = false;
  for (let at = marks; at < source.length && at <= longestOpener + 4; at += 1) {
    const unit = source.charCodeAt(at);
    if (unit === backtick) code = !code;
    if (code) continue;
    if (
      unit === fullStop &&
      source[at + 1] === ' ' &&
      !/\b\p{L}{1,2}$/u.test(source.slice(Math.max(0, at - 3), at))
    ) {
      return null;
    }
    if (unit !== colon) continue;
    const after = source.slice(at + 1);
    const closing = /^(?:\*\*|__|[*_])?(?=\s|$)/.exec(after)?.[0].length;
    if (closing === undefined) continue;
    const label = slice(line, marks, at);
    const bare = label.text.replace(/(?:\*\*|__|[*_])$/, '');
    const rest = slice(line, at + 1 + closing);
    if (bare === '' || (rest.text !== '' && bare.length > longestInline)) return null;
    return { label: { text: bare, at: label.at }, rest };
  }
  return null;
});

/** The first sentence of a line and what follows it. A full stop in code, or in an abbreviation of two letters, ends nothing. */
export function firstSentence(line: Text): { first: Text; rest: Text | null } {
  const source = line.text;
  let code = false;
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const unit = source[at];
    if (unit === '`') code = !code;
    else if (!code && unit === '(') depth += 1;
    else if (!code && unit === ')') depth = Math.max(0, depth - 1);
    else if (!code && depth === 0 && unit === '.' && /^\s+\S/.test(source.slice(at + 1, at + 4))) {
      if (/(?:^|\W)\p{L}{1,2}$/u.test(source.slice(Math.max(0, at - 3), at))) continue;
      return { first: slice(line, 0, at), rest: slice(line, at + 1) };
    }
  }
  return { first: slice(line, 0, source.endsWith('.') ? source.length - 1 : source.length), rest: null };
}

/** The clauses of a line, cut at semicolons outside code and brackets. */
export function clauses(line: Text): readonly Text[] {
  const source = line.text;
  const found: Text[] = [];
  let code = false;
  let depth = 0;
  let from = 0;
  for (let at = 0; at < source.length; at += 1) {
    const unit = source[at];
    if (unit === '`') code = !code;
    else if (!code && unit === '(') depth += 1;
    else if (!code && unit === ')') depth = Math.max(0, depth - 1);
    else if (!code && depth === 0 && unit === ';' && /\s/.test(source[at + 1] ?? '')) {
      found.push(slice(line, from, at));
      from = at + 1;
    }
  }
  found.push(slice(line, from));
  return found.filter((clause) => clause.text !== '');
}

/**
 * What stands in round brackets at the end of a line, the last pair outside code, with the text before it; null
 * where the line does not end in brackets. A final full stop is left out.
 */
export function trailingAside(line: Text): { before: Text; aside: Text } | null {
  const end = line.text.endsWith('.') ? line.text.length - 1 : line.text.length;
  if (line.text[end - 1] !== ')') return null;
  let code = false;
  let depth = 0;
  for (let at = end - 1; at >= 0; at -= 1) {
    const unit = line.text[at];
    if (unit === '`') code = !code;
    if (code) continue;
    if (unit === ')') depth += 1;
    else if (unit === '(') {
      depth -= 1;
      if (depth === 0) return { before: slice(line, 0, at), aside: slice(line, at + 1, end - 1) };
    }
  }
  return null;
}

/** Texts of a list with each text once, the first place kept. */
export function distinct<T extends { readonly text: string }>(texts: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return texts.filter((text) => !seen.has(text.text) && seen.add(text.text));
}
