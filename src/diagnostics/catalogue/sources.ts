import type { Entry } from '../entry.ts';

/** Findings of the sources family. */
export type SourceFindings = {};

export const sourceEntries: { readonly [C in keyof SourceFindings]: Entry<SourceFindings[C]> } = {};
