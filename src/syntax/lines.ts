import { type Span, spanOf } from '../model/span.ts';
import type { Locator, Pointer, Range } from './located.ts';
import { lastAtOrBefore } from './text-place.ts';

/** A text without its byte order mark. Editors do not count the mark as a column, so no place counts it either. */
export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** A text as every checkout has it: line ends and a byte order mark are the checkout's business, not the content's. */
export function normalised(text: string): string {
  return withoutMark(text).replaceAll('\r\n', '\n');
}

/** The lines of a text: `\n`, `\r\n` and a lone `\r` end one. */
export function textLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Turns offsets of one text into lines and columns. */
export class LineIndex {
  readonly #text: string;
  readonly #file: string;
  #starts: readonly number[] | null = null;
  /** The line found last: places are mostly asked for in the order of the text. */
  #last = 0;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  span({ start, end }: Range): Span {
    const file = this.#file;
    const first = this.#lineOf(start);
    const line = first + 1;
    const column = start - this.#startOf(first) + 1;
    if (end <= start) return spanOf(file, line, column, null, null);
    const last = this.#lineOf(end);
    return spanOf(file, line, column, last === first ? null : last + 1, end - this.#startOf(last) + 1);
  }

  #lineOf(offset: number): number {
    this.#starts ??= lineStarts(this.#text);
    let line = this.#last;
    if (!this.#holds(line, offset)) {
      line = this.#holds(line + 1, offset) ? line + 1 : lastAtOrBefore(this.#starts, offset);
      this.#last = line;
    }
    return line;
  }

  #holds(line: number, offset: number): boolean {
    const start = this.#starts?.[line];
    if (start === undefined || start > offset) return false;
    const next = this.#starts?.[line + 1];
    return next === undefined || offset < next;
  }

  /**
   * Never infinity, for no line either: a difference that might be one is a fraction to the engine, and once a place has been given one,
   * all places hold their columns as fractions, which takes twice the room.
   */
  #startOf(line: number): number {
    return this.#starts?.[line] ?? 0;
  }
}

/** Offsets at which lines start; always holds 0. */
function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const end of text.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length);
  return starts;
}

/** The two lookups of `Located`, from a locator. */
export function lookups(
  locator: () => Locator,
  lines: LineIndex,
): { at(pointer: Pointer): Span; keyAt(pointer: Pointer): Span } {
  let found: Locator | null = null;
  const use = (): Locator => {
    found ??= locator();
    return found;
  };
  return {
    at: (pointer) => lines.span(use().value(pointer)),
    keyAt: (pointer) => lines.span(use().key(pointer)),
  };
}
