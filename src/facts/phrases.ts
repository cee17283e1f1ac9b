import type { Heading, Text } from '../model/markdown.ts';
import { codeSpans } from '../syntax/inline.ts';
import { slice, trailingAside } from './text.ts';

/** What a heading says in brackets at its end: `Progress (implemented)`. Null where it says nothing there. */
export function headingAside(heading: Heading): Text | null {
  return trailingAside(heading)?.aside ?? null;
}

/** What a cell or title says in brackets at its end, when that is words and not code. */
export function aside(text: Text): Text | null {
  const found = trailingAside(text)?.aside;
  return found && codeSpans(found).length === 0 ? found : null;
}

/** Longest text between two code spans that still makes them one subject: a comma, an "and". */
const joint = 6;

/** A list item that starts with a name in code and goes on to say something of it. */
export interface SubjectItem {
  /** The names, as one text. */
  readonly subject: Text;
  /** What is said, without brackets around the whole of it. */
  readonly phrase: Text;
}

/** Reads `` `a/b` (scaffold) `` and `` `a` and `b` are placeholders ``; null for any other line. */
export function subjectItem(line: Text): SubjectItem | null {
  if (!line.text.startsWith('`')) return null;
  let end = 0;
  for (const span of codeSpans(line)) {
    const start = line.text.indexOf(`\`${span.text}`, Math.max(0, end - 1));
    if (start === -1 || start - end > joint) break;
    end = line.text.indexOf('`', start + 1 + span.text.length) + 1;
  }
  if (end === 0) return null;
  const said = slice(line, end);
  const bare = /^\(([^()]*)\)\.?$/.exec(said.text);
  const phrase = bare ? slice(said, 1, said.text.lastIndexOf(')')) : said;
  return /\p{L}/u.test(phrase.text) ? { subject: slice(line, 0, end), phrase } : null;
}
