import type { JsonValue } from '../model/json.ts';
import { LineIndex, lookups, withoutMark } from './lines.ts';
import type { Located, Locator, Place, Pointer, Range } from './located.ts';

/** A scalar with its start and end. */
type PackedScalar = readonly [number, number, string | number | boolean | null];
type PackedList = readonly [number, number, 'list', readonly Packed[]];
/** Each key with its start and end, and what it holds. */
type PackedMapping = readonly [
  number,
  number,
  'mapping',
  readonly (readonly [string, number, number, Packed])[],
];

/** A parsed document as plain data, each part with its place: what a build can keep of a text that it knows already. */
export type Packed = PackedScalar | PackedList | PackedMapping;

/** Packs a value and its places; null where the two do not have the same keys, as with numbers for keys. */
export function pack(value: JsonValue, { start, end, children }: Place): Packed | null {
  if (typeof value !== 'object' || value === null) return children === null ? [start, end, value] : null;
  if (children === null) return null;
  if (Array.isArray(value)) {
    const parts = value.map((one: JsonValue, index) => {
      const child = children.get(index);
      return child ? pack(one, child.place) : null;
    });
    return parts.includes(null) ? null : [start, end, 'list', parts as Packed[]];
  }
  const entries: [string, number, number, Packed][] = [];
  for (const [key, one] of Object.entries(value)) {
    const child = children.get(key);
    const part = child ? pack(one, child.place) : null;
    if (!child?.key || part === null) return null;
    entries.push([key, child.key.start, child.key.end, part]);
  }
  return entries.length === children.size ? [start, end, 'mapping', entries] : null;
}

/** The document again, without parsing: `text` is what it was parsed from. */
export function unpack(packed: Packed, text: string, file: string): Located {
  const lines = new LineIndex(withoutMark(text), file);
  return { value: plainValue(packed), problems: [], ...lookups(() => packedLocator(packed), lines) };
}

function plainValue(packed: Packed): JsonValue {
  if (packed.length === 3) return packed[2];
  if (packed[2] === 'list') return packed[3].map(plainValue);
  const object: { [key: string]: JsonValue } = Object.create(null);
  for (const entry of packed[3]) object[entry[0]] = plainValue(entry[3]);
  return object;
}

function packedLocator(root: Packed): Locator {
  const find = (pointer: Pointer): { readonly key: Range | null; readonly value: Range } => {
    let key: Range | null = null;
    let part = root;
    for (const step of pointer) {
      if (part.length === 3) break;
      if (part[2] === 'list') {
        const next: Packed | undefined = typeof step === 'number' ? part[3][step] : undefined;
        if (!next) break;
        key = null;
        part = next;
      } else {
        // Code that runs a few thousand times in all: taking a list apart by a pattern would be most of it.
        const entry = part[3].find((one) => one[0] === step);
        if (!entry) break;
        key = { start: entry[1], end: entry[2] };
        part = entry[3];
      }
    }
    return { key, value: { start: part[0], end: part[1] } };
  };
  return {
    value: (pointer) => find(pointer).value,
    key(pointer) {
      const { key, value } = find(pointer);
      return key ?? value;
    },
  };
}
