import { held } from '../model/held.ts';
import type { JsonValue } from '../model/json.ts';
import type { Subject } from '../model/subject.ts';
import { resolveOperator } from './decorators.ts';
import { followPath } from './facts.ts';
import type { Condition, Leaf, Operand } from './model.ts';
import type { Actual, Test } from './operators.ts';
import { compilePattern } from './regex/pattern.ts';

/** The facts of one subject that a set of rules asks, by slot. Reading a slot is an array access, whatever the fact. */
export type Row = Actual[];

/** A compiled condition: tells whether it holds for a row. */
export type Predicate = (row: Row) => boolean;

/** Gives each fact that is asked a slot in the row. */
export class Slots {
  readonly #slots = new Map<string, number>();
  readonly names: string[] = [];

  of(fact: string): number {
    const known = this.#slots.get(fact);
    if (known !== undefined) return known;
    const slot = this.names.length;
    this.#slots.set(fact, slot);
    this.names.push(fact);
    return slot;
  }

  /** Fills a row with what the subject has. The same row serves one subject after another. */
  fill(row: Row, subject: Subject): void {
    const { names } = this;
    const { facts } = subject;
    for (let slot = 0; slot < names.length; slot += 1) {
      const name = names[slot] as string;
      const value = facts[name];
      // What every object inherits is no fact; nothing else can be there without being the subject's own.
      row[slot] =
        value !== undefined && name in Object.prototype && !Object.hasOwn(facts, name) ? undefined : value;
    }
  }
}

/** Compiles a condition to closures. Nothing is generated or evaluated as code. */
export function compileCondition(condition: Condition, slots: Slots): Predicate {
  switch (condition.node) {
    case 'leaf':
      return compileLeaf(condition, slots);
    case 'reference':
      return compileCondition(condition.child, slots);
    case 'not': {
      const child = compileCondition(condition.child, slots);
      return (row) => !child(row);
    }
    case 'all':
    case 'any':
      return combine(condition.node, cheapestFirst(condition.children), slots);
  }
}

/** Conditions have no effects, so their order is free: what is quick to ask is asked first. */
function cheapestFirst(children: readonly Condition[]): readonly Condition[] {
  const costs = new Map(children.map((child) => [child, costOf(child)]));
  return children.toSorted((a, b) => held(costs, a) - held(costs, b));
}

const leafCosts: { readonly [operator: string]: number } = {
  equal: 1,
  notEqual: 1,
  in: 2,
  notIn: 2,
  contains: 3,
  matches: 40,
  matchesAny: 80,
  glob: 40,
};

function costOf(condition: Condition): number {
  if (condition.node === 'leaf') return leafCosts[condition.operator] ?? 10;
  if (condition.node === 'not' || condition.node === 'reference') return costOf(condition.child);
  return condition.children.reduce((sum, child) => sum + costOf(child), 1);
}

function combine(node: 'all' | 'any', children: readonly Condition[], slots: Slots): Predicate {
  const [head, ...tail] = children;
  // json-rules-engine fires on an empty `any`; the loader rejects it, and so no rule gets here with one.
  if (!head) return () => node === 'all';
  if (tail.length === 0) return compileCondition(head, slots);
  if (tail.length > 2) {
    const predicates = children.map((child) => compileCondition(child, slots));
    return node === 'all' ? every(predicates) : some(predicates);
  }
  const rest = combine(node, tail, slots);
  if (
    head.node === 'leaf' &&
    head.operator === 'equal' &&
    head.path === null &&
    head.value.kind === 'literal'
  ) {
    // Most conditions start by asking for one value: no call for that.
    const slot = slots.of(head.fact);
    const wanted = head.value.value;
    return node === 'all'
      ? (row) => row[slot] === wanted && rest(row)
      : (row) => row[slot] === wanted || rest(row);
  }
  const first = compileCondition(head, slots);
  return node === 'all' ? (row) => first(row) && rest(row) : (row) => first(row) || rest(row);
}

function every(children: readonly Predicate[]): Predicate {
  return (row) => {
    for (let i = 0; i < children.length; i += 1) {
      const child = children[i] as Predicate;
      if (!child(row)) return false;
    }
    return true;
  };
}

function some(children: readonly Predicate[]): Predicate {
  return (row) => {
    for (let i = 0; i < children.length; i += 1) {
      const child = children[i] as Predicate;
      if (child(row)) return true;
    }
    return false;
  };
}

function compileLeaf(leaf: Leaf, slots: Slots): Predicate {
  const slot = slots.of(leaf.fact);
  const { path, value } = leaf;
  if (value.kind === 'fact') return compileDynamic(leaf, value, slot, slots);
  if (path === null) {
    return direct(leaf.operator, value.value, slot) ?? throughTest(leaf.operator, value.value, slot);
  }
  const test = prepare(leaf.operator, value.value);
  return (row) => test(followPath(row[slot], path));
}

/** The operators that most leaves have, without a call in between. They say what the tests of `operators.ts` say. */
function direct(operator: string, wanted: JsonValue, slot: number): Predicate | null {
  if (operator === 'equal') return (row) => row[slot] === wanted;
  if (operator === 'notEqual') return (row) => row[slot] !== wanted;
  if (operator === 'contains') {
    return (row) => {
      const actual = row[slot];
      return Array.isArray(actual) && actual.indexOf(wanted) > -1;
    };
  }
  if (operator === 'in' && Array.isArray(wanted) && wanted.length < 8) {
    return (row) => wanted.indexOf(row[slot]) > -1;
  }
  if (operator === 'matches') {
    const pattern = compilePattern(wanted);
    const test = prepare(operator, wanted);
    return (row) => {
      const actual = row[slot];
      return typeof actual === 'string' ? pattern.test(actual) : test(actual);
    };
  }
  return null;
}

function throughTest(operator: string, wanted: JsonValue, slot: number): Predicate {
  const test = prepare(operator, wanted);
  return (row) => test(row[slot]);
}

function compileDynamic(
  leaf: Leaf,
  value: Operand & { readonly kind: 'fact' },
  slot: number,
  slots: Slots,
): Predicate {
  const other = slots.of(value.fact);
  const { path, operator } = leaf;
  const otherPath = value.path;
  return (row) => {
    const wanted = otherPath === null ? row[other] : followPath(row[other], otherPath);
    const actual = path === null ? row[slot] : followPath(row[slot], path);
    return prepare(operator, wanted)(actual);
  };
}

/** The test of an operator. An operator that no loader let through is never true. */
export function prepare(operator: string, value: Actual): Test {
  return resolveOperator(operator)?.prepare(value) ?? (() => false);
}
