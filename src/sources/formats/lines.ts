/** Characters of a line that is read: one that is longer is no entry. */
export const longestLine = 4_000_000;

/** A line that holds something, numbered from 1. Its text is null where it is longer than is read. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string | null;
}

/** The lines of a text that comes in pieces, without blank ones. No more than one line and one piece are held. */
export function* linesIn(pieces: Iterable<string>): Generator<NumberedLine> {
  let number = 1;
  let begun = '';
  let tooLong = false;
  let first = true;
  for (const whole of pieces) {
    const piece = first && whole.charCodeAt(0) === 0xfeff ? whole.slice(1) : whole;
    if (whole !== '') first = false;
    let start = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', start)) {
      const line = lineOf(number, begun + piece.slice(start, end), tooLong);
      if (line) yield line;
      number += 1;
      begun = '';
      tooLong = false;
      start = end + 1;
    }
    begun += piece.slice(start);
    if (begun.length <= longestLine) continue;
    tooLong = true;
    begun = '';
  }
  const last = lineOf(number, begun, tooLong);
  if (last) yield last;
}

function lineOf(number: number, text: string, tooLong: boolean): NumberedLine | null {
  if (tooLong || text.length > longestLine) return { number, text: null };
  return text.trim() === '' ? null : { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
}

/** Finds lines again by their numbers. Asked in the order of the file it reads that once more, whatever its length. */
export class LineFinder {
  readonly #pieces: () => Iterable<string>;
  #lines: Iterator<NumberedLine> | null = null;
  #at = 0;
  #text = '';

  constructor(pieces: () => Iterable<string>) {
    this.#pieces = pieces;
  }

  /** The text of a line; empty where the file no longer has it. */
  text(number: number): string {
    if (this.#lines === null || number < this.#at) {
      this.#lines?.return?.();
      this.#lines = linesIn(this.#pieces());
      this.#at = 0;
    }
    while (this.#at < number) {
      const { done, value } = this.#lines.next();
      this.#at = done ? Number.POSITIVE_INFINITY : value.number;
      this.#text = done ? '' : (value.text ?? '');
    }
    return this.#at === number ? this.#text : '';
  }
}
