import type { Decision, Trace } from '../model/decision.ts';
import type { Span } from '../model/span.ts';
import type { Subject } from '../model/subject.ts';
import { prepare, type Row, Slots } from './closures.ts';
import { asJson, factOf, followPath } from './facts.ts';
import type { Condition, Leaf, Operand, Rule } from './model.ts';
import type { Actual } from './operators.ts';

/** Makes the complete trace of one condition for any subject. */
export type Tracer = (subject: Subject) => Trace;

/** A tracer that reads the facts of a subject, and where they stand, from the slots that a set of rules shares. */
type SlotTracer = (row: Row, sources: Sources) => Trace;
type Sources = (Span | null)[];

/** The complete trace of a rule for a subject: every node, also those that a short cut would have skipped. */
export function traceRule(rule: Rule, subject: Subject): Trace {
  return compileTracer(rule.when)(subject);
}

/** Compiles a tracer of one condition once, for any number of subjects. */
export function compileTracer(condition: Condition): Tracer {
  const trace = compileTracers([condition]);
  return (subject) => trace(subject)[0] as Trace;
}

/** Compiles the tracers of many conditions, which share the reading of each subject. */
export function compileTracers(conditions: readonly Condition[]): (subject: Subject) => Trace[] {
  const slots = new Slots();
  const tracers = conditions.map((condition) => tracerOf(condition, slots));
  return (subject) => {
    const { names } = slots;
    const row: Row = new Array(names.length);
    slots.fill(row, subject);
    const sources: Sources = new Array(names.length);
    for (let slot = 0; slot < names.length; slot += 1)
      sources[slot] = sourceOf(subject, names[slot] as string);
    const traces: Trace[] = new Array(tracers.length);
    for (let i = 0; i < tracers.length; i += 1) traces[i] = (tracers[i] as SlotTracer)(row, sources);
    return traces;
  };
}

function tracerOf(condition: Condition, slots: Slots): SlotTracer {
  switch (condition.node) {
    case 'leaf':
      return leafTracer(condition, slots);
    case 'not': {
      const trace = tracerOf(condition.child, slots);
      return (row, sources) => {
        const child = trace(row, sources);
        return { node: 'not', result: !child.result, child };
      };
    }
    case 'reference': {
      const trace = tracerOf(condition.child, slots);
      const { name } = condition;
      return (row, sources) => {
        const child = trace(row, sources);
        return { node: 'reference', name, result: child.result, child };
      };
    }
    case 'all':
    case 'any':
      return combinationTracer(
        condition.node,
        condition.children.map((child) => tracerOf(child, slots)),
      );
  }
}

function combinationTracer(node: 'all' | 'any', tracers: readonly SlotTracer[]): SlotTracer {
  const all = node === 'all';
  return (row, sources) => {
    const children: Trace[] = new Array(tracers.length);
    let result = all;
    for (let i = 0; i < tracers.length; i += 1) {
      const child = (tracers[i] as SlotTracer)(row, sources);
      children[i] = child;
      if (child.result !== all) result = !all;
    }
    return { node, result, children };
  };
}

function leafTracer(leaf: Leaf, slots: Slots): SlotTracer {
  const { fact, path, operator } = leaf;
  const slot = slots.of(fact);
  if (leaf.value.kind === 'fact') {
    const other = slots.of(leaf.value.fact);
    const otherPath = leaf.value.path;
    return (row, sources) => {
      const wanted = otherPath === null ? row[other] : followPath(row[other], otherPath);
      const actual = path === null ? row[slot] : followPath(row[slot], path);
      return {
        node: 'leaf',
        result: prepare(operator, wanted)(actual),
        fact,
        path,
        operator,
        value: asJson(wanted),
        actual: asJson(actual),
        source: sources[slot] ?? null,
      };
    };
  }
  const value = leaf.value.value;
  const test = prepare(operator, value);
  return (row, sources) => {
    const actual = path === null ? row[slot] : followPath(row[slot], path);
    return {
      node: 'leaf',
      result: test(actual),
      fact,
      path,
      operator,
      value,
      actual: asJson(actual),
      source: sources[slot] ?? null,
    };
  };
}

/** The value of an operand for a subject. */
export function operandOf(operand: Operand, subject: Subject): Actual {
  return operand.kind === 'literal' ? operand.value : factOf(subject, operand.fact, operand.path);
}

/** Where a fact of a subject was read. */
export function sourceOf(subject: Subject, fact: string): Decision['facts'][number]['source'] {
  return Object.hasOwn(subject.sources, fact) ? (subject.sources[fact] ?? null) : null;
}
