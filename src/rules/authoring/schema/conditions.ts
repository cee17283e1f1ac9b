import { grouped } from '../../../model/grouped.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { FactType } from '../../../model/vocabulary.ts';
import { decorators } from '../../decorators.ts';
import { type OperandShape, type Operator, operators } from '../../operators.ts';
import type { SchemaFact } from './variant.ts';

export const ref = (name: string): JsonObject => ({ $ref: `#/definitions/${name}` });

const factTypes: readonly FactType[] = ['string', 'strings', 'number', 'boolean'];
const decorated = `^(?:(?:${decorators.join('|')}):){1,4}(?:${[...operators.keys()].join('|')})$`;

/** The name of an operator, whatever fact it may ask. */
export const operatorName: JsonObject = {
  anyOf: [{ enum: [...operators.keys()] }, { type: 'string', pattern: decorated }],
};

/** `{ fact: name }` in the place of a value. */
const fromFact: JsonObject = {
  type: 'object',
  properties: { fact: { type: 'string' }, path: { type: 'string' }, params: {} },
  required: ['fact'],
  additionalProperties: false,
};

const pattern: JsonObject = {
  description: 'A JavaScript regular expression; `(?i)` at the start makes it ignore case.',
  type: ['string', 'object'],
  properties: { pattern: { type: 'string' }, flags: { type: 'string', pattern: '^[imsu]*$' } },
  required: ['pattern'],
  additionalProperties: false,
};

function operandOf(shape: OperandShape, type: FactType): JsonObject {
  const single: JsonObject = { type: type === 'strings' ? 'string' : type };
  const text: JsonObject = { type: 'string' };
  const texts: JsonObject = { type: 'array', items: text };
  switch (shape) {
    case 'same':
      return single;
    case 'listOfSame':
      return { type: 'array', items: single };
    case 'string':
    case 'number':
    case 'boolean':
      return { type: shape };
    case 'strings':
      return texts;
    case 'stringOrStrings':
    case 'globs':
      return { type: ['string', 'array'], items: text };
    case 'pattern':
      return pattern;
    case 'patterns':
      return { type: 'array', items: pattern };
  }
}

/** What a leaf that asks a fact of some type may say, for each type of fact: shared by all kinds of subject. */
export function leafDefinitions(): { [name: string]: JsonValue } {
  const definitions: { [name: string]: JsonValue } = { fact: fromFact };
  for (const type of factTypes) {
    const fitting = operatorsFor(type);
    definitions[`operator-of-${type}`] = operatorChoice(fitting);
    definitions[`leaf-of-${type}`] = {
      properties: { operator: ref(`operator-of-${type}`) },
      allOf: byOperand(fitting, type),
    };
    definitions[`cell-of-${type}`] = cellDefinition(type, fitting);
  }
  return definitions;
}

function operatorsFor(type: FactType): readonly Operator[] {
  return [...operators.values()].filter((operator) => operator.facts.includes(type));
}

function operatorChoice(fitting: readonly Operator[]): JsonObject {
  return {
    anyOf: [
      { enum: fitting.map((one) => one.name), enumDescriptions: fitting.map((one) => one.meaning) },
      { type: 'string', pattern: decorated },
    ],
  };
}

/** One case for each form of right-hand side. */
function byOperand(fitting: readonly Operator[], type: FactType): JsonObject[] {
  const groups = grouped(fitting, (operator) => `${operator.operand} ${operator.fromFact}`);
  return [...groups.values()].map((group) => {
    const [first] = group as [Operator, ...Operator[]];
    const written = operandOf(first.operand, type);
    return {
      if: { properties: { operator: { enum: group.map((one) => one.name) } }, required: ['operator'] },
      then: { properties: { value: first.fromFact ? { anyOf: [written, ref('fact')] } : written } },
    };
  });
}

const comparing = {
  single: ['equal', 'notEqual', 'contains', 'doesNotContain'],
  list: ['in', 'notIn', 'intersects'],
};

/** A condition over some facts: json-rules-engine's, with what each fact allows. `self` is the definition's own name. */
export function conditionDefinition(facts: readonly SchemaFact[], self: string): JsonObject {
  const nested = ref(self);
  const whole = (names: readonly string[]): JsonObject => ({
    properties: { fact: { enum: names } },
    required: ['fact'],
    not: { required: ['path'] },
  });
  const byType = factTypes.flatMap((type): JsonObject[] => {
    const names = facts.filter((fact) => fact.type === type).map((fact) => fact.name);
    return names.length === 0 ? [] : [{ if: whole(names), then: ref(`leaf-of-${type}`) }];
  });
  const byValues = facts.flatMap((fact): JsonObject[] =>
    fact.values === null ? [] : [{ if: whole([fact.name]), then: { allOf: valueCases(fact.values) } }],
  );
  return {
    type: 'object',
    properties: {
      all: { description: 'All of these hold.', type: 'array', items: nested },
      any: { description: 'At least one of these holds.', type: 'array', items: nested, minItems: 1 },
      not: { description: 'This does not hold.', ...nested },
      condition: { description: 'A shared condition, by its name under `conditions`.', type: 'string' },
      fact: {
        enum: facts.map((fact) => fact.name),
        enumDescriptions: facts.map((fact) => fact.meaning),
      },
      operator: { type: 'string' },
      value: {
        description: 'What the fact is compared with: a value, or `{ fact: name }`.',
        if: { type: 'object', required: ['fact'] },
        then: { properties: { fact: { enum: facts.map((fact) => fact.name) } } },
      },
      path: { description: 'A part of a list: `0`, `1`, …, or `length`.', type: 'string' },
      params: { type: 'object' },
      name: { type: 'string' },
      priority: { type: 'number' },
    },
    additionalProperties: false,
    oneOf: [
      { required: ['all'] },
      { required: ['any'] },
      { required: ['not'] },
      { required: ['condition'] },
      { required: ['fact', 'operator', 'value'] },
    ],
    allOf: [...byType, ...byValues],
  };
}

function valueCases(values: readonly string[]): JsonObject[] {
  const either = (allowed: JsonObject): JsonObject => ({
    properties: { value: { anyOf: [allowed, ref('fact')] } },
  });
  const when = (names: readonly string[]): JsonObject => ({
    properties: { operator: { enum: names } },
    required: ['operator'],
  });
  return [
    { if: when(comparing.single), then: either({ enum: values }) },
    { if: when(comparing.list), then: either({ type: 'array', items: { enum: values } }) },
  ];
}

/** A plain cell of a decision table: a value, a list of them, `{ operator: value }`, `{ fact }`, or `'*'`. */
function cellDefinition(type: FactType, fitting: readonly Operator[]): JsonObject {
  const scalar = type === 'strings' ? 'string' : type;
  const texts: JsonObject[] = scalar === 'string' ? [] : [{ const: '*' }];
  return {
    anyOf: [
      { type: scalar },
      ...texts,
      { type: 'array', items: { type: scalar } },
      {
        type: 'object',
        minProperties: 1,
        properties: {
          ...Object.fromEntries(
            fitting.map((operator) => [operator.name, { description: operator.meaning }]),
          ),
          fact: { type: 'string' },
          path: { type: 'string' },
        },
        patternProperties: { [decorated]: {} },
        additionalProperties: false,
      },
    ],
  };
}

/** The cell of one fact. */
export function cellOf({ type, meaning, values }: SchemaFact): JsonObject {
  if (type === null) return { description: meaning };
  const cell = ref(`cell-of-${type}`);
  // Offered, not demanded: `columns` may give the cell another operator than `equal`.
  return { description: meaning, anyOf: values === null ? [cell] : [{ enum: values }, cell] };
}
