import { createColors } from 'picocolors';
import { append } from '../model/append.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { WhyNot, WhyNotRule } from '../model/rule-audit.ts';
import { formatSpan, type Span } from '../model/span.ts';
import { jsonSpan } from './json.ts';
import { leafJson, leafLine } from './rules.ts';
import { oneLine } from './text.ts';

/** What a person reads before asking for more. */
const shownRules = 8;
const shownSets = 3;

/** Why a subject does not have a value, nearest first. */
export function whyNotText(
  subject: string,
  answer: WhyNot,
  options: { readonly all: boolean; readonly color: boolean },
): string {
  const colors = createColors(options.color);
  const lines = [`${colors.bold(oneLine(subject))}: why not ${colors.cyan(oneLine(answer.value))}?`];
  if (answer.rules.length === 0) {
    const near = answer.suggestion === null ? '' : ` Did you mean ${oneLine(answer.suggestion)}?`;
    lines.push('', `No rule that is asked about it gives this.${near}`);
  }
  const rules = options.all ? answer.rules : answer.rules.slice(0, shownRules);
  for (const rule of rules) lines.push('', ...ruleLines(rule, options));
  const hidden = answer.rules.length - rules.length;
  if (hidden > 0) lines.push('', colors.dim(`${hidden} more, further away; --all shows them`));
  return `${lines.join('\n')}\n`;
}

function ruleLines(rule: WhyNotRule, options: { readonly all: boolean; readonly color: boolean }): string[] {
  const { color } = options;
  const colors = createColors(color);
  const place = (at: Span): string => colors.dim(oneLine(formatSpan(at)));
  const of = `${rule.decides} of ${rule.subject.kind.replace('_', ' ')} ${oneLine(rule.subject.id)}`;
  const lines = [`${colors.bold(rule.rule)}  ${of}  ${place(rule.ruleSource)}`];
  if (rule.because) lines.push(`  ${oneLine(rule.because)}`);
  const winner = rule.behind
    ? `${shown(rule.behind.value)} by ${rule.behind.rule} ${place(rule.behind.ruleSource)}`
    : null;
  switch (rule.outcome) {
    case 'given':
      return [...lines, '  it does: the rule fires, and this is decided'];
    case 'lost':
      return [...lines, `  the rule fires and gives it, and loses${winner ? ` to ${winner}` : ''}`];
    case 'empty':
      lines.push('  the rule fires, and the fact that it takes the value from does not hold it:');
      break;
    case 'spared':
      lines.push(`  ${distance(rule)}`);
  }
  const sets = options.all ? rule.sets : rule.sets.slice(0, shownSets);
  sets.forEach((set, index) => {
    if (index > 0) lines.push('    or');
    append(
      lines,
      set.map((leaf) => `    ${leafLine(leaf, color)}`),
    );
  });
  if (rule.sets.length > sets.length)
    lines.push(colors.dim(`    or ${rule.sets.length - sets.length} other ways`));
  if (winner) lines.push(`  and then it would still lose to ${winner}`);
  return lines;
}

function distance(rule: WhyNotRule): string {
  const [least] = rule.sets;
  if (!least) return 'it can not fire: its conditions exclude each other';
  const count = least.length === 1 ? 'one condition' : `${least.length} conditions`;
  return `it did not fire: ${count} in the way`;
}

function shown(value: JsonValue): string {
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value));
}

export function whyNotJson(subject: string, answer: WhyNot): JsonObject {
  return {
    subject,
    value: answer.value,
    suggestion: answer.suggestion,
    rules: answer.rules.map((rule) => ({
      subject: { ...rule.subject },
      decides: rule.decides,
      value: rule.value,
      rule: rule.rule,
      rule_source: jsonSpan(rule.ruleSource),
      because: rule.because,
      outcome: rule.outcome,
      behind: rule.behind && {
        rule: rule.behind.rule,
        value: rule.behind.value,
        rule_source: jsonSpan(rule.behind.ruleSource),
      },
      sets: rule.sets.map((set) => set.map(leafJson)),
    })),
  };
}
