const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./:@%+=-';

/**
 * A word for a command line that a person copies: as it is, or in quotes within which a shell reads nothing but letters. The start
 * calls it before V8 is told how to compile regular expressions, and V8 falls over one that it has met before: so none is used.
 */
export function shellWord(word: string): string {
  const bare = word !== '' && [...word].every((letter) => plain.includes(letter));
  return bare ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
