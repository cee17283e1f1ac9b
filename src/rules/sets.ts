import { finding } from '../diagnostics/finding.ts';
import type { DecisionKind, HitPolicy } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import { held } from '../model/held.ts';
import { compareSpans } from '../model/span.ts';
import type { SubjectKind } from '../model/subject.ts';
import { compareCanonical, compareSource } from './canonical.ts';
import type { PolicyDraft } from './draft.ts';
import type { Replaces } from './layers.ts';
import type { Rule, RuleSet } from './model.ts';
import { defaultPolicies } from './read-file.ts';

/** Groups the rules by what they decide about what. */
export function ruleSets(
  rules: readonly Rule[],
  policies: readonly PolicyDraft[],
  replaces: Replaces,
  findings: Finding[],
): readonly RuleSet[] {
  const groups = new Map<string, { decides: DecisionKind; about: SubjectKind; rules: Rule[] }>();
  for (const rule of rules) {
    for (const about of rule.about) {
      const key = `${rule.decides} ${about}`;
      const group = groups.get(key);
      if (group) group.rules.push(rule);
      else groups.set(key, { decides: rule.decides, about, rules: [rule] });
    }
  }
  const sets: RuleSet[] = [];
  for (const key of [...groups.keys()].sort()) {
    const group = held(groups, key);
    const hitPolicy = policyOf(group.decides, group.about, policies, findings);
    group.rules.sort(hitPolicy === 'first' ? compareSource : compareCanonical);
    if (hitPolicy === 'first') reportFiles(group, replaces, findings);
    sets.push({ hitPolicy, ...group });
  }
  return sets;
}

function policyOf(
  decides: DecisionKind,
  about: SubjectKind,
  policies: readonly PolicyDraft[],
  findings: Finding[],
): HitPolicy {
  const stated = policies.filter((one) => one.decides === decides && one.about.includes(about));
  const layer = Math.max(...stated.map((one) => one.layer));
  const top = stated.filter((one) => one.layer === layer).sort((a, b) => compareSpans(a.at, b.at));
  const [first] = top;
  if (!first) return defaultPolicies[decides];
  const others = top.filter((one) => one.hitPolicy !== first.hitPolicy);
  const [other] = others;
  if (other) {
    const named = [...new Set(top.map((one) => one.hitPolicy))];
    const data = { decides, about, policies: named, used: first.hitPolicy };
    const related = [{ note: 'the one used', at: first.at }];
    findings.push(finding('rules/hit-policy-disagrees', other.at, data, { related }));
  }
  return first.hitPolicy;
}

/** Under `first` each file must lie above the next: two that lie beside each other have no order. */
function reportFiles(
  group: { readonly decides: DecisionKind; readonly about: SubjectKind; readonly rules: readonly Rule[] },
  replaces: Replaces,
  findings: Finding[],
): void {
  const first = new Map<string, Rule>();
  for (const rule of group.rules) if (!first.has(rule.at.file)) first.set(rule.at.file, rule);
  const files = [...first.keys()];
  const beside = files.findIndex((file, index) => index > 0 && !replaces(files[index - 1] ?? file, file));
  const stray = first.get(files[beside] ?? '');
  if (!stray) return;
  const data = { decides: group.decides, about: group.about, files: files.slice(beside - 1, beside + 1) };
  findings.push(finding('rules/first-in-two-files', stray.at, data));
}
