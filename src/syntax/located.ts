import type { JsonValue } from '../model/json.ts';
import type { Span } from '../model/span.ts';

/** The way to a value: object keys and list indexes, outermost first. */
export type Pointer = readonly (string | number)[];

/** Something that the parser of a format objects to. The stage that asked turns it into a finding of its family. */
export interface SyntaxProblem {
  /** One sentence without a final stop. */
  readonly message: string;
  readonly at: Span;
  /** `syntax`, `duplicate-key`, `too-deep`, `too-large`, `aliases`, `number`, `documents`, `front-matter`, `table-row`, `table-delimiter`, `conflict`. */
  readonly kind: string;
  /** Other places that belong to it, such as the first of two equal keys. */
  readonly related?: readonly { readonly note: string; readonly at: Span }[];
}

/** A parsed value and the place of every part of it. */
export interface Located {
  /** Objects have no prototype, so a key such as `__proto__` is data. Null when nothing could be read. */
  readonly value: JsonValue;
  readonly problems: readonly SyntaxProblem[];
  /** Place of the value at `pointer`; of the nearest value above it when there is none. */
  at(pointer: Pointer): Span;
  /** Place of the key that holds the value at `pointer`; of the value itself in a list. */
  keyAt(pointer: Pointer): Span;
  /** The number at `pointer` as it is written, where that is more than the number (`007`, `1.10`); else null. */
  written?(pointer: Pointer): string | null;
}

/** Nesting that no honest document reaches; deeper input is refused before anything recurses into it. */
export const maxDepth = 200;

/** Start and end of something in the source text, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a part of a document is, found by pointer. */
export interface Locator {
  /** Range of the value, or of its nearest ancestor. */
  value(pointer: Pointer): Range;
  /** Range of the key, or of the value where there is no key. */
  key(pointer: Pointer): Range;
}

/** A node of a parsed document with its place. Parsers that hold the whole tree locate through it. */
export interface Place extends Range {
  /** By key or index; null for a scalar. */
  readonly children: ReadonlyMap<string | number, Child> | null;
}

export interface Child {
  readonly key: Range | null;
  readonly place: Place;
}

/** Looks places up in a tree of places. */
export function treeLocator(root: Place): Locator {
  const find = (pointer: Pointer): Child => {
    let found: Child = { key: null, place: root };
    for (const step of pointer) {
      const next = found.place.children?.get(step);
      if (!next) break;
      found = next;
    }
    return found;
  };
  return {
    value: (pointer) => find(pointer).place,
    key(pointer) {
      const { key, place } = find(pointer);
      return key ?? place;
    },
  };
}
