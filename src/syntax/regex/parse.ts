import {
  type CharSet,
  charSet,
  complement,
  digits,
  everything,
  foldCase,
  lineEnds,
  spaces,
  union,
  wordCharacters,
} from './charset.ts';

/** What a regular expression is made of, as far as its running time depends on it. */
export type RegexNode =
  | { readonly type: 'chars'; readonly set: CharSet }
  | { readonly type: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly type: 'choice'; readonly options: readonly RegexNode[] }
  | { readonly type: 'repeat'; readonly min: number; readonly max: number; readonly body: RegexNode }
  | { readonly type: 'look'; readonly body: RegexNode }
  | { readonly type: 'start' }
  | { readonly type: 'boundary' }
  | { readonly type: 'backreference' };

/** Parses a pattern that JavaScript has compiled: what is invalid never gets here. */
export function parseRegex(source: string, flags: string): RegexNode {
  return new Parser(source, flags).choice();
}

const classEscapes: { readonly [letter: string]: CharSet } = {
  d: digits,
  D: complement(digits),
  w: wordCharacters,
  W: complement(wordCharacters),
  s: spaces,
  S: complement(spaces),
};

const controlEscapes: { readonly [letter: string]: number } = { n: 10, r: 13, t: 9, v: 11, f: 12, 0: 0 };

class Parser {
  readonly #source: string;
  readonly #ignoreCase: boolean;
  readonly #dotAll: boolean;
  readonly #multiline: boolean;
  readonly #unicode: boolean;
  #at = 0;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#ignoreCase = flags.includes('i');
    this.#dotAll = flags.includes('s');
    this.#multiline = flags.includes('m');
    this.#unicode = flags.includes('u');
  }

  choice(): RegexNode {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    const [only] = options;
    return options.length === 1 && only ? only : { type: 'choice', options };
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #sequence(): RegexNode {
    const parts: RegexNode[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] ?? '')) {
      parts.push(this.#quantified(this.#atom()));
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : { type: 'sequence', parts };
  }

  #quantified(body: RegexNode): RegexNode {
    const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at, this.#at + 40));
    if (!match) return body;
    this.#at += match[0].length;
    const [, sign, least, comma, most] = match;
    if (sign !== undefined) {
      return {
        type: 'repeat',
        min: sign === '+' ? 1 : 0,
        max: sign === '?' ? 1 : Number.POSITIVE_INFINITY,
        body,
      };
    }
    const min = Number(least);
    const max = most ? Number(most) : comma ? Number.POSITIVE_INFINITY : min;
    return { type: 'repeat', min, max, body };
  }

  #atom(): RegexNode {
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) return this.#chars(this.#class());
    if (this.#take('^')) return { type: this.#multiline ? 'boundary' : 'start' };
    if (this.#take('$')) return { type: 'boundary' };
    if (this.#take('.')) return { type: 'chars', set: this.#dotAll ? everything : complement(lineEnds) };
    if (this.#take('\\')) return this.#escape();
    return this.#chars(this.#literal());
  }

  #chars(set: CharSet): RegexNode {
    return { type: 'chars', set: this.#ignoreCase ? foldCase(set) : set };
  }

  #literal(): CharSet {
    const point = this.#source.codePointAt(this.#at) ?? 0;
    this.#at += point > 0xffff ? 2 : 1;
    // Without the flag `u` a character beyond the basic plane is two units, which others share.
    return point > 0xffff && !this.#unicode ? [128, 0x10ffff] : [point, point];
  }

  #group(): RegexNode {
    let look = false;
    if (this.#take('?')) {
      if (this.#take('=') || this.#take('!') || this.#take('<=') || this.#take('<!')) look = true;
      else if (this.#take('<')) this.#at = this.#source.indexOf('>', this.#at) + 1;
      else this.#at = this.#source.indexOf(':', this.#at) + 1;
    }
    const body = this.choice();
    this.#take(')');
    return look ? { type: 'look', body } : body;
  }

  #escape(): RegexNode {
    const letter = this.#source[this.#at] ?? '';
    if (letter === 'b' || letter === 'B') {
      this.#at += 1;
      return { type: 'boundary' };
    }
    if (/[1-9]/.test(letter) || this.#source.startsWith('k<', this.#at)) {
      this.#at += 1;
      return { type: 'backreference' };
    }
    return this.#chars(this.#escaped());
  }

  /** What an escape stands for, after its backslash. */
  #escaped(): CharSet {
    const rest = this.#source.slice(this.#at, this.#at + 80);
    const letter = rest[0] ?? '';
    const known = classEscapes[letter];
    const code = /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]+)\})/.exec(rest);
    const property = /^[pP]\{[^}]*\}/.exec(rest);
    if (code) {
      this.#at += code[0].length;
      const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '0', 16);
      return [point, point];
    }
    if (property) {
      this.#at += property[0].length;
      return everything;
    }
    this.#at += 1;
    if (known) return known;
    if (letter === 'c') {
      this.#at += 1;
      return [0, 127];
    }
    const control = controlEscapes[letter];
    if (control !== undefined) return [control, control];
    this.#at -= 1;
    return this.#literal();
  }

  #class(): CharSet {
    const negated = this.#take('^');
    const sets: CharSet[] = [];
    while (this.#at < this.#source.length && !this.#take(']')) {
      const from = this.#member();
      if (this.#source[this.#at] === '-' && this.#source[this.#at + 1] !== ']') {
        this.#at += 1;
        const to = this.#member();
        // `[\w-x]` is the class, a hyphen and x; a superset of both readings is enough.
        const single = from.length === 2 && from[0] === from[1] && to.length === 2 && to[0] === to[1];
        sets.push(single ? charSet([[from[0] ?? 0, to[0] ?? 0]]) : union(from, to, [45, 45]));
      } else sets.push(from);
    }
    const set = union(...sets);
    // Folding after negation gives too large a set under `i`; the analysis may only err that way.
    return negated ? complement(set) : set;
  }

  #member(): CharSet {
    if (!this.#take('\\')) return this.#literal();
    if (this.#take('b')) return [8, 8];
    return this.#escaped();
  }
}
