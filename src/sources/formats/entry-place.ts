import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { Pointer } from '../../syntax/located.ts';

/** What holds an entry, by the way to the value that names it. */
export interface PlacedHolder {
  readonly role: 'group' | 'phase' | 'tag';
  readonly name: string;
  readonly pointer: Pointer;
  /** All that it says, where it is an object, and where that stands. */
  readonly object?: { readonly value: JsonObject; readonly pointer: Pointer };
}

/** A value that may be an entry. */
export interface PlacedEntry {
  readonly value: JsonValue;
  readonly pointer: Pointer;
  /** The key that holds it in a map. */
  readonly key: string | null;
  /** The list in which a mere text stands. */
  readonly list?: readonly JsonValue[];
  readonly holders: readonly PlacedHolder[];
}

/** Entries that stand at places of one kind: `features`, or `phases.*.features`. */
export interface EntryPlace {
  /** Keys joined by dots, `*` for any index or name. */
  readonly path: string;
  /** The key that holds the entries, or null at the top of the document. */
  readonly key: string | null;
  readonly kind: 'list' | 'map';
  readonly entries: readonly PlacedEntry[];
  /** A configured key holds them, or the document is the list itself. */
  readonly expected: boolean;
  /** They stand in groups or phases. */
  readonly held: boolean;
}

/** One of several groups or phases in which no entry stands. */
export interface EmptyHolder {
  /** Where it stands, as in `EntryPlace.path`. */
  readonly path: string;
  readonly holder: PlacedHolder;
}
