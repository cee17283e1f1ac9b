/**
 * Helpers do not know whether they stand in a table or beside another code span, so they only mark code. The marks are
 * control characters, which `cleanLine` has taken out of every value, so no source can forge one. `finish` makes them
 * Markdown at the end, line by line.
 */
const open = '\u0002';
const close = '\u0003';
const blockOpen = '\u0004';
const blockClose = '\u0005';

/** Marks one line of clean text as code. */
export function markCode(line: string): string {
  return line === '' ? '' : `${open}${line}${close}`;
}

/** Stands for a block that no later step may touch: a fence, or text that a person wrote. */
export function markBlock(index: number): string {
  return `${blockOpen}${index}${blockClose}`;
}

/** Takes the marks out of template text, where only helpers may write them. */
export function withoutMarks(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks are control characters
  return text.replace(/[\u0002-\u0005]/g, '');
}

/** Turns marks into Markdown and puts the blocks in. At most one blank line stays between two lines. */
export function finish(text: string, blocks: readonly string[]): string {
  const joined = `${tidied(text).trim()}\n`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks are control characters
  return joined.replace(/\u0004(\d+)\u0005/g, (_, index: string) => blocks[Number(index)] ?? '');
}

/** So many lines are put together at a time: all lines of a long page at once would be as much again as the page. */
const together = 4096;

function tidied(text: string): string {
  let done = '';
  let lines: string[] = [];
  let last: string | null = null;
  for (let from = 0; from <= text.length; ) {
    const next = text.indexOf('\n', from);
    const end = next === -1 ? text.length : next;
    const line = text.slice(from, end);
    from = end + 1;
    const tidy = line.includes(open) ? codeSpans(line) : line.trimEnd();
    if (tidy === '' && last === '') continue;
    lines.push(tidy);
    last = tidy;
    if (lines.length < together) continue;
    done += `${lines.join('\n')}\n`;
    lines = [];
  }
  return done + lines.join('\n');
}

function codeSpans(line: string): string {
  const row = line.trimStart().startsWith('|');
  const pieces = line.split(open);
  // Joined at the end: asking a text that grows what it ends with would take the square of its length.
  const out = [pieces[0] ?? ''];
  let touches = out[0]?.endsWith('`') === true;
  for (const piece of pieces.slice(1)) {
    const end = piece.indexOf(close);
    const after = piece.slice(end + 1);
    // Two spans that touch would be read as one, and what follows them as code.
    out.push(touches ? ' ' : '', codeSpan(piece.slice(0, end), row), after);
    touches = after === '' || after.endsWith('`');
  }
  return out.join('').trimEnd();
}

/**
 * A code span that its content cannot end: its fence is a run of backticks that the content does not have. In a table row a
 * pipe is escaped, as GitHub wants it even in code; a backslash before a pipe has no form there, so it is parted from it.
 */
function codeSpan(code: string, row: boolean): string {
  const runs = new Set((code.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length += 1;
  const fence = '`'.repeat(length);
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  const content = row ? code.replace(/\\(?=\|)/g, '\\ ').replaceAll('|', '\\|') : code;
  return `${fence}${pad}${content}${pad}${fence}`;
}
