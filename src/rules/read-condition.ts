import { brief, type Cursor } from './cursor.ts';
import type { DraftCondition } from './draft.ts';
import type { Operand } from './model.ts';
import { nearest } from './nearest.ts';

/** How deep conditions may nest. People stop at four or five. */
export const nestingLimit = 32;
/** How many conditions one rule may have, each level and each leaf counted, references followed. */
export const conditionLimit = 2_000;

const combining = ['all', 'any', 'not', 'condition', 'fact'] as const;
const leafKeys = ['fact', 'operator', 'value', 'path', 'params', 'priority', 'name'];

/** A count that a whole rule shares, so that aliases in the file cannot multiply. */
interface Budget {
  left: number;
}

/** Reads json-rules-engine's condition JSON. Null after a finding. */
export function readCondition(cursor: Cursor): DraftCondition | null {
  return read(cursor, nestingLimit, { left: conditionLimit });
}

function read(cursor: Cursor, depth: number, budget: Budget): DraftCondition | null {
  if (depth === 0) {
    cursor.report('rules/too-deep', { limit: nestingLimit });
    return null;
  }
  budget.left -= 1;
  if (budget.left < 0) {
    if (budget.left === -1) cursor.report('rules/too-many', { what: 'conditions', limit: conditionLimit });
    return null;
  }
  if (!cursor.object) {
    cursor.wrongType('a condition', 'an object with `all`, `any`, `not`, `condition` or `fact`');
    return null;
  }
  const kinds = combining.filter((key) => cursor.has(key));
  const [kind] = kinds;
  if (!kind) {
    reportKind(cursor);
    return null;
  }
  if (kinds.length > 1) {
    cursor.report('rules/ambiguous-condition', { keys: kinds });
    return null;
  }
  if (kind === 'fact') return readLeaf(cursor);
  // `name` and `priority` order json-rules-engine's own evaluation; they change no answer.
  const clean = cursor.allows(keysOf(kind), 'a condition');
  const inner = cursor.get(kind);
  if (!inner) return null;
  const node = readInner(cursor, kind, inner, depth, budget);
  return clean ? node : null;
}

/** A condition of no kind is read as the kind that one of its keys is a slip for, or as a leaf that lacks its fact. */
function reportKind(cursor: Cursor): void {
  const keys = cursor.keys();
  const meant = keys
    .filter((key) => !leafKeys.includes(key))
    .map((key) => nearest(key, combining))
    .find((kind) => kind !== null);
  const leaf = keys.length === 0 || keys.some((key) => leafKeys.includes(key));
  const known = meant ? keysOf(meant) : leaf ? leafKeys : combining;
  cursor.allows(known, 'a condition');
  if (known === leafKeys) cursor.lacks('fact', leafKeys, 'a condition');
}

function keysOf(kind: string): readonly string[] {
  return kind === 'fact' ? leafKeys : [kind, 'name', 'priority'];
}

function readInner(
  cursor: Cursor,
  kind: 'all' | 'any' | 'not' | 'condition',
  inner: Cursor,
  depth: number,
  budget: Budget,
): DraftCondition | null {
  if (kind === 'condition') {
    if (typeof inner.value !== 'string') {
      inner.wrongType('`condition`', 'the name of a shared condition');
      return null;
    }
    return { node: 'reference', name: inner.value, at: inner.at };
  }
  if (kind === 'not') {
    const child = read(inner, depth - 1, budget);
    return child && { node: 'not', child, at: cursor.at };
  }
  if (!Array.isArray(inner.value)) {
    inner.wrongType(`\`${kind}\``, 'a list of conditions');
    return null;
  }
  if (kind === 'any' && inner.value.length === 0) {
    inner.report('rules/empty-any', {});
    return null;
  }
  const children: DraftCondition[] = [];
  let clean = true;
  for (const item of inner.items()) {
    const child = read(item, depth - 1, budget);
    if (child) children.push(child);
    else clean = false;
    if (budget.left < 0) break;
  }
  return clean ? { node: kind, children, at: cursor.at } : null;
}

function readLeaf(cursor: Cursor): DraftCondition | null {
  let clean = cursor.allows(leafKeys, 'a condition');
  const fact = cursor.textOf('fact', 'a condition');
  const operator = cursor.textOf('operator', 'a condition');
  const path = cursor.textOf('path', 'a condition');
  for (const key of ['operator', 'value']) {
    if (cursor.has(key)) continue;
    cursor.lacks(key, leafKeys, 'a condition');
    clean = false;
  }
  const params = cursor.get('params');
  if (params && typeof fact === 'string') params.reportKey('rules/unused-params', { fact: brief(fact) });
  const value = cursor.get('value');
  const operand = value && readOperand(value);
  if (!clean || !fact || !operator || path === undefined || !value || !operand) return null;
  return {
    node: 'leaf',
    fact,
    path,
    operator,
    value: operand,
    at: cursor.at,
    factAt: cursor.get('fact')?.at ?? cursor.at,
    operatorAt: cursor.get('operator')?.at ?? cursor.at,
    valueAt: value.at,
    pathAt: cursor.get('path')?.at ?? null,
  };
}

/** Reads a right-hand side: `{ fact: name }`, with an optional path, or the value as it stands. */
export function readOperand(cursor: Cursor): Operand | null {
  if (!cursor.has('fact')) return { kind: 'literal', value: cursor.value };
  const clean = cursor.allows(['fact', 'path', 'params'], 'a value that is a fact');
  const fact = cursor.textOf('fact', 'a value');
  const path = cursor.textOf('path', 'a value');
  return clean && fact && path !== undefined ? { kind: 'fact', fact, path } : null;
}
