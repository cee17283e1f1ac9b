import type { Findings } from '../diagnostics/catalogue.ts';
import type { SubjectKind } from '../model/subject.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { brief } from './cursor.ts';
import { nearest } from './nearest.ts';
import { operators } from './operators.ts';

/**
 * What is said of a fact that no subject of the kinds has. `besides`: what else may stand in its place, such as the parameters beside
 * the cells of a row.
 */
export function unknownFactIn(
  fact: string,
  kinds: readonly SubjectKind[],
  vocabulary: Vocabulary,
  besides: readonly string[] = [],
): Findings['rules/unknown-fact'] {
  const known = [...new Set(kinds.flatMap((kind) => vocabulary.facts[kind].map(({ name }) => name)))];
  return {
    fact: brief(fact),
    subject: kinds.map((kind) => kind.replace('_', ' ')).join(' or '),
    suggestion: nearest(fact, [...known, ...besides]),
    known,
  };
}

/** What is said of an operator that is none. */
export function unknownOperator(operator: string): Findings['rules/unknown-operator'] {
  const known = [...operators.keys()];
  return { operator: brief(operator), suggestion: nearest(operator, known), known };
}
