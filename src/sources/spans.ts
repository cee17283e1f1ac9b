import { inheritNothing } from '../model/json.ts';
import { type Span, spanOf } from '../model/span.ts';

/** Places by field. There is one for every entry. */
export class Spans {
  [field: string]: Span;
}

inheritNothing(Spans.prototype);

/** The numbers of a place: line, column, last line and last column, the latter 0 where the place does not say them. */
const numbers = 4;
const chunk = 1 << 16;

/** Makes places out of numbers: those of one kind of entry have one prototype with a getter for each of their fields. */
type Packed = new (held: Uint32Array, start: number) => { readonly [field: string]: Span };

/**
 * Keeps places by field as numbers, a quarter of what they take as objects: an entry has some eight of them, and few are ever
 * asked for. Each is made anew when it is.
 */
export class SpanStore {
  readonly #kinds = new Map<string, Packed>();
  #held = new Uint32Array(0);
  #used = 0;

  /** The same places, to be read as before; as own properties they are gone. */
  pack(spans: { readonly [field: string]: Span }): { readonly [field: string]: Span } {
    const fields = Object.keys(spans);
    const Kind = this.#kindOf(fields, spans);
    const start = this.#reserve(fields.length * numbers);
    for (const [index, field] of fields.entries()) {
      const { line, column, endLine = 0, endColumn = 0 } = spans[field] as Span;
      const at = start + index * numbers;
      this.#held[at] = line;
      this.#held[at + 1] = column;
      this.#held[at + 2] = endLine;
      this.#held[at + 3] = endColumn;
    }
    return new Kind(this.#held, start);
  }

  #reserve(length: number): number {
    if (this.#used + length > this.#held.length) {
      this.#held = new Uint32Array(Math.max(chunk, length));
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

function packedKind(fields: readonly string[], files: readonly string[]): Packed {
  class PackedSpans {
    readonly #numbers: Uint32Array;
    readonly #start: number;

    constructor(held: Uint32Array, start: number) {
      this.#numbers = held;
      this.#start = start;
    }

    static at(spans: PackedSpans, index: number): Span {
      const from = spans.#start + index * numbers;
      const [line = 0, column = 0, endLine = 0, endColumn = 0] = spans.#numbers.subarray(
        from,
        from + numbers,
      );
      return spanOf(files[index] ?? '', line, column, endLine || null, endColumn || null);
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
