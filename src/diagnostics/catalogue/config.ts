import type { Entry } from '../entry.ts';

/** Findings of the config family. */
export type ConfigFindings = {};

export const configEntries: { readonly [C in keyof ConfigFindings]: Entry<ConfigFindings[C]> } = {};
