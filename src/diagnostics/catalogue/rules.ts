import type { Entry } from '../entry.ts';
import { type RuleConditionFindings, ruleConditionEntries } from './rules/conditions.ts';
import { type RuleFileFindings, ruleFileEntries } from './rules/files.ts';
import { type RuleLayerFindings, ruleLayerEntries } from './rules/layers.ts';
import { type RuleLintFindings, ruleLintEntries } from './rules/lint.ts';
import { type RuleShapeFindings, ruleShapeEntries } from './rules/shapes.ts';
import { type RuleTableFindings, ruleTableEntries } from './rules/tables.ts';

/** Findings of the rules family. */
export type RuleFindings = RuleFileFindings &
  RuleShapeFindings &
  RuleConditionFindings &
  RuleLayerFindings &
  RuleLintFindings &
  RuleTableFindings;

export const ruleEntries: { readonly [C in keyof RuleFindings]: Entry<RuleFindings[C]> } = {
  ...ruleFileEntries,
  ...ruleShapeEntries,
  ...ruleConditionEntries,
  ...ruleLayerEntries,
  ...ruleLintEntries,
  ...ruleTableEntries,
};
