import { finding } from '../../../diagnostics/finding.ts';
import { held } from '../../../model/held.ts';
import type { LeafView } from '../../../model/rule-audit.ts';
import { runExamples } from '../examples.ts';
import { type Lint, type LintContext, short } from './context.ts';

/** Examples that fail. */
export function lintExamples(context: LintContext): Lint[] {
  const byId = new Map(context.book.rules.map((rule) => [rule.id, rule]));
  return runExamples(context.book, context.input.questions)
    .filter((result) => !result.passed)
    .map((result): Lint => {
      const rule = held(byId, result.rule);
      const data = {
        rule: result.rule,
        example: short(result.name),
        expected: result.expected,
        got: result.got,
        decided: result.decided.length === 0 ? null : result.decided.map(sentence).join('; '),
        suggestion: result.suggestion,
      };
      const related = [{ note: 'the rule', at: rule.whenAt }];
      return { finding: finding('rules/example-fails', result.at, data, { related }), rule, fix: null };
    });
}

function sentence({ fact, operator, value, actual, result }: LeafView): string {
  const asked = short(`${fact} ${operator} ${JSON.stringify(value)}`, 80);
  return `\`${asked}\` is ${result ? 'true' : 'false'} of ${short(JSON.stringify(actual), 60)}`;
}
