/** What backslash and letter stand for in double quotes, where a pattern means something else by them or nothing. */
const written: { readonly [character: string]: string } = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\v': '\\v',
  '\f': '\\f',
  '\x1b': '\\e',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const everyControl = new RegExp(control, 'g');

/**
 * Why a pattern with a control character is not what its author meant, or null when it has none. No text that is read has such a
 * character; `"\bcost\b"` in YAML, JSON or a script holds two backspaces, compiles, and matches nothing.
 */
export function controlIn(source: string): string | null {
  const [found] = control.exec(source) ?? [];
  if (found === undefined) return null;
  const code = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  const as = written[found];
  return as === undefined
    ? `it holds the control character ${code}, which no text has`
    : `the \`${as}\` in it is the control character ${code}: a backslash in double quotes is an escape, so double it or use single quotes`;
}

/** A pattern with its control characters as they were written. */
export function visible(source: string): string {
  return source.replace(everyControl, (found) => written[found] ?? '�');
}
