import type { Decision, Trace } from '../../model/decision.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { RenderInput } from './input.ts';
import { artifactSchemaVersion, place, placeOrNull } from './json.ts';

/** `decisions.json`: every decision with its rule, the facts it asked, and what lost. */
export function decisionsArtifact({ log }: RenderInput): JsonObject {
  return { schema_version: artifactSchemaVersion, kind: 'decisions', decisions: log.all.map(decisionJson) };
}

function decisionJson(decision: Decision): JsonObject {
  return {
    subject: `${decision.subject.kind}:${decision.subject.id}`,
    decides: decision.decides,
    value: decision.value,
    then: decision.then,
    rule: decision.rule,
    rule_source: place(decision.ruleSource),
    because: decision.because,
    severity: decision.severity,
    also: decision.also.map((other) => ({ rule: other.rule, rule_source: place(other.ruleSource) })),
    facts: decision.facts.map((fact) => ({
      name: fact.name,
      value: shortened(fact.value),
      source: placeOrNull(fact.source),
    })),
    trace: traceJson(decision.trace),
    lost: decision.lost.map((lost) => ({
      value: lost.value,
      rule: lost.rule,
      rule_source: place(lost.ruleSource),
      reason: lost.reason,
    })),
    tie: decision.tie,
  };
}

/**
 * A trace as nested arrays' worth of JSON. The value that a leaf saw stands once, under `facts`: a group's text can be
 * thousands of characters, and a rule may ask for it a dozen times.
 */
function traceJson(trace: Trace): JsonObject {
  switch (trace.node) {
    case 'all':
    case 'any':
      return { node: trace.node, result: trace.result, children: trace.children.map(traceJson) };
    case 'not':
      return { node: 'not', result: trace.result, child: traceJson(trace.child) };
    case 'reference':
      return { node: 'reference', name: trace.name, result: trace.result, child: traceJson(trace.child) };
    case 'leaf':
      return {
        node: 'leaf',
        result: trace.result,
        fact: trace.fact,
        path: trace.path,
        operator: trace.operator,
        value: trace.value,
        actual: shortened(trace.actual),
        source: placeOrNull(trace.source),
      };
  }
}

/** Long text is cut: its source span says where the whole of it is. */
function shortened(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.length > 400 ? `${value.slice(0, 399)}…` : value;
  if (Array.isArray(value) && value.length > 40)
    return [...value.slice(0, 40), `… ${value.length - 40} more`];
  return value;
}
