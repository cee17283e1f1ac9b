import { finding } from '../diagnostics/finding.ts';
import type { Decision, DecisionIndex } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import { overlaps } from '../model/paths.ts';
import type { Draft } from './model.ts';
import { prefixesOf } from './modules.ts';
import { homePaths } from './ruled-homes.ts';

/** What is wrong with the homes that rules decide: paths that are none, and more ground than the one slice of a feature can have. */
export function homeFindings(draft: Draft, log: DecisionIndex): Finding[] {
  const decisions = log.about('home');
  return [...outside(decisions, draft), ...decisions.flatMap((decision) => divided(decision, draft))];
}

/** Each rule is told of a wrong path once, whatever it decides it about. */
function outside(decisions: readonly Decision[], draft: Draft): Finding[] {
  const told = new Set<string>();
  return decisions.flatMap((decision): Finding[] => {
    const { rule, ruleSource, subject } = decision;
    const paths = homePaths(decision).filter((path) => draft.ground.of(path) === null);
    const key = JSON.stringify([rule, paths]);
    if (paths.length === 0 || told.has(key)) return [];
    told.add(key);
    const extras = { subject: `${subject.kind}:${subject.id}` };
    return [finding('plan/home-outside', ruleSource, { rule, paths, of: subject.id }, extras)];
  });
}

function divided(decision: Decision, draft: Draft): Finding[] {
  const { rule, ruleSource, subject } = decision;
  const group = subject.kind === 'feature' ? draft.scope.groupOf(subject.id) : null;
  if (!group) return [];
  const { prefixes: taken } = draft.homes.of(subject.id, group);
  const left = prefixesOf(homePaths(decision), draft.ground).filter(
    (path) => !taken.some((own) => overlaps(own, path)),
  );
  if (left.length === 0) return [];
  const data = { rule, feature: subject.id, taken, left };
  return [finding('plan/home-divided', ruleSource, data, { subject: `feature:${subject.id}` })];
}
