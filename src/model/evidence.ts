import type { FactSet } from './factset.ts';
import type { Plan } from './plan.ts';

/**
 * What is said of guides and areas in the evidence: how many guides of the canonical table are there; without such a table, that
 * there is none, which other guides were found, and where the areas come from.
 */
export function guideLines({ areas, sources }: FactSet, { coverage }: Plan): string[] {
  const { from, certainty } = sources.areas;
  const found = `${coverage.guidesFound}/${coverage.guides}`;
  if (from === 'guide-table') return [`canonical_guides_found: ${found}`];
  return [
    'canonical_guides_found: none (no canonical guide table)',
    ...(coverage.guides > 0 ? [`guides_found: ${found}`] : []),
    from === null ? 'areas_from: nothing' : `areas_from: ${from} (${certainty}), ${areas.length}`,
  ];
}
