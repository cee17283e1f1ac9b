import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import type { JsonValue } from '../model/json.ts';
import type { SubjectKind } from '../model/subject.ts';
import type { FactDefinition, FactType, Vocabulary } from '../model/vocabulary.ts';
import { brief, kindOf } from './cursor.ts';
import { resolveOperator } from './decorators.ts';
import type { Leaf } from './model.ts';
import { nearest } from './nearest.ts';
import type { OperandShape, Operator } from './operators.ts';
import type { PatternVetting } from './regex/vet.ts';
import { unknownOperator } from './unknown.ts';

/** The type of what a path leads to, or why it leads nowhere. */
export function typeAtPath(type: FactType, path: string | null): FactType | { readonly reason: string } {
  if (path === null) return type;
  if (path.startsWith('$')) {
    return {
      reason: `it is JSONPath; write it without \`$\`, as \`${brief(path.replace(/^\$\.?/, '') || '0')}\``,
    };
  }
  if (type !== 'strings') return { reason: `the fact is a ${type}, which has no parts` };
  if (path === 'length') return 'number';
  if (/^(?:0|[1-9]\d{0,8})$/.test(path)) return 'string';
  return { reason: 'a list has only `length` and the numbers from 0' };
}

/** Everything that is wrong with a leaf when it asks a subject of one kind. */
export function vetLeaf(
  leaf: Leaf,
  kind: SubjectKind,
  vocabulary: Vocabulary,
  patterns: PatternVetting,
): Finding[] {
  const facts = vocabulary.facts[kind];
  const definition = facts.find((one) => one.name === leaf.fact);
  const operator = resolveOperator(leaf.operator);
  const findings: Finding[] = [];
  if (!operator) {
    findings.push(finding('rules/unknown-operator', leaf.operatorAt, unknownOperator(leaf.operator)));
  }
  if (!definition) findings.push(unknownFact(leaf.fact, kind, facts, leaf.factAt));
  if (!definition || !operator) return findings;
  const type = typeAtPath(definition.type, leaf.path);
  if (typeof type !== 'string') {
    findings.push(
      finding('rules/bad-path', leaf.pathAt ?? leaf.at, {
        path: brief(leaf.path ?? ''),
        reason: type.reason,
      }),
    );
    return findings;
  }
  if (!operator.facts.includes(type)) {
    findings.push(
      finding('rules/operator-type', leaf.operatorAt, {
        operator: leaf.operator,
        fact: leaf.path === null ? leaf.fact : `${leaf.fact}.${leaf.path}`,
        type: typeNames[type],
        accepts: operator.facts.map((one) => typeNames[one]),
        instead: insteadOf(leaf.operator, type),
      }),
    );
    return findings;
  }
  return leaf.value.kind === 'fact'
    ? vetFactOperand(leaf, leaf.value, operator, type, facts, kind)
    : vetLiteral(leaf, leaf.value.value, operator, type, leaf.path === null ? definition : null, patterns);
}

export const typeNames: { readonly [type in FactType]: string } = {
  string: 'text',
  strings: 'list of texts',
  number: 'number',
  boolean: 'yes or no',
};

/** The operator that probably was meant. */
function insteadOf(operator: string, type: FactType): string | null {
  if (type === 'strings') {
    const forList: { readonly [operator: string]: string } = {
      equal: 'contains',
      notEqual: 'doesNotContain',
      in: 'intersects',
      notIn: 'not:intersects',
      before: 'someFact:before',
      after: 'someFact:after',
    };
    return forList[operator] ?? null;
  }
  if (type === 'string') {
    const forText: { readonly [operator: string]: string } = {
      contains: 'containsAny',
      doesNotContain: 'not:containsAny',
      intersects: 'in',
      lessThan: 'before',
      greaterThan: 'after',
    };
    return forText[operator] ?? null;
  }
  return type === 'boolean' || type === 'number' ? 'equal' : null;
}

/** The finding for a fact that subjects of a kind do not have. */
export function unknownFact(
  fact: string,
  kind: SubjectKind,
  facts: readonly FactDefinition[],
  at: Leaf['at'],
): Finding {
  const known = facts.map((one) => one.name);
  const subject = kind.replace('_', ' ');
  return finding('rules/unknown-fact', at, {
    fact: brief(fact),
    subject,
    suggestion: nearest(fact, known),
    known,
  });
}

function vetFactOperand(
  leaf: Leaf,
  operand: Leaf['value'] & { readonly kind: 'fact' },
  operator: Operator,
  type: FactType,
  facts: readonly FactDefinition[],
  kind: SubjectKind,
): Finding[] {
  const other = facts.find((one) => one.name === operand.fact);
  if (!other) return [unknownFact(operand.fact, kind, facts, leaf.valueAt)];
  const otherType = typeAtPath(other.type, operand.path);
  if (typeof otherType !== 'string') {
    return [
      finding('rules/bad-path', leaf.valueAt, { path: brief(operand.path ?? ''), reason: otherType.reason }),
    ];
  }
  const problem = operator.fromFact
    ? typesOf(operator.operand, type).includes(otherType)
      ? null
      : `it is a ${typeNames[otherType]}`
    : 'the value must stand in the rule';
  if (problem === null) return [];
  return [
    finding('rules/value-fact', leaf.valueAt, { operator: leaf.operator, fact: operand.fact, problem }),
  ];
}

/** The types of facts that can stand for an operand. */
function typesOf(shape: OperandShape, type: FactType): readonly FactType[] {
  if (shape === 'same') return [type];
  if (shape === 'listOfSame') return type === 'string' ? ['strings'] : [];
  if (shape === 'stringOrStrings') return ['string', 'strings'];
  if (shape === 'string' || shape === 'strings' || shape === 'number' || shape === 'boolean') return [shape];
  return [];
}

const shapeNames: { readonly [shape in OperandShape]: string } = {
  same: 'a value',
  listOfSame: 'a list',
  string: 'a text',
  strings: 'a list of texts',
  stringOrStrings: 'a text or a list of texts',
  number: 'a number',
  boolean: '`true` or `false`',
  pattern: 'a pattern: a text, or `{ pattern, flags }`',
  patterns: 'a list of patterns',
  globs: 'a glob or a list of globs',
};

function vetLiteral(
  leaf: Leaf,
  value: JsonValue,
  operator: Operator,
  type: FactType,
  definition: FactDefinition | null,
  patterns: PatternVetting,
): Finding[] {
  if (!fits(value, operator.operand, type)) {
    const expected = operator.operand === 'same' ? sameName(type) : listName(operator.operand, type);
    const got = whatDoesNotFit(value, operator.operand, type);
    const instead = insteadFor[leaf.operator] ?? null;
    const other = instead !== null && fits(value, resolveOperator(instead)?.operand ?? 'same', type);
    const data = { operator: leaf.operator, expected, got, instead: other ? instead : null };
    return [finding('rules/value-type', leaf.valueAt, data)];
  }
  const shape = operator.operand;
  if (shape === 'pattern' || shape === 'patterns' || shape === 'globs') {
    const list: readonly JsonValue[] = Array.isArray(value) ? value : [value];
    return list.flatMap((one) => patterns.vet(one, shape === 'globs', leaf.valueAt));
  }
  return definition?.values ? vetValues(leaf, value, operator, definition, definition.values) : [];
}

/** The operator that takes what another one does not: one value, or a list of them. */
const insteadFor: { readonly [operator: string]: string } = {
  equal: 'in',
  in: 'equal',
  notEqual: 'notIn',
  notIn: 'notEqual',
  contains: 'intersects',
  intersects: 'contains',
  matches: 'matchesAny',
  matchesAny: 'matches',
};

/** The kind of a value that does not fit; of a list, the first element that does not. */
function whatDoesNotFit(value: JsonValue, shape: OperandShape, type: FactType): string {
  const wrong = Array.isArray(value) ? value.find((one) => !fits([one], shape, type)) : undefined;
  const list = wrong !== undefined && fits([], shape, type);
  return list ? `a list that holds ${kindOf(wrong)}` : kindOf(value);
}

function sameName(type: FactType): string {
  return type === 'string' ? 'a text' : type === 'number' ? 'a number' : '`true` or `false`';
}

function listName(shape: OperandShape, type: FactType): string {
  if (shape !== 'listOfSame') return shapeNames[shape];
  return type === 'number'
    ? 'a list of numbers'
    : type === 'boolean'
      ? 'a list of `true` and `false`'
      : 'a list of texts';
}

function fits(value: JsonValue, shape: OperandShape, type: FactType): boolean {
  const isString = (one: JsonValue): boolean => typeof one === 'string';
  switch (shape) {
    case 'same':
      return typeof value === type;
    case 'listOfSame':
      return Array.isArray(value) && value.every((one) => typeof one === type);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === shape;
    case 'strings':
      return Array.isArray(value) && value.every(isString);
    case 'stringOrStrings':
    case 'globs':
      return isString(value) || (Array.isArray(value) && value.every(isString));
    case 'pattern':
      return !Array.isArray(value) && value !== null && (isString(value) || typeof value === 'object');
    case 'patterns':
      return (
        Array.isArray(value) &&
        value.every((one) => isString(one) || (typeof one === 'object' && one !== null))
      );
  }
}

/** Facts whose values the tool fixes: any other value is a slip. */
function vetValues(
  leaf: Leaf,
  value: JsonValue,
  operator: Operator,
  definition: FactDefinition,
  values: readonly string[],
): Finding[] {
  if (
    !['equal', 'notEqual', 'in', 'notIn', 'contains', 'doesNotContain', 'intersects'].includes(operator.name)
  ) {
    return [];
  }
  const list: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  return list.flatMap((one) =>
    typeof one !== 'string' || values.includes(one)
      ? []
      : [
          finding('rules/unknown-value', leaf.valueAt, {
            what: `the fact \`${definition.name}\``,
            value: brief(one),
            suggestion: nearest(one, values),
            allowed: values,
          }),
        ],
  );
}
