/** A sentence without what ends it. */
export function plainEnd(text: string): string {
  return text.trim().replace(/[.;]+$/, '');
}

/** What a sentence says, whatever its marks, case and end: two that say the same are one. */
export function plainWords(text: string): string {
  return plainEnd(text.replace(/[`*_]/g, '')).toLowerCase();
}
