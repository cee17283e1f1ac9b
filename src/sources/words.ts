/**
 * A word for comparison: case, blanks, hyphens, underscores and the form of apostrophes do not count. No locale is asked, and
 * a dotted capital İ equals a plain one, so `İPTAL`, `IPTAL` and `iptal` are one word on every machine.
 */
export function folded(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('i\u0307', 'i')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\s_-]+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
}

/** A field's name for comparison: `Acceptance Criteria`, `acceptance_criteria` and `acceptanceCriteria` are one. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('i\u0307', 'i')
    .replace(/[^\p{L}\p{N}\p{M}.]+/gu, '');
}
