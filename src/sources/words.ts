import { remembered } from '../model/remembered.ts';

/**
 * A word for comparison: case, blanks, hyphens, underscores and the form of apostrophes do not count. No locale is asked, and
 * a dotted capital İ and a small ı without dot equal a plain i, so `İPTAL`, `IPTAL` and `iptal` are one word on every machine.
 */
export const folded: (word: string) => string = remembered((word) => {
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/i\u0307|\u0131/g, 'i')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\s_-]+/g, ' ');
  // A mark that stands alone is the word: `✅`.
  return plain.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '') || plain.replace(/ |\ufe0f/g, '');
});

/** Where the explanation of a state begins: `done (see #3)`, `deferred to v2`. */
const explanation =
  /[(（[:：;；,，、|/]|\s[-–—]+\s|[.。](?:\s|$)|\n|\s(?:as of|at|by|for|in|on|since|to|until|via|with)\s/iu;

/**
 * The word of a set that a state says: the state itself, else its head before what explains it, as in `Done (2024-05-01)`,
 * `completed - see notes`, `✅ Implemented: all tests pass`. Null when it says none of them.
 */
export function stateWord(state: string, words: ReadonlySet<string>): string | null {
  const whole = folded(state);
  if (words.has(whole)) return whole;
  const head = folded(state.split(explanation, 1)[0] ?? '');
  return head !== '' && words.has(head) ? head : null;
}

/**
 * A field's name for comparison: `Acceptance Criteria`, `acceptance_criteria` and `acceptanceCriteria` are one, and so are `abhängig`,
 * `abhaengig` and `critères`, `criteres`: keys are often written in ASCII.
 */
export const foldedName: (name: string) => string = remembered((name) =>
  (/[^\0-\x7f]/.test(name) ? inAscii(name) : name.toLowerCase()).replace(/[^\p{L}\p{N}\p{M}.]+/gu, ''),
);

function inAscii(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/i\u0307|\u0131/g, 'i')
    .replace(/[äöüß]/g, (letter) => ascii[letter] ?? letter)
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC');
}

const ascii: { readonly [letter: string]: string } = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** One letter too many, too few, other, or two that changed places: words of other meanings are further apart, the longer the more. */
export function isSlip(written: string, meant: string): boolean {
  const [a, b] = [foldedName(written), foldedName(meant)];
  if (Math.min(a.length, b.length) < 4 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [left, right] = [a.slice(start), b.slice(start)];
  return (
    left.slice(1) === right ||
    left === right.slice(1) ||
    left.slice(1) === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}
