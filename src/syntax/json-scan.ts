import type { Locator, Pointer, Range } from './located.ts';

const quote = 34;
const colon = 58;
const backslash = 92;

/** What one pass over a JSON text tells before it is parsed. */
export interface Measure {
  /** How many keys its objects have, counted as written: more than the parsed value has when some are double. */
  readonly keys: number;
  /** Offset of the bracket that goes deeper than the limit, or null. */
  readonly tooDeepAt: number | null;
}

/** Counts keys and brackets outside strings and comments. Stops at the limit. */
export function measure(text: string, limit: number): Measure {
  let depth = 0;
  let keys = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = stringEnd(text, at) - 1;
        break;
      case colon:
        keys += 1;
        break;
      case 123: // {
      case 91: // [
        depth += 1;
        if (depth > limit) return { keys, tooDeepAt: at };
        break;
      case 125: // }
      case 93: // ]
        depth -= 1;
        break;
      case 47: // a comment, which only a lenient reading allows
        at = commentEnd(text, at);
        break;
    }
  }
  return { keys, tooDeepAt: null };
}

/**
 * Finds places in valid JSON by scanning, one container at a time, and only those that are asked for. The container
 * seen last at each depth is kept, so that walking a document in its order reads every byte once a level, and a file
 * of any size costs no tree.
 */
export function scanLocator(text: string): Locator {
  const root: Range = rangeAt(text, skipBlank(text, 0));
  const seen: (Children | undefined)[] = [];
  const find = (pointer: Pointer): { key: Range | null; value: Range } => {
    let found: { key: Range | null; value: Range } = { key: null, value: root };
    for (const [depth, step] of pointer.entries()) {
      let children = seen[depth];
      if (children?.start !== found.value.start) {
        children = new Children(text, found.value.start);
        seen[depth] = children;
      }
      const index = children.indexOf(step);
      if (index === -1) break;
      found = children.child(index);
    }
    return found;
  };
  return {
    value: (pointer) => find(pointer).value,
    key(pointer) {
      const { key, value } = find(pointer);
      return key ?? value;
    },
  };
}

/** The places of a container's children. */
class Children {
  readonly start: number;
  readonly #text: string;
  readonly #keys: Map<string, number> | null;
  readonly #keyStarts: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(text: string, start: number) {
    this.#text = text;
    this.start = start;
    const opening = text.charCodeAt(start);
    this.#keys = opening === 123 ? new Map() : null;
    if (opening !== 123 && opening !== 91) return;
    const closing = opening + 2;
    let at = skipBlank(text, start + 1);
    while (at < text.length && text.charCodeAt(at) !== closing) {
      if (this.#keys) {
        const end = stringEnd(text, at);
        // The last of two equal keys wins, as it does in the parsed value.
        this.#keys.set(keyText(text, at, end), this.#starts.length);
        this.#keyStarts.push(at);
        at = skipBlank(text, skipBlank(text, end) + 1);
      }
      const end = valueEnd(text, at);
      this.#starts.push(at);
      this.#ends.push(end);
      at = skipBlank(text, end);
      if (text.charCodeAt(at) === 44) at = skipBlank(text, at + 1);
    }
  }

  indexOf(step: string | number): number {
    if (this.#keys) return this.#keys.get(String(step)) ?? -1;
    return typeof step === 'number' && step >= 0 && step < this.#starts.length ? step : -1;
  }

  child(index: number): { key: Range | null; value: Range } {
    const keyStart = this.#keyStarts[index];
    return {
      key: keyStart === undefined ? null : { start: keyStart, end: stringEnd(this.#text, keyStart) },
      value: { start: this.#starts[index] ?? 0, end: this.#ends[index] ?? 0 },
    };
  }
}

function keyText(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  return raw.includes('\\') ? JSON.parse(text.slice(start, end)) : raw;
}

function rangeAt(text: string, start: number): Range {
  return { start, end: valueEnd(text, start) };
}

/** Offset after the value that starts at `start`. */
function valueEnd(text: string, start: number): number {
  const opening = text.charCodeAt(start);
  if (opening === quote) return stringEnd(text, start);
  if (opening !== 123 && opening !== 91) {
    let at = start;
    while (at < text.length && !isDelimiter(text.charCodeAt(at))) at += 1;
    return at;
  }
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = stringEnd(text, at) - 1;
    else if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

/** Offset after the string that opens at `start`. A line's end closes a string that nothing else closes. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === backslash) at += 1;
    else if (code === 10 || code === 13) return at;
  }
  return text.length;
}

/** Offset of the last character of the comment that opens at `start`; `start` itself where none does. */
function commentEnd(text: string, start: number): number {
  const next = text.charCodeAt(start + 1);
  if (next !== 47 && next !== 42) return start;
  const end = next === 47 ? text.indexOf('\n', start) : text.indexOf('*/', start + 2) + 1;
  return end <= 0 ? text.length : end;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function isDelimiter(code: number): boolean {
  return isBlank(code) || code === 44 || code === 93 || code === 125;
}
