/** `1.2`, `3a`. */
const number = /^\d[\d.]*[a-z]?/;
/** What parts an id of a word and a number from the title. */
const parting = /^[ \t]*[:–—-]+[ \t]+/;

/** A heading that begins with a word and a number as its id: `Story 1.2: …`, `Requirement 3. …`. */
export function wordedHead(text: string): { words: string; number: string; rest: string } | null {
  const start = text.search(/\d/);
  const words = text.slice(0, Math.max(0, start)).split(/[ \t]+/);
  // The blank before the number leaves an empty word.
  if (words.length < 2 || words.length > 3 || words.pop() !== '') return null;
  if (!words.every((word) => /^\p{L}+$/u.test(word))) return null;
  const [found = ''] = number.exec(text.slice(start)) ?? [];
  const after = text.slice(start + found.length);
  const gap = found.endsWith('.') ? /^[ \t]+/.exec(after) : parting.exec(after);
  if (!gap && after.trim() !== '') return null;
  return {
    words: words.join(' '),
    number: found.replace(/\.+$/, ''),
    rest: after.slice(gap?.[0].length ?? after.length),
  };
}
