import { createColors } from 'picocolors';
import { append } from '../model/append.ts';
import type { Decision, Trace } from '../model/decision.ts';
import type { Explanation } from '../model/explanation.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { formatSpan, type Span } from '../model/span.ts';
import { jsonSpan } from './json.ts';
import { oneLine } from './text.ts';

/** How much to tell: the values; also rules and facts; also conditions as they were evaluated; also the rules that did not fire. */
export const levels = ['decision', 'rules', 'conditions', 'full'] as const;
export type Level = (typeof levels)[number];

/** An explanation as text for a person. */
export function explanationText(explanation: Explanation, level: Level, color: boolean): string {
  const colors = createColors(color);
  const depth = levels.indexOf(level);
  const place = (at: Span | null): string => (at ? colors.dim(` ${oneLine(formatSpan(at))}`) : '');
  const lines = [
    `${colors.bold(`${explanation.kind} ${oneLine(explanation.id)}`)}${explanation.title ? `  ${oneLine(explanation.title)}` : ''}${place(explanation.at)}`,
  ];
  if (explanation.standing !== null) lines.push(`  ${oneLine(explanation.standing)}`);
  for (const link of explanation.chain) {
    const by = link.rule ? colors.dim(` by ${link.rule}`) + place(link.ruleSource) : '';
    lines.push(
      `  ${link.kind} ${colors.cyan(oneLine(link.id))}${link.note ? `  ${oneLine(link.note)}` : ''}${by}`,
    );
  }
  for (const decision of explanation.decisions) {
    const other = decision.subject.id === explanation.id ? '' : ` of ${oneLine(decision.subject.id)}`;
    lines.push(
      '',
      `${colors.bold(decision.decides)}${other} = ${colors.cyan(shown(decision.value))}${decision.severity ? ` (${decision.severity})` : ''}`,
    );
    if (decision.because) lines.push(`  ${oneLine(decision.because)}`);
    if (depth < 1) continue;
    lines.push(`  rule ${decision.rule}${place(decision.ruleSource)}`);
    for (const also of decision.also) lines.push(`  also ${also.rule}${place(also.ruleSource)}`);
    if (depth < 2) {
      for (const fact of decision.facts)
        lines.push(`  fact ${fact.name} = ${shown(fact.value)}${place(fact.source)}`);
    } else {
      append(lines, traceLines(decision.trace, '  ', colors.green('✓'), colors.red('✗'), place));
    }
    for (const lost of decision.lost) {
      lines.push(
        `  lost ${shown(lost.value)} to it by ${lost.reason}: ${lost.rule}${place(lost.ruleSource)}`,
      );
    }
    if (decision.tie) lines.push('  a tie: order chose, which is recorded as an assumption');
  }
  if (explanation.after.length > 0) {
    lines.push('', colors.bold('comes after'));
    for (const edge of explanation.after)
      lines.push(`  ${oneLine(edge.id)}: ${oneLine(edge.reason)}${place(edge.source)}`);
  }
  if (explanation.assumptions.length > 0) {
    lines.push('', colors.bold('rests on'));
    for (const assumption of explanation.assumptions)
      lines.push(`  ${assumption.id}: ${oneLine(assumption.text)}`);
  }
  if (explanation.spared.length > 0) lines.push('', colors.bold('did not fire'));
  for (const { rule, ruleSource, decides, away, trace } of explanation.spared) {
    const distance = away === null ? 'can not fire' : `${away} condition${away === 1 ? '' : 's'} away`;
    lines.push(`  ${decides} ${rule}  ${colors.dim(distance)}${place(ruleSource)}`);
    append(lines, traceLines(trace, '    ', colors.green('✓'), colors.red('✗'), place));
  }
  return `${lines.join('\n')}\n`;
}

function traceLines(
  trace: Trace,
  indent: string,
  yes: string,
  no: string,
  place: (at: Span | null) => string,
): string[] {
  const mark = trace.result ? yes : no;
  const deeper = `${indent}  `;
  switch (trace.node) {
    case 'leaf': {
      const path = trace.path ? `.${trace.path}` : '';
      return [
        `${indent}${mark} ${trace.fact}${path} ${trace.operator} ${shown(trace.value)}: it is ${shown(trace.actual)}${place(trace.source)}`,
      ];
    }
    case 'not':
      return [`${indent}${mark} not`, ...traceLines(trace.child, deeper, yes, no, place)];
    case 'reference':
      return [`${indent}${mark} condition ${trace.name}`, ...traceLines(trace.child, deeper, yes, no, place)];
    default:
      return [
        `${indent}${mark} ${trace.node}`,
        ...trace.children.flatMap((child) => traceLines(child, deeper, yes, no, place)),
      ];
  }
}

function shown(value: JsonValue): string {
  const text = oneLine(typeof value === 'string' && value !== '' ? value : JSON.stringify(value));
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

/** An explanation as JSON. */
export function explanationJson(explanation: Explanation): JsonObject {
  return {
    kind: explanation.kind,
    id: explanation.id,
    title: explanation.title,
    at: jsonSpan(explanation.at),
    standing: explanation.standing,
    chain: explanation.chain.map((link) => ({
      kind: link.kind,
      id: link.id,
      note: link.note,
      rule: link.rule,
      rule_source: jsonSpan(link.ruleSource),
    })),
    decisions: explanation.decisions.map(decisionJson),
    after: explanation.after.map((edge) => ({
      id: edge.id,
      reason: edge.reason,
      source: jsonSpan(edge.source),
    })),
    assumptions: explanation.assumptions.map(({ id, text }) => ({ id, text })),
    spared: explanation.spared.map(({ rule, ruleSource, decides, away, trace }) => ({
      rule,
      rule_source: jsonSpan(ruleSource),
      decides,
      away,
      trace: traceJson(trace),
    })),
  };
}

function decisionJson(decision: Decision): JsonObject {
  return {
    subject: { kind: decision.subject.kind, id: decision.subject.id },
    decides: decision.decides,
    value: decision.value,
    then: decision.then,
    rule: decision.rule,
    rule_source: jsonSpan(decision.ruleSource),
    because: decision.because,
    severity: decision.severity,
    also: decision.also.map((also) => ({ rule: also.rule, rule_source: jsonSpan(also.ruleSource) })),
    facts: decision.facts.map((fact) => ({
      name: fact.name,
      value: fact.value,
      source: jsonSpan(fact.source),
    })),
    trace: traceJson(decision.trace),
    lost: decision.lost.map((lost) => ({
      value: lost.value,
      rule: lost.rule,
      rule_source: jsonSpan(lost.ruleSource),
      reason: lost.reason,
    })),
    tie: decision.tie,
  };
}

/** A trace with its places as tools read them. */
export function traceJson(trace: Trace): JsonObject {
  switch (trace.node) {
    case 'leaf':
      return {
        fact: trace.fact,
        path: trace.path,
        operator: trace.operator,
        value: trace.value,
        actual: trace.actual,
        source: jsonSpan(trace.source),
        result: trace.result,
      };
    case 'not':
      return { not: traceJson(trace.child), result: trace.result };
    case 'reference':
      return { condition: trace.name, is: traceJson(trace.child), result: trace.result };
    default:
      return { [trace.node]: trace.children.map(traceJson), result: trace.result };
  }
}
