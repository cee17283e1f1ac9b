import { posix } from 'node:path';
import { finding } from '../diagnostics/finding.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionKind, HitPolicy } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import { compareSpans } from '../model/span.ts';
import type { SubjectKind } from '../model/subject.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { compareCanonical, compareSource } from './canonical.ts';
import type { PolicyDraft } from './draft.ts';
import { applyLayers } from './layers.ts';
import type { Rule, RuleBook, RuleSet, SharedCondition } from './model.ts';
import { defaultPolicies, readFile } from './read-file.ts';
import { PatternVetting } from './regex/vet.ts';
import { References } from './resolve.ts';
import { readRuleFiles } from './rule-files.ts';
import { vetCondition, vetRule } from './vet.ts';

/**
 * Loads every rule file that the configuration names: read, parsed, layered, vetted. What has errors is a finding with
 * its place and is left out; the rest stands. Never throws on input.
 */
export function loadRules(
  config: ResolvedConfig,
  host: Host,
  vocabulary: Vocabulary,
): { book: RuleBook; findings: Finding[] } {
  const findings: Finding[] = [];
  const { files, replaces } = readRuleFiles(config, host, findings);
  const drafts = files.map((file) => {
    const stem = posix.basename(file.path).replace(/\.[^.]+$/, '');
    return readFile(file.cursor, vocabulary, stem, file.layer);
  });
  const layered = applyLayers(drafts, replaces, findings);
  const references = new References(layered.conditions, findings);
  const patterns = new PatternVetting();
  const rules = layered.rules
    .map((draft) => vetRule(draft, references, vocabulary, patterns, findings))
    .filter((rule) => rule !== null);
  const conditions: SharedCondition[] = [];
  for (const [name, { at }] of layered.conditions) {
    const condition = references.get(name);
    if (condition) conditions.push({ name, condition, at });
  }
  reportUnaskable(conditions, vocabulary, patterns, findings);
  const policies = drafts.flatMap((draft) => draft.policies);
  const book: RuleBook = {
    files: files.map(({ path, name, layer, text }) => ({ path, name, layer, text })),
    rules,
    sets: ruleSets(rules, policies, findings),
    conditions,
    retired: layered.retired,
    vocabulary,
  };
  return { book, findings: distinct(findings) };
}

/** A shared condition that no kind of subject could be asked has a slip, whether a rule names it yet or not. */
function reportUnaskable(
  conditions: readonly SharedCondition[],
  vocabulary: Vocabulary,
  patterns: PatternVetting,
  findings: Finding[],
): void {
  const kinds = Object.keys(vocabulary.facts) as SubjectKind[];
  for (const { condition } of conditions) {
    const found = kinds.map((kind) => vetCondition(condition, kind, vocabulary, patterns));
    const least = found.reduce((best, one) => (one.length < best.length ? one : best));
    findings.push(...least);
  }
}

/** Groups the rules by what they decide about what. */
function ruleSets(
  rules: readonly Rule[],
  policies: readonly PolicyDraft[],
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
    const group = groups.get(key);
    if (!group) continue;
    const hitPolicy = policyOf(group.decides, group.about, policies, findings);
    group.rules.sort(hitPolicy === 'first' ? compareSource : compareCanonical);
    if (hitPolicy === 'first') reportFiles(group, findings);
    sets.push({ ...group, hitPolicy });
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

function reportFiles(
  group: { readonly decides: DecisionKind; readonly about: SubjectKind; readonly rules: readonly Rule[] },
  findings: Finding[],
): void {
  const files = [...new Set(group.rules.map((rule) => rule.at.file))];
  const stray = group.rules.find((rule) => rule.at.file !== files[0]);
  if (!stray) return;
  const data = { decides: group.decides, about: group.about, files };
  findings.push(finding('rules/first-in-two-files', stray.at, data));
}

/** Findings by place, each once: a shared condition is vetted for every rule that names it. */
function distinct(findings: readonly Finding[]): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const one of findings) {
    const key = JSON.stringify([one.at, one.code, one.data]);
    if (!byKey.has(key)) byKey.set(key, one);
  }
  return [...byKey.entries()].sort(compareFindings).map(([, one]) => one);
}

function compareFindings([keyA, a]: [string, Finding], [keyB, b]: [string, Finding]): number {
  if (a.at === null || b.at === null)
    return Number(a.at !== null) - Number(b.at !== null) || (keyA < keyB ? -1 : 1);
  return compareSpans(a.at, b.at) || (keyA < keyB ? -1 : keyA > keyB ? 1 : 0);
}
