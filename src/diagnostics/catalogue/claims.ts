import type { Entry } from '../entry.ts';

/** Findings of the claims family. */
export type ClaimFindings = {};

export const claimEntries: { readonly [C in keyof ClaimFindings]: Entry<ClaimFindings[C]> } = {};
