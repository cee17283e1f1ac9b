import type { Span } from '../model/span.ts';
import type { Locator, Pointer, Range } from './located.ts';
import { lastAtOrBefore } from './text-place.ts';

/** A text without its byte order mark. Editors do not count the mark as a column, so no place counts it either. */
export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Turns offsets of one text into lines and columns. `\n`, `\r\n` and a lone `\r` end a line. */
export class LineIndex {
  readonly #text: string;
  readonly #file: string;
  #starts: readonly number[] | null = null;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  span({ start, end }: Range): Span {
    const from = this.#position(start);
    const to = this.#position(Math.max(start, end));
    const place = { file: this.#file, line: from.line, column: from.column };
    if (to.line !== from.line) return { ...place, endLine: to.line, endColumn: to.column };
    return to.column === from.column ? place : { ...place, endColumn: to.column };
  }

  #position(offset: number): { line: number; column: number } {
    this.#starts ??= lineStarts(this.#text);
    const index = lastAtOrBefore(this.#starts, offset);
    return { line: index + 1, column: offset - (this.#starts[index] ?? 0) + 1 };
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
