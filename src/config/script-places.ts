/// <reference path="./unlisted-modules.d.ts" />
import { parse } from 'sucrase/dist/parser/index.js';
import { TokenType } from 'sucrase/dist/parser/tokenizer/types.js';
import type { Span } from '../model/span.ts';
import { LineIndex, lookups, withoutMark } from '../syntax/lines.ts';
import { type Child, type Place, type Pointer, treeLocator } from '../syntax/located.ts';

/** Deeper literals are not followed; their values are placed at the last level that was. */
const maxDepth = 50;
const objectKey = 10;

/** Where the values of an exported object literal stand in a script. */
export interface ScriptPlaces {
  at(pointer: Pointer): Span;
  keyAt(pointer: Pointer): Span;
}

/**
 * Finds the object that a script exports and the places of its parts, by reading tokens: literals, constants of the same
 * file, and calls such as `defineConfig({…})`. What is computed, imported or spread in from elsewhere has no place of
 * its own and gets that of the literal around it, so a place may be coarse but never wrong.
 */
export function scriptPlaces(source: string, file: string): ScriptPlaces {
  const text = withoutMark(source);
  const lines = new LineIndex(text, file);
  return lookups(() => treeLocator(new Reader(text).exported()), lines);
}

interface Token {
  readonly type: number;
  readonly start: number;
  readonly end: number;
  readonly identifierRole: number | null;
}

const opening: ReadonlySet<number | undefined> = new Set([
  TokenType.braceL,
  TokenType.bracketL,
  TokenType.parenL,
  TokenType.dollarBraceL,
  TokenType.braceBarL,
]);
const closing: ReadonlySet<number | undefined> = new Set([
  TokenType.braceR,
  TokenType.bracketR,
  TokenType.parenR,
  TokenType.braceBarR,
]);

class Reader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  /** Top-level constants: name → index of the token at which the value starts. */
  readonly #constants = new Map<string, number>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  exported(): Place {
    let start: number | null = null;
    let depth = 0;
    for (let i = 0; i < this.#tokens.length; i += 1) {
      const type = this.#tokens[i]?.type;
      if (opening.has(type)) depth += 1;
      else if (closing.has(type)) depth -= 1;
      else if (depth === 0) {
        if (this.#is(i, 'export') && this.#is(i + 1, 'default')) start = i + 2;
        else if (this.#is(i, 'module') && this.#is(i + 2, 'exports') && this.#is(i + 3, '=')) start = i + 4;
        else if (this.#is(i, 'const') && this.#is(i + 2, '=')) this.#constants.set(this.#word(i + 1), i + 3);
      }
    }
    const first = this.#tokens[start ?? -1];
    if (start === null || !first) return { start: 0, end: 0, children: null };
    this.#at = start;
    return this.#value(0);
  }

  /** Reads the expression at the cursor and leaves the cursor on the `,`, `;` or bracket that ends it. */
  #value(depth: number): Place {
    const from = this.#tokens[this.#at];
    const start = from?.start ?? this.#text.length;
    let children: Place['children'] = null;
    if (depth < maxDepth) {
      if (from?.type === TokenType.braceL) children = this.#object(depth);
      else if (from?.type === TokenType.bracketL) children = this.#list(depth);
      else if (from?.type === TokenType.name) children = this.#named(depth);
    }
    const plain = this.#ended();
    this.#skip();
    return { start, end: this.#tokens[this.#at - 1]?.end ?? start, children: plain ? children : null };
  }

  /** A constant's name stands for its literal; a call with a literal as its first argument for that literal. */
  #named(depth: number): Place['children'] {
    const name = this.#word(this.#at);
    this.#at += 1;
    if (this.#ended()) return this.#constant(name, depth);
    if (!this.#is(this.#at, '(')) return null;
    this.#at += 1;
    const { children } = this.#value(depth + 1);
    if (!this.#is(this.#at, ')')) return null;
    this.#at += 1;
    return children;
  }

  #constant(name: string, depth: number): Place['children'] {
    const start = this.#constants.get(name);
    if (start === undefined || depth >= maxDepth) return null;
    const back = this.#at;
    this.#at = start;
    const { children } = this.#value(depth + 1);
    this.#at = back;
    return children;
  }

  #object(depth: number): ReadonlyMap<string | number, Child> {
    const children = new Map<string | number, Child>();
    this.#at += 1;
    while (!this.#is(this.#at, '}') && this.#at < this.#tokens.length) {
      const token = this.#tokens[this.#at];
      if (this.#is(this.#at, '...')) {
        this.#at += 1;
        const spread = this.#value(depth + 1).children;
        // Whatever came before may have been overwritten by keys that are not in sight.
        if (spread === null) children.clear();
        for (const [key, child] of spread ?? []) children.set(key, child);
      } else if (token && this.#is(this.#at + 1, ':')) {
        const key = keyText(this.#text.slice(token.start, token.end));
        this.#at += 2;
        children.set(key, { key: token, place: this.#value(depth + 1) });
      } else if (token && (this.#is(this.#at + 1, ',') || this.#is(this.#at + 1, '}'))) {
        const key = this.#word(this.#at);
        this.#at += 1;
        const place = { start: token.start, end: token.end, children: this.#constant(key, depth) };
        children.set(key, { key: token, place });
      } else {
        // A computed key, a method or an accessor.
        if (token?.identifierRole !== objectKey) children.clear();
        this.#skip();
      }
      if (this.#is(this.#at, ',')) this.#at += 1;
      else if (!this.#is(this.#at, '}')) break;
    }
    this.#at += 1;
    return children;
  }

  #list(depth: number): ReadonlyMap<string | number, Child> {
    const children = new Map<string | number, Child>();
    let index: number | null = 0;
    this.#at += 1;
    while (!this.#is(this.#at, ']') && this.#at < this.#tokens.length) {
      // After a spread nobody knows the index.
      if (this.#is(this.#at, '...')) index = null;
      const place = this.#value(depth + 1);
      if (index !== null) {
        children.set(index, { key: null, place });
        index += 1;
      }
      if (this.#is(this.#at, ',')) this.#at += 1;
      else if (!this.#is(this.#at, ']')) break;
    }
    this.#at += 1;
    return children;
  }

  /** True where nothing more follows that could change the value. */
  #ended(): boolean {
    const token = this.#tokens[this.#at];
    if (!token || closing.has(token.type)) return true;
    if (token.type === TokenType.comma || token.type === TokenType.semi || token.type === TokenType.eof)
      return true;
    // Without a semicolon a new statement begins on a new line, after something that can end one.
    const before = this.#tokens[this.#at - 1];
    if (!before || !/[\p{L}\p{N}_$)\]}'"`]$/u.test(this.#text.slice(before.start, before.end))) return false;
    const gap = this.#text.slice(before.end, token.start);
    return gap.includes('\n') && /^[\p{L}_$]/u.test(this.#text.slice(token.start, token.end));
  }

  /** Moves to the end of the expression. */
  #skip(): void {
    for (let depth = 0; this.#at < this.#tokens.length; this.#at += 1) {
      const type = this.#tokens[this.#at]?.type;
      if (depth === 0 && this.#ended()) return;
      if (opening.has(type)) depth += 1;
      else if (closing.has(type)) depth -= 1;
    }
  }

  #is(index: number, word: string): boolean {
    return this.#word(index) === word;
  }

  #word(index: number): string {
    const token = this.#tokens[index];
    return token ? this.#text.slice(token.start, token.end) : '';
  }
}

/** Without types, which say nothing about values. Text that does not parse has no tokens. */
function tokensOf(text: string): readonly Token[] {
  try {
    return parse(text, false, true, false).tokens.filter((token) => !token.isType);
  } catch {
    return [];
  }
}

function keyText(written: string): string | number {
  return /^['"]/.test(written) ? written.slice(1, -1) : written;
}
