import MarkdownIt, { type MarkdownIt as Parser, type Token } from 'markdown-it';
import type { Text } from '../model/markdown.ts';
import { placer } from './text-place.ts';

export { type CitedId, citedIds } from './citations.ts';

const parser: Parser = new MarkdownIt({ html: true });

/** Whatever can be an inline mark, besides backticks. */
const marks = /[*_[\]<>&\\~!]/;
/** Blanks that are more than one, not a space, or at an end. */
const blanks = /[^\S ]|^ | {2}| $/;

/** Text without inline marks: code, emphasis, links, images, HTML and escapes are reduced to what a reader sees. */
export function plainText(raw: string): string {
  const plain = withoutCodeMarks(raw) ?? inlineText(raw);
  return blanks.test(plain) ? plain.replace(/\s+/g, ' ').trim() : plain;
}

/** The common case, without the parser: no marks but code spans. Null when there are other marks. */
function withoutCodeMarks(raw: string): string | null {
  if (!raw.includes('`')) return marks.test(raw) ? null : raw;
  let text = '';
  let end = 0;
  for (const span of codeRanges(raw)) {
    const between = raw.slice(end, span.start);
    if (marks.test(between)) return null;
    text += between + raw.slice(span.contentStart, span.contentEnd);
    end = span.end;
  }
  const rest = raw.slice(end);
  return marks.test(rest) ? null : text + rest;
}

function inlineText(raw: string): string {
  const tokens: Token[] = [];
  parser.inline.parse(raw, parser, {}, tokens);
  return tokens.map(readable).join('');
}

function readable(token: Token): string {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    case 'html_inline':
      return /^<br\b/i.test(token.content) ? ' ' : '';
    case 'image':
      return (token.children ?? []).map(readable).join('');
    default:
      return token.content;
  }
}

/** The contents of the code spans in a text, each with its place. */
export function codeSpans(text: Text): Text[] {
  if (!text.text.includes('`')) return [];
  const place = placer(text);
  return codeRanges(text.text).map(({ contentStart, contentEnd }) => ({
    text: text.text.slice(contentStart, contentEnd),
    at: place(contentStart, contentEnd),
  }));
}

/** A text without its code spans. */
export function withoutCode(raw: string): string {
  let text = '';
  let end = 0;
  for (const span of codeRanges(raw)) {
    text += raw.slice(end, span.start);
    end = span.end;
  }
  return text + raw.slice(end);
}

interface CodeRange {
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** Code spans by CommonMark: a run of backticks up to the next run of the same length. Linear in the text. */
function codeRanges(raw: string): CodeRange[] {
  const runs = backticks(raw);
  const nextOfLength = closers(runs);
  const ranges: CodeRange[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index];
    if (!run) break;
    const escaped = isEscaped(raw, run.start);
    // An escaped backtick opens nothing; the rest of its run still may, but no one writes that.
    const close = escaped ? undefined : nextOfLength[index];
    const closing = close === undefined ? undefined : runs[close];
    if (close === undefined || !closing) continue;
    ranges.push(
      trimmedRange(raw, run.start, run.start + run.length, closing.start, closing.start + closing.length),
    );
    index = close;
  }
  return ranges;
}

/** The runs of backticks. */
function backticks(raw: string): { readonly start: number; readonly length: number }[] {
  const runs = [];
  for (let start = raw.indexOf('`'); start !== -1; ) {
    let end = start + 1;
    while (raw[end] === '`') end += 1;
    runs.push({ start, length: end - start });
    start = raw.indexOf('`', end);
  }
  return runs;
}

/** For each run the index of the next run of its length. */
function closers(runs: readonly { readonly length: number }[]): (number | undefined)[] {
  const next: (number | undefined)[] = new Array(runs.length);
  const seen = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.length ?? 0;
    next[index] = seen.get(length);
    seen.set(length, index);
  }
  return next;
}

function isEscaped(raw: string, at: number): boolean {
  let slashes = 0;
  while (raw[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function trimmedRange(raw: string, start: number, open: number, close: number, end: number): CodeRange {
  const padded = isBlank(raw[open]) && isBlank(raw[close - 1]) && /[^ \n]/.test(raw.slice(open, close));
  return padded
    ? { start, end, contentStart: open + 1, contentEnd: close - 1 }
    : { start, end, contentStart: open, contentEnd: close };
}

/** A line end counts as a space. */
function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\n';
}
