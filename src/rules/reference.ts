import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import type { Subject } from '../model/subject.ts';
import { prepare } from './closures.ts';
import { type Fired, FiredBuilder } from './evaluator.ts';
import { followPath } from './facts.ts';
import type { Condition, Leaf, Operand, Rule } from './model.ts';
import { type Actual, operators, type Test } from './operators.ts';

/**
 * Asks json-rules-engine itself. One engine for the set, one subject after the other: its run state lives on the engine,
 * and concurrent runs lose rules. Slow; it is the judge of the compiled evaluator.
 */
export async function referenceFired(rules: readonly Rule[], subjects: readonly Subject[]): Promise<Fired> {
  const engine = new Engine([], {
    allowUndefinedFacts: true,
    pathResolver: (value, path) => followPath(value as Actual, path),
  });
  addOperators(engine);
  rules.forEach((rule, index) => {
    addShared(engine, rule.when);
    engine.addRule({ conditions: topLevel(rule.when), event: { type: String(index) } });
  });
  const fired = new FiredBuilder(subjects.length);
  for (const subject of subjects) {
    const { events } = await engine.run({ ...subject.facts });
    for (const index of events.map((event) => Number(event.type)).sort((a, b) => a - b)) fired.add(index);
    fired.next();
  }
  return fired.build();
}

/**
 * Our operators beyond the built-in ones; those stay json-rules-engine's own, but for one guard: its `in` and `notIn`
 * throw when the list is a fact that the subject does not have.
 */
function addOperators(engine: Engine): void {
  engine.addOperator('in', (actual: Actual, list: readonly Actual[] | null | undefined) => {
    return list !== null && list !== undefined && list.indexOf(actual) > -1;
  });
  engine.addOperator('notIn', (actual: Actual, list: readonly Actual[] | null | undefined) => {
    return list === null || list === undefined || list.indexOf(actual) === -1;
  });
  for (const operator of operators.values()) {
    if (operator.native) continue;
    const tests = new Map<string, Test>();
    engine.addOperator(operator.name, (actual: Actual, value: Actual) => {
      const key = JSON.stringify(value) ?? '';
      let test = tests.get(key);
      if (!test) {
        test = prepare(operator.name, value);
        tests.set(key, test);
      }
      return test(actual);
    });
  }
}

function addShared(engine: Engine, condition: Condition): void {
  if (condition.node === 'leaf') return;
  if (condition.node === 'reference') {
    addShared(engine, condition.child);
    engine.setCondition(condition.name, topLevel(condition.child));
  } else if (condition.node === 'not') addShared(engine, condition.child);
  else for (const child of condition.children) addShared(engine, child);
}

/** json-rules-engine wants a combination at the top. */
function topLevel(condition: Condition): TopLevelCondition {
  return condition.node === 'leaf' ? { all: [nested(condition)] } : (nested(condition) as TopLevelCondition);
}

function nested(condition: Condition): NestedCondition {
  switch (condition.node) {
    case 'leaf':
      return leafOf(condition);
    case 'not':
      return { not: nested(condition.child) };
    case 'reference':
      return { condition: condition.name };
    case 'all':
      return { all: condition.children.map(nested) };
    case 'any':
      return { any: condition.children.map(nested) };
  }
}

function leafOf(leaf: Leaf): NestedCondition {
  const written = { fact: leaf.fact, operator: leaf.operator, value: rightHand(leaf.value) };
  return leaf.path === null ? written : { ...written, path: leaf.path };
}

function rightHand(operand: Operand): unknown {
  if (operand.kind === 'literal') return operand.value;
  return operand.path === null ? { fact: operand.fact } : { fact: operand.fact, path: operand.path };
}
