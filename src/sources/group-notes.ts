import type { GroupNote, GroupNotes, Note } from '../model/sources.ts';
import type { Entry } from './entry.ts';

/**
 * What holds the entries of each group says of them: the epic or section that the group is called by, and those above and within it. One
 * that holds entries of several groups speaks for each of them. Groups and notes in the order of the inventory.
 */
export function groupNotes(entries: readonly Entry[]): readonly GroupNotes[] {
  // Holders are made for each entry anew, what they say is not.
  const said = new Map<string | null, Map<readonly Note[], string>>();
  for (const { feature, record } of entries) {
    for (const { name, notes } of record.holders) {
      if (!notes || notes.length === 0) continue;
      let own = said.get(feature.group);
      if (!own) {
        own = new Map();
        said.set(feature.group, own);
      }
      own.set(notes, name);
    }
  }
  return [...said].map(([group, own]) => ({
    group,
    notes: [...own].flatMap(([notes, of]) => notes.map((note): GroupNote => ({ of, ...note }))),
  }));
}
