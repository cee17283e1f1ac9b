import { append } from '../model/append.ts';
import type { JsonValue } from '../model/json.ts';
import { slug } from '../model/slug.ts';
import type { Span } from '../model/span.ts';
import type { FactType, Vocabulary } from '../model/vocabulary.ts';
import { brief, type Cursor } from './cursor.ts';
import type { DraftCondition, RuleDraft, SwitchOff } from './draft.ts';
import type { Cell, Leaf } from './model.ts';
import { readCondition, readOperand } from './read-condition.ts';
import { commonKeys, type FileContext, readCommon, readSwitch } from './read-rule.ts';
import { readThen } from './read-then.ts';
import { unknownFactIn } from './unknown.ts';

/** A cell that asks nothing. */
export const anything = '*';

/** The operator that a column uses for plain cells, by fact name: the file's `columns`. Null where that was a slip. */
export type ColumnOperators = ReadonlyMap<string, string | null>;

/** How an operator that takes one value takes a list of them. */
const forLists: { readonly [operator: string]: string } = {
  equal: 'in',
  notEqual: 'notIn',
  contains: 'intersects',
  matches: 'matchesAny',
};

/** Reads a row of a decision table: the same rule that `all` of its cells would make. Null after a finding. */
export function readRow(
  cursor: Cursor,
  context: FileContext,
  columns: ColumnOperators,
  vocabulary: Vocabulary,
  order: number,
): RuleDraft | { readonly switch: SwitchOff } | null {
  if (!cursor.object) {
    cursor.wrongType('a row of a table', 'an object');
    return null;
  }
  const given = cursor.textOf('id', 'a row');
  if (given) {
    const switched = readSwitch(cursor, given, context);
    if (switched !== undefined) return switched && { switch: switched };
  }
  const parameters = context.definition.parameters.map((parameter) => parameter.name);
  const others = [...parameters, ...commonKeys, 'when'];
  const kinds = context.about ?? context.definition.about;
  const meant = new Set<string>();
  const cells: Cell[] = [];
  const conditions: DraftCondition[] = [];
  let clean = given !== undefined;
  for (const key of cursor.keys()) {
    if (others.includes(key)) continue;
    const cell = cursor.get(key);
    const type = typeOf(key, context, vocabulary);
    const leaves = cell && readCell(cell, key, type, columns.get(key) ?? null);
    if (cell && type === null) {
      const unknown = unknownFactIn(key, kinds, vocabulary, others);
      if (unknown.suggestion !== null) meant.add(unknown.suggestion);
      cell.reportKey('rules/unknown-fact', unknown);
    }
    if (type === null || columns.get(key) === null) clean = false;
    if (!cell || !leaves) {
      clean = false;
      continue;
    }
    if (leaves.length === 0) cells.push({ fact: key, leaf: null, keyAt: cell.keyAt, at: cell.at });
    for (const leaf of leaves) cells.push({ fact: key, leaf, keyAt: cell.keyAt, at: cell.at });
    append(conditions, leaves);
  }
  const when = cursor.get('when');
  if (when) {
    const extra = readCondition(when);
    if (extra) conditions.push(extra);
    else clean = false;
  }
  if (cells.length === 0 && !when) {
    if (clean) cursor.report('rules/empty-row', {});
    clean = false;
  }
  const id = given ?? `${context.stem}/${slug(firstWords(cells))}`;
  return {
    id,
    ...readCommon(cursor, context, id),
    form: 'row',
    when: clean ? { node: 'all', children: conditions, at: cursor.at } : null,
    then: readThen(cursor, context.definition, meant),
    cells,
    order,
    idAt: cursor.get('id')?.at ?? cursor.at,
    whenAt: cursor.at,
    thenAt: cursor.get(context.definition.primary)?.at ?? cursor.at,
  };
}

/** The words that an id is made of: the first cell that asks something, else `any`. */
function firstWords(cells: readonly Cell[]): string {
  const leaf = cells.find((cell) => cell.leaf !== null)?.leaf;
  if (!leaf) return 'any';
  if (leaf.value.kind === 'fact') return leaf.value.fact;
  const value = leaf.value.value;
  const first: JsonValue | undefined = Array.isArray(value) ? value[0] : value;
  return typeof first === 'object' || first === undefined ? leaf.operator : String(first);
}

function typeOf(fact: string, context: FileContext, vocabulary: Vocabulary): FactType | null {
  for (const kind of context.about ?? context.definition.about) {
    const found = vocabulary.facts[kind].find((one) => one.name === fact);
    if (found) return found.type;
  }
  return null;
}

/** The leaves that a cell stands for, none for `'*'`; null after a finding. */
function readCell(cell: Cursor, fact: string, type: FactType | null, column: string | null): Leaf[] | null {
  const value = cell.value;
  if (value === anything) return [];
  const plain = column ?? (type === 'strings' ? 'contains' : 'equal');
  if (Array.isArray(value)) return [leafOf(cell, fact, forLists[plain] ?? plain, cell)];
  if (!cell.object) return [leafOf(cell, fact, plain, cell)];
  if (cell.has('fact')) {
    const leaf = withOperand(cell, fact, plain, cell);
    return leaf && [leaf];
  }
  if (cell.keys().length === 0) {
    cell.wrongType(`the cell \`${brief(fact)}\``, "a value, a list, `{ operator: value }` or `'*'`");
    return null;
  }
  const leaves: Leaf[] = [];
  for (const operator of cell.keys()) {
    const operand = cell.get(operator);
    const leaf = operand && withOperand(cell, fact, operator, operand);
    if (!leaf) return null;
    leaves.push(leaf);
  }
  return leaves;
}

function withOperand(cell: Cursor, fact: string, operator: string, operand: Cursor): Leaf | null {
  const value = readOperand(operand);
  return value && { ...leafOf(cell, fact, operator, operand), value };
}

function leafOf(cell: Cursor, fact: string, operator: string, operand: Cursor): Leaf {
  const operatorAt: Span = operand === cell ? cell.at : operand.keyAt;
  return {
    node: 'leaf',
    fact,
    path: null,
    operator,
    value: { kind: 'literal', value: operand.value },
    at: cell.at,
    factAt: cell.keyAt,
    operatorAt,
    valueAt: operand.at,
    pathAt: null,
  };
}
