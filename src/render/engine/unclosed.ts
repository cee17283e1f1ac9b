/** A block that is opened and not closed: its name, and where its braces stand. */
export interface Unclosed {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The innermost block that is open where a template ends; the parser only tells the end. Null where every one is closed. Takes time
 * in proportion to the text.
 */
export function unclosedBlock(text: string): Unclosed | null {
  const open: { readonly name: string; readonly index: number }[] = [];
  let comment = false;
  for (const { index, 0: braces, 1: mark, 2: name = '' } of text.matchAll(
    /\{\{~?!--|--~?\}\}|\{\{~?([#/^])([^\s}~]*)/g,
  )) {
    // What stands in a comment opens nothing.
    if (mark === undefined) comment = !braces.endsWith('}');
    else if (comment) continue;
    else if (mark === '/') open.pop();
    // `{{^}}` is an `else`.
    else if (name !== '') open.push({ name, index });
  }
  const last = open.at(-1);
  if (!last) return null;
  const before = text.slice(0, last.index).split('\n');
  return { name: last.name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
