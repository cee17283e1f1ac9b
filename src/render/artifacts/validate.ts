import type { ValidateFunction } from 'ajv';
import type { JsonObject } from '../../model/json.ts';
import {
  decision,
  decisions,
  guide,
  guideRecon,
  item,
  mappedGroup,
  plan,
  repoHealth,
  riskyFeature,
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

/** By artifact and the path of the list. */
const elementValidators: { readonly [K in ArtifactKind]?: { readonly [path: string]: ValidateFunction } } = {
  spec_map: {
    '/feature_inventory/high_risk': riskyFeature,
    '/feature_group_to_area_mapping': mappedGroup,
  },
  guide_recon: { '/guides': guide },
  decisions: { '/decisions': decision },
  plan: { '/items': item },
};

/** What is wrong with an artifact by its schema, as `/pointer problem`; nothing when it is right. */
export function artifactProblems(kind: ArtifactKind, content: JsonObject): readonly string[] {
  return problemsBy(validators[kind], content, '');
}

/** The same of one element of the long list of an artifact that stands at `list`; the element stands there as `name`. */
export function elementProblems(
  kind: ArtifactKind,
  element: JsonObject,
  list: string,
  name: string | number,
): readonly string[] {
  const validate = elementValidators[kind]?.[list];
  if (!validate) throw new Error(`no schema of an element of ${list} in ${kind}`);
  return problemsBy(validate, element, `${list}/${name}`);
}

function problemsBy(validate: ValidateFunction, content: JsonObject, pointer: string): readonly string[] {
  if (validate(content)) return [];
  return (validate.errors ?? []).map((error) => {
    const what = JSON.stringify(error.params);
    const at = pointer + error.instancePath;
    return `${at === '' ? '/' : at} ${error.message ?? error.keyword} ${what}`;
  });
}
