import { posix } from 'node:path';
import { append } from '../model/append.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import { compareSpans } from '../model/span.ts';
import type { SubjectKind } from '../model/subject.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import type { ConditionDraft, RuleDraft } from './draft.ts';
import { applyLayers } from './layers.ts';
import type { RuleBook, SharedCondition } from './model.ts';
import { readFile } from './read-file.ts';
import { PatternVetting } from './regex/vet.ts';
import { References } from './resolve.ts';
import { readRuleFiles } from './rule-files.ts';
import { ruleSets } from './sets.ts';
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
  const named = namedConditions(layered.rules, layered.conditions);
  const unnamed = conditions.filter((one) => !named.has(one.name));
  reportUnaskable(unnamed, vocabulary, patterns, findings);
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

/** A shared condition that no rule names is vetted too: it has a slip when no kind of subject could be asked it. */
function reportUnaskable(
  conditions: readonly SharedCondition[],
  vocabulary: Vocabulary,
  patterns: PatternVetting,
  findings: Finding[],
): void {
  const kinds = Object.keys(vocabulary.facts) as SubjectKind[];
  for (const { condition } of conditions) {
    const found = kinds.map((kind) => vetCondition(condition, kind, vocabulary, patterns));
    const least = found.reduce((best, one) => (slips(one) < slips(best) ? one : best));
    append(findings, least);
  }
}

/** How far a condition is from being askable: by the number of slips, and then by whether one is near a known name. */
function slips(findings: readonly Finding[]): number {
  return findings.length * 2 - Number(findings.some((one) => typeof one.data.suggestion === 'string'));
}

/** The shared conditions that rules name, directly or through others: they are vetted with the rules. */
function namedConditions(
  rules: readonly RuleDraft[],
  conditions: ReadonlyMap<string, ConditionDraft>,
): ReadonlySet<string> {
  const named = new Set<string>();
  const waiting = rules.flatMap((rule) => (rule.when ? [rule.when] : []));
  for (let condition = waiting.pop(); condition; condition = waiting.pop()) {
    if (condition.node === 'not') waiting.push(condition.child);
    else if (condition.node === 'all' || condition.node === 'any') append(waiting, condition.children);
    else if (condition.node === 'reference' && !named.has(condition.name)) {
      named.add(condition.name);
      const target = conditions.get(condition.name)?.condition;
      if (target) waiting.push(target);
    }
  }
  return named;
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
