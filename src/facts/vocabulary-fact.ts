import type { FactDefinition, FactType } from '../model/vocabulary.ts';

/** A fact of the vocabulary: its name, its type, what it means, where it comes from and, where they are few, its values. */
export function fact(
  name: string,
  type: FactType,
  meaning: string,
  origin: string,
  values?: readonly string[],
): FactDefinition {
  return values ? { name, type, meaning, origin, values } : { name, type, meaning, origin };
}
