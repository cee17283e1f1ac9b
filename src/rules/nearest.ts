import { distance } from 'fastest-levenshtein';

/** Nobody is helped by a guess among thousands, and each guess costs a look at all of them. */
const mostCandidates = 500;

/**
 * The known name that a misspelt one most likely means, or null when none is near. The name itself is no suggestion.
 * Ties go to the first in code-unit order.
 */
export function nearest(name: string, known: Iterable<string>): string | null {
  if (name.length > 80) return null;
  const candidates: string[] = [];
  for (const candidate of known) {
    if (candidate !== name) candidates.push(candidate);
    if (candidates.length > mostCandidates) return null;
  }
  // Two letters that changed places are two edits, also in a short name.
  const limit = name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3));
  let best: string | null = null;
  let least = limit + 1;
  for (const candidate of candidates.sort()) {
    const folded = distance(name.toLowerCase(), candidate.toLowerCase());
    if (folded < least) {
      least = folded;
      best = candidate;
    }
  }
  return best;
}
