import type { JsonValue } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';
import type { Pointer } from '../../syntax/located.ts';
import type { Holder, RawRecord } from './format.ts';

/** A field with its place, and the places of its members where it is a list. */
export interface PlacedField {
  readonly name: string;
  readonly value: JsonValue;
  readonly at: Span;
  readonly members?: readonly Span[];
  /** Where numbers are written otherwise than a number is: `RawRecord.written`, from the field on. */
  readonly written?: (inner: Pointer) => string | null;
}

/** A record made of fields whose places are known one by one. Of two fields with one name the first counts. */
export function placedRecord(
  fields: readonly PlacedField[],
  at: Span,
  rest: { readonly key?: string | null; readonly holders?: readonly Holder[] } = {},
): RawRecord {
  const object: { [name: string]: JsonValue } = Object.create(null);
  const places = new Map<string, PlacedField>();
  for (const field of fields) {
    if (places.has(field.name)) continue;
    places.set(field.name, field);
    object[field.name] = field.value;
  }
  return {
    object,
    at([name, index]) {
      const field = name === undefined ? undefined : places.get(String(name));
      const member = typeof index === 'number' ? field?.members?.[index] : undefined;
      return member ?? field?.at ?? at;
    },
    written: ([name, ...inner]) =>
      name === undefined ? null : (places.get(String(name))?.written?.(inner) ?? null),
    holders: rest.holders ?? [],
    key: rest.key ?? null,
    parent: null,
  };
}
