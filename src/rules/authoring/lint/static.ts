import { finding } from '../../../diagnostics/finding.ts';
import { at } from '../../../model/held.ts';
import type { Vocabulary } from '../../../model/vocabulary.ts';
import type { Condition, Leaf, Rule } from '../../model.ts';
import { compilePattern } from '../../regex/pattern.ts';
import type { ConditionLogic } from '../condition-logic.ts';
import { ownLeaves } from '../coverage.ts';
import { leafText } from '../view.ts';
import { type Lint, type LintContext, short } from './context.ts';

/** Siblings compared with each other; a longer list is a list of values that was written out. */
const siblingLimit = 200;

/** What can be said about a condition without any input: leaves that cannot be false, that exclude each other, or that another one says. */
export function lintStatic(context: LintContext): Lint[] {
  const lists = listFacts(context.book.vocabulary);
  const found = (condition: Condition, rule: Rule | null): Lint[] =>
    ownLeaves(condition)
      .filter((leaf) => !lists.has(leaf.fact) && isAlwaysTrue(leaf))
      .map((leaf) => {
        const data = { leaf: short(leafText(leaf)) };
        return { finding: finding('rules/always-true', leaf.at, data), rule, fix: null };
      });
  const rules = context.book.rules.flatMap((rule) => {
    const logic = context.logic(at(rule.about, 0));
    return [...found(rule.when, rule), ...inCondition(rule.when, rule, logic)];
  });
  return [...rules, ...context.book.conditions.flatMap(({ condition }) => found(condition, null))];
}

/** Facts that are lists for some kind of subject: of an empty one, nothing is true that asks its elements. */
function listFacts(vocabulary: Vocabulary): ReadonlySet<string> {
  const facts = Object.values(vocabulary.facts).flat();
  return new Set(facts.filter((fact) => fact.type === 'strings').map((fact) => fact.name));
}

function inCondition(condition: Condition, rule: Rule, logic: ConditionLogic): Lint[] {
  switch (condition.node) {
    case 'leaf':
    case 'reference':
      return [];
    case 'not':
      return inCondition(condition.child, rule, logic);
    default: {
      const inner = condition.children.flatMap((child) => inCondition(child, rule, logic));
      return [...inner, ...amongSiblings(condition.node, condition.children, rule, logic)];
    }
  }
}

/** Texts as unlike as they come: a pattern without look-around that matches all of them asks nothing. */
const probes = ['', 'a', 'Zz 9', '/x/y.z', '-_,;:!?', '\n\n', 'é😀', '0'.repeat(40), '{"k": [1]}'];

function isAlwaysTrue(leaf: Leaf): boolean {
  if (leaf.value.kind === 'fact') return false;
  const { value } = leaf.value;
  switch (leaf.operator) {
    case 'notIn':
      return Array.isArray(value) && value.length === 0;
    case 'startsWith':
    case 'endsWith':
    case 'containsAny':
      return [value].flat().includes('');
    case 'matches':
    case 'matchesAny':
      return (Array.isArray(value) ? value : [value]).some((one) => {
        const source = typeof one === 'string' ? one : '';
        if (source === '' || source.includes('(?!') || source.includes('(?<')) return false;
        const pattern = compilePattern(one);
        return probes.every((probe) => pattern.test(probe));
      });
    default:
      return false;
  }
}

function amongSiblings(
  node: 'all' | 'any',
  children: readonly Condition[],
  rule: Rule,
  logic: ConditionLogic,
): Lint[] {
  if (children.length > siblingLimit) return [];
  const found: Lint[] = [];
  const redundant = new Set<Condition>();
  children.forEach((one, index) => {
    for (const other of children.slice(index + 1)) {
      if (redundant.has(one) || redundant.has(other)) continue;
      if (node === 'all' && logic.excludes(one, other)) {
        const data = { one: textOf(one), other: textOf(other) };
        const related = [{ note: 'the other one', at: one.at }];
        found.push({ finding: finding('rules/contradiction', other.at, data, { related }), rule, fix: null });
        continue;
      }
      // Under `all` the weaker of two adds nothing, under `any` the stronger.
      const [forward, backward] = [logic.implies(one, other), logic.implies(other, one)];
      if (!forward && !backward) continue;
      const drop = (node === 'all') === forward ? other : one;
      const keep = drop === one ? other : one;
      redundant.add(drop);
      const data = { leaf: textOf(drop), beside: textOf(keep), inside: node };
      const related = [{ note: 'beside it', at: keep.at }];
      found.push({
        finding: finding('rules/redundant-condition', drop.at, data, { related }),
        rule,
        fix: null,
      });
    }
  });
  return found;
}

function textOf(condition: Condition): string {
  switch (condition.node) {
    case 'leaf':
      return short(leafText(condition));
    case 'reference':
      return condition.name;
    case 'not':
      return `not ${textOf(condition.child)}`;
    default:
      return short(`${condition.node}: ${condition.children.map(textOf).join('; ')}`);
  }
}
