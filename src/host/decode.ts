import { StringDecoder } from 'node:string_decoder';

/**
 * The text of a file: UTF-16 where a byte order mark says so, else UTF-8. The mark stays in the text, as `readText` promises. A
 * last odd byte of UTF-16 is half a character and is left out.
 */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  }
  return bytes.toString('utf8');
}

/** The same of a file that comes in pieces of any size: its text in pieces. */
export function* decodePieces(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: StringDecoder | null = null;
  let swapped = false;
  let held: Buffer = Buffer.alloc(0);
  for (const piece of pieces) {
    let bytes = Buffer.concat([held, piece]);
    held = Buffer.alloc(0);
    if (decoder === null) {
      if (bytes.length < 2) {
        held = bytes;
        continue;
      }
      swapped = bytes[0] === 0xfe && bytes[1] === 0xff;
      decoder = new StringDecoder(swapped || (bytes[0] === 0xff && bytes[1] === 0xfe) ? 'utf16le' : 'utf8');
    }
    if (swapped) {
      const even = bytes.length - (bytes.length % 2);
      held = bytes.subarray(even);
      bytes = bytes.subarray(0, even).swap16();
    }
    yield decoder.write(bytes);
  }
  if (decoder === null) yield held.toString('utf8');
  else yield decoder.end();
}

/** What the bytes 0x80 to 0x9f are in Windows-1252; all above are the characters of the same number. `TextDecoder` of Node 20 takes them for Latin-1. */
const upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Each sequence of UTF-8 longer than a byte, and else each byte that is none, in a string of one character a byte. */
const highBytes =
  /[\xc2-\xdf][\x80-\xbf]|(?:\xe0[\xa0-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xed[\x80-\x9f])[\x80-\xbf]|(?:\xf0[\x90-\xbf]|[\xf1-\xf3][\x80-\xbf]|\xf4[\x80-\x8f])[\x80-\xbf]{2}|[\x80-\xff]/g;

/** The start of a sequence that the next piece may end. */
const openEnd = /(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})$/;

/**
 * The text of a file that is no UTF-8 throughout: what is UTF-8 is read so, and each other byte as Windows-1252, or as `instead` where
 * that is given. So a file of either is read right, and so is one that was put together from both.
 */
export function* decodeMixed(pieces: Iterable<Uint8Array>, instead?: string): Generator<string> {
  const decoded = (bytes: string): string =>
    bytes.replace(highBytes, (found) => {
      if (found.length > 1) return Buffer.from(found, 'latin1').toString('utf8');
      return instead ?? upper[found.charCodeAt(0) - 0x80] ?? found;
    });
  let held = '';
  for (const piece of pieces) {
    const bytes = held + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    held = openEnd.exec(bytes)?.[0] ?? '';
    yield decoded(bytes.slice(0, bytes.length - held.length));
  }
  yield decoded(held);
}
