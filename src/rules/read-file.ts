import type { DecisionKind, HitPolicy } from '../model/decision.ts';
import type { SubjectKind } from '../model/subject.ts';
import type { DecisionDefinition, Vocabulary } from '../model/vocabulary.ts';
import { brief, type Cursor } from './cursor.ts';
import { resolveOperator } from './decorators.ts';
import type { ConditionDraft, FileDraft, PolicyDraft, RuleDraft, SwitchOff } from './draft.ts';
import { nearest } from './nearest.ts';
import { readCondition } from './read-condition.ts';
import { isNative, readNative } from './read-native.ts';
import { type FileContext, readRule } from './read-rule.ts';
import { type ColumnOperators, readRow } from './read-table.ts';
import { unknownFactIn, unknownOperator } from './unknown.ts';

/** The policy of each decision where no file names one. */
export const defaultPolicies: { readonly [K in DecisionKind]: HitPolicy } = {
  section: 'priority',
  column: 'priority',
  label: 'priority',
  status: 'priority',
  state: 'priority',
  owner: 'priority',
  priority: 'priority',
  group: 'unique',
  area: 'unique',
  workstream: 'unique',
  home: 'unique',
  risk: 'collect',
  suite: 'collect',
  gate: 'collect',
  hotspot: 'collect',
  dependency: 'collect',
  contract: 'collect',
};

export const hitPolicies: readonly HitPolicy[] = ['unique', 'priority', 'collect', 'first'];

/** How many rules one file may hold. */
const ruleLimit = 20_000;

const fileKeys = [
  '$schema',
  'decides',
  'about',
  'hitPolicy',
  'description',
  'extends',
  'columns',
  'rankBy',
  'rules',
  'table',
  'conditions',
];

/** The files that a rule file builds on, as it writes them. */
export function readExtends(cursor: Cursor): readonly Cursor[] {
  const value = cursor.get('extends');
  if (!value) return [];
  const entries = Array.isArray(value.value) ? value.items() : [value];
  return entries.filter((entry) => {
    if (entry.text !== null && entry.text !== '') return true;
    entry.wrongType('`extends`', 'a path to a rule file, or a list of them');
    return false;
  });
}

/** Reads what one file holds. Whatever is wrong is reported through the cursor, and left out. */
export function readFile(cursor: Cursor, vocabulary: Vocabulary, stem: string, layer: number): FileDraft {
  const empty: FileDraft = { rules: [], switches: [], conditions: [], policies: [] };
  if (isNative(cursor.value)) {
    const list = Array.isArray(cursor.value) ? limited(cursor, cursor.items()) : [cursor];
    const rules = list.map((item, order) => readNative(item, vocabulary, stem, layer, order));
    return { ...empty, rules: rules.filter((rule) => rule !== null) };
  }
  if (!cursor.object) {
    cursor.wrongType('a rule file', 'an object with `decides` and `rules` or `table`');
    return empty;
  }
  cursor.allows(fileKeys, 'a rule file');
  const conditions = readConditions(cursor, layer);
  const definition = readDecides(cursor, vocabulary);
  if (!definition) return { ...empty, conditions };
  const about = readAbout(cursor, definition);
  if (about === undefined) return { ...empty, conditions };
  const hitPolicy = readHitPolicy(cursor);
  const rankBy = readRankBy(cursor, about ?? definition.about, vocabulary);
  const context: FileContext = { definition, about, rankBy, stem, layer };
  const { rules, switches } = readEntries(cursor, context, vocabulary);
  const policies: PolicyDraft[] = [];
  const at = cursor.get('hitPolicy')?.at;
  if (hitPolicy && at) {
    policies.push({ decides: definition.decides, about: about ?? definition.about, hitPolicy, layer, at });
  }
  return { rules, switches, conditions, policies };
}

function limited(holder: Cursor, items: readonly Cursor[]): readonly Cursor[] {
  if (items.length <= ruleLimit) return items;
  holder.report('rules/too-many', { what: 'rules', limit: ruleLimit });
  return items.slice(0, ruleLimit);
}

function readConditions(cursor: Cursor, layer: number): ConditionDraft[] {
  const conditions = cursor.get('conditions');
  if (!conditions) return [];
  if (!conditions.object) {
    conditions.wrongType('`conditions`', 'an object of conditions by name');
    return [];
  }
  const drafts: ConditionDraft[] = [];
  for (const name of conditions.keys()) {
    const condition = conditions.get(name);
    if (condition) {
      drafts.push({ name, condition: readCondition(condition), layer, at: condition.keyAt });
    }
  }
  return drafts;
}

/** The decision that the file is about; null after a finding, or when it only holds conditions. */
function readDecides(cursor: Cursor, vocabulary: Vocabulary): DecisionDefinition | null {
  const decides = cursor.get('decides');
  if (!decides) {
    if (!cursor.has('conditions') || cursor.has('rules') || cursor.has('table')) {
      cursor.lacks('decides', fileKeys, 'a rule file');
    }
    return null;
  }
  const known = Object.keys(vocabulary.decisions);
  if (typeof decides.value !== 'string') {
    decides.wrongType('`decides`', 'a kind of decision');
    return null;
  }
  if (known.includes(decides.value)) return vocabulary.decisions[decides.value as DecisionKind];
  decides.report('rules/unknown-decision', {
    name: brief(decides.value),
    suggestion: nearest(decides.value, known),
    known,
  });
  return null;
}

/** Null when the file does not say; undefined after a finding. */
function readAbout(
  cursor: Cursor,
  definition: DecisionDefinition,
): readonly SubjectKind[] | null | undefined {
  const about = cursor.get('about');
  if (!about) return definition.about.length === 1 ? definition.about : null;
  const entries = Array.isArray(about.value) ? about.items() : [about];
  const kinds: SubjectKind[] = [];
  for (const entry of entries) {
    const kind = definition.about.find((known) => known === entry.value);
    if (kind) kinds.push(kind);
    else if (entry.text === null) entry.wrongType('`about`', 'a kind of subject');
    else {
      entry.report('rules/unknown-value', {
        what: `\`about\` of ${definition.decides} rules`,
        value: brief(entry.text),
        suggestion: nearest(entry.text, definition.about),
        allowed: definition.about,
      });
    }
  }
  return kinds.length === entries.length && kinds.length > 0 ? [...new Set(kinds)] : undefined;
}

function readRankBy(cursor: Cursor, kinds: readonly SubjectKind[], vocabulary: Vocabulary): string | null {
  const rankBy = cursor.textOf('rankBy', 'a rule file');
  if (!rankBy) return null;
  if (kinds.some((kind) => vocabulary.facts[kind].some((fact) => fact.name === rankBy))) return rankBy;
  cursor.get('rankBy')?.report('rules/unknown-fact', unknownFactIn(rankBy, kinds, vocabulary));
  return null;
}

function readHitPolicy(cursor: Cursor): HitPolicy | null {
  const policy = cursor.get('hitPolicy');
  if (!policy) return null;
  const found = hitPolicies.find((known) => known === policy.value);
  if (found) return found;
  if (policy.text === null) policy.wrongType('`hitPolicy`', 'unique, priority, collect or first');
  else {
    policy.report('rules/unknown-value', {
      what: '`hitPolicy`',
      value: brief(policy.text),
      suggestion: nearest(policy.text, hitPolicies),
      allowed: hitPolicies,
    });
  }
  return null;
}

function readEntries(
  cursor: Cursor,
  context: FileContext,
  vocabulary: Vocabulary,
): { rules: RuleDraft[]; switches: SwitchOff[] } {
  const rules: RuleDraft[] = [];
  const switches: SwitchOff[] = [];
  if (!cursor.has('rules') && !cursor.has('table')) {
    cursor.lacks('rules', fileKeys, 'a rule file that decides something');
  }
  const columns = readColumns(cursor, context, vocabulary);
  // Rules come before rows whichever stands first, so that the order of keys has no meaning.
  for (const key of ['rules', 'table'] as const) {
    const list = cursor.get(key);
    if (!list) continue;
    if (!Array.isArray(list.value)) list.wrongType(`\`${key}\``, 'a list');
    for (const item of limited(list, list.items())) {
      const order = rules.length;
      const read =
        key === 'rules' ? readRule(item, context, order) : readRow(item, context, columns, vocabulary, order);
      if (read && 'switch' in read) switches.push(read.switch);
      else if (read) rules.push(read);
    }
  }
  return { rules, switches };
}

function readColumns(cursor: Cursor, context: FileContext, vocabulary: Vocabulary): ColumnOperators {
  const columns = cursor.get('columns');
  const found = new Map<string, string | null>();
  if (!columns) return found;
  if (!columns.object) columns.wrongType('`columns`', 'an object of operators by fact');
  const kinds = context.about ?? context.definition.about;
  for (const fact of columns.keys()) {
    const operator = columns.get(fact);
    if (!operator) continue;
    if (!kinds.some((kind) => vocabulary.facts[kind].some(({ name }) => name === fact)))
      operator.reportKey('rules/unknown-fact', unknownFactIn(fact, kinds, vocabulary));
    const name = operator.text;
    const known = name !== null && resolveOperator(name) !== null;
    // A cell of a column that is not understood is not guessed at, and the slip is said once, here.
    found.set(fact, known ? name : null);
    if (name === null) operator.wrongType('an operator of `columns`', 'the name of an operator');
    else if (!known) operator.report('rules/unknown-operator', unknownOperator(name));
  }
  return found;
}
