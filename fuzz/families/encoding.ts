import type { Mutation } from './text.ts';

/** What a reader of UTF-8 sees of these bytes. */
function asUtf8(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function utf16(text: string, littleEndian: boolean, mark: boolean): string {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return asUtf8(littleEndian ? bytes : bytes.swap16());
}

/** Other encodings and line ends, and bytes that are none. */
export const encodingMutations: readonly Mutation[] = [
  { name: 'a byte order mark', change: (text) => `\ufeff${text}` },
  { name: 'two byte order marks', change: (text) => `\ufeff\ufeff${text}` },
  { name: 'UTF-16, little endian', change: (text, random) => utf16(text, true, random.chance(0.7)) },
  { name: 'UTF-16, big endian', change: (text, random) => utf16(text, false, random.chance(0.7)) },
  { name: 'Latin-1', change: (text) => asUtf8(Buffer.from(`é${text}ü`, 'latin1')) },
  { name: 'CRLF', change: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'CR', change: (text) => text.replaceAll('\n', '\r') },
  {
    name: 'mixed line ends',
    change: (text, random) => text.replace(/\n/g, () => random.pick(['\n', '\r\n', '\r', '\n\r'])),
  },
  {
    name: 'odd line ends',
    change: (text, random) => text.replace(/\n/g, () => random.pick(['\n', '\u2028', '\u0085', '\v', '\f'])),
  },
  { name: 'no line ends', change: (text) => text.replaceAll('\n', ' ') },
  { name: 'tabs for spaces', change: (text) => text.replaceAll('  ', '\t') },
  { name: 'decomposed', change: (text) => text.normalize('NFKD') },
  { name: 'Turkish capitals', change: (text) => text.toLocaleUpperCase('tr') },
  {
    name: 'bytes changed',
    change(text, random) {
      const bytes = Buffer.from(text, 'utf8');
      for (let count = random.few(30); count > 0 && bytes.length > 0; count -= 1)
        bytes[random.below(bytes.length)] = random.below(256);
      return asUtf8(bytes);
    },
  },
  {
    name: 'a byte taken out',
    change(text, random) {
      const bytes = Buffer.from(text, 'utf8');
      const at = random.below(bytes.length + 1);
      return asUtf8(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]));
    },
  },
  {
    name: 'bytes of chance',
    change(_text, random) {
      return asUtf8(Buffer.from(Array.from({ length: random.pick([1, 30, 3000]) }, () => random.below(256))));
    },
  },
];
