import { pushTo } from '../../../model/grouped.ts';
import type { SubjectKind } from '../../../model/subject.ts';
import type { FactDefinition, FactType, Vocabulary } from '../../../model/vocabulary.ts';
import { type NameKind, namesInFacts } from '../lint/names.ts';

/** Names of this repository, for enums. A kind that is not known is left open. */
export type SchemaNames = { readonly [K in NameKind]?: readonly string[] };

/** A fact as a rule of some kinds of subject may ask it. */
export interface SchemaFact {
  readonly name: string;
  /** Null where kinds differ in it: nothing is said about operators and values. */
  readonly type: FactType | null;
  readonly meaning: string;
  readonly values: readonly string[] | null;
}

/**
 * The facts that rules of some kinds of subject may ask. A file that names the kinds asks facts that all of them have;
 * one that does not leaves the kinds to its facts.
 */
export function factsOf(
  kinds: readonly SubjectKind[],
  stated: boolean,
  vocabulary: Vocabulary,
  names: SchemaNames,
): readonly SchemaFact[] {
  const byName = new Map<string, FactDefinition[]>();
  for (const kind of kinds) {
    for (const fact of vocabulary.facts[kind]) pushTo(byName, fact.name, fact);
  }
  return [...byName.values()]
    .filter((group) => !stated || group.length === kinds.length)
    .map((group) => joined(group, names));
}

function joined(group: readonly FactDefinition[], names: SchemaNames): SchemaFact {
  const [first] = group as [FactDefinition, ...FactDefinition[]];
  const alike = group.every(
    (fact) => fact.type === first.type && fact.values?.join() === first.values?.join(),
  );
  const kind = namesInFacts[first.name];
  const known = kind && names[kind];
  return {
    name: first.name,
    type: alike ? first.type : null,
    meaning: [...new Set(group.map((fact) => fact.meaning))].join(' Or: '),
    values: alike ? (first.values ?? (known && known.length > 0 ? ['', ...known] : null)) : null,
  };
}
