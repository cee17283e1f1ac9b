import type { Decision, Trace } from '../model/decision.ts';
import type { Subject } from '../model/subject.ts';
import { prepare } from './closures.ts';
import { asJson, factOf } from './facts.ts';
import type { Condition, Leaf, Operand, Rule } from './model.ts';
import type { Actual } from './operators.ts';

/** Makes the complete trace of one condition for any subject. */
export type Tracer = (subject: Subject) => Trace;

/** The complete trace of a rule for a subject: every node, also those that a short cut would have skipped. */
export function traceRule(rule: Rule, subject: Subject): Trace {
  return compileTracer(rule.when)(subject);
}

/** Compiles a tracer once, for any number of subjects. */
export function compileTracer(condition: Condition): Tracer {
  switch (condition.node) {
    case 'leaf':
      return leafTracer(condition);
    case 'not': {
      const trace = compileTracer(condition.child);
      return (subject) => {
        const child = trace(subject);
        return { node: 'not', result: !child.result, child };
      };
    }
    case 'reference': {
      const trace = compileTracer(condition.child);
      const { name } = condition;
      return (subject) => {
        const child = trace(subject);
        return { node: 'reference', name, result: child.result, child };
      };
    }
    default:
      return combinationTracer(condition.node, condition.children.map(compileTracer));
  }
}

function combinationTracer(node: 'all' | 'any', tracers: readonly Tracer[]): Tracer {
  const all = node === 'all';
  return (subject) => {
    const children: Trace[] = new Array(tracers.length);
    let result = all;
    for (let i = 0; i < tracers.length; i += 1) {
      const child = (tracers[i] as Tracer)(subject);
      children[i] = child;
      if (child.result !== all) result = !all;
    }
    return { node, result, children };
  };
}

function leafTracer(leaf: Leaf): Tracer {
  const { fact, path, operator } = leaf;
  if (leaf.value.kind === 'fact') {
    const other = leaf.value;
    return (subject) => {
      const wanted = operandOf(other, subject);
      const actual = factOf(subject, fact, path);
      return leafTrace(leaf, prepare(operator, wanted)(actual), wanted, actual, subject);
    };
  }
  const wanted = leaf.value.value;
  const test = prepare(operator, wanted);
  return (subject) => {
    const actual = factOf(subject, fact, path);
    return leafTrace(leaf, test(actual), wanted, actual, subject);
  };
}

function leafTrace(leaf: Leaf, result: boolean, wanted: Actual, actual: Actual, subject: Subject): Trace {
  return {
    node: 'leaf',
    result,
    fact: leaf.fact,
    path: leaf.path,
    operator: leaf.operator,
    value: asJson(wanted),
    actual: asJson(actual),
    source: sourceOf(subject, leaf.fact),
  };
}

/** The value of an operand for a subject. */
export function operandOf(operand: Operand, subject: Subject): Actual {
  return operand.kind === 'literal' ? operand.value : factOf(subject, operand.fact, operand.path);
}

function sourceOf(subject: Subject, fact: string): Decision['facts'][number]['source'] {
  return subject.sources[fact] ?? null;
}

/** The facts that a rule asks or takes, in the order of its conditions and then of its parameters, each once. */
export function factsAsked(rule: Rule, subject: Subject): Decision['facts'] {
  const names = new Set<string>();
  collect(rule.when, names);
  for (const { value } of rule.then) {
    const operands = value.kind === 'selector' ? value.entries.map((entry) => entry.value) : [value];
    for (const operand of operands) if (operand.kind === 'fact') names.add(operand.fact);
  }
  return [...names].map((name) => ({
    name,
    value: asJson(factOf(subject, name, null)),
    source: sourceOf(subject, name),
  }));
}

function collect(condition: Condition, names: Set<string>): void {
  if (condition.node === 'leaf') {
    names.add(condition.fact);
    if (condition.value.kind === 'fact') names.add(condition.value.fact);
  } else if (condition.node === 'not' || condition.node === 'reference') collect(condition.child, names);
  else for (const child of condition.children) collect(child, names);
}
