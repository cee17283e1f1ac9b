import type { Entry } from '../entry.ts';

/** Findings of the artifacts family. */
export type ArtifactFindings = {};

export const artifactEntries: { readonly [C in keyof ArtifactFindings]: Entry<ArtifactFindings[C]> } = {};
