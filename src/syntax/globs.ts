import picomatch from 'picomatch';
import { baseName } from '../model/paths.ts';
import { whyUnsafe } from './regex/safety.ts';

/** Globs of paths match names that start with a dot too. */
const options = { dot: true } as const;
/** Characters that a glob may have; those that people write have a tenth of it. */
const longest = 1_000;
/** Paths are short enough for the cube of their length. */
const degree = 3;

/** Why a glob could take too long on some path, or null. */
export function slowGlob(glob: string): string | null {
  if (!/[*?[({!+@]/.test(glob)) return null;
  if (glob.length > longest) return `it has ${glob.length} characters; ${longest} are allowed`;
  // Three loops and no choices are the cube at most, whatever stands between them: nearly every glob is this.
  if (!/[({]/.test(glob) && (glob.match(/\*+/g) ?? []).length <= degree) return null;
  const { source, flags } = picomatch.makeRe(glob, options);
  return whyUnsafe(source, flags, degree);
}

/** What picomatch makes of a glob that is none. */
const nothing = '$^';

/** Why a glob matches nothing that it could be meant for, or null: its brackets do not close, or what stands in them makes no sense. */
export function brokenGlob(glob: string, reading: picomatch.PicomatchOptions = options): string | null {
  if (glob === '') return 'it is empty';
  if (!/[[\](){}]/.test(glob) || glob.length > longest) return null;
  try {
    picomatch.makeRe(glob, { ...reading, debug: true, strictBrackets: true });
    return null;
  } catch (error) {
    const { message } = error as Error;
    const bracket = /^Missing closing: "(.)"/.exec(message)?.[1];
    const loose = picomatch.makeRe(glob, reading);
    // A lone bracket is a part of a name, as long as the name that has it matches.
    const asName = bracket === undefined || loose.test(glob.replace(/\\(.)/g, '$1'));
    if (asName && loose.source !== nothing) return null;
    return bracket ? `a \`${bracket}\` is missing` : reasonIn(message);
  }
}

/** What the engine's message says last, which is what is wrong. */
export function reasonIn(message: string): string {
  const reason = message.slice(message.lastIndexOf(': ') + 2);
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}

/** Why a line of an ignore file could take too long, or null. Its stars and double stars are all there is to multiply. */
export function slowIgnore(line: string): string | null {
  if (line.length > longest) return `it has ${line.length} characters; ${longest} are allowed`;
  const names = line.split('/');
  if (names.filter((name) => name === '**').length > degree) return `it has more than ${degree} \`**\``;
  const crowded = names.some((name) => (name.match(/\*+/g) ?? []).length > degree);
  return crowded ? `a name in it has more than ${degree} \`*\`` : null;
}

/**
 * Whether a path matches any of the globs, as picomatch has it, for a tree in which every path is asked. Globs without a `/` are about
 * the base name when `names` says so.
 */
export function anyGlob(globs: readonly string[], names = false): (path: string) => boolean {
  const ofNames = new Globs(names ? globs.filter((glob) => !glob.includes('/')) : []);
  const ofPaths = new Globs(names ? globs.filter((glob) => glob.includes('/')) : globs);
  return (path) => ofNames.match(baseName(path)) || ofPaths.match(path);
}

/** A name and an ending are looked up; all other globs are one expression. */
class Globs {
  readonly #literal = new Set<string>();
  /** Extensions with their dot, of globs like `*.md`. */
  readonly #endings = new Set<string>();
  readonly #rest: RegExp | null;

  constructor(globs: readonly string[]) {
    const sources: string[] = [];
    for (const glob of globs) {
      // picomatch takes a text that is the glob itself, whatever it means.
      this.#literal.add(glob);
      if (/^\*\.[\w-]+$/.test(glob)) this.#endings.add(glob.slice(1));
      else if (!/^[\w-][\w. -]*$/.test(glob)) sources.push(`(?:${picomatch.makeRe(glob, options).source})`);
    }
    this.#rest = sources.length === 0 ? null : new RegExp(sources.join('|'));
  }

  match(text: string): boolean {
    if (text === '') return false;
    if (this.#literal.has(text)) return true;
    // An ending is of a name, not of a path.
    if (this.#endings.size > 0 && this.#endings.has(text.slice(text.lastIndexOf('.'))) && !text.includes('/'))
      return true;
    return this.#rest?.test(text) === true;
  }
}
