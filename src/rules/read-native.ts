import type { DecisionKind } from '../model/decision.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import { slug } from '../model/slug.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { brief, type Cursor, kindOf } from './cursor.ts';
import type { RuleDraft } from './draft.ts';
import { nearest } from './nearest.ts';
import { readCondition } from './read-condition.ts';
import { readCommon, readThenObject } from './read-rule.ts';

const nativeKeys = [
  'conditions',
  'event',
  'priority',
  'name',
  'id',
  'because',
  'severity',
  'since',
  'examples',
  'allow',
];

/** True for json-rules-engine's own form: a rule, or a list of them. */
export function isNative(value: JsonValue): boolean {
  return Array.isArray(value) ? value.some(isNativeRule) : isNativeRule(value);
}

function isNativeRule(value: JsonValue): boolean {
  return isJsonObject(value) && Object.hasOwn(value, 'event') && Object.hasOwn(value, 'conditions');
}

/** Reads a rule in json-rules-engine's own form. `event.type` is the decision, `event.params` is `then`. Null after a finding. */
export function readNative(
  cursor: Cursor,
  vocabulary: Vocabulary,
  stem: string,
  layer: number,
  order: number,
): RuleDraft | null {
  if (!cursor.object) {
    cursor.wrongType('a rule', 'an object with `conditions` and `event`');
    return null;
  }
  cursor.allows(nativeKeys, 'a json-rules-engine rule');
  const conditions = cursor.get('conditions');
  const event = cursor.get('event');
  for (const [key, found] of [['conditions', conditions] as const, ['event', event] as const]) {
    if (!found) cursor.lacks(key, nativeKeys, 'a json-rules-engine rule');
  }
  if (!conditions || !event) return null;
  const decides = readEventType(event, vocabulary);
  if (!decides) return null;
  const definition = vocabulary.decisions[decides];
  const params = event.get('params');
  if (!params) event.report('rules/missing-key', { key: 'params', where: '`event`' });
  const then = params && readThenObject(params, definition);
  const given = cursor.textOf('name', 'a rule') ?? cursor.textOf('id', 'a rule');
  const primary = params?.get(definition.primary)?.value;
  const id = given ?? `${stem}/${slug(typeof primary === 'string' ? primary : 'rule')}`;
  const common = readCommon(cursor, { definition, about: null, rankBy: null, stem, layer }, id);
  return {
    ...common,
    // json-rules-engine's default is 1, and it silently makes 1 of 0.
    priority: nativePriority(cursor, common.priority),
    id,
    form: 'native',
    when: readCondition(conditions),
    then,
    cells: [],
    order,
    idAt: (cursor.get('name') ?? cursor.get('id') ?? cursor).at,
    whenAt: conditions.at,
    thenAt: (params ?? event).at,
  };
}

function nativePriority(cursor: Cursor, read: number): number {
  const priority = cursor.get('priority');
  if (!priority) return 1;
  if (typeof priority.value === 'number' && priority.value < 1) {
    priority.wrongType('`priority` of a json-rules-engine rule', 'a whole number from 1');
    return 1;
  }
  return read;
}

function readEventType(event: Cursor, vocabulary: Vocabulary): DecisionKind | null {
  const type = event.get('type');
  const known = Object.keys(vocabulary.decisions);
  if (!type) {
    event.report('rules/missing-key', { key: 'type', where: '`event`' });
    return null;
  }
  if (typeof type.value === 'string' && known.includes(type.value)) return type.value as DecisionKind;
  if (typeof type.value !== 'string') {
    type.report('rules/wrong-type', {
      what: '`type`',
      expected: 'a kind of decision',
      got: kindOf(type.value),
    });
  } else {
    type.report('rules/unknown-decision', {
      name: brief(type.value),
      suggestion: nearest(type.value, known),
      known,
    });
  }
  return null;
}
