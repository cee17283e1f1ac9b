import type { Host } from '../model/host.ts';
import { decodeMixed } from './decode.ts';

/** Where a file stops being UTF-8, and in how many lines it is none. */
export interface OtherBytes {
  readonly line: number;
  readonly column: number;
  readonly lines: number;
}

/**
 * The text of a file that is no UTF-8, in pieces, and where it is none; null when it is, or when it is no text at all. `bytes` reads
 * the file anew.
 */
export function otherwiseEncoded(
  bytes: () => Iterable<Uint8Array>,
): { readonly pieces: () => Iterable<string>; readonly where: OtherBytes } | null {
  const pieces = (): Iterable<string> => decodeMixed(bytes());
  // Of UTF-16 and of pictures nothing is gained.
  for (const piece of pieces()) if (piece.includes('\0')) return null;
  const where = whereNul(decodeMixed(bytes(), '\0'));
  return where && { pieces, where };
}

function whereNul(pieces: Iterable<string>): OtherBytes | null {
  let [line, column, lines, last] = [1, 1, 0, 0];
  let first: { line: number; column: number } | null = null;
  let before = '';
  for (const piece of pieces)
    for (const part of piece.split(/([\r\n\0\ufeff])/)) {
      if (part === '') continue;
      if (part === '\0') {
        first ??= { line, column };
        if (last !== line) lines += 1;
        last = line;
      }
      if (part === '\r' || (part === '\n' && before !== '\r')) [line, column] = [line + 1, 1];
      // A byte order mark is no column, and the second half of a line end is none.
      else if (part !== '\n' && (part !== '\ufeff' || before !== '')) column += part.length;
      before = part;
    }
  return first && { ...first, lines };
}

/**
 * Where a file that a person writes for us (rules, configuration, templates) stops being UTF-8, or null. What a decoder could not
 * read looks like a letter from then on: a name with one is equal to nothing. `text`: as the host has read it.
 */
export function whereNoUtf8(path: string, text: string, host: Host): OtherBytes | null {
  return text.includes('\ufffd') ? (otherwiseEncoded(() => host.readPieces(path))?.where ?? null) : null;
}
