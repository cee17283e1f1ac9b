import type { Entry } from '../entry.ts';

/** Findings of the rules family. */
export type RuleFindings = {};

export const ruleEntries: { readonly [C in keyof RuleFindings]: Entry<RuleFindings[C]> } = {};
