import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { SubjectKind } from '../../../model/subject.ts';
import type { DecisionDefinition, Vocabulary } from '../../../model/vocabulary.ts';
import { hitPolicies } from '../../read-file.ts';
import { conditionDefinition, leafDefinitions, operatorName, ref } from './conditions.ts';
import {
  commonDefinitions,
  exampleDefinition,
  examplesDefinition,
  nativeDefinition,
  rowDefinition,
  ruleDefinition,
  takenDefinition,
  thenDefinition,
} from './entries.ts';
import { factsOf, type SchemaNames } from './variant.ts';

/** Rules of one decision about some kinds of subject. */
interface Variant {
  readonly name: string;
  /** The name of the facts that it asks, which decisions share. */
  readonly asks: string;
  readonly definition: DecisionDefinition;
  readonly kinds: readonly SubjectKind[];
  /** The file says `about`. */
  readonly stated: boolean;
}

/**
 * The JSON Schema (draft 7, as YAML language servers read it) of a rule file, made from the vocabulary. With names of a
 * repository, facts and parameters that hold them are enums.
 */
export function ruleSchema(vocabulary: Vocabulary, names: SchemaNames = {}): JsonObject {
  const decisions = Object.values(vocabulary.decisions);
  const variants = decisions.flatMap(variantsOf);
  const definitions: { [name: string]: JsonValue } = { ...commonDefinitions(), ...leafDefinitions() };
  const kinds = Object.keys(vocabulary.facts) as SubjectKind[];
  const anything = factsOf(kinds, false, vocabulary, names);
  definitions['condition-anything'] = conditionDefinition(anything, 'condition-anything');
  for (const { name, asks, definition, kinds: about, stated } of variants) {
    const facts = factsOf(about, stated, vocabulary, names);
    // Kinds that have no fact in common: no rule can be about all of them.
    if (facts.length === 0) continue;
    definitions[`condition-${asks}`] = conditionDefinition(facts, `condition-${asks}`);
    definitions[`then-${name}`] = thenDefinition(definition, asks, names);
    definitions[`example-${asks}`] = exampleDefinition(facts);
    definitions[`examples-${asks}`] = examplesDefinition(asks);
    definitions[`fact-of-${asks}`] = takenDefinition(facts);
    definitions[`rule-${name}`] = ruleDefinition({ name, asks });
    definitions[`row-${name}`] = rowDefinition({ name, asks }, definition, facts, names);
  }
  definitions.native = nativeDefinition(
    decisions.map((definition) => ({ definition, variant: openVariant(definition) })),
  );
  definitions.file = fileDefinition(decisions, vocabulary);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'backlogic rules',
    description:
      'A rule file: the rules of one decision, shared conditions, or rules in the form of json-rules-engine.',
    if: { type: 'array' },
    then: { items: ref('native') },
    else: {
      type: 'object',
      if: { required: ['conditions', 'event'] },
      then: ref('native'),
      else: ref('file'),
    },
    definitions,
  };
}

/** The variant of a file that does not say what its rules are about. */
function openVariant(definition: DecisionDefinition): Variant {
  const { about } = definition;
  const [only] = about;
  if (about.length === 1 && only) return singleVariant(definition, only);
  return variant(definition, about.join('-or-'), about, false);
}

function variantsOf(definition: DecisionDefinition): Variant[] {
  const { about } = definition;
  const single = about.map((kind) => singleVariant(definition, kind));
  return about.length === 1 ? single : [...single, everyVariant(definition), openVariant(definition)];
}

function singleVariant(definition: DecisionDefinition, kind: SubjectKind): Variant {
  return variant(definition, kind, [kind], true);
}

/** The variant of a file that names several kinds: its rules ask what all of them have. */
function everyVariant(definition: DecisionDefinition): Variant {
  return variant(definition, definition.about.join('-and-'), definition.about, true);
}

function variant(
  definition: DecisionDefinition,
  asks: string,
  kinds: readonly SubjectKind[],
  stated: boolean,
): Variant {
  return { name: `${definition.decides}-${asks}`, asks, definition, kinds, stated };
}

function fileDefinition(decisions: readonly DecisionDefinition[], vocabulary: Vocabulary): JsonObject {
  return {
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      decides: {
        description: 'The question that the rules of this file answer.',
        enum: decisions.map((one) => one.decides),
        enumDescriptions: decisions.map((one) => one.meaning),
      },
      about: { description: 'The kind of subject that the rules are asked about, or several.' },
      hitPolicy: {
        description:
          'unique: those of the highest priority must agree. priority: the highest wins. collect: every one stands. first: the first on the page wins.',
        enum: hitPolicies,
      },
      description: { type: 'string' },
      extends: {
        description:
          'Rule files that this one builds on, relative to it. Its own rules replace theirs by id.',
        type: ['string', 'array'],
        items: { type: 'string' },
      },
      columns: {
        description:
          'The operator of plain cells of `table`, by fact. Default: `equal`, for lists `contains`.',
        type: 'object',
        additionalProperties: operatorName,
      },
      rankBy: {
        description: 'The fact whose longest matching value wins among rules of equal priority.',
        type: 'string',
      },
      rules: { type: 'array' },
      table: {
        description: 'Rows of a decision table: facts and parameters beside each other.',
        type: 'array',
      },
      conditions: {
        description: 'Shared conditions by name, for `{ condition: name }` in any file.',
        type: 'object',
        additionalProperties: ref('condition-anything'),
      },
    },
    additionalProperties: false,
    if: { required: ['decides'] },
    then: { anyOf: [{ required: ['rules'] }, { required: ['table'] }] },
    else: { required: ['conditions'], not: { anyOf: [{ required: ['rules'] }, { required: ['table'] }] } },
    allOf: decisions.map((definition) => decisionCase(definition, vocabulary)),
  };
}

/** What a file says when it decides one thing. */
function decisionCase(definition: DecisionDefinition, vocabulary: Vocabulary): JsonObject {
  const { decides, about } = definition;
  const entries = (name: string): JsonObject => ({
    properties: { rules: { items: ref(`rule-${name}`) }, table: { items: ref(`row-${name}`) } },
  });
  const open = openVariant(definition);
  const cases = about.map(
    (kind): JsonObject => ({
      if: {
        properties: { about: { enum: [kind, [kind]] } },
        required: ['about'],
      },
      then: entries(singleVariant(definition, kind).name),
    }),
  );
  const common = about.length > 1 && factsOf(about, true, vocabulary, {}).length > 0;
  const several: JsonObject = {
    if: { properties: { about: { type: 'array', minItems: 2 } }, required: ['about'] },
    then: entries((common ? everyVariant(definition) : open).name),
  };
  const list: JsonObject = { type: 'array', items: { enum: about }, minItems: 1 };
  return {
    if: { properties: { decides: { const: decides } }, required: ['decides'] },
    then: {
      properties: {
        about: { anyOf: [{ enum: about }, list] },
        columns: { propertyNames: { enum: factsOf(about, false, vocabulary, {}).map(({ name }) => name) } },
      },
      allOf: [
        ...cases,
        ...(about.length > 1 ? [several] : []),
        { if: { not: { required: ['about'] } }, then: entries(open.name) },
      ],
    },
  };
}
