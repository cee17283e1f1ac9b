/** A file and line that an output names. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** `file:line:column` at the end of a text, as JavaScript's stack traces have it; null for code that is not the repository's. */
export function placeAtEnd(text: string): Place | null {
  const line = text.trimEnd().replace(/\)$/, '');
  const found = /:(\d{1,9}):\d{1,9}$/.exec(line);
  if (!found) return null;
  const before = line.slice(0, found.index);
  const open = text.trimEnd().endsWith(')') ? before.lastIndexOf('(') : before.lastIndexOf(' ');
  const file = before.slice(open + 1).replace(/^file:\/\//, '');
  if (file === '' || /(?:^|\/)node_modules\/|^node:|^internal\/|^<|^native$/.test(file)) return null;
  return { file, line: Number(found[1]) };
}

/** The place of the innermost frame (`at f (file:1:2)`, `❯ file:1:2`) that is the repository's own. */
export function firstFrame(lines: Iterable<string>): Place | null {
  for (const line of lines) {
    const place = /^\s*(?:at|❯) /.test(line) ? placeAtEnd(line) : null;
    if (place) return place;
  }
  return null;
}

/** True for a line of a stack trace, where an error's message has ended. */
export function isFrame(line: string): boolean {
  return /^\s*(?:at .*(?::\d+\)?|<anonymous>\)?)(?: \{)?$|❯ .*:\d+:\d+$)/.test(line);
}
