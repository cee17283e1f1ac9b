import type { DecisionKind } from './decision.ts';
import type { SubjectKind } from './subject.ts';

/** The types that facts and `then` parameters have. `strings` is a list of strings. */
export type FactType = 'string' | 'strings' | 'number' | 'boolean';

/** One named fact: what a rule may ask of a subject. */
export interface FactDefinition {
  readonly name: string;
  readonly type: FactType;
  /** What it means, for the schema, the documentation and `backlogic facts`. */
  readonly meaning: string;
  /** Where it comes from, in a few words. */
  readonly origin: string;
  /** The values it can have, where the tool itself fixes them. */
  readonly values?: readonly string[];
}

/** One parameter of `then`. */
export interface ParameterDefinition {
  readonly name: string;
  readonly type: FactType | 'selector';
  readonly meaning: string;
  readonly required: boolean;
  readonly values?: readonly string[];
  /** It names paths of the repository. */
  readonly path?: true;
}

/** One kind of decision: who it is about and what its rules may say. */
export interface DecisionDefinition {
  readonly decides: DecisionKind;
  readonly about: readonly SubjectKind[];
  /** The parameter of `then` that is the decision's value. */
  readonly primary: string;
  readonly parameters: readonly ParameterDefinition[];
  readonly meaning: string;
  /** True when a subject without any decision is a gap that linting reports. */
  readonly total: boolean;
}

/** Everything that rules can speak of. The rules' JSON Schema is generated from it. */
export interface Vocabulary {
  readonly facts: { readonly [K in SubjectKind]: readonly FactDefinition[] };
  readonly decisions: { readonly [K in DecisionKind]: DecisionDefinition };
}
