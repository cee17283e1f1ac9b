import type { Random } from '../random.ts';

/** A change of one text, with the name that reports give it. */
export interface Mutation {
  readonly name: string;
  change(text: string, random: Random): string;
}

/** Cuts a text somewhere, between lines as often as within one. */
export function somewhere(text: string, random: Random): number {
  const at = random.below(text.length + 1);
  if (random.chance(0.5)) return at;
  const line = text.indexOf('\n', at);
  return line === -1 ? at : line + 1;
}

/** Puts `piece` into the text at a place of chance. */
export function inserted(text: string, piece: string, random: Random): string {
  const at = somewhere(text, random);
  return text.slice(0, at) + piece + text.slice(at);
}

/** Changes one line that `wanted` accepts; the text as it is when there is none. */
export function onLine(
  text: string,
  random: Random,
  wanted: (line: string) => boolean,
  change: (line: string) => string,
): string {
  const lines = text.split('\n');
  const found = lines.flatMap((line, index) => (wanted(line) ? [index] : []));
  if (found.length === 0) return text;
  const at = random.pick(found);
  lines[at] = change(lines[at] ?? '');
  return lines.join('\n');
}

/** Pieces that readers of text trip over. */
export const pieces: readonly string[] = [
  '\0',
  '\u001b[31m',
  '\u0007',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufffd',
  '\uffff',
  '\ud800',
  '\udc00',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200d',
  '\u0130',
  'ı',
  'ß',
  'ﬁ',
  'Å',
  'A\u030a',
  'a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  '\u{e0041}',
  '漢字',
  'Ngữ',
  'عربى',
  '\v',
  '\f',
  '\r',
  '\t',
  '\\',
  '`',
  '|',
  '<!--',
  '-->',
  '<script>',
  '&#0;',
  '$&',
  '{{x}}',
  '%s',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  'C:\\con',
  '[x](javascript:x)',
  '@everyone',
  '::error::x',
];

const long = 20_000;

/** Changes that fit any text. */
export const textMutations: readonly Mutation[] = [
  { name: 'a hostile piece', change: (text, random) => inserted(text, random.pick(pieces), random) },
  {
    name: 'many hostile pieces',
    change(text, random) {
      let changed = text;
      for (let count = 0; count < 20; count += 1) changed = inserted(changed, random.pick(pieces), random);
      return changed;
    },
  },
  {
    name: 'a piece repeated',
    change: (text, random) =>
      inserted(
        text,
        random
          .pick([...pieces, 'x', ' ', '\n', '#', '-', '>', '[', '(', '*', '_', '~', '"', ':', '{', '}'])
          .repeat(random.pick([3, 50, long])),
        random,
      ),
  },
  { name: 'nothing left', change: (_text, random) => random.pick(['', ' ', '\n', '\ufeff', '\0', '\n\n\n']) },
  {
    name: 'cut short',
    change: (text, random) => text.slice(0, somewhere(text, random)),
  },
  { name: 'the start cut off', change: (text, random) => text.slice(somewhere(text, random)) },
  {
    name: 'a part taken out',
    change(text, random) {
      const from = somewhere(text, random);
      return text.slice(0, from) + text.slice(from + random.pick([1, 2, 10, 100]));
    },
  },
  {
    name: 'a part repeated',
    change(text, random) {
      const from = somewhere(text, random);
      return inserted(text, text.slice(from, from + random.pick([5, 50, 500])), random);
    },
  },
  {
    name: 'a line repeated',
    change: (text, random) =>
      onLine(
        text,
        random,
        (line) => line !== '',
        (line) =>
          Array(random.pick([2, 2, 3, 300]))
            .fill(line)
            .join('\n'),
      ),
  },
  {
    name: 'two lines swapped',
    change(text, random) {
      const lines = text.split('\n');
      const [a, b] = [random.below(lines.length), random.below(lines.length)];
      [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
      return lines.join('\n');
    },
  },
  {
    name: 'lines shuffled',
    change(text, random) {
      const lines = text.split('\n');
      for (let at = lines.length - 1; at > 0; at -= 1) {
        const other = random.below(at + 1);
        [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
      }
      return lines.join('\n');
    },
  },
  {
    name: 'a word in another case',
    change(text, random) {
      const to = random.pick<(word: string) => string>([
        (word) => word.toUpperCase(),
        (word) => word.toLocaleUpperCase('tr'),
        (word) => word.toLocaleLowerCase('tr'),
        (word) => word.normalize('NFD'),
      ]);
      return onLine(text, random, (line) => /\w/.test(line), to);
    },
  },
  {
    name: 'a number changed',
    change(text, random) {
      const numbers = [...text.matchAll(/\d+/g)];
      if (numbers.length === 0) return text;
      const { index, 0: digits } = random.pick(numbers);
      const other = random.pick(['0', '-1', '1e999', '9'.repeat(400), '1.5', '٣', '0x10', '1_000', 'NaN']);
      return text.slice(0, index) + other + text.slice(index + digits.length);
    },
  },
  {
    name: 'a character changed',
    change(text, random) {
      if (text === '') return text;
      const at = random.below(text.length);
      return (
        text.slice(0, at) +
        String.fromCharCode(random.below(random.chance(0.7) ? 128 : 65_536)) +
        text.slice(at + 1)
      );
    },
  },
];
