import type { Entry } from '../entry.ts';

/** Findings of the coverage family. */
export type CoverageFindings = {};

export const coverageEntries: { readonly [C in keyof CoverageFindings]: Entry<CoverageFindings[C]> } = {};
