import type { Range } from './located.ts';

/** What is wrong, in words, and where: the parser's own place and words where nothing better is known. */
export interface Slip {
  readonly message: string;
  readonly range: Range;
}

/** Where a value may start on a line: behind a key, a dash, a comma, a bracket, or nothing. */
const startsValue = /(?:^|[:,[{-])\s*$/;

const notClosed = /^(?:deficient indentation|unexpected end of the stream within a|missed comma)/;

/**
 * What a person most likely meant by YAML that does not parse. The parser names what it missed in the words of its grammar ("bad
 * indentation of a mapping entry"), which a handle, an apostrophe or a colon in a sentence all come to.
 * `position`: where the parser stopped.
 */
export function slipAt(source: string, position: number, reason: string): Slip {
  const start = source.lastIndexOf('\n', position - 1) + 1;
  const before = source.slice(start, position);
  const at = source[position] ?? '';
  const here = (message: string, from = position): Slip => ({ message, range: { start: from, end: from } });

  if ('@`%'.includes(at) && at !== '' && startsValue.test(before))
    return here(`a text can not start with ${at === '`' ? 'a backtick' : `\`${at}\``}; put it in quotes`);
  const alias = /^unidentified alias "(.*)"/.exec(reason);
  if (alias)
    return here(
      `there is no anchor \`&${alias[1]}\` above that \`*\` could refer to; a text that starts with \`*\` needs quotes`,
      source.lastIndexOf('*', position),
    );
  if (reason.startsWith('name of an alias node'))
    return here(
      'what starts with `*` refers to an anchor (`&`), and this names none; a text that starts so needs quotes',
      source.lastIndexOf('*', position),
    );
  if (reason.startsWith('name of an anchor node'))
    return here(
      'what starts with `&` names an anchor, and this has no name; a text that starts so needs quotes',
      source.lastIndexOf('&', position),
    );
  if (/^unknown \w+ tag /.test(reason)) {
    const tag = /^[^\s,\]}]{1,40}/.exec(source.slice(position, position + 40))?.[0] ?? '!';
    return here(`there is no tag \`${tag}\`; a text that starts with \`!\` needs quotes`);
  }
  if (reason.startsWith('cannot merge mappings'))
    return here('`<<` takes the keys of an object, or of a list of objects, and this is neither');
  if (reason === 'unknown escape sequence')
    return here(
      `\`\\${at}\` means nothing in double quotes; single quotes keep backslashes as they are`,
      position - 1,
    );
  if (reason === 'a line break is expected')
    return here('the text of `>` or `|` starts on the next line; a text that starts so needs quotes');
  if (at === ':' && /[:]\s+\S/.test(before) && /^:(?:\s|$)/.test(source.slice(position, position + 2)))
    return here('a text with a colon and a space in it reads as a key and its value; put the text in quotes');
  const closing = /(['"\]}])\s*$/.exec(before)?.[1];
  if (closing && !/[\s,]/.test(at) && at !== '' && reason.startsWith('bad indentation'))
    return here(
      closing === "'"
        ? "something stands behind the closing quote; within single quotes an apostrophe is written `''`"
        : closing === '"'
          ? 'something stands behind the closing quote; within double quotes a quote is written `\\"`'
          : 'something stands behind the closing bracket; a text that starts with `[` or `{` needs quotes',
    );
  if (notClosed.test(reason)) {
    const opened = lastOpened(source, position);
    if (opened !== null) return here(`this \`${source[opened]}\` is not closed`, opened);
  }
  const tight = /may not be an implicit key|end of the stream or a document/.test(reason)
    ? colonWithoutSpace(source, position)
    : null;
  if (tight !== null) return here('there is no space behind this colon', tight);
  if (reason.startsWith('bad indentation') && before.trim() === '')
    return here('this line is indented like nothing above it that it could belong to');
  return here(reason);
}

/** The first colon right before a word, on the line where the parser stopped or on the one above. */
function colonWithoutSpace(source: string, position: number): number | null {
  const lineStart = source.lastIndexOf('\n', position - 1) + 1;
  const above = lineStart === 0 ? 0 : source.lastIndexOf('\n', lineStart - 2) + 1;
  for (const start of [lineStart, above]) {
    const end = source.indexOf('\n', start);
    const found = /^\s*(?:- )?[\w$-]+(?=:[^\s:/])/.exec(source.slice(start, end === -1 ? undefined : end));
    if (found) return start + found[0].length;
  }
  return null;
}

/** A text of many lines: its mark at the end of a line. */
const block = /(?:^|[\s:-])[|>][-+\d]*\s*(?:#.*)?$/;

/** The innermost bracket or quote that is open at `end`, or null. */
function lastOpened(source: string, end: number): number | null {
  const open: number[] = [];
  let quote: number | null = null;
  /** The indentation of the key whose text of many lines is being passed over. */
  let passing: number | null = null;
  let start = 0;
  while (start < end) {
    const newline = source.indexOf('\n', start);
    const stop = Math.min(newline === -1 ? source.length : newline, end);
    const line = source.slice(start, stop);
    const indent = line.search(/\S/);
    if (passing !== null && indent !== -1 && indent <= passing) passing = null;
    if (passing === null) {
      quote = followLine(source, start, stop, open, quote);
      if (open.length === 0 && quote === null && block.test(line)) passing = Math.max(0, indent);
    }
    start = stop + 1;
  }
  return quote ?? open.at(-1) ?? null;
}

/** Follows brackets and quotes from `start` to `stop`, which is one line; gives where the quote starts that is open at its end. */
function followLine(
  source: string,
  start: number,
  stop: number,
  open: number[],
  quoted: number | null,
): number | null {
  let quote = quoted;
  /** The last character that is no blank: a value may start behind some. */
  let last = '';
  for (let index = start; index < stop; index += 1) {
    const char = source[index] ?? '';
    if (quote !== null) {
      if (char === source[quote]) quote = null;
      else if (char === '\\' && source[quote] === '"') index += 1;
      last = char;
      continue;
    }
    const spaced = index === start || /\s/.test(source[index - 1] ?? '');
    if (char === '#' && spaced) return null;
    const opens = last === '' || ':,[{-'.includes(last);
    if ((char === '"' || char === "'") && opens) quote = index;
    else if ((char === '[' || char === '{') && (opens || open.length > 0)) open.push(index);
    else if (char === ']' || char === '}') open.pop();
    if (!/\s/.test(char)) last = char;
  }
  return quote;
}
