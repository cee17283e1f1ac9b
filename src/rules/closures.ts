import type { Subject } from '../model/subject.ts';
import { resolveOperator } from './decorators.ts';
import { followPath } from './facts.ts';
import type { Condition, Leaf, Operand } from './model.ts';
import type { Actual, Test } from './operators.ts';

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
      row[slot] = Object.hasOwn(facts, name) ? facts[name] : undefined;
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
      return every(condition.children.map((child) => compileCondition(child, slots)));
    case 'any':
      return some(condition.children.map((child) => compileCondition(child, slots)));
  }
}

function every(children: readonly Predicate[]): Predicate {
  const [first, second, third] = children;
  if (!first) return () => true;
  if (!second) return first;
  if (!third) return (row) => first(row) && second(row);
  if (children.length === 3) return (row) => first(row) && second(row) && third(row);
  return (row) => {
    for (let i = 0; i < children.length; i += 1) {
      const child = children[i] as Predicate;
      if (!child(row)) return false;
    }
    return true;
  };
}

function some(children: readonly Predicate[]): Predicate {
  const [first, second, third] = children;
  // json-rules-engine fires on an empty `any`; the loader rejects it, and so no rule gets here with one.
  if (!first) return () => false;
  if (!second) return first;
  if (!third) return (row) => first(row) || second(row);
  if (children.length === 3) return (row) => first(row) || second(row) || third(row);
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
    // The two operators that most leaves have, without a call in between.
    const wanted = value.value;
    if (leaf.operator === 'equal') return (row) => row[slot] === wanted;
    if (leaf.operator === 'notEqual') return (row) => row[slot] !== wanted;
    const test = prepare(leaf.operator, wanted);
    return (row) => test(row[slot]);
  }
  const test = prepare(leaf.operator, value.value);
  return (row) => test(followPath(row[slot], path));
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
