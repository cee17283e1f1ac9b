/** Longer texts are seldom met twice, and would be held for nothing. */
const longest = 64;
/** Texts that are held at most: names of fields and words for states are some dozens, ids may be any number. */
const most = 1024;

/**
 * A pure function of a text, which remembers what it gave for the short texts that it met last: the names and words that every
 * entry of a list repeats.
 */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const value = answer(text);
    if (text.length > longest) return value;
    if (answers.size === most) answers.clear();
    answers.set(text, value);
    return value;
  };
}
