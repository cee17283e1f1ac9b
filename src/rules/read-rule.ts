import type { DecisionKind } from '../model/decision.ts';
import type { SubjectKind } from '../model/subject.ts';
import type { DecisionDefinition } from '../model/vocabulary.ts';
import { brief, type Cursor } from './cursor.ts';
import type { RuleDraft, SwitchOff } from './draft.ts';
import type { Allowance } from './model.ts';
import { nearest } from './nearest.ts';
import { readCondition } from './read-condition.ts';
import { readThen } from './read-then.ts';

/** What every rule of a file shares. */
export interface FileContext {
  readonly definition: DecisionDefinition;
  readonly about: readonly SubjectKind[] | null;
  readonly rankBy: string | null;
  /** The file's name without folder and extension: the first part of ids that are made. */
  readonly stem: string;
  readonly layer: number;
}

/** Keys that any form of rule may have besides its condition and its decision. */
export const commonKeys: readonly string[] = [
  'id',
  'because',
  'severity',
  'priority',
  'since',
  'examples',
  'override',
  'disabled',
  'allow',
];

const ruleKeys: readonly string[] = [...commonKeys, 'when', 'then'];
const allowKeys: readonly string[] = ['code', 'reason'];

const severities = ['high', 'medium', 'low'];

type Common = Pick<
  RuleDraft,
  | 'because'
  | 'severity'
  | 'priority'
  | 'since'
  | 'examples'
  | 'override'
  | 'disabled'
  | 'allow'
  | 'decides'
  | 'about'
  | 'rankBy'
  | 'layer'
  | 'pointer'
  | 'at'
>;

/** Reads one entry of `rules`: a rule, or a switch that turns one off. Null after a finding. */
export function readRule(
  cursor: Cursor,
  context: FileContext,
  order: number,
): RuleDraft | { readonly switch: SwitchOff } | null {
  if (!cursor.object) {
    cursor.wrongType('a rule', 'an object');
    return null;
  }
  const id = cursor.textOf('id', 'a rule');
  if (id === null) cursor.report('rules/missing-key', { key: 'id', where: 'a rule' });
  if (!id) return null;
  const switched = readSwitch(cursor, id, context);
  if (switched !== undefined) return switched && { switch: switched };
  let clean = cursor.allows(ruleKeys, 'a rule');
  for (const key of ['when', 'then']) {
    if (cursor.has(key)) continue;
    cursor.lacks(key, ruleKeys, `the rule \`${brief(id)}\``);
    clean = false;
  }
  const common = readCommon(cursor, context, id);
  const when = cursor.get('when');
  const then = cursor.get('then');
  const parameters = then && readThenObject(then, context.definition);
  const condition = when && readCondition(when);
  return {
    id,
    ...common,
    form: 'rule',
    when: clean ? condition : null,
    then: parameters,
    cells: [],
    order,
    idAt: cursor.get('id')?.at ?? cursor.at,
    whenAt: when?.at ?? cursor.at,
    thenAt: then?.at ?? cursor.at,
  };
}

/** Reads a `then` that must be an object of its own. */
export function readThenObject(then: Cursor, definition: DecisionDefinition): RuleDraft['then'] {
  if (then.object) return readThen(then, definition);
  then.wrongType('`then`', 'an object of parameters');
  return null;
}

/** Undefined when the entry is a rule of its own; null after a finding. */
export function readSwitch(cursor: Cursor, id: string, context: FileContext): SwitchOff | null | undefined {
  const only = cursor.keys().every((key) => key === 'id' || key === 'disabled');
  if (!only || !cursor.has('disabled')) return undefined;
  const reason = readDisabled(cursor, id);
  return reason === null ? null : { id, reason, layer: context.layer, at: cursor.at };
}

/** Reads the keys that every form of rule has. Errors in them do not drop the rule, except a wrong priority or reason. */
export function readCommon(cursor: Cursor, context: FileContext, id: string): Common {
  const where = `the rule \`${brief(id)}\``;
  const decides: DecisionKind = context.definition.decides;
  return {
    decides,
    about: context.about,
    rankBy: context.rankBy,
    layer: context.layer,
    pointer: cursor.pointer,
    at: cursor.at,
    because: cursor.textOf('because', where) ?? null,
    severity: readSeverity(cursor),
    priority: readPriority(cursor),
    since: readSince(cursor, where),
    examples: readExamples(cursor),
    override: readFlag(cursor, 'override'),
    disabled: cursor.has('disabled') ? readDisabled(cursor, id) : null,
    allow: readAllow(cursor),
  };
}

function readSeverity(cursor: Cursor): string | null {
  const severity = cursor.get('severity');
  if (!severity) return null;
  if (typeof severity.value === 'string' && severities.includes(severity.value)) return severity.value;
  if (typeof severity.value !== 'string') severity.wrongType('`severity`', 'high, medium or low');
  else {
    severity.report('rules/unknown-value', {
      what: '`severity`',
      value: brief(severity.value),
      suggestion: nearest(severity.value, severities),
      allowed: severities,
    });
  }
  return null;
}

function readPriority(cursor: Cursor): number {
  const priority = cursor.get('priority');
  if (!priority) return 0;
  if (typeof priority.value === 'number' && Number.isSafeInteger(priority.value)) return priority.value;
  priority.wrongType('`priority`', 'a whole number');
  return 0;
}

function readSince(cursor: Cursor, where: string): string | null {
  const since = cursor.get('since');
  if (typeof since?.value === 'number') return String(since.value);
  return cursor.textOf('since', where) ?? null;
}

function readFlag(cursor: Cursor, key: string): boolean {
  const flag = cursor.get(key);
  if (!flag) return false;
  if (typeof flag.value === 'boolean') return flag.value;
  flag.wrongType(`\`${key}\``, '`true` or `false`');
  return false;
}

/** The reason, or null after a finding: without one the rule stays on. */
function readDisabled(cursor: Cursor, id: string): string | null {
  const disabled = cursor.get('disabled');
  const reason = disabled?.get('reason')?.text;
  if (disabled?.allows(['reason'], '`disabled`') && reason && reason.trim() !== '') return reason;
  disabled?.report('rules/disabled-without-reason', { id: brief(id) });
  return null;
}

function readExamples(cursor: Cursor): RuleDraft['examples'] {
  const examples = cursor.get('examples');
  if (!examples) return [];
  if (!examples.object) {
    examples.wrongType('`examples`', 'an object with `fires` and `spares`');
    return [];
  }
  examples.allows(['fires', 'spares'], '`examples`');
  return (['fires', 'spares'] as const).flatMap((expect) => {
    const list = examples.get(expect);
    if (list && !Array.isArray(list.value)) list.wrongType(`\`${expect}\``, 'a list');
    return (list?.items() ?? []).map((item) => ({ expect, cursor: item }));
  });
}

function readAllow(cursor: Cursor): readonly Allowance[] {
  const allow = cursor.get('allow');
  if (!allow) return [];
  if (!Array.isArray(allow.value)) allow.wrongType('`allow`', 'a list of `{ code, reason }`');
  const allowances: Allowance[] = [];
  for (const item of allow.items()) {
    if (!item.object) item.wrongType('an element of `allow`', 'an object with `code` and `reason`');
    item.allows(allowKeys, 'an element of `allow`');
    const code = item.textOf('code', '`allow`');
    const reason = item.textOf('reason', '`allow`');
    if (item.object) {
      if (code === null) item.lacks('code', allowKeys, 'an element of `allow`');
      if (reason === null) item.lacks('reason', allowKeys, 'an element of `allow`');
    }
    if (code && reason) allowances.push({ code, reason, at: item.at });
  }
  return allowances;
}
