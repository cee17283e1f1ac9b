import type { FactSet } from '../../model/factset.ts';
import type { Slice } from '../../model/plan.ts';

/** A feature of a slice in its turn. */
export interface Turn {
  readonly id: string;
  /** Those of the same slice that it depends on and that come before it, in the order of its inventory. */
  readonly after: readonly string[];
}

/**
 * The features of a slice in the order in which one person does them: what a feature depends on comes first, everything else in
 * natural order. What closes a circle is left out, as the plan leaves it out.
 */
export function workingOrder({ featureIds }: Slice, facts: FactSet): readonly Turn[] {
  const own = new Set(featureIds);
  const needs = (id: string): string[] =>
    (facts.features.get(id)?.dependencies ?? []).flatMap(({ text }) => (own.has(text) ? [text] : []));
  const begun = new Set<string>();
  const placed = new Map<string, Turn>();
  for (const first of featureIds) {
    const underway = [first];
    for (let id = underway.at(-1); id !== undefined; id = underway.at(-1)) {
      const open = begun.has(id) ? [] : needs(id).filter((one) => !begun.has(one));
      begun.add(id);
      if (open.length > 0) {
        for (const one of open.reverse()) underway.push(one);
        continue;
      }
      underway.pop();
      if (!placed.has(id))
        placed.set(id, { id, after: [...new Set(needs(id))].filter((one) => placed.has(one)) });
    }
  }
  return [...placed.values()];
}
