import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { DecisionDefinition, ParameterDefinition } from '../../../model/vocabulary.ts';
import { namesInThen } from '../lint/names.ts';
import { cellOf, ref } from './conditions.ts';
import type { SchemaFact, SchemaNames } from './variant.ts';

/** How definitions of a variant are named: its own, and those of the facts that it asks. */
export interface VariantNames {
  readonly name: string;
  readonly asks: string;
}

/** What entries of every kind are made of. */
export function commonDefinitions(): { [name: string]: JsonValue } {
  return {
    because: { description: 'Why, for whoever audits the decision.', type: 'string', minLength: 1 },
    severity: { enum: ['high', 'medium', 'low'] },
    priority: { description: 'Higher wins. 0 by default.', type: 'integer' },
    since: { description: 'The version or date of the rule.', type: ['string', 'number'] },
    allow: {
      description: 'Findings of `backlogic rules lint` that are accepted here.',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: { type: 'string', pattern: '^rules/' },
          reason: { type: 'string', minLength: 1 },
        },
        required: ['code', 'reason'],
        additionalProperties: false,
      },
    },
    override: { description: 'It replaces a rule of this id in a lower layer.', type: 'boolean' },
    disabled: {
      description: 'Switches the rule off.',
      type: 'object',
      properties: { reason: { type: 'string', minLength: 1 } },
      required: ['reason'],
      additionalProperties: false,
    },
  };
}

/** A rule's own tests. */
export function examplesDefinition(asks: string): JsonObject {
  const list: JsonObject = { type: 'array', items: ref(`example-${asks}`) };
  return {
    description: "The rule's own tests; `backlogic rules test` runs them.",
    type: 'object',
    properties: {
      fires: { description: 'The rule fires on each.', ...list },
      spares: { description: 'The rule fires on none.', ...list },
    },
    additionalProperties: false,
  };
}

export function exampleDefinition(facts: readonly SchemaFact[]): JsonObject {
  return {
    description: 'A subject of the input by its id, or literal facts; those that are left out are empty.',
    anyOf: [
      { type: 'string', minLength: 1 },
      {
        type: 'object',
        properties: Object.fromEntries(facts.map((fact) => [fact.name, literalOf(fact)])),
        additionalProperties: false,
      },
    ],
  };
}

/** A fact of the subject in the place of a parameter's value. */
export function takenDefinition(facts: readonly SchemaFact[]): JsonObject {
  return {
    type: 'object',
    properties: { fact: { enum: facts.map((fact) => fact.name) }, path: { type: 'string' } },
    required: ['fact'],
    additionalProperties: false,
  };
}

/** Keys that every form of rule may have. */
function commonProperties(asks: string): { [key: string]: JsonValue } {
  const keys = Object.keys(commonDefinitions());
  return { ...Object.fromEntries(keys.map((key) => [key, ref(key)])), examples: ref(`examples-${asks}`) };
}

function literalOf(fact: SchemaFact): JsonObject {
  if (fact.type === null) return { description: fact.meaning };
  const type: JsonObject =
    fact.type === 'strings' ? { type: 'array', items: { type: 'string' } } : { type: fact.type };
  return { description: fact.meaning, ...type };
}

/** One parameter of `then`. A name that something else defines is one of those; one that the rule itself defines is offered. */
function parameterSchema(parameter: ParameterDefinition, asks: string, names: SchemaNames): JsonObject {
  const { type, meaning } = parameter;
  const fromFact = ref(`fact-of-${asks}`);
  if (type === 'selector')
    return { description: meaning, ...selectorSchema(parameter.name, fromFact, names) };
  const known = namesOf(parameter.name, names);
  const offered =
    parameter.name === 'flag' ? names.flag : parameter.name === 'workstream' ? names.workstream : null;
  const written: JsonObject[] =
    type === 'strings'
      ? [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }]
      : [{ type }];
  const values = parameter.values ?? known;
  const choices = values ? [{ enum: values }] : offered ? [{ enum: offered }, ...written] : written;
  return { description: meaning, anyOf: [...choices, fromFact] };
}

function namesOf(parameter: string, names: SchemaNames): readonly string[] | null {
  const kind = namesInThen[parameter];
  const known = kind && names[kind];
  return known && known.length > 0 ? known : null;
}

function selectorSchema(parameter: string, fromFact: JsonObject, names: SchemaNames): JsonObject {
  const entry = (key: string): JsonObject => {
    const known = namesOf(`${parameter}.${key}`, names);
    return { anyOf: [known ? { enum: known } : { type: 'string', minLength: 1 }, fromFact] };
  };
  return {
    type: 'object',
    minProperties: 1,
    properties: {
      area: entry('area'),
      group: entry('group'),
      workstream: entry('workstream'),
      item: entry('item'),
      contract: { description: 'The contract work.', const: true },
    },
    additionalProperties: false,
  };
}

export function thenDefinition(definition: DecisionDefinition, asks: string, names: SchemaNames): JsonObject {
  return {
    description: definition.meaning,
    type: 'object',
    properties: parametersOf(definition, asks, names),
    required: definition.parameters.filter((one) => one.required).map((one) => one.name),
    additionalProperties: false,
  };
}

function parametersOf(
  definition: DecisionDefinition,
  asks: string,
  names: SchemaNames,
): { [key: string]: JsonValue } {
  return Object.fromEntries(
    definition.parameters.map((one) => [one.name, parameterSchema(one, asks, names)]),
  );
}

/** An entry that has nothing but an id and `disabled` switches off a rule of a lower layer. */
function unlessSwitch(required: readonly string[], id: boolean): JsonObject {
  return {
    if: { propertyNames: { enum: ['id', 'disabled'] }, required: ['disabled'] },
    then: { required: ['id', 'disabled'] },
    else: { required: id ? ['id', ...required] : required },
  };
}

/** An entry of `rules`. `name` is that of the variant. */
export function ruleDefinition({ name, asks }: VariantNames): JsonObject {
  return {
    type: 'object',
    properties: {
      id: { description: 'Unique among all rules.', type: 'string', minLength: 1 },
      when: { description: 'What must hold.', ...ref(`condition-${asks}`) },
      then: ref(`then-${name}`),
      ...commonProperties(asks),
    },
    additionalProperties: false,
    ...unlessSwitch(['when', 'then'], true),
  };
}

/** A row of `table`: facts and parameters beside each other. */
export function rowDefinition(
  { asks }: VariantNames,
  definition: DecisionDefinition,
  facts: readonly SchemaFact[],
  names: SchemaNames,
): JsonObject {
  return {
    type: 'object',
    properties: {
      id: { description: 'Unique among all rules.', type: 'string', minLength: 1 },
      ...Object.fromEntries(facts.map((fact) => [fact.name, cellOf(fact)])),
      when: { description: 'What must hold besides the cells.', ...ref(`condition-${asks}`) },
      ...commonProperties(asks),
      ...parametersOf(definition, asks, names),
    },
    additionalProperties: false,
    ...unlessSwitch(
      definition.parameters.filter((one) => one.required).map((one) => one.name),
      false,
    ),
  };
}

/** A rule in json-rules-engine's own form. */
export function nativeDefinition(
  decisions: readonly { readonly definition: DecisionDefinition; readonly variant: VariantNames }[],
): JsonObject {
  const { override: _, disabled: __, ...common } = commonProperties('');
  return {
    type: 'object',
    properties: {
      conditions: { type: 'object' },
      event: {
        type: 'object',
        properties: { type: { enum: decisions.map(({ definition }) => definition.decides) }, params: {} },
        required: ['type', 'params'],
        additionalProperties: false,
      },
      name: { type: 'string' },
      id: { type: 'string' },
      ...common,
      examples: { type: 'object' },
      priority: { type: 'integer', minimum: 1 },
    },
    required: ['conditions', 'event'],
    additionalProperties: false,
    allOf: decisions.map(({ definition, variant }) => ({
      if: {
        properties: { event: { properties: { type: { const: definition.decides } }, required: ['type'] } },
        required: ['event'],
      },
      then: {
        properties: {
          conditions: ref(`condition-${variant.asks}`),
          event: { properties: { params: ref(`then-${variant.name}`) } },
        },
      },
    })),
  };
}
