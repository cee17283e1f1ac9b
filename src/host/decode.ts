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
