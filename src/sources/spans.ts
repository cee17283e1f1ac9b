import { inheritNothing } from '../model/json.ts';
import { none } from '../model/none.ts';
import type { Criterion } from '../model/sources.ts';
import { type Span, spanOf } from '../model/span.ts';

/** Places by field. There is one for every entry. */
export class Spans {
  [field: string]: Span;
}

inheritNothing(Spans.prototype);

/**
 * The numbers of a place: line, column, last line and last column, the latter 0 where the place does not say them. Signed, which V8 holds
 * within an object: what might be larger it holds beside every place there is.
 */
const numbers = 4;
const chunk = 1 << 16;

/** Some places of one file: what many objects would each have to name. */
class Places {
  readonly #file: string;
  readonly #numbers: Int32Array;

  constructor(file: string, held: Int32Array) {
    this.#file = file;
    this.#numbers = held;
  }

  isIn(file: string, held: Int32Array): boolean {
    return this.#file === file && this.#numbers === held;
  }

  at(start: number): Span {
    return spanAt(this.#file, this.#numbers, start);
  }
}

/** A criterion whose place is made when it is asked for. */
class PackedCriterion implements Criterion {
  readonly id: string | null;
  readonly text: string;
  declare readonly done?: boolean;
  declare readonly note?: string;
  readonly #places: Places;
  readonly #start: number;

  constructor({ id, text, done, note }: Criterion, places: Places, start: number) {
    this.id = id;
    this.text = text;
    if (done !== undefined) this.done = done;
    if (note !== undefined) this.note = note;
    this.#places = places;
    this.#start = start;
  }

  get at(): Span {
    return this.#places.at(this.#start);
  }

  toJSON(): Criterion {
    const { at } = this;
    return { ...this, at };
  }
}

/** Makes places out of numbers: those of one kind of entry have one prototype with a getter for each of their fields. */
type Packed = new (held: Int32Array, start: number) => { readonly [field: string]: Span };

/**
 * Keeps places as numbers, a quarter of what they take as objects: an entry has some eight by field and more of criteria, and few are
 * ever asked for. Each is made anew when it is.
 */
export class SpanStore {
  readonly #kinds = new Map<string, Packed>();
  #held = new Int32Array(0);
  #used = 0;
  #places = new Places('', this.#held);

  /** The same places, to be read as before; as own properties they are gone. */
  pack(spans: { readonly [field: string]: Span }): { readonly [field: string]: Span } {
    const fields = Object.keys(spans);
    const Kind = this.#kindOf(fields, spans);
    const start = this.#reserve(fields.length * numbers);
    for (const [index, field] of fields.entries()) this.#put(spans[field] as Span, start + index * numbers);
    return new Kind(this.#held, start);
  }

  /** The same criteria, their places as numbers: there are more of them than of anything else. */
  packAll(criteria: readonly Criterion[]): readonly Criterion[] {
    if (criteria.length === 0) return none;
    return criteria.map((one) => {
      const start = this.#reserve(numbers);
      this.#put(one.at, start);
      const { file } = one.at;
      if (!this.#places.isIn(file, this.#held)) this.#places = new Places(file, this.#held);
      return new PackedCriterion(one, this.#places, start);
    });
  }

  #put({ line, column, endLine = 0, endColumn = 0 }: Span, start: number): void {
    this.#held[start] = line;
    this.#held[start + 1] = column;
    this.#held[start + 2] = endLine;
    this.#held[start + 3] = endColumn;
  }

  #reserve(length: number): number {
    if (this.#used + length > this.#held.length) {
      this.#held = new Int32Array(Math.max(chunk, length));
      this.#used = 0;
    }
    this.#used += length;
    return this.#used - length;
  }

  /** Entries of one file mostly have the same fields. */
  #kindOf(fields: readonly string[], spans: { readonly [field: string]: Span }): Packed {
    const files = fields.map((field) => spans[field]?.file ?? '');
    const key = JSON.stringify([fields, new Set(files).size === 1 ? files[0] : files]);
    let kind = this.#kinds.get(key);
    if (!kind) {
      kind = packedKind(fields, files);
      this.#kinds.set(key, kind);
    }
    return kind;
  }
}

function spanAt(file: string, held: Int32Array, start: number): Span {
  const [line = 0, column = 0, endLine = 0, endColumn = 0] = held.subarray(start, start + numbers);
  return spanOf(file, line, column, endLine || null, endColumn || null);
}

function packedKind(fields: readonly string[], files: readonly string[]): Packed {
  class PackedSpans {
    readonly #numbers: Int32Array;
    readonly #start: number;

    constructor(held: Int32Array, start: number) {
      this.#numbers = held;
      this.#start = start;
    }

    static at(spans: PackedSpans, index: number): Span {
      return spanAt(files[index] ?? '', spans.#numbers, spans.#start + index * numbers);
    }
  }
  const { prototype } = PackedSpans;
  for (const [index, field] of fields.entries()) {
    const get = function (this: PackedSpans): Span {
      return PackedSpans.at(this, index);
    };
    Object.defineProperty(prototype, field, { get });
  }
  const toJSON = function (this: PackedSpans): { [field: string]: Span } {
    return Object.fromEntries(fields.map((field, index) => [field, PackedSpans.at(this, index)]));
  };
  Object.defineProperty(prototype, 'toJSON', { value: toJSON });
  inheritNothing(prototype);
  return PackedSpans as unknown as Packed;
}
