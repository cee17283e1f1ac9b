import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { DecisionDefinition, ParameterDefinition } from '../model/vocabulary.ts';
import { brief, type Cursor, kindOf } from './cursor.ts';
import type { Operand, ThenParameter, ThenValue } from './model.ts';
import { nearest } from './nearest.ts';
import { readOperand } from './read-condition.ts';

/** What a selector may select by. `contract: true` means the contract work. */
export const selectorKeys: readonly string[] = ['area', 'group', 'workstream', 'item', 'contract'];

const expectations: { readonly [type in ParameterDefinition['type']]: string } = {
  string: 'a text',
  strings: 'a list of texts',
  number: 'a number',
  boolean: '`true` or `false`',
  selector: 'an object with `area`, `group`, `workstream`, `item` or `contract: true`',
};

/**
 * Reads the parameters of a decision out of `holder`: a `then`, the params of a native event, or a table row, where
 * they stand among the cells (`cells`: other keys are none of ours, and these parameters are meant by some of them, which are
 * reported). Null after a finding.
 */
export function readThen(
  holder: Cursor,
  definition: DecisionDefinition,
  cells: ReadonlySet<string> | null = null,
): readonly ThenParameter[] | null {
  const known = definition.parameters.map((parameter) => parameter.name);
  let clean = true;
  if (cells === null) {
    for (const key of holder.keys()) {
      if (known.includes(key)) continue;
      clean = false;
      holder.get(key)?.reportKey('rules/unknown-parameter', {
        parameter: brief(key),
        decides: definition.decides,
        suggestion: nearest(key, known),
        known,
      });
    }
  }
  const parameters: ThenParameter[] = [];
  for (const parameter of definition.parameters) {
    const cursor = holder.get(parameter.name);
    if (!cursor) {
      if (!parameter.required) continue;
      clean = false;
      if (cells ? cells.has(parameter.name) : holder.misspells(parameter.name, known)) continue;
      holder.report('rules/missing-parameter', {
        parameter: parameter.name,
        decides: definition.decides,
        meaning: parameter.meaning,
      });
      continue;
    }
    const value = readParameter(cursor, parameter);
    if (value) parameters.push({ name: parameter.name, value, at: cursor.at });
    else clean = false;
  }
  return clean ? parameters : null;
}

function readParameter(cursor: Cursor, parameter: ParameterDefinition): ThenValue | null {
  if (parameter.type === 'selector') return readSelector(cursor, parameter.name);
  if (cursor.has('fact')) return readOperand(cursor);
  const value = literal(cursor.value, parameter.type);
  if (value === null) {
    cursor.report('rules/parameter-type', {
      parameter: parameter.name,
      expected: expectations[parameter.type],
      got: kindOf(cursor.value),
    });
    return null;
  }
  if (parameter.values && typeof value === 'string' && !parameter.values.includes(value)) {
    cursor.report('rules/unknown-value', {
      what: `\`${parameter.name}\``,
      value: brief(value),
      suggestion: nearest(value, parameter.values),
      allowed: parameter.values,
    });
    return null;
  }
  if (parameter.path && !staysInside(cursor, parameter.name)) return null;
  return { kind: 'literal', value };
}

/** Whether all paths that are written lead to something in the repository; each that does not is reported. */
function staysInside(cursor: Cursor, parameter: string): boolean {
  const written = Array.isArray(cursor.value) ? cursor.items() : [cursor];
  const outside = written.filter(({ text }) => text !== null && /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(text));
  for (const one of outside) one.report('rules/outside-path', { parameter, path: brief(one.text ?? '') });
  return outside.length === 0;
}

/** The value in the parameter's type, or null. One text stands for a list of one. */
function literal(value: JsonValue, type: Exclude<ParameterDefinition['type'], 'selector'>): JsonValue | null {
  if (type === 'strings') {
    const list = typeof value === 'string' ? [value] : value;
    const texts = Array.isArray(list) && list.length > 0 && list.every(isText);
    return texts ? list : null;
  }
  if (type === 'string') return isText(value) ? value : null;
  return typeof value === type ? value : null;
}

function isText(value: JsonValue): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function readSelector(cursor: Cursor, name: string): ThenValue | null {
  if (!isJsonObject(cursor.value) || cursor.keys().length === 0) {
    cursor.report('rules/parameter-type', {
      parameter: name,
      expected: expectations.selector,
      got: kindOf(cursor.value),
    });
    return null;
  }
  let clean = cursor.allows(selectorKeys, 'a selector');
  const entries: { key: string; value: Operand }[] = [];
  for (const key of selectorKeys) {
    const entry = cursor.get(key);
    if (!entry) continue;
    const operand = readOperand(entry);
    const fits =
      operand?.kind === 'fact' ||
      (operand && (key === 'contract' ? operand.value === true : isText(operand.value)));
    if (operand && fits) entries.push({ key, value: operand });
    else {
      clean = false;
      if (operand) {
        entry.report('rules/parameter-type', {
          parameter: `${name}.${key}`,
          expected: key === 'contract' ? '`true`' : 'a text',
          got: kindOf(entry.value),
        });
      }
    }
  }
  return clean ? { kind: 'selector', entries } : null;
}
