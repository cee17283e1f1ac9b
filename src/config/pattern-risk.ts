/** Longer patterns are refused; those that people write have a tenth of it. */
const maxLength = 1_000;
const maxDepth = 30;
/** A repetition of up to so many is as good as one without end when it is nested. */
const many = 10;

interface Atom {
  readonly kind: 'atom';
  readonly source: string;
}

type Node =
  | Atom
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly body: Node; readonly optional: boolean; readonly endless: boolean };

/**
 * Why matching this pattern could take time exponential in the length of the text, or null. It errs on the safe side: a
 * repetition inside a repetition is refused even where the two could never match the same characters.
 */
export function patternRisk(source: string): string | null {
  if (source.length > maxLength) return `it has ${source.length} characters; ${maxLength} are allowed`;
  const parser = new Parser(source);
  const tree = parser.choice(0);
  if (tree === null) return `its groups are nested more than ${maxDepth} deep`;
  return riskOf(tree, false);
}

function riskOf(node: Node, inside: boolean): string | null {
  if (node.kind === 'atom') return null;
  if (node.kind !== 'repeat') {
    if (node.kind === 'choice' && inside) {
      const alike = beginAlike(node.parts);
      if (alike) return 'a repetition holds alternatives that can begin with the same character';
    }
    for (const part of node.parts) {
      const risk = riskOf(part, inside);
      if (risk !== null) return risk;
    }
    return null;
  }
  if (node.endless && inside) return 'a repetition stands inside a repetition';
  return riskOf(node.body, inside || (node.endless && node.body.kind !== 'atom'));
}

/** Characters that stand for all: ASCII, and one each of accented, other letters, other symbols, line ends. */
const samples: readonly string[] = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  'é',
  '中',
  '—',
  '\u2028',
];

function beginAlike(options: readonly Node[]): boolean {
  const taken = new Set<string>();
  for (const option of options) {
    const first = firstOf(option);
    if (first === 'any') return options.length > 1;
    for (const character of first) if (taken.has(character)) return true;
    for (const character of first) taken.add(character);
  }
  return false;
}

/** The samples that a match can begin with; `any` when that is not known or the match can be empty. */
function firstOf(node: Node): ReadonlySet<string> | 'any' {
  if (node.kind === 'repeat') return node.optional ? 'any' : firstOf(node.body);
  if (node.kind === 'choice') {
    const all = new Set<string>();
    for (const part of node.parts) {
      const first = firstOf(part);
      if (first === 'any') return 'any';
      for (const character of first) all.add(character);
    }
    return all;
  }
  if (node.kind === 'sequence') {
    const part = node.parts.find((one) => one.kind !== 'atom' || !/^(?:\^|\$|\\[bB])$/.test(one.source));
    return part ? firstOf(part) : 'any';
  }
  // Back references and the like match more than one character can tell.
  if (/^\\(?:[1-9k]|[pP])/.test(node.source)) return 'any';
  const one = new RegExp(`^(?:${node.source})$`, 'is');
  return new Set(samples.filter((character) => one.test(character)));
}

/** Reads a pattern that is known to compile. Only structure matters: what repeats, what is a choice. */
class Parser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Null when groups are nested too deep. */
  choice(depth: number): Node | null {
    if (depth > maxDepth) return null;
    const options: Node[] = [];
    for (;;) {
      const option = this.#sequence(depth);
      if (option === null) return null;
      options.push(option);
      if (this.#source[this.#at] !== '|') break;
      this.#at += 1;
    }
    const [only] = options;
    return options.length === 1 && only ? only : { kind: 'choice', parts: options };
  }

  #sequence(depth: number): Node | null {
    const parts: Node[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] ?? '')) {
      const body = this.#source[this.#at] === '(' ? this.#group(depth) : this.#atom();
      if (body === null) return null;
      parts.push(this.#repeated(body));
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'sequence', parts };
  }

  #group(depth: number): Node | null {
    const opened = /\((?:\?(?:<?[=!]|:|<[^>]*>|[a-z]*(?:-[a-z]+)?:))?/y;
    opened.lastIndex = this.#at;
    this.#at += opened.exec(this.#source)?.[0].length ?? 1;
    const body = this.choice(depth + 1);
    this.#at += 1;
    return body;
  }

  #atom(): Node {
    const atom =
      /\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|.)|./isy;
    atom.lastIndex = this.#at;
    const source = atom.exec(this.#source)?.[0] ?? this.#source.charAt(this.#at);
    this.#at += source.length;
    return { kind: 'atom', source };
  }

  #repeated(body: Node): Node {
    const mark = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y;
    mark.lastIndex = this.#at;
    const found = mark.exec(this.#source);
    if (found === null) return body;
    this.#at += found[0].length;
    const [, symbol, least, range, most] = found;
    const optional = symbol === '*' || symbol === '?' || least === '0';
    const upper =
      symbol === '?'
        ? 1
        : symbol
          ? Number.POSITIVE_INFINITY
          : range
            ? Number(most || Number.POSITIVE_INFINITY)
            : Number(least);
    return { kind: 'repeat', body, optional, endless: upper > many };
  }
}
