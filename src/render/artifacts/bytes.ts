/** Bytes of one piece, but for a single line that is longer. */
const pieceSize = 1 << 18;
/** What a UTF-16 unit takes in UTF-8 at most. */
const widest = 3;

/** Texts as UTF-8, gathered to pieces of some size: half of what strings take, outside the heap, and ready to be hashed and written. */
export function bytesOf(texts: Iterable<string>): Generator<Uint8Array> {
  return gathered(texts, false);
}

/**
 * The same for who is done with each piece before the next: all stand in one buffer. Pieces that are left for the collector wait for
 * it outside the heap, where it sees no hurry, by the hundred megabytes.
 */
export function passingBytesOf(texts: Iterable<string>): Generator<Uint8Array> {
  return gathered(texts, true);
}

function* gathered(texts: Iterable<string>, passing: boolean): Generator<Uint8Array> {
  let buffer = Buffer.allocUnsafeSlow(pieceSize);
  let length = 0;
  for (const text of texts) {
    const most = text.length * widest;
    if (most > buffer.length - length && length > 0) {
      yield buffer.subarray(0, length);
      if (!passing) buffer = Buffer.allocUnsafeSlow(pieceSize);
      length = 0;
    }
    if (most > buffer.length && !passing) {
      // As long as it is: room for the most that it could take would be held, too.
      yield Buffer.from(text, 'utf8');
      continue;
    }
    if (most > buffer.length) buffer = Buffer.allocUnsafeSlow(most);
    length += buffer.write(text, length, 'utf8');
  }
  if (length > 0) yield buffer.subarray(0, length);
}
