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
