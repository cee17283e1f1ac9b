import { createColors } from 'picocolors';
import type { JsonObject } from '../model/json.ts';
import type {
  Coverage,
  CoverageCount,
  CoverageGap,
  LeafCoverage,
  RuleCoverage,
  Tally,
} from '../model/rule-audit.ts';
import { formatSpan } from '../model/span.ts';
import { cut } from '../model/words.ts';
import { jsonSpan } from './json.ts';
import { oneLine } from './text.ts';

const words: { readonly [C in CoverageGap['code']]: string } = {
  'rules/never-fires': 'never fires',
  'rules/never-true': 'never true',
  'rules/never-false': 'never false',
  'rules/never-asked': 'never asked',
};

/** What lacks, rule by rule (with `all`: every rule and leaf), then the table of totals. */
export function coverageText(
  coverage: Coverage,
  options: { readonly all: boolean; readonly color: boolean },
): string {
  const colors = createColors(options.color);
  const blocks = coverage.rules
    .filter((rule) => options.all || rule.gaps.length > 0)
    .map((rule) => ruleLines(rule, options.all, options.color).join('\n'));
  if (blocks.length > 0) blocks.push(colors.dim('counts: on the input + in examples'));
  const idle = coverage.rules.filter((rule) => rule.what === 'rule' && shownByExamples(rule));
  if (idle.length > 0 && !options.all) {
    const ids = idle.slice(0, 8).map((rule) => rule.id);
    const more = idle.length > ids.length ? ` and ${idle.length - ids.length} more` : '';
    blocks.push(colors.dim(`fired by examples alone, on nothing of the input: ${ids.join(', ')}${more}`));
  }
  blocks.push(
    [
      row('', 'covered', 'excused', 'of', ''),
      countRow('rules that fired', coverage.fired),
      countRow('answers of conditions', coverage.answers),
    ].join('\n'),
  );
  blocks.push(`coverage: ${coverage.percent} %`);
  return `${blocks.join('\n\n')}\n`;
}

function shownByExamples(rule: RuleCoverage): boolean {
  return rule.fired.inventory === 0 && rule.fired.examples > 0;
}

function ruleLines(rule: RuleCoverage, all: boolean, color: boolean): string[] {
  const colors = createColors(color);
  const place = colors.dim(oneLine(formatSpan(rule.at)));
  const fired = `fired ${tally(rule.fired)} of ${tally(rule.asked)}`;
  const head =
    rule.what === 'rule'
      ? `${colors.bold(rule.id)}  ${fired}  ${place}`
      : `condition ${colors.bold(rule.id)}  ${place}`;
  const gaps = new Map(rule.gaps.map((gap) => [gap.leaf, gap]));
  const own = gaps.get(null);
  const lines = [head];
  if (own) lines.push(`  ${gapWord(own, color)}`);
  rule.leaves.forEach((leaf, index) => {
    const gap = gaps.get(index);
    if (gap || all) lines.push(`  ${leafLine(leaf, gap ?? null, color)}`);
  });
  return lines;
}

function leafLine(leaf: LeafCoverage, gap: CoverageGap | null, color: boolean): string {
  const colors = createColors(color);
  const counts = `true ${tally(leaf.true)}, false ${tally(leaf.false)}`;
  const mark = gap ? gapWord(gap, color) : colors.green('both ways');
  return `${mark}: ${oneLine(cut(leaf.text, 90))}  ${colors.dim(counts)}`;
}

function gapWord(gap: CoverageGap, color: boolean): string {
  const colors = createColors(color);
  if (gap.reason === null) return colors.red(words[gap.code]);
  return `${colors.yellow(words[gap.code])} (accepted: ${oneLine(gap.reason)})`;
}

/** `12+3`: on the input, and in examples. */
function tally({ inventory, examples }: Tally): string {
  return `${inventory}+${examples}`;
}

function countRow(name: string, { covered, excused, total }: CoverageCount): string {
  const percent = total === 0 ? 100 : Math.floor((1000 * (covered + excused)) / total) / 10;
  return row(name, String(covered), String(excused), String(total), `${percent.toFixed(1)} %`);
}

function row(name: string, covered: string, excused: string, total: string, percent: string): string {
  return `${name.padEnd(22)}${covered.padStart(8)}${excused.padStart(9)}${total.padStart(8)}${percent.padStart(10)}`.trimEnd();
}

export function coverageJson(coverage: Coverage): JsonObject {
  return {
    percent: coverage.percent,
    fired: { ...coverage.fired },
    answers: { ...coverage.answers },
    rules: coverage.rules.map((rule) => ({
      id: rule.id,
      what: rule.what,
      decides: rule.decides,
      at: jsonSpan(rule.at),
      asked: { ...rule.asked },
      fired: { ...rule.fired },
      leaves: rule.leaves.map((leaf) => ({
        leaf: leaf.text,
        at: jsonSpan(leaf.at),
        true: { ...leaf.true },
        false: { ...leaf.false },
      })),
      gaps: rule.gaps.map(({ code, leaf, reason }) => ({ code, leaf, reason })),
    })),
  };
}
