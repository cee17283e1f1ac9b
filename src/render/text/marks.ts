import { at } from '../../model/held.ts';
import { packed, unpacked } from './packed.ts';

/**
 * Helpers do not know whether they stand in a table or beside another code span, so they only mark code. The marks are
 * control characters, which `cleanLine` has taken out of every value, so no source can forge one. `finish` makes them
 * Markdown at the end, line by line.
 */
const open = '\u0002';
const close = '\u0003';
const blockOpen = '\u0004';
const blockClose = '\u0005';
const partOpen = '\u0006';
const partClose = '\u0007';

/** Marks one line of clean text as code. */
export function markCode(line: string): string {
  return line === '' ? '' : `${open}${line}${close}`;
}

/** Stands for a block that no later step may touch: a fence, or text that a person wrote. */
export function markBlock(index: number): string {
  return `${blockOpen}${index}${blockClose}`;
}

/** Takes the marks out of template text, where only helpers may write them. */
export function withoutMarks(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks are control characters
  return text.replace(/[\u0002-\u0007]/g, '');
}

/** A longer page is packed: that of many thousand guides says much again and again. */
const longText = 1 << 22;

/** Text that was put aside, each part as UTF-8: a long page is never one string. A part may have marks of earlier ones in it. */
export class Aside {
  readonly #parts: Uint8Array[] = [];
  /** From this part on they are packed. */
  #packedFrom = Number.MAX_SAFE_INTEGER;
  #length = 0;
  readonly #roomy: number;

  /** What comes after so much text, in UTF-16 units, is held packed. */
  constructor(roomy: number = longText) {
    this.#roomy = roomy;
  }

  /** How much has been put aside, in UTF-16 units. */
  get length(): number {
    return this.#length;
  }

  /** Puts a text aside; gives the mark that stands for it. */
  put(text: string): string {
    this.#length += text.length;
    const index = this.#parts.length;
    if (this.#length > this.#roomy) this.#packedFrom = Math.min(this.#packedFrom, index);
    const bytes = Buffer.from(text, 'utf8');
    this.#parts.push(index < this.#packedFrom ? bytes : packed(bytes));
    return `${partOpen}${index}${partClose}`;
  }

  /** A text with what its marks stand for, piece by piece. */
  *read(text: string): Generator<string> {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks are control characters
    const pieces = text.split(/\u0006(\d+)\u0007/);
    for (const [index, piece] of pieces.entries()) {
      if (index % 2 === 0) yield piece;
      else yield* this.read(decoder.decode(this.#part(Number(piece))));
    }
  }

  #part(index: number): Uint8Array {
    const part = at(this.#parts, index);
    return index < this.#packedFrom ? part : unpacked(part);
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Turns marks into Markdown and puts the blocks in, in pieces of whole lines. At most one blank line stays between two lines, and none
 * before the first or after the last.
 */
export function* finish(
  text: string,
  blocks: readonly string[],
  aside: Aside = new Aside(),
): Generator<string> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks are control characters
  const mark = /\u0004(\d+)\u0005/g;
  const put = (lines: readonly string[]): string =>
    `${lines.join('\n')}\n`.replace(mark, (_, index: string) => blocks[Number(index)] ?? '');
  let lines: string[] = [];
  let begun = false;
  let blank = false;
  for (const line of linesOf(aside.read(text))) {
    const tidy = line.includes(open) ? codeSpans(line) : line.trimEnd();
    if (tidy === '') {
      blank = begun;
      continue;
    }
    if (blank) lines.push('');
    blank = false;
    lines.push(begun ? tidy : tidy.trimStart());
    begun = true;
    if (lines.length < together) continue;
    yield put(lines);
    lines = [];
  }
  if (lines.length > 0 || !begun) yield put(lines);
}

/** So many lines are put together at a time: a text that the engine takes for large, of some 64,000 units, stays until all of its heap is collected. */
const together = 256;

function* linesOf(pieces: Iterable<string>): Generator<string> {
  let begun: string[] = [];
  for (const piece of pieces) {
    let from = 0;
    for (let next = piece.indexOf('\n'); next !== -1; next = piece.indexOf('\n', from)) {
      const end = piece.slice(from, next);
      if (begun.length === 0) yield end;
      else {
        yield begun.join('') + end;
        begun = [];
      }
      from = next + 1;
    }
    if (from < piece.length) begun.push(piece.slice(from));
  }
  yield begun.join('');
}

function codeSpans(line: string): string {
  const row = line.trimStart().startsWith('|');
  const pieces = line.split(open);
  // Joined at the end: asking a text that grows what it ends with would take the square of its length.
  const out = [pieces[0] ?? ''];
  let touches = out[0]?.endsWith('`') === true;
  for (const piece of pieces.slice(1)) {
    const end = piece.indexOf(close);
    const after = piece.slice(end + 1);
    // Two spans that touch would be read as one, and what follows them as code.
    out.push(touches ? ' ' : '', codeSpan(piece.slice(0, end), row), after);
    touches = after === '' || after.endsWith('`');
  }
  return out.join('').trimEnd();
}

/**
 * A code span that its content cannot end: its fence is a run of backticks that the content does not have. In a table row a
 * pipe is escaped, as GitHub wants it even in code; a backslash before a pipe has no form there, so it is parted from it.
 */
function codeSpan(code: string, row: boolean): string {
  const runs = new Set((code.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length += 1;
  const fence = '`'.repeat(length);
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  const content = row ? code.replace(/\\(?=\|)/g, '\\ ').replaceAll('|', '\\|') : code;
  return `${fence}${pad}${content}${pad}${fence}`;
}
