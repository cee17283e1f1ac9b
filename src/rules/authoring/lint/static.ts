import { finding } from '../../../diagnostics/finding.ts';
import type { Condition, Leaf, Rule } from '../../model.ts';
import { compilePattern } from '../../regex/pattern.ts';
import type { ConditionLogic } from '../condition-logic.ts';
import { leafText } from '../view.ts';
import { type Lint, type LintContext, short } from './context.ts';

/** Siblings compared with each other; a longer list is a list of values that was written out. */
const siblingLimit = 200;

/** What can be said about a condition without any input: leaves that cannot be false, that exclude each other, or that another one says. */
export function lintStatic(context: LintContext): Lint[] {
  const rules = context.book.rules.flatMap((rule) => {
    const kind = rule.about[0];
    return kind ? inCondition(rule.when, rule, context.logic(kind)) : [];
  });
  const shared = context.book.conditions.flatMap(({ condition }) =>
    ownLeavesAlwaysTrue(condition).map((leaf) => alwaysTrue(leaf, null)),
  );
  return [...rules, ...shared];
}

function inCondition(condition: Condition, rule: Rule, logic: ConditionLogic): Lint[] {
  switch (condition.node) {
    case 'leaf':
      return isAlwaysTrue(condition) ? [alwaysTrue(condition, rule)] : [];
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

function ownLeavesAlwaysTrue(condition: Condition): Leaf[] {
  if (condition.node === 'leaf') return isAlwaysTrue(condition) ? [condition] : [];
  if (condition.node === 'reference') return [];
  if (condition.node === 'not') return ownLeavesAlwaysTrue(condition.child);
  return condition.children.flatMap(ownLeavesAlwaysTrue);
}

function alwaysTrue(leaf: Leaf, rule: Rule | null): Lint {
  return { finding: finding('rules/always-true', leaf.at, { leaf: short(leafText(leaf)) }), rule, fix: null };
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
