import type { Feature } from '../model/sources.ts';
import { oncePerObject, oncePerText } from './once.ts';

/** More shapes than this, and ids have no shape: then each document would be searched for everything. */
const mostShapes = 200;
/** More numbers than this are not told apart one by one. */
const mostNumbers = 5_000;

/**
 * How feature ids look in prose: as configured, else made from the ids of the inventory, each run of digits standing
 * for any number of the same kind (`A-1` gives `A-\d+`), so that an id that the inventory lacks is seen too. Ids without a
 * digit are ordinary words, and are not looked for; ids without a letter are ordinary numbers, and are ids behind a `#` alone, where
 * other numbers are those of other things. Null when nothing is left.
 */
export function idPattern(features: readonly Feature[], configured: string | null): RegExp | null {
  return configured === null ? shapedAs(features) : asConfigured(configured);
}

const asConfigured = oncePerText((configured) => new RegExp(configured, 'gu'));

const shapedAs = oncePerObject((features: readonly Feature[]): RegExp | null => {
  const shapes = new Set<string>();
  const numbers: string[] = [];
  for (const { id } of features) {
    if (/^\d+$/.test(id)) numbers.push(id);
    if (/\d/.test(id) && /\p{L}/u.test(id) && !/\s/.test(id)) shapes.add(escaped(id).replace(/\d+/g, '\\d+'));
    if (shapes.size > mostShapes) return null;
  }
  const numbered = numbers.length > 0 && numbers.length <= mostNumbers;
  if (shapes.size === 0 && !numbered) return null;
  const ways = [
    ...(shapes.size > 0 ? [`(?<![\\p{L}\\p{N}_-])(?:${longestFirst(shapes).join('|')})`] : []),
    ...(numbered ? [`(?<=(?<![\\p{L}\\p{N}_/&])#)(?:${longestFirst(numbers).join('|')})`] : []),
  ];
  return new RegExp(`(?:${ways.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
});

function longestFirst(words: Iterable<string>): readonly string[] {
  return [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
