import type { Feature } from '../model/sources.ts';
import { oncePerObject, oncePerText } from './once.ts';

/** More shapes than this, and ids have no shape: then each document would be searched for everything. */
const mostShapes = 200;

/**
 * How feature ids look in prose: as configured, else made from the ids of the inventory, each run of digits standing
 * for any number of the same kind (`A-1` gives `A-\d+`), so that an id that the inventory lacks is seen too. Ids without a
 * digit are ordinary words, and ids without a letter ordinary numbers: neither is looked for. Null when nothing is left.
 */
export function idPattern(features: readonly Feature[], configured: string | null): RegExp | null {
  return configured === null ? shapedAs(features) : asConfigured(configured);
}

const asConfigured = oncePerText((configured) => new RegExp(configured, 'gu'));

const shapedAs = oncePerObject((features: readonly Feature[]): RegExp | null => {
  const shapes = new Set<string>();
  for (const { id } of features) {
    if (/\d/.test(id) && /\p{L}/u.test(id) && !/\s/.test(id)) shapes.add(escaped(id).replace(/\d+/g, '\\d+'));
    if (shapes.size > mostShapes) return null;
  }
  if (shapes.size === 0) return null;
  const longestFirst = [...shapes].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
