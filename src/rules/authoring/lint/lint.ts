import { finding } from '../../../diagnostics/finding.ts';
import { compareSpans } from '../../../model/span.ts';
import type { Condition, RuleBook } from '../../model.ts';
import { applyAllowances } from './allow.ts';
import { type Lint, LintContext, type LintInput } from './context.ts';
import { lintEvidence } from './evidence.ts';
import { lintExamples } from './examples.ts';
import { lintGaps, lintShadowed } from './gaps.ts';
import { lintMergeable } from './merge.ts';
import { lintNames } from './names.ts';
import { lintNearNames } from './near-names.ts';
import { lintStatic } from './static.ts';
import { lintTables } from './tables.ts';

/**
 * Vets rules beyond what loading does: against the input that they decide, against their examples, and against each
 * other. Findings by place; each with its correction where that is mechanical.
 */
export function lintRules(input: LintInput): readonly Lint[] {
  const context = new LintContext(input);
  const tables = onceEach(lintTables(context));
  const settled = new Set(tables.flatMap(({ rule }) => (rule ? [rule] : [])));
  const lints = [
    ...lintStatic(context),
    ...tables,
    ...lintMergeable(context, settled),
    ...lintNames(context),
    ...lintNearNames(context),
    ...lintGaps(context),
    ...lintShadowed(context, settled),
    ...lintExamples(context),
    ...lintEvidence(context),
    ...unusedConditions(context.book),
  ];
  return inOrder(applyAllowances(mostTelling(lints), context));
}

/** Of several rules that say the same of one, the first on the page is named. */
function onceEach(lints: readonly Lint[]): readonly Lint[] {
  const first = new Map<string, Lint>();
  for (const lint of lints) {
    const key = `${lint.finding.code} ${lint.rule?.id}`;
    const known = first.get(key)?.finding.related[0]?.at;
    const other = lint.finding.related[0]?.at;
    if (!known || (other && compareSpans(other, known) < 0)) first.set(key, lint);
  }
  return [...first.values()];
}

/** What cannot be otherwise is not also reported for never having been so. */
function mostTelling(lints: readonly Lint[]): readonly Lint[] {
  const place = ({ finding: { at } }: Lint): string => (at ? `${at.file}:${at.line}:${at.column}` : '');
  const strongest = lints.filter(({ finding: { code } }) => strong.includes(code));
  const places = new Set(strongest.map(place));
  // A rule that asks for what can not be, or for a name that is not there, does not fire: that is the same thing said twice.
  const explained = new Set(
    lints
      .filter(({ finding: { code } }) => code === 'rules/contradiction' || code === 'rules/unknown-name')
      .map(({ rule }) => rule),
  );
  return lints.filter((lint) => {
    const { code } = lint.finding;
    if (code === 'rules/never-fires' && explained.has(lint.rule)) return false;
    return !(code.startsWith('rules/never-') && places.has(place(lint)));
  });
}

const strong = ['rules/always-true', 'rules/contradiction', 'rules/redundant-condition'];

function inOrder(lints: readonly Lint[]): readonly Lint[] {
  const byKey = new Map<string, Lint>();
  for (const lint of lints) {
    const { code, at, data } = lint.finding;
    const key = JSON.stringify([code, at, data]);
    if (!byKey.has(key)) byKey.set(key, lint);
  }
  return [...byKey.entries()]
    .sort(([keyA, { finding: a }], [keyB, { finding: b }]) => {
      if (!a.at || !b.at) return Number(a.at !== null) - Number(b.at !== null) || (keyA < keyB ? -1 : 1);
      return compareSpans(a.at, b.at) || (keyA < keyB ? -1 : 1);
    })
    .map(([, lint]) => lint);
}

function unusedConditions(book: RuleBook): Lint[] {
  const named = new Set<string>();
  for (const rule of book.rules) collectNames(rule.when, named);
  return book.conditions
    .filter(({ name }) => !named.has(name))
    .map(({ name, at }) => ({
      finding: finding('rules/unused-condition', at, { name }),
      rule: null,
      fix: null,
    }));
}

function collectNames(condition: Condition, names: Set<string>): void {
  if (condition.node === 'reference') {
    names.add(condition.name);
    collectNames(condition.child, names);
  } else if (condition.node === 'not') collectNames(condition.child, names);
  else if (condition.node !== 'leaf') for (const child of condition.children) collectNames(child, names);
}
