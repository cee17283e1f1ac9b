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
  for (const text of shortened(texts)) {
    const most = text.length * widest;
    if (most > buffer.length - length && length > 0) {
      yield buffer.subarray(0, length);
      if (!passing) buffer = Buffer.allocUnsafeSlow(pieceSize);
      length = 0;
    }
    if (most > buffer.length) {
      // As long as it is: room for the most that it could take may be a hundred megabytes.
      yield Buffer.from(text, 'utf8');
      continue;
    }
    length += buffer.write(text, length, 'utf8');
  }
  if (length > 0) yield buffer.subarray(0, length);
}

/** The same texts, those of many lines in parts that fit into a piece. A line stays whole. */
function* shortened(texts: Iterable<string>): Generator<string> {
  const most = Math.floor(pieceSize / widest);
  for (const text of texts) {
    let from = 0;
    while (text.length - from > most) {
      const fitting = text.lastIndexOf('\n', from + most - 1);
      const end = fitting >= from ? fitting : text.indexOf('\n', from + most);
      if (end === -1) break;
      yield text.slice(from, end + 1);
      from = end + 1;
    }
    yield from === 0 ? text : text.slice(from);
  }
}
