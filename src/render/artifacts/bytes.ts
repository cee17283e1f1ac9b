/** Bytes of one piece, but for a single line that is longer. */
const pieceSize = 1 << 18;
/** What a UTF-16 unit takes in UTF-8 at most. */
const widest = 3;

/** Texts as UTF-8, gathered to pieces of some size: half of what strings take, outside the heap, and ready to be hashed and written. */
export function* bytesOf(texts: Iterable<string>): Generator<Uint8Array> {
  let buffer = Buffer.allocUnsafeSlow(pieceSize);
  let length = 0;
  for (const text of texts) {
    const most = text.length * widest;
    if (most > pieceSize) {
      // As long as it is: room for the most that it could take would be held, too.
      if (length > 0) yield buffer.subarray(0, length);
      yield Buffer.from(text, 'utf8');
      buffer = Buffer.allocUnsafeSlow(pieceSize);
      length = 0;
      continue;
    }
    if (most > buffer.length - length) {
      if (length > 0) yield buffer.subarray(0, length);
      buffer = Buffer.allocUnsafeSlow(pieceSize);
      length = 0;
    }
    length += buffer.write(text, length, 'utf8');
  }
  if (length > 0) yield buffer.subarray(0, length);
}
