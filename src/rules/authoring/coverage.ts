import type {
  Coverage,
  CoverageCount,
  CoverageGap,
  LeafCoverage,
  RuleCoverage,
} from '../../model/rule-audit.ts';
import { compareSpans } from '../../model/span.ts';
import type { Condition, Leaf, Question, Rule, RuleBook } from '../model.ts';
import { bindExamples } from './examples.ts';
import { subjectsAsked } from './subjects.ts';
import { LeafTallies } from './tally.ts';
import { leafText } from './view.ts';

/** Asks every rule about every subject that it was asked about, and about its examples, and counts. */
export function countAnswers(book: RuleBook, questions: readonly Question[]): LeafTallies {
  const tallies = new LeafTallies();
  for (const set of book.sets) {
    const subjects = subjectsAsked(questions, set.decides, set.about);
    for (const rule of set.rules) for (const subject of subjects) tallies.ask(rule, subject, 'inventory');
  }
  for (const { rule, subject } of bindExamples(book, questions)) {
    if (subject) tallies.ask(rule, subject, 'examples');
  }
  return tallies;
}

/** Which rule ever fired, and which leaf was ever true, false, never asked, over the input and the examples. */
export function measureCoverage(book: RuleBook, questions: readonly Question[]): Coverage {
  const tallies = countAnswers(book, questions);
  const rules = book.rules.map((rule) => coverageOfRule(rule, tallies));
  const shared = book.conditions.map(({ name, condition, at }): RuleCoverage => {
    const leaves = ownLeaves(condition).map((leaf) => coverageOfLeaf(leaf, tallies));
    return {
      id: name,
      what: 'condition',
      decides: null,
      at,
      asked: { inventory: 0, examples: 0 },
      fired: { inventory: 0, examples: 0 },
      leaves,
      gaps: leafGaps(leaves, []),
    };
  });
  const all = [...rules, ...shared].sort((a, b) => compareSpans(a.at, b.at));
  const fired = sum(rules.map(firedCount));
  const answers = sum(all.map(answerCount));
  return { rules: all, fired, answers, percent: Math.min(percentOf(fired), percentOf(answers)) };
}

function coverageOfRule(rule: Rule, tallies: LeafTallies): RuleCoverage {
  const count = tallies.ofRule(rule);
  const leaves = ownLeaves(rule.when).map((leaf) => coverageOfLeaf(leaf, tallies));
  const gaps = leafGaps(leaves, rule.allow);
  return {
    id: rule.id,
    what: 'rule',
    decides: rule.decides,
    at: rule.at,
    asked: {
      inventory: count.true.inventory + count.false.inventory,
      examples: count.true.examples + count.false.examples,
    },
    fired: count.true,
    leaves,
    gaps: count.everTrue ? gaps : [gapOf('rules/never-fires', null, rule.allow), ...gaps],
  };
}

/** The leaves that the condition itself writes; those of shared conditions are counted with these. */
export function ownLeaves(condition: Condition): readonly Leaf[] {
  if (condition.node === 'leaf') return [condition];
  if (condition.node === 'reference') return [];
  if (condition.node === 'not') return ownLeaves(condition.child);
  return condition.children.flatMap(ownLeaves);
}

function coverageOfLeaf(leaf: Leaf, tallies: LeafTallies): LeafCoverage {
  const count = tallies.ofLeaf(leaf);
  return { text: leafText(leaf), at: leaf.at, true: count.true, false: count.false };
}

function leafGaps(leaves: readonly LeafCoverage[], allow: Rule['allow']): CoverageGap[] {
  return leaves.flatMap((leaf, index): CoverageGap[] => {
    const [yes, no] = [happened(leaf.true), happened(leaf.false)];
    if (yes && no) return [];
    const code = yes ? 'rules/never-false' : no ? 'rules/never-true' : 'rules/never-asked';
    return [gapOf(code, index, allow)];
  });
}

function happened(tally: LeafCoverage['true']): boolean {
  return tally.inventory + tally.examples > 0;
}

/** A condition that can not be otherwise is accepted by its own code too. */
const alike: { readonly [code: string]: string } = { 'rules/never-false': 'rules/always-true' };

function gapOf(code: CoverageGap['code'], leaf: number | null, allow: Rule['allow']): CoverageGap {
  const excuse = allow.find((one) => one.code === code || one.code === alike[code]);
  return { code, leaf, reason: excuse?.reason ?? null };
}

function firedCount(rule: RuleCoverage): CoverageCount {
  const gap = rule.gaps.find((one) => one.code === 'rules/never-fires');
  return { covered: gap ? 0 : 1, excused: gap?.reason ? 1 : 0, total: 1 };
}

function answerCount(rule: RuleCoverage): CoverageCount {
  const count = { covered: 2 * rule.leaves.length, excused: 0, total: 2 * rule.leaves.length };
  for (const gap of rule.gaps) {
    if (gap.leaf === null) continue;
    const missing = gap.code === 'rules/never-asked' ? 2 : 1;
    count.covered -= missing;
    if (gap.reason) count.excused += missing;
  }
  return count;
}

function sum(counts: readonly CoverageCount[]): CoverageCount {
  const total = { covered: 0, excused: 0, total: 0 };
  for (const count of counts) {
    total.covered += count.covered;
    total.excused += count.excused;
    total.total += count.total;
  }
  return total;
}

function percentOf({ covered, excused, total }: CoverageCount): number {
  return total === 0 ? 100 : Math.floor((1000 * (covered + excused)) / total) / 10;
}
