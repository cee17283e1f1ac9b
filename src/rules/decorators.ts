import { at } from '../model/held.ts';
import type { FactType } from '../model/vocabulary.ts';
import { type Actual, type OperandShape, type Operator, operators, type Test } from './operators.ts';

/** json-rules-engine's decorators, in the order of its documentation. */
export const decorators: readonly string[] = [
  'someFact',
  'everyFact',
  'someValue',
  'everyValue',
  'swap',
  'not',
];

const decoratorLimit = 4;

/** The operator of a name with decorators, such as `not:in` or `someFact:startsWith`; null when a part is unknown or does not fit. */
export function resolveOperator(name: string): Operator | null {
  const parts = name.split(':');
  const base = operators.get(at(parts, parts.length - 1));
  if (!base || parts.length > decoratorLimit + 1) return null;
  let operator: Operator | null = base;
  for (const decorator of parts.slice(0, -1).reverse()) {
    operator = operator && decorate(decorator, operator);
  }
  return operator;
}

function decorate(decorator: string, inner: Operator): Operator | null {
  const name = `${decorator}:${inner.name}`;
  switch (decorator) {
    case 'not':
      return { ...inner, name, prepare: (value) => negate(inner.prepare(value)) };
    case 'someFact':
    case 'everyFact':
      return ofElements(name, inner, decorator === 'someFact');
    case 'someValue':
    case 'everyValue':
      return ofValues(name, inner, decorator === 'someValue');
    case 'swap':
      return swapped(name, inner);
    default:
      return null;
  }
}

function negate(test: Test): Test {
  return (actual) => !test(actual);
}

function ofElements(name: string, inner: Operator, some: boolean): Operator | null {
  if (!inner.facts.includes('string')) return null;
  const operand: OperandShape =
    inner.operand === 'same' ? 'string' : inner.operand === 'listOfSame' ? 'strings' : inner.operand;
  return {
    ...inner,
    name,
    facts: ['strings'],
    operand,
    prepare(value) {
      const test = inner.prepare(value);
      return (actual) => {
        if (!Array.isArray(actual)) return false;
        return some ? actual.some((one) => test(one)) : actual.every((one) => test(one));
      };
    },
  };
}

const listed: { readonly [shape in OperandShape]?: OperandShape } = { same: 'listOfSame', string: 'strings' };

function ofValues(name: string, inner: Operator, some: boolean): Operator | null {
  const operand = inner.operand === 'number' ? 'listOfSame' : listed[inner.operand];
  if (!operand) return null;
  return {
    ...inner,
    name,
    operand,
    // json-rules-engine fails when the list is a fact that is absent.
    fromFact: false,
    prepare(value) {
      const tests = Array.isArray(value) ? value.map((one: Actual) => inner.prepare(one)) : [];
      return (actual) => {
        if (!Array.isArray(value)) return false;
        return some ? tests.some((test) => test(actual)) : tests.every((test) => test(actual));
      };
    },
  };
}

/** Asks the value about the fact. Only where both sides can be either: json-rules-engine fails on `swap:in` of an absent fact. */
function swapped(name: string, inner: Operator): Operator | null {
  if (!inner.native || inner.operand === 'listOfSame') return null;
  const facts: readonly FactType[] = inner.operand === 'string' ? ['string'] : inner.facts;
  const operand: OperandShape = inner.operand === 'string' ? 'strings' : inner.operand;
  return { ...inner, name, facts, operand, prepare: (value) => (actual) => inner.prepare(actual)(value) };
}
