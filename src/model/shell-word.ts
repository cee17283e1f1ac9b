/** What means itself to every shell. */
const plain = /^[\w./:@%+=-]+$/;

/** A word for a command line that a person copies: as it is, or in quotes within which a shell reads nothing but letters. */
export function shellWord(word: string): string {
  return plain.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
