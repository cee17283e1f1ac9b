import type { ValidateFunction } from 'ajv';
import type { JsonObject } from '../../model/json.ts';
import { decisions, guideRecon, plan, repoHealth, specMap } from '../generated/validators.js';

/** The JSON artifacts that have a schema, `schemas/KIND.schema.json`. */
export type ArtifactKind = 'spec_map' | 'guide_recon' | 'decisions' | 'plan' | 'repo_health';

const validators: { readonly [K in ArtifactKind]: ValidateFunction } = {
  spec_map: specMap,
  guide_recon: guideRecon,
  decisions,
  plan,
  repo_health: repoHealth,
};

/** What is wrong with an artifact by its schema, as `/pointer problem`; nothing when it is right. */
export function artifactProblems(kind: ArtifactKind, content: JsonObject): readonly string[] {
  const validate = validators[kind];
  if (validate(content)) return [];
  return (validate.errors ?? []).map((error) => {
    const what = JSON.stringify(error.params);
    return `${error.instancePath === '' ? '/' : error.instancePath} ${error.message ?? error.keyword} ${what}`;
  });
}
