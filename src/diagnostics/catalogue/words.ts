/** Names in code marks, the first ones of many. */
export function list(words: readonly string[], shown = 12): string {
  const named = words.slice(0, shown).map((word) => `\`${word}\``);
  return named.join(', ') + (words.length > shown ? ` and ${words.length - shown} more` : '');
}

/** The start of a hint, where something near was found. */
export function perhaps(near: string | null): string {
  return near === null ? '' : `Did you mean \`${near}\`? `;
}

const reasons: { readonly [code: string]: string } = {
  missing: 'there is no such file',
  outside: 'it leads out of the repository',
  folder: 'a folder stands there',
  special: 'it is a pipe or a device, no file',
  EFBIG: 'it is larger than 256 MB',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ELOOP: 'the links form a circle',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk failed',
};

/** Why something could not be read, from a reader's or the platform's code. */
export function inWords(reason: string): string {
  return reasons[reason] ?? `the system says ${reason}`;
}

/** Why it matters that several files match. */
export const severalWhy: string =
  'The patterns in the configuration match more than one file. The first by name is read, which may not be the one you mean.';
