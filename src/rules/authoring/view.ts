import type { LeafView } from '../../model/rule-audit.ts';
import type { Subject } from '../../model/subject.ts';
import { asJson, factOf } from '../facts.ts';
import type { Leaf } from '../model.ts';
import { operandOf } from '../trace.ts';
import { leafResult } from './flips.ts';

/** A leaf with what it sees in a subject. */
export function leafView(leaf: Leaf, subject: Subject): LeafView {
  return {
    fact: leaf.fact,
    path: leaf.path,
    operator: leaf.operator,
    value: asJson(operandOf(leaf.value, subject)),
    actual: asJson(factOf(subject, leaf.fact, leaf.path)),
    result: leafResult(leaf, subject),
    source: subject.sources[leaf.fact] ?? null,
    at: leaf.at,
  };
}

/** A leaf in one line: `fact operator value`. */
export function leafText(leaf: Leaf): string {
  const fact = leaf.path === null ? leaf.fact : `${leaf.fact}.${leaf.path}`;
  const { value } = leaf;
  const operand =
    value.kind === 'fact'
      ? `{fact: ${value.fact}${value.path === null ? '' : `, path: ${value.path}`}}`
      : JSON.stringify(value.value);
  return `${fact} ${leaf.operator} ${operand}`;
}
