import { occurrences } from '../model/grouped.ts';
import type { Entry } from './entry.ts';
import { folded } from './words.ts';

/**
 * Groups that are the id of another entry, such as the epic that a tracker links to, are called by that entry's title; and the entry itself
 * stands in the group that it holds, unless it names one that others share. So are groups that are the id of what holds the entry.
 */
export function nameGroups(entries: readonly Entry[]): void {
  const byId = new Map<string, Entry>();
  for (const entry of entries) if (entry.ownId !== null) byId.set(folded(entry.ownId), entry);
  const sizes = occurrences(entries.flatMap(({ feature }) => feature.group ?? []));
  const holders = new Set<Entry>();
  for (const entry of entries) {
    const { feature, record } = entry;
    const group = feature.group === null ? null : folded(feature.group);
    const beside = record.holders.find(({ id }) => id !== undefined && folded(id) === group);
    if (beside) feature.group = beside.name;
    const holder = group === null || beside ? undefined : byId.get(group);
    if (!holder || holder === entry || !holder.feature.title) continue;
    feature.group = holder.feature.title;
    holders.add(holder);
  }
  for (const { feature } of holders)
    if (feature.group === null || (sizes.get(feature.group) ?? 0) < 2) feature.group = feature.title;
}
