import { compareNatural } from '../../model/natural.ts';
import type { Span } from '../../model/span.ts';
import type { AreaFinder } from './finder.ts';

/** The inventory's own groups: an area each, of which nothing is known but its name. A category stands in for an entry without a group. */
export const groups: AreaFinder = {
  step: 'groups',
  certainty: 'guessed',
  adds: false,
  find({ inventory }) {
    const named = new Map<string, Span>();
    for (const feature of inventory.features) {
      const name = feature.group ?? feature.category;
      if (name === null || named.has(name)) continue;
      named.set(name, feature.spans[feature.group === null ? 'category' : 'group'] ?? feature.at);
    }
    // In natural order: where an entry stands in the list says nothing of its group.
    const sorted = [...named].sort((a, b) => compareNatural(a[0], b[0]));
    return {
      areas: sorted.map(([name, at]) => ({ name, guides: [], paths: [], aliases: [], owners: [], at })),
      source: named.size === 0 ? null : inventory.file,
    };
  },
};
