import type { Entry } from '../entry.ts';

/** Findings of the health family. */
export type HealthFindings = {};

export const healthEntries: { readonly [C in keyof HealthFindings]: Entry<HealthFindings[C]> } = {};
