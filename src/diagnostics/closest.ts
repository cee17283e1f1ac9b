import { distance } from 'fastest-levenshtein';

/**
 * The candidate nearest to `word` by edit distance, or null when none is near enough to be a slip of the
 * fingers: a third of its length at most, rounded up (two swapped letters are two steps). Case counts as no difference. Ties go to the earlier candidate.
 */
export function closest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let least = Math.ceil(word.length / 3) + 1;
  for (const candidate of candidates) {
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}
