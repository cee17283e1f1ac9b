import type { Entry } from '../entry.ts';

/** Findings of the plan family. */
export type PlanFindings = {};

export const planEntries: { readonly [C in keyof PlanFindings]: Entry<PlanFindings[C]> } = {};
