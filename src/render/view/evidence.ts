import { guideLines } from '../../model/evidence.ts';
import type { FactSet } from '../../model/factset.ts';
import type { GateHealth, Plan } from '../../model/plan.ts';

/** The lines that say what was counted and found, as every run prints them. */
export function evidence(facts: FactSet, plan: Plan): string[] {
  const features = facts.sources.inventory.features;
  const mvp = features.filter((feature) => feature.mvp).length;
  return [
    `feature_count: ${features.length}`,
    `mvp: ${mvp}`,
    `post_mvp: ${features.length - mvp}`,
    ...guideLines(facts, plan),
    `mvp_mapped: ${plan.coverage.mapped}/${plan.coverage.mvp}`,
    `areas_covered: ${plan.coverage.areasCovered}/${plan.coverage.areas}`,
    ...plan.health.gates.map((gate) => `${gate.name}: ${outcome(gate)}`),
    ...plan.health.notRun.map((gate) => `${gate.name}: not run`),
  ];
}

function outcome(gate: GateHealth): string {
  const units = [...new Set(gate.failures.map((failure) => failure.unit))];
  if (units.length === 0) return gate.outcome;
  return `${gate.outcome} (${units.slice(0, 5).join(', ')}${units.length > 5 ? ', …' : ''})`;
}
