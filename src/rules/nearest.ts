import { distance } from 'fastest-levenshtein';

/** The known name that a misspelt one most likely means, or null when none is near. Ties go to the first in code-unit order. */
export function nearest(name: string, known: Iterable<string>): string | null {
  if (name.length > 80) return null;
  // Two letters that changed places are two edits, also in a short name.
  const limit = name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3));
  let best: string | null = null;
  let least = limit + 1;
  for (const candidate of [...known].sort()) {
    const folded = distance(name.toLowerCase(), candidate.toLowerCase());
    if (folded < least) {
      least = folded;
      best = candidate;
    }
  }
  return best;
}
