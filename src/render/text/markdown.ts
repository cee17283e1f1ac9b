import { linksByItself } from '../../syntax/autolinks.ts';
import { cleanLine } from './clean.ts';
import { markCode } from './marks.ts';

/**
 * One line of source text as Markdown text that reads the same and does nothing: no heading, list, table cell, link, image,
 * HTML, mention, reference or formula comes of it. Code spans that it holds stay code. Words that some reader would turn into
 * a link (addresses, `@name`, `#12`) or a formula (`$x$`) become code, because no escape stops all readers.
 */
export function markdownText(text: string): string {
  const line = cleanLine(text);
  if (!special.test(line)) {
    const first = line.split(' ', 1)[0] ?? '';
    return escapeStart(first, first) + line.slice(first.length);
  }
  const pieces = splitCode(line);
  return pieces
    .map((piece, index) =>
      piece.code ? markCode(piece.text) : plain(piece.text, index === 0, index === pieces.length - 1),
    )
    .join('');
}

/** What a line needs to have for any of its characters to be escaped or made code, its very first ones aside. */
const special = /[\\`*_[\]<>&|~!$@#]|\/\/|www\.|gh-\d/i;

/** One line of source text as HTML text, for the few places where Markdown does not reach. */
export function htmlText(text: string): string {
  return cleanLine(text)
    .split(' ')
    .map((word) => (linksByItself(word) ? `<code>${htmlEscape(word)}</code>` : htmlEscape(word)))
    .join(' ');
}

function htmlEscape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

interface Piece {
  readonly code: boolean;
  readonly text: string;
}

/** Splits at balanced runs of backticks, as CommonMark pairs them. Linear: each run is looked up by its length. */
export function splitCode(line: string): readonly Piece[] {
  const runs = [...line.matchAll(/`+/g)].map((match) => ({ at: match.index, length: match[0].length }));
  const next = new Map<number, number>();
  const closer: (number | undefined)[] = [];
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.length ?? 0;
    closer[index] = next.get(length);
    next.set(length, index);
  }
  const pieces: Piece[] = [];
  let from = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const start = runs[index];
    const end = runs[closer[index] ?? -1];
    if (!start || !end) continue;
    const code = line.slice(start.at + start.length, end.at).trim();
    if (code !== '') {
      if (start.at > from) pieces.push({ code: false, text: line.slice(from, start.at) });
      pieces.push({ code: true, text: code });
      from = end.at + end.length;
    }
    index = closer[index] ?? index;
  }
  if (from < line.length || pieces.length === 0) pieces.push({ code: false, text: line.slice(from) });
  return pieces;
}

function plain(text: string, first: boolean, last: boolean): string {
  const words = text.split(' ');
  return words
    .map((word, index) => {
      const opens = first && index === 0;
      const ends = last && index === words.length - 1;
      if (linksByItself(word)) return hotWord(word);
      const escaped = escapeWord(word, ends);
      return opens ? escapeStart(escaped, word) : escaped;
    })
    .join(' ');
}

/** The word as code; brackets and stops around it stay outside. */
function hotWord(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && '([{<"\''.includes(word.charAt(start))) start += 1;
  while (end > start && ')]}>"\'.,;:!?'.includes(word.charAt(end - 1))) end -= 1;
  if (start === end) return markCode(word);
  return (
    escapeWord(word.slice(0, start), false) +
    markCode(word.slice(start, end)) +
    escapeWord(word.slice(end), true)
  );
}

/** Characters that open or close something wherever they stand. `<` and `&` become entities: those hold in HTML too. */
function escapeWord(word: string, ends: boolean): string {
  if (!/[\\`*_[\]<>&|~!]/.test(word)) return word;
  let out = '';
  for (let at = 0; at < word.length; at += 1) {
    const char = word.charAt(at);
    const after = word.slice(at + 1, at + 2);
    if ('\\`*[]|'.includes(char)) out += `\\${char}`;
    else if (char === '_') {
      // A run of underscores is one mark: judged once, however long it is.
      let end = at + 1;
      while (word.charAt(end) === '_') end += 1;
      out += (insideWord(word, at, end) ? '_' : '\\_').repeat(end - at);
      at = end - 1;
    } else if (char === '<') out += /[\s\d=-]/.test(after) || (after === '' && !ends) ? char : '&lt;';
    else if (char === '&') out += entity(word, at) ? '&amp;' : char;
    else if (char === '~') out += at === 0 && /\d/.test(after) ? char : `\\${char}`;
    else if (char === '!' && ends && after === '') out += '\\!';
    else out += char;
  }
  return out;
}

/** Underscores between letters or digits mean nothing to Markdown. */
function insideWord(word: string, start: number, end: number): boolean {
  return (
    /[\p{L}\p{N}]$/u.test(word.slice(Math.max(0, start - 2), start)) &&
    /^[\p{L}\p{N}]/u.test(word.slice(end, end + 2))
  );
}

function entity(word: string, at: number): boolean {
  return /^&(?:[A-Za-z][A-Za-z0-9]{0,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});/.test(word.slice(at, at + 40));
}

/** What opens a block at the start of a line: heading, quote, bullet, number, rule, fence, underline, delimiter row. */
function escapeStart(escaped: string, word: string): string {
  if (/^[#>+=:-]/.test(word)) return `\\${escaped}`;
  const number = /^(\d{1,9})[.)]$/.exec(word);
  if (number) return `${number[1]}\\${word.slice(-1)}`;
  return escaped;
}
