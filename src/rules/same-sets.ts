import type { DecisionKind } from '../model/decision.ts';
import type { SubjectKind } from '../model/subject.ts';
import { type RuleBook, ruleSet } from './model.ts';

/**
 * Which questions two books answer alike, since the same rules stand in the same files at the same layers. Cautious: when a file
 * with shared conditions is another one, no question is.
 */
export function sameSets(
  before: RuleBook,
  after: RuleBook,
): (decides: DecisionKind, about: SubjectKind) => boolean {
  if (before === after) return () => true;
  const changed = changedFiles(before, after);
  if ([...before.conditions, ...after.conditions].some(({ at }) => changed.has(at.file))) return () => false;
  return (decides, about) => {
    const [was, is] = [ruleSet(before, decides, about), ruleSet(after, decides, about)];
    if (was === null || is === null) return was === is;
    return (
      was.hitPolicy === is.hitPolicy &&
      was.rules.length === is.rules.length &&
      is.rules.every((rule, index) => rule.id === was.rules[index]?.id && !changed.has(rule.at.file)) &&
      was.rules.every((rule) => !changed.has(rule.at.file))
    );
  };
}

function changedFiles(before: RuleBook, after: RuleBook): ReadonlySet<string> {
  const stated = ({ files }: RuleBook): Map<string, string> =>
    new Map(files.map(({ name, layer, text }) => [name, `${layer} ${text}`]));
  const [was, is] = [stated(before), stated(after)];
  return new Set([...was.keys(), ...is.keys()].filter((name) => was.get(name) !== is.get(name)));
}
