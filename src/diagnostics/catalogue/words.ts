/** Names in code marks, the first ones of many. */
export function list(words: readonly string[], shown = 12): string {
  const named = words.slice(0, shown).map((word) => `\`${word}\``);
  return named.join(', ') + (words.length > shown ? ` and ${words.length - shown} more` : '');
}

/** The start of a hint, where something near was found. */
export function perhaps(near: string | null): string {
  return near === null ? '' : `Did you mean \`${near}\`? `;
}

/** A hint for a name that nothing has: the nearest that there is, else what else there is to say. */
export function meant(near: string | null, otherwise: string): string {
  return near === null ? otherwise : `Did you mean \`${near}\`?`;
}

/** The same, where else all that there are are named. */
export function oneOf(near: string | null, known: readonly string[]): string {
  return meant(near, `Known: ${known.join(', ')}.`);
}

/** What to write in place of `got`. YAML takes `1.10` for a number and `true` for a yes: quotes make a text of them. */
export function asText(expected: string, got: string, where = ''): string {
  const value = /\btexts?\b/.test(expected)
    ? /^(?:a list that holds )?(the (?:number|boolean) .*)$/.exec(got)?.[1]
    : undefined;
  return `Write ${expected}${where}.${value ? ` Quotes make a text of ${value}.` : ''}`;
}

/** What a reader, a writer or the host means by a word of its own. */
const own: { readonly [code: string]: string } = {
  missing: 'there is no such file',
  outside: 'it leads out of the repository',
  folder: 'a folder stands there',
  special: 'it is a pipe, a socket or a device, no file',
  large: 'it is larger than 1 MB',
  deep: 'it lies too many folders deep',
  link: 'a link stands on the way to it',
  changed: 'it is another than was read before',
  encoding: 'there are bytes here that are no UTF-8',
  busy: 'another run is writing there',
};

/** What the platform's error codes mean to a person. */
const platform: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'a folder stands there',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EBUSY: 'the file is in use',
  ELOOP: 'the links form a circle',
  EXDEV: 'it lies on another file system',
  ENOENT: 'it is not there any more',
  EIO: 'the disk failed',
  EFBIG: 'it is larger than 256 MB',
};

/** Why something could not be read or written, from a code of ours or of the platform. */
export function inWords(reason: string): string {
  return own[reason] ?? (platform[reason] ? `${platform[reason]} (${reason})` : `the system says ${reason}`);
}

/** What to do about what could not be read. */
export function toRead(reason: string, otherwise: string): string {
  return reason === 'encoding'
    ? 'Save the file as UTF-8; its editor keeps it in another encoding.'
    : otherwise;
}

/** Why it matters that several files match. */
export const severalWhy: string =
  'The patterns in the configuration match more than one file. The first by name is read, which may not be the one you mean.';
