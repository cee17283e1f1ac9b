/** A name as the set of its words, in any script. */
export type Words = ReadonlySet<string>;

/** Scripts that write without blanks: pairs of letters stand in for words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;

/**
 * The words of a name: parted at blanks, marks and camel humps, without case and accents, whatever the locale. A final plural
 * `s` does not count.
 */
export function wordsOf(name: string): Words {
  const plain = name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // Turkish has two letters where Latin lower case has one.
    .replace(/ı/g, 'i')
    .replace(/\p{M}/gu, '');
  const words = new Set<string>();
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (unspaced.test(word)) for (const pair of pairsOf(word)) words.add(pair);
    else words.add(singular(word));
  }
  return words;
}

function pairsOf(word: string): string[] {
  const letters = [...word];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

function singular(word: string): string {
  if (/^[a-z]{4,}ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /^[a-z]{3,}[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Shared beginnings shorter than this are chance. */
const shortest = 4;
/** What a shared beginning is worth beside a whole word. */
const ofBeginning = 0.8;

/** How much two words are one: 1 for the same, less where one begins the other or both begin alike for most of their length. */
function sameness(a: string, b: string): number {
  if (a === b) return 1;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  const shorter = Math.min(a.length, b.length);
  return shared >= shortest && shared >= shorter * 0.7 ? ofBeginning : 0;
}

/** Compares names with those of areas. A word that many areas have says little, so it weighs little. */
export class Likeness {
  readonly #names: readonly { readonly area: string; readonly words: Words }[];
  readonly #weights = new Map<string, number>();

  /** `names`: each area with each name that it goes by. */
  constructor(names: readonly { readonly area: string; readonly name: string }[]) {
    this.#names = names
      .map(({ area, name }) => ({ area, words: wordsOf(name) }))
      .filter(({ words }) => words.size > 0);
    const areas = new Map<string, Set<string>>();
    for (const { area, words } of this.#names)
      for (const word of words) areas.set(word, (areas.get(word) ?? new Set()).add(area));
    for (const [word, having] of areas) this.#weights.set(word, 1 / having.size);
  }

  /** The areas whose name is most like the given one, and how much, from 0 to 1; 1 only where all words are the same. */
  best(name: string): { readonly areas: readonly string[]; readonly score: number } {
    const words = wordsOf(name);
    const scores = new Map<string, number>();
    for (const one of this.#names) {
      const score = this.#score(words, one.words);
      if (score > (scores.get(one.area) ?? 0)) scores.set(one.area, score);
    }
    const score = Math.max(0, ...scores.values());
    return {
      areas: score === 0 ? [] : [...scores].filter(([, own]) => own === score).map(([area]) => area),
      score,
    };
  }

  /** The share of the shorter name that the longer one has. A name inside a longer one is like it, and never the same. */
  #score(a: Words, b: Words): number {
    const [small, large] = this.#weight(a) <= this.#weight(b) ? [a, b] : [b, a];
    let shared = 0;
    for (const word of small) {
      let best = 0;
      for (const other of large) best = Math.max(best, sameness(word, other));
      shared += best * this.#of(word);
    }
    const whole = this.#weight(small);
    const score = whole === 0 ? 0 : shared / whole;
    const same = a.size === b.size && [...a].every((word) => b.has(word));
    return same ? 1 : round(Math.min(score, 1) * 0.9);
  }

  #weight(words: Words): number {
    let sum = 0;
    for (const word of words) sum += this.#of(word);
    return sum;
  }

  #of(word: string): number {
    return this.#weights.get(word) ?? 1;
  }
}

function round(score: number): number {
  return Math.round(score * 100) / 100;
}
