import type { ValidateFunction } from 'ajv';
import type { JsonObject } from '../../model/json.ts';
import {
  decision,
  decisions,
  guide,
  guideRecon,
  item,
  plan,
  repoHealth,
  specMap,
} from '../generated/validators.js';

/** The JSON artifacts that have a schema, `schemas/KIND.schema.json`. */
export type ArtifactKind = 'spec_map' | 'guide_recon' | 'decisions' | 'plan' | 'repo_health';

const validators: { readonly [K in ArtifactKind]: ValidateFunction } = {
  spec_map: specMap,
  guide_recon: guideRecon,
  decisions,
  plan,
  repo_health: repoHealth,
};

const elementValidators: { readonly [K in ArtifactKind]?: ValidateFunction } = {
  guide_recon: guide,
  decisions: decision,
  plan: item,
};

/** What is wrong with an artifact by its schema, as `/pointer problem`; nothing when it is right. */
export function artifactProblems(kind: ArtifactKind, content: JsonObject): readonly string[] {
  return problemsBy(validators[kind], content, '');
}

/** The same of one element of the long list of an artifact, which stands at `pointer`. */
export function elementProblems(kind: ArtifactKind, element: JsonObject, pointer: string): readonly string[] {
  const validate = elementValidators[kind];
  return validate ? problemsBy(validate, element, pointer) : [];
}

function problemsBy(validate: ValidateFunction, content: JsonObject, pointer: string): readonly string[] {
  if (validate(content)) return [];
  return (validate.errors ?? []).map((error) => {
    const what = JSON.stringify(error.params);
    const at = pointer + error.instancePath;
    return `${at === '' ? '/' : at} ${error.message ?? error.keyword} ${what}`;
  });
}
