import { posix } from 'node:path';
import { append } from '../model/append.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import { type Keep, keepNothing } from '../model/keep.ts';
import { compareSpans } from '../model/span.ts';
import type { SubjectKind } from '../model/subject.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { Cursor } from './cursor.ts';
import type { ConditionDraft, FileDraft, RuleDraft } from './draft.ts';
import { applyLayers } from './layers.ts';
import type { Rule, RuleBook, SharedCondition } from './model.ts';
import { readFile } from './read-file.ts';
import { PatternVetting } from './regex/vet.ts';
import { References } from './resolve.ts';
import { type ParsedFile, readRuleFiles } from './rule-files.ts';
import { ruleSets } from './sets.ts';
import { vetCondition, vetRule } from './vet.ts';

/**
 * Loads every rule file that the configuration names: read, parsed, layered, vetted. What has errors is a finding with
 * its place and is left out; the rest stands. Never throws on input. What hangs on one file alone can be kept for the next time.
 */
export function loadRules(
  config: ResolvedConfig,
  host: Host,
  vocabulary: Vocabulary,
  keep: Keep = keepNothing,
): { book: RuleBook; findings: Finding[] } {
  const findings: Finding[] = [];
  const { files, replaces } = readRuleFiles(config, host, findings, keep);
  const read = files.map((file) =>
    keep(`rules of ${file.path}`, [file.parsed, file.layer], () => readParsed(file, vocabulary)),
  );
  for (const { found } of read) append(findings, found);
  const drafts = read.map(({ draft }) => draft);
  const layered = applyLayers(drafts, replaces, findings);
  const { references, found } = keep('shared conditions', [...layered.conditions.values()], () => {
    const found: Finding[] = [];
    return { references: new References(layered.conditions, found), found };
  });
  append(findings, found);
  const patterns = new PatternVetting();
  const vetting: Vetting = { references, vocabulary, patterns, findings };
  const sound = keep('sound rules', [references], () => new WeakMap<RuleDraft, Rule>());
  const rules = layered.rules.map((draft) => vetted(draft, sound, vetting)).filter((rule) => rule !== null);
  for (const draft of layered.refused) vetRule(draft, references, vocabulary, patterns, findings);
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
    sets: ruleSets(rules, policies, replaces, findings),
    conditions,
    retired: layered.retired,
    vocabulary,
  };
  return { book, findings: distinct(findings) };
}

function readParsed(file: ParsedFile, vocabulary: Vocabulary): { draft: FileDraft; found: Finding[] } {
  const found: Finding[] = [];
  const stem = posix.basename(file.path).replace(/\.[^.]+$/, '');
  return { draft: readFile(new Cursor(file.parsed, found), vocabulary, stem, file.layer), found };
}

/** What rules are vetted with. */
interface Vetting {
  readonly references: References;
  readonly vocabulary: Vocabulary;
  readonly patterns: PatternVetting;
  readonly findings: Finding[];
}

/**
 * The rule of a draft, or null after findings. One is taken from `sound`, and put there, of which nothing was found and whose vetting
 * took none of the work that all patterns share: then there is nothing that it could change for another one.
 */
function vetted(
  draft: RuleDraft,
  sound: WeakMap<RuleDraft, Rule>,
  { references, vocabulary, patterns, findings }: Vetting,
): Rule | null {
  const known = sound.get(draft);
  if (known) return known;
  const [found, asked] = [findings.length, patterns.asked];
  const rule = vetRule(draft, references, vocabulary, patterns, findings);
  if (rule && findings.length === found && patterns.asked === asked) sound.set(draft, rule);
  return rule;
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
