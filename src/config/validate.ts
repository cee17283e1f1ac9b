import type { ErrorObject } from 'ajv';
import { closest } from '../diagnostics/closest.ts';
import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import { type JsonObject, type JsonValue, kindOf } from '../model/json.ts';
import type { Pointer } from '../syntax/located.ts';
import validate from './generated/validate-config.js';
import { dotted, type Layer, pointerSteps } from './layer.ts';
import { valueAt, without } from './plain.ts';

/** One wrong file makes at most this many findings; the first ones are the ones to mend. */
const mostFindings = 50;

/** Holds a layer against the schema. The layer that comes back has only values of the right form. */
export function vetLayer(layer: Layer): { layer: Layer; findings: readonly Finding[] } {
  if (validate(layer.value)) return { layer, findings: sameGates(layer) };
  const errors = telling(layer, validate.errors ?? []);
  const findings = withoutMeant(errors)
    .slice(0, mostFindings)
    .map((error) => violation(layer, error));
  const value = without(
    layer.value,
    errors.map((error) => wrongValue(layer, error)),
  );
  const kept = { ...layer, value };
  return { layer: kept, findings: [...findings, ...sameGates(kept)] };
}

/** Gates of several files merge by name, so only within one file are two of one name a mistake. */
function sameGates(layer: Layer): readonly Finding[] {
  const first = new Map<string, number>();
  const findings: Finding[] = [];
  const gates = Array.isArray(layer.value.gates) ? layer.value.gates : [];
  for (const [index, gate] of gates.entries()) {
    const name = String((gate as JsonObject).name);
    const before = first.get(name);
    if (before === undefined) first.set(name, index);
    else {
      const related = [{ note: `the first gate ${name}`, at: layer.at(['gates', before, 'name']) }];
      const at = layer.at(['gates', index, 'name']);
      findings.push(finding('config/duplicate-gate', at, { name, other: name }, { related }));
    }
  }
  return findings;
}

/**
 * Leaves out what only follows from another error. Where a string or a list of strings is wanted, ajv objects to both and to
 * the choice: the choice is reported, unless the value is a list, when its members are, or a string that is none of a few
 * words.
 */
function telling(layer: Layer, errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = new Set(
    errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath),
  );
  const wrongInside = new Set(errors.map(({ instancePath: path }) => path.slice(0, path.lastIndexOf('/'))));
  const wrongType = new Set(
    errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath),
  );
  const noneOfFew = new Set(
    errors
      .filter(({ keyword, instancePath }) => keyword === 'enum' && choices.has(instancePath))
      .map(({ instancePath }) => instancePath)
      .filter((path) => typeof valueAt(layer.value, pointerSteps(path, layer.value)) === 'string'),
  );
  return errors.filter(({ instancePath, keyword }) => {
    if (noneOfFew.has(instancePath)) return keyword === 'enum';
    if (keyword === 'anyOf') return !wrongInside.has(instancePath);
    if (keyword === 'type') return !choices.has(instancePath);
    return !wrongType.has(instancePath);
  });
}

/** A key that is missing because it is misspelt is one slip, and the misspelt one has the place. */
function withoutMeant(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const lacking = new Set(
    errors.filter(({ keyword }) => keyword === 'required').map(({ instancePath }) => instancePath),
  );
  const meant = new Set(
    errors
      .filter(({ keyword, instancePath }) => keyword === 'additionalProperties' && lacking.has(instancePath))
      .map((error) => `${error.instancePath}/${unknownKey(error).suggestion}`),
  );
  return errors.filter(
    ({ keyword, instancePath, params }) =>
      keyword !== 'required' || !meant.has(`${instancePath}/${params.missingProperty}`),
  );
}

/** The value that must go for the rest to be right. A gate without its name or command is none. */
function wrongValue(layer: Layer, { instancePath, keyword, params }: ErrorObject): Pointer {
  const steps = pointerSteps(instancePath, layer.value);
  if (keyword === 'additionalProperties') return [...steps, String(params.additionalProperty)];
  return steps[0] === 'gates' ? steps.slice(0, 2) : steps;
}

interface Schema {
  readonly properties?: JsonObject;
  readonly minimum?: number;
  readonly maximum?: number;
}

function violation(layer: Layer, error: ErrorObject): Finding {
  const steps = pointerSteps(error.instancePath, layer.value);
  const key = dotted(steps);
  const at = layer.at(steps);
  const value = valueAt(layer.value, steps) ?? null;
  const schema = (error.parentSchema ?? {}) as Schema;
  switch (error.keyword) {
    case 'additionalProperties': {
      const unknown = unknownKey(error);
      return finding('config/unknown-key', layer.keyAt([...steps, unknown.key]), { ...unknown, within: key });
    }
    case 'required':
      return finding('config/missing-key', at, { key: String(error.params.missingProperty), within: key });
    case 'enum': {
      const allowed = (error.params.allowedValues as readonly JsonValue[]).map(String);
      const suggestion = typeof value === 'string' ? closest(value, allowed) : null;
      return finding('config/not-allowed', at, { key, value: JSON.stringify(value), allowed, suggestion });
    }
    case 'minimum':
    case 'maximum':
      return range(at, key, value, `be from ${schema.minimum} to ${schema.maximum}`);
    case 'pattern': {
      const expected =
        error.params.pattern === '\\S'
          ? 'not be empty'
          : 'begin with a letter and have only letters, digits, `-` and `_`';
      return range(at, key, value, expected);
    }
    case 'anyOf':
      return finding('config/wrong-type', at, {
        key,
        expected: 'a string or a list of strings',
        got: got(value),
      });
    default:
      return finding('config/wrong-type', at, { key, expected: expectedType(error), got: got(value) });
  }
}

function unknownKey({ params, parentSchema }: ErrorObject): {
  readonly key: string;
  readonly allowed: string[];
  readonly suggestion: string | null;
} {
  const key = String(params.additionalProperty);
  const { properties } = (parentSchema ?? {}) as Schema;
  const allowed = Object.keys(properties ?? {}).filter((name) => !name.startsWith('$'));
  return { key, allowed, suggestion: closest(key, allowed) };
}

function range(at: Finding['at'], key: string, value: JsonValue, expected: string): Finding {
  return finding('config/out-of-range', at, { key, value: JSON.stringify(value), expected });
}

function expectedType(error: ErrorObject): string {
  const names: { readonly [type: string]: string } = {
    string: 'a string',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    object: 'an object',
    array: 'a list',
    null: 'null',
  };
  const types = error.params.type as string | readonly string[] | undefined;
  return [types ?? []]
    .flat()
    .map((type) => names[type] ?? type)
    .join(' or ');
}

function got(value: JsonValue): string {
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : kindOf(value);
}
