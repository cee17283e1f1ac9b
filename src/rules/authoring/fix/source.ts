import type { JsonValue } from '../../../model/json.ts';
import type { Span } from '../../../model/span.ts';
import { parseJson } from '../../../syntax/json.ts';
import type { Located } from '../../../syntax/located.ts';
import { parseYaml } from '../../../syntax/yaml.ts';
import type { RuleBook, RuleFile } from '../../model.ts';

export type Pointer = readonly (string | number)[];

/** Start and end in the text of a file, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A rule file that can be edited: places as offsets, and values by the place that they stand at. */
export class RuleSource {
  readonly file: string;
  readonly text: string;
  readonly json: boolean;
  readonly #located: Located;
  readonly #lineStarts: readonly number[];
  readonly #pointers = new Map<string, Pointer>();

  constructor({ name, path, text }: RuleFile) {
    this.file = name;
    this.text = text;
    this.json = path.endsWith('.json') || path.endsWith('.jsonc');
    this.#located = this.json ? parseJson(text, name, { comments: true }) : parseYaml(text, name);
    // Places do not count a byte order mark; offsets into the text do.
    const mark = text.startsWith('\uFEFF') ? 1 : 0;
    const starts = [mark];
    for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
    this.#lineStarts = starts;
    this.#index(this.#located.value, []);
  }

  /** The value under a pointer. */
  value(pointer: Pointer): JsonValue | undefined {
    let value: JsonValue | undefined = this.#located.value;
    for (const step of pointer) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = (value as { readonly [key: string]: JsonValue })[step];
    }
    return value;
  }

  /** Where a value begins, as a pointer to it; null where none does. */
  pointerAt(at: Span): Pointer | null {
    return this.#pointers.get(placeKey(at)) ?? null;
  }

  at(pointer: Pointer): Span {
    return this.#located.at(pointer);
  }

  /** The places of the elements of a list that stands at `at`; of the value itself when it is no list. */
  elements(at: Span): readonly Span[] {
    const pointer = this.pointerAt(at);
    const value = pointer && this.value(pointer);
    if (!pointer || !Array.isArray(value)) return [at];
    return value.map((_, index) => this.at([...pointer, index]));
  }

  /** A value as offsets, brackets and quotes included. A block scalar ends after its last line break. */
  rangeOf(pointer: Pointer): Range {
    const range = this.range(this.at(pointer));
    if (this.json) return range;
    const value = this.value(pointer);
    if (typeof value !== 'object' || value === null) return range;
    // The place of a YAML collection ends with its last element; the bracket that closes it comes after.
    let end = range.start + (this.isFlow(pointer) ? 1 : 0);
    for (const key of Object.keys(value)) {
      end = Math.max(end, this.rangeOf([...pointer, Array.isArray(value) ? Number(key) : key]).end);
    }
    if (!this.isFlow(pointer)) return { start: range.start, end };
    const rest = /^(?:[\s,]|#[^\n]*\n)*[\]}]/.exec(this.text.slice(end));
    return { start: range.start, end: end + (rest?.[0].length ?? 0) };
  }

  keyRange(pointer: Pointer): Range {
    return this.range(this.#located.keyAt(pointer));
  }

  /** True for `[…]` and `{…}`, and for all of a JSON file. */
  isFlow(pointer: Pointer): boolean {
    return this.json || /[[{]/.test(this.text.charAt(this.range(this.at(pointer)).start));
  }

  /** A place as offsets. */
  range(at: Span): Range {
    const start = this.#offset(at.line, at.column);
    const end = at.endColumn === undefined ? start : this.#offset(at.endLine ?? at.line, at.endColumn);
    return { start, end: Math.max(start, end) };
  }

  #offset(line: number, column: number): number {
    return Math.min(this.text.length, (this.#lineStarts[line - 1] ?? this.text.length) + column - 1);
  }

  #index(value: JsonValue, pointer: Pointer): void {
    const key = placeKey(this.#located.at(pointer));
    // What an alias repeats stands at its anchor, which was there first.
    if (!this.#pointers.has(key)) this.#pointers.set(key, pointer);
    if (typeof value !== 'object' || value === null) return;
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
    for (const step of keys) {
      const item = (value as { readonly [key: string]: JsonValue })[step];
      if (item !== undefined) this.#index(item, [...pointer, step]);
    }
  }
}

function placeKey(at: Span): string {
  return `${at.line}:${at.column}`;
}

/** The rule files of a book, each read once when it is asked for. */
export class RuleSources {
  readonly #files: ReadonlyMap<string, RuleFile>;
  readonly #sources = new Map<string, RuleSource>();

  constructor(book: RuleBook) {
    this.#files = new Map(book.files.map((file) => [file.name, file]));
  }

  /** The file of a place; null when the book does not have it. */
  of(at: Span): RuleSource | null {
    const known = this.#sources.get(at.file);
    if (known) return known;
    const file = this.#files.get(at.file);
    if (!file) return null;
    const source = new RuleSource(file);
    this.#sources.set(at.file, source);
    return source;
  }
}
