import type { FeatureField } from '../../model/config.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import { none } from '../../model/none.ts';
import type { Located, Pointer } from '../../syntax/located.ts';
import type { PlacedHolder } from './entry-place.ts';
import type { RawRecord } from './format.ts';
import { type FieldNames, states } from './names.ts';

/**
 * What an epic or a phase says for all that it holds. How far it is itself says nothing of any one of them, unless there is nothing
 * left to do (`FieldNames.ends`).
 */
export const inherited: readonly FeatureField[] = ['priority', 'owner', 'phase'];

/** A value that a holder gives an entry, with the way to it from the top. */
interface InheritedValue {
  readonly key: string;
  readonly value: JsonValue;
  readonly pointer: Pointer;
}

/** A record with what its holders say and it does not, at the places where they say it. `holders` has the outermost first. */
export function withInherited(
  record: RawRecord,
  holders: readonly PlacedHolder[],
  fields: FieldNames,
  located: Located,
): RawRecord {
  const more = inheritedBy(record.object, holders, fields);
  if (more.length === 0) return record;
  const places = new Map<unknown, Pointer>(more.map((one) => [one.key, one.pointer]));
  return {
    ...record,
    object: { ...record.object, ...Object.fromEntries(more.map((one) => [one.key, one.value])) },
    at: (pointer) => {
      const [first, ...inner] = pointer;
      const place = places.get(first);
      return place ? located.at([...place, ...inner]) : record.at(pointer);
    },
  };
}

/** What the holders of an entry say and it does not say itself; of several the innermost. `holders` has the outermost first. */
function inheritedBy(
  entry: JsonObject,
  holders: readonly PlacedHolder[],
  fields: FieldNames,
): readonly InheritedValue[] {
  if (holders.length === 0) return none;
  const open = new Set(inherited.filter((field) => !fields.says(entry, new Set([field]))));
  const found: InheritedValue[] = [];
  for (const { role, object } of [...holders].reverse()) {
    if (!object || open.size === 0) continue;
    for (const [key, value] of Object.entries(object.value)) {
      if ((typeof value !== 'string' || value.trim() === '') && typeof value !== 'number') continue;
      const field = [...open].find((one) => fields.says({ [key]: value }, new Set([one])));
      // What a phase is called is its phase already.
      if (field === undefined || (field === 'phase' && role === 'phase')) continue;
      open.delete(field);
      if (!Object.hasOwn(entry, key)) found.push({ key, value, pointer: [...object.pointer, key] });
    }
  }
  return fields.says(entry, states) ? found : [...found, ...ended(entry, holders, fields)];
}

/** The state of the innermost holder that has one, where that is an end. */
function ended(
  entry: JsonObject,
  holders: readonly PlacedHolder[],
  fields: FieldNames,
): readonly InheritedValue[] {
  for (const { object } of [...holders].reverse()) {
    if (!object || !fields.says(object.value, states)) continue;
    const said = Object.entries(object.value).find(([key, value]) => fields.ends(key, value));
    if (!said || Object.hasOwn(entry, said[0])) return none;
    return [{ key: said[0], value: said[1], pointer: [...object.pointer, said[0]] }];
  }
  return none;
}
