import { createColors } from 'picocolors';
import { append } from '../model/append.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { ExampleResult, LeafView, ListedRule } from '../model/rule-audit.ts';
import { formatSpan } from '../model/span.ts';
import { cut } from '../model/words.ts';
import { jsonSpan } from './json.ts';
import { oneLine } from './text.ts';

/** A leaf in one line: what it asks, what it saw and where. */
export function leafLine(leaf: LeafView, color: boolean): string {
  const colors = createColors(color);
  const mark = leaf.result ? colors.green('✓') : colors.red('✗');
  const fact = leaf.path === null ? leaf.fact : `${leaf.fact}.${leaf.path}`;
  const place = leaf.source ? colors.dim(` ${oneLine(formatSpan(leaf.source))}`) : '';
  return `${mark} ${fact} ${leaf.operator} ${shown(leaf.value)}: it is ${shown(leaf.actual)}${place}`;
}

function shown(value: JsonValue): string {
  return cut(oneLine(typeof value === 'string' && value !== '' ? value : JSON.stringify(value)), 120);
}

export function leafJson(leaf: LeafView): JsonObject {
  return {
    fact: leaf.fact,
    path: leaf.path,
    operator: leaf.operator,
    value: leaf.value,
    actual: leaf.actual,
    result: leaf.result,
    source: jsonSpan(leaf.source),
    at: jsonSpan(leaf.at),
  };
}

/** The examples that failed (with `all`: every one), by file and rule, then the counts. */
export function examplesText(
  results: readonly ExampleResult[],
  options: { readonly all: boolean; readonly color: boolean; readonly untested: readonly string[] },
): string {
  const colors = createColors(options.color);
  const lines: string[] = [];
  let file = '';
  for (const result of results) {
    if (result.passed && !options.all) continue;
    if (result.at.file !== file) {
      if (file !== '') lines.push('');
      file = result.at.file;
      lines.push(colors.underline(oneLine(file)));
    }
    const mark = result.passed ? colors.green('✓') : colors.red('✗');
    const place = colors.dim(oneLine(formatSpan(result.at)));
    lines.push(`  ${mark} ${colors.bold(result.rule)} ${result.expected} ${shown(result.name)}  ${place}`);
    if (!result.passed) append(lines, failure(result, options.color));
  }
  const failed = results.filter((result) => !result.passed).length;
  if (lines.length > 0) lines.push('');
  const rules = new Set(results.map((result) => result.rule)).size;
  lines.push(
    `${results.length} example${results.length === 1 ? '' : 's'} of ${rules} rule${rules === 1 ? '' : 's'}: ${
      results.length - failed
    } passed, ${failed} failed`,
  );
  if (options.untested.length > 0) {
    const shown = options.untested.slice(0, 5).join(', ');
    const more = options.untested.length - 5;
    lines.push(`without an example: ${shown}${more > 0 ? ` and ${more} more` : ''}`);
  }
  return `${lines.join('\n')}\n`;
}

function failure(result: ExampleResult, color: boolean): string[] {
  if (result.got === 'unknown') {
    const near = result.suggestion === null ? '' : `; did you mean ${result.suggestion}?`;
    return [`      there is nothing called ${shown(result.name)} here${near}`];
  }
  const said = result.got === 'fires' ? 'it fires' : 'it does not fire';
  const wanted = result.expected === 'fires' ? 'fire' : 'spare it';
  return [
    `      should ${wanted}; ${said}${result.decided.length > 0 ? ', decided by' : ''}`,
    ...result.decided.map((leaf) => `        ${leafLine(leaf, color)}`),
  ];
}

export function exampleJson(result: ExampleResult): JsonObject {
  return {
    rule: result.rule,
    rule_source: jsonSpan(result.ruleSource),
    at: jsonSpan(result.at),
    kind: result.kind,
    name: result.name,
    expected: result.expected,
    got: result.got,
    passed: result.passed,
    decided_by: result.decided.map(leafJson),
    suggestion: result.suggestion,
  };
}

/** Rules as a table: by file, in the order written. */
export function listText(rules: readonly ListedRule[], color: boolean): string {
  const colors = createColors(color);
  const lines: string[] = [];
  let group = '';
  const width = Math.min(40, Math.max(0, ...rules.map((rule) => rule.id.length)));
  for (const rule of rules) {
    const about = rule.about.map((kind) => kind.replace('_', ' ')).join(', ');
    const heading = `${rule.at.file}  ${rule.decides} of ${about}, ${rule.hitPolicy}`;
    if (heading !== group) {
      if (group !== '') lines.push('');
      group = heading;
      lines.push(colors.underline(oneLine(heading)));
    }
    const priority = rule.priority === 0 ? '' : colors.dim(` (priority ${rule.priority})`);
    lines.push(
      `  ${rule.id.padEnd(width)}  ${shown(rule.value)}${priority}  ${colors.dim(oneLine(formatSpan(rule.at)))}`,
    );
  }
  if (lines.length > 0) lines.push('');
  lines.push(`${rules.length} rule${rules.length === 1 ? '' : 's'}`);
  return `${lines.join('\n')}\n`;
}

export function listedJson(rule: ListedRule): JsonObject {
  return {
    id: rule.id,
    decides: rule.decides,
    about: rule.about,
    form: rule.form,
    hit_policy: rule.hitPolicy,
    priority: rule.priority,
    value: rule.value,
    because: rule.because,
    since: rule.since,
    at: jsonSpan(rule.at),
  };
}
