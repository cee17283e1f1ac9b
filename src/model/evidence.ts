import type { FactSet } from './factset.ts';
import type { GateHealth, Plan } from './plan.ts';

/** What every page and every run says first: what was counted, which guides were found, what has a place in the plan. */
export function countedLines(facts: FactSet, plan: Plan): string[] {
  const { features } = facts.sources.inventory;
  const mvp = features.filter((feature) => feature.mvp).length;
  return [
    `feature_count: ${features.length}`,
    `mvp: ${mvp}`,
    `post_mvp: ${features.length - mvp}`,
    ...guideLines(facts, plan),
    `mvp_mapped: ${plan.coverage.mapped}/${plan.coverage.mvp}`,
    `areas_covered: ${plan.coverage.areasCovered}/${plan.coverage.areas}`,
  ];
}

/** And last: how each gate stands. */
export function gateLines({ health }: Plan): string[] {
  return [
    ...health.gates.map((gate) => `${gate.name}: ${gate.outcome}${unitsText(gate)}`),
    ...health.notRun.map((gate) => `${gate.name}: not run`),
  ];
}

/** So many units that failed are named. */
const mostUnits = 5;

function unitsText({ failures }: GateHealth): string {
  const units = [...new Set(failures.map((failure) => failure.unit))];
  if (units.length === 0) return '';
  return ` (${units.slice(0, mostUnits).join(', ')}${units.length > mostUnits ? ', …' : ''})`;
}

/**
 * What is said of guides and areas in the evidence: how many guides of the canonical table are there; without such a table, that
 * there is none, which other guides were found, and where the areas come from.
 */
function guideLines({ areas, sources }: FactSet, { coverage }: Plan): string[] {
  const { from, certainty } = sources.areas;
  const found = `${coverage.guidesFound}/${coverage.guides}`;
  if (from === 'guide-table') return [`canonical_guides_found: ${found}`];
  return [
    'canonical_guides_found: none (no canonical guide table)',
    ...(coverage.guides > 0 ? [`guides_found: ${found}`] : []),
    from === null ? 'areas_from: nothing' : `areas_from: ${from} (${certainty}), ${areas.length}`,
  ];
}
