import type { JsonObject } from '../../model/json.ts';
import type { GroupNote, Note } from '../../model/sources.ts';
import { place } from './json.ts';

/** What the inventory says of a feature besides its fields. */
export function notesJson(id: string, notes: readonly Note[]): JsonObject[] {
  return notes.map(({ name, text, at }) => ({ of: id, name, text, source: place(at) }));
}

/** What it says of a group: the key is left out where nothing is said. `name` is empty for a description. */
export function groupNotesJson(key: string, notes: readonly GroupNote[] | undefined): JsonObject {
  if (!notes || notes.length === 0) return {};
  return { [key]: notes.map(({ of, name, text, at }) => ({ of, name, text, source: place(at) })) };
}
