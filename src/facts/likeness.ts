import { pushTo } from '../model/grouped.ts';

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
  if (a.charCodeAt(0) !== b.charCodeAt(0)) return 0;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  const shorter = Math.min(a.length, b.length);
  return shared >= shortest && shared >= shorter * 0.7 ? ofBeginning : 0;
}

/** What a name is worth that lies in another and is not the same. */
const full = 0.9;

/** How much one word is another. */
interface Match {
  readonly word: number;
  readonly sameness: number;
}

/** A name of an area. */
interface Name {
  readonly area: number;
  readonly words: Words;
  /** The same words by their numbers, in the same order. */
  readonly numbers: readonly number[];
  readonly weight: number;
}

/**
 * Compares names with those of areas. A word that many areas have says little, so it weighs little. Only names that share something with
 * the one that is asked about are looked at, found by their words.
 */
export class Likeness {
  readonly #areas: readonly string[];
  readonly #names: readonly Name[];
  readonly #words: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #weights: readonly number[];
  /** By word: the names that have it. */
  readonly #having: readonly (readonly number[])[];
  /** By area: its names. */
  readonly #ofArea: readonly (readonly number[])[];
  /** By how they begin: the words that another word can be alike to without being the same. */
  readonly #beginnings: ReadonlyMap<string, readonly number[]>;
  readonly #matches = new Map<string, readonly Match[]>();
  /** By word of an area, while a name is compared: how much one of its words is that word. */
  readonly #shared: Float64Array;
  /** By name, likewise: how much of it is shared. */
  readonly #sums: Float64Array;
  /** By area, while areas are gathered: its first name that is like the given one at all. */
  readonly #first: Int32Array;

  /** `names`: each area with each name that it goes by. */
  constructor(names: readonly { readonly area: string; readonly name: string }[]) {
    const read = names
      .map(({ area, name }) => ({ area, words: wordsOf(name) }))
      .filter(({ words }) => words.size > 0);
    this.#areas = [...new Set(read.map(({ area }) => area))];
    const areaNumbers = new Map(this.#areas.map((area, index) => [area, index]));
    this.#words = [...new Set(read.flatMap(({ words }) => [...words]))];
    const numbers = new Map(this.#words.map((word, index) => [word, index]));
    this.#numbers = numbers;
    const numbersOf = (words: Words): number[] => [...words].map((word) => numbers.get(word) ?? 0);
    const areas = this.#words.map(() => new Set<string>());
    for (const { area, words } of read) for (const number of numbersOf(words)) areas[number]?.add(area);
    this.#weights = areas.map(({ size }) => 1 / size);
    this.#names = read.map(({ area, words }) => ({
      area: areaNumbers.get(area) ?? 0,
      words,
      numbers: numbersOf(words),
      weight: this.#weight(words),
    }));
    const having = this.#words.map((): number[] => []);
    const ofArea = this.#areas.map((): number[] => []);
    for (const [index, name] of this.#names.entries()) {
      for (const number of name.numbers) having[number]?.push(index);
      ofArea[name.area]?.push(index);
    }
    this.#having = having;
    this.#ofArea = ofArea;
    const beginnings = new Map<string, number[]>();
    for (const [number, word] of this.#words.entries()) {
      const beginning = word.slice(0, shortest);
      pushTo(beginnings, beginning, number);
    }
    this.#beginnings = beginnings;
    this.#shared = new Float64Array(this.#words.length);
    this.#sums = new Float64Array(this.#names.length);
    this.#first = new Int32Array(this.#areas.length).fill(-1);
  }

  /** The areas whose name is most like the given one, and how much, from 0 to 1; 1 only where all words are the same. */
  best(name: string): { readonly areas: readonly string[]; readonly score: number } {
    const words = wordsOf(name);
    const touched: number[] = [];
    for (const word of words) {
      for (const match of this.#matchesOf(word)) {
        const before = this.#shared[match.word] ?? 0;
        if (before === 0) touched.push(match.word);
        if (match.sameness > before) this.#shared[match.word] = match.sameness;
      }
    }
    if (touched.length === 0) return { areas: [], score: 0 };
    const found = this.#mostAlike(this.#sharing(touched), words, this.#weight(words));
    for (const word of touched) this.#shared[word] = 0;
    return found;
  }

  /** The names that have some of the words, each with how much of it is shared in `#sums`. */
  #sharing(touched: readonly number[]): readonly number[] {
    const names: number[] = [];
    for (const word of touched) {
      const share = (this.#shared[word] ?? 0) * (this.#weights[word] ?? 1);
      for (const index of this.#having[word] ?? []) {
        const before = this.#sums[index] ?? 0;
        if (before === 0) names.push(index);
        this.#sums[index] = before + share;
      }
    }
    return names;
  }

  /** The areas of the names with the best score, in the order of the first name of each that is like the given one at all. */
  #mostAlike(names: readonly number[], words: Words, weight: number): ReturnType<Likeness['best']> {
    const sums = this.#sums;
    let most = 0;
    for (const index of names) {
      const one = this.#names[index] as Name;
      const sum = sums[index] ?? 0;
      sums[index] =
        weight <= one.weight ? this.#score(words, weight, one) : Math.min(sum / one.weight, 1) * full;
      most = Math.max(most, sums[index] ?? 0);
    }
    let best = 0;
    // A sum that is made in another order is off by less than rounding is: only names as near as that can be the best.
    for (const index of names) {
      if ((sums[index] ?? 0) < most - 0.011) continue;
      sums[index] = this.#score(words, weight, this.#names[index] as Name);
      best = Math.max(best, sums[index] ?? 0);
    }
    const areas: number[] = [];
    for (const index of names) {
      if (sums[index] !== best || best === 0) continue;
      const { area } = this.#names[index] as Name;
      if (this.#first[area] !== -1) continue;
      const own = this.#ofArea[area] ?? [];
      // What rounds to nothing is not alike.
      this.#first[area] = own.find((other) => round(sums[other] ?? 0) > 0) ?? index;
      areas.push(area);
    }
    areas.sort((a, b) => (this.#first[a] ?? 0) - (this.#first[b] ?? 0));
    for (const index of names) sums[index] = 0;
    for (const area of areas) this.#first[area] = -1;
    return { areas: areas.map((area) => this.#areas[area] ?? ''), score: best };
  }

  /** The share of the shorter name that the longer one has. A name inside a longer one is like it, and never the same. */
  #score(words: Words, weight: number, name: Name): number {
    let shared = 0;
    if (weight <= name.weight) {
      for (const word of words) {
        let best = 0;
        for (const other of name.words) best = Math.max(best, sameness(word, other));
        shared += best * this.#of(word);
      }
    } else {
      for (const number of name.numbers) shared += (this.#shared[number] ?? 0) * (this.#weights[number] ?? 1);
    }
    const whole = Math.min(weight, name.weight);
    const score = whole === 0 ? 0 : shared / whole;
    const same = words.size === name.words.size && [...words].every((word) => name.words.has(word));
    return same ? 1 : round(Math.min(score, 1) * full);
  }

  /** The words of areas that a word is alike to. Texts repeat their words, so each is looked for once. */
  #matchesOf(word: string): readonly Match[] {
    let known = this.#matches.get(word);
    if (!known) {
      const alike = new Set(this.#beginnings.get(word.slice(0, shortest)));
      const same = this.#numbers.get(word);
      if (same !== undefined) alike.add(same);
      known = [...alike]
        .map((number) => ({ word: number, sameness: sameness(word, this.#words[number] ?? '') }))
        .filter((match) => match.sameness > 0);
      this.#matches.set(word, known);
    }
    return known;
  }

  #weight(words: Words): number {
    let sum = 0;
    for (const word of words) sum += this.#of(word);
    return sum;
  }

  #of(word: string): number {
    return this.#weights[this.#numbers.get(word) ?? -1] ?? 1;
  }
}

function round(score: number): number {
  return Math.round(score * 100) / 100;
}
