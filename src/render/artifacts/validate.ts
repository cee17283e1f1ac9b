import type { JsonObject } from '../../model/json.ts';

/** The JSON artifacts that have a schema. */
export type ArtifactKind = 'spec_map' | 'guide_recon' | 'decisions' | 'plan';

/** What is wrong with an artifact by its schema, as `path: problem`; nothing when it is right. */
export function artifactProblems(_kind: ArtifactKind, _content: JsonObject): readonly string[] {
  return [];
}
