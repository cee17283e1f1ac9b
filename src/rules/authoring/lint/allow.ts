import { catalogue } from '../../../diagnostics/catalogue.ts';
import { finding } from '../../../diagnostics/finding.ts';
import type { Allowance, Rule } from '../../model.ts';
import { nearest } from '../../nearest.ts';
import { removeItem } from '../fix/edits.ts';
import type { Lint, LintContext } from './context.ts';

/** Leaves out what the rule's `allow` accepts, and reports what accepts nothing. */
export function applyAllowances(lints: readonly Lint[], context: LintContext): Lint[] {
  const used = new Set<Allowance>();
  const open = lints.filter(({ finding: { code }, rule }) => {
    const allowance = rule?.allow.find((one) => one.code === code);
    if (allowance) used.add(allowance);
    return !allowance;
  });
  const known = Object.keys(catalogue).filter((code) => code.startsWith('rules/'));
  const idle = context.book.rules.flatMap((rule) =>
    rule.allow.filter((one) => !used.has(one)).map((one) => unused(rule, one, known, context)),
  );
  return [...open, ...idle];
}

function unused(rule: Rule, allowance: Allowance, known: readonly string[], context: LintContext): Lint {
  const { code, at } = allowance;
  if (!known.includes(code)) {
    const data = { code, suggestion: nearest(code, known) };
    return { finding: finding('rules/unknown-allow', at, data), rule: null, fix: null };
  }
  const source = context.sources.of(at);
  const pointer = source?.pointerAt(at);
  const edit = source && pointer ? removeItem(source, pointer) : null;
  return {
    finding: finding('rules/unused-allow', at, { rule: rule.id, code }),
    rule: null,
    fix: edit && { title: `remove the suppression of ${code}`, edits: [edit] },
  };
}
