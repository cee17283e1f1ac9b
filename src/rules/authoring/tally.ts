import type { Subject } from '../../model/subject.ts';
import { prepare } from '../closures.ts';
import { factOf } from '../facts.ts';
import type { Condition, Leaf, Rule } from '../model.ts';
import { operandOf } from '../trace.ts';

/** How often something was true and false, on the input and in examples. */
export class Count {
  readonly true: { inventory: number; examples: number } = { inventory: 0, examples: 0 };
  readonly false: { inventory: number; examples: number } = { inventory: 0, examples: 0 };

  add(result: boolean, where: 'inventory' | 'examples'): void {
    if (result) this.true[where] += 1;
    else this.false[where] += 1;
  }

  get asked(): number {
    return this.true.inventory + this.true.examples + this.false.inventory + this.false.examples;
  }

  get everTrue(): boolean {
    return this.true.inventory + this.true.examples > 0;
  }

  get everFalse(): boolean {
    return this.false.inventory + this.false.examples > 0;
  }
}

/**
 * Asks rules as the compiled evaluator does, from left to right and no further than needed, and counts what each leaf
 * said. A leaf of a shared condition is counted once for all rules that name it.
 */
export class LeafTallies {
  readonly #leaves = new Map<Leaf, Count>();
  readonly #rules = new Map<Rule, Count>();
  readonly #predicates = new Map<Rule, Counting>();

  ask(rule: Rule, subject: Subject, where: 'inventory' | 'examples'): void {
    let predicate = this.#predicates.get(rule);
    if (!predicate) {
      predicate = this.#compile(rule.when);
      this.#predicates.set(rule, predicate);
    }
    this.ofRule(rule).add(predicate(subject, where), where);
  }

  ofRule(rule: Rule): Count {
    return entry(this.#rules, rule);
  }

  ofLeaf(leaf: Leaf): Count {
    return entry(this.#leaves, leaf);
  }

  #compile(condition: Condition): Counting {
    switch (condition.node) {
      case 'leaf':
        return this.#leaf(condition);
      case 'reference':
        return this.#compile(condition.child);
      case 'not': {
        const child = this.#compile(condition.child);
        return (subject, where) => !child(subject, where);
      }
      default: {
        const children = condition.children.map((child) => this.#compile(child));
        return condition.node === 'all'
          ? (subject, where) => children.every((child) => child(subject, where))
          : (subject, where) => children.some((child) => child(subject, where));
      }
    }
  }

  #leaf(leaf: Leaf): Counting {
    const count = this.ofLeaf(leaf);
    const { fact, path, operator, value } = leaf;
    const written = value.kind === 'literal' ? prepare(operator, value.value) : null;
    return (subject, where) => {
      const test = written ?? prepare(operator, operandOf(value, subject));
      const result = test(factOf(subject, fact, path));
      count.add(result, where);
      return result;
    };
  }
}

type Counting = (subject: Subject, where: 'inventory' | 'examples') => boolean;

function entry<K>(counts: Map<K, Count>, key: K): Count {
  const known = counts.get(key);
  if (known) return known;
  const count = new Count();
  counts.set(key, count);
  return count;
}
