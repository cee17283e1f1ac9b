import type { Compilation } from '../../compile.ts';
import type { GateHealth } from '../../model/plan.ts';

/** The lines that a run prints as evidence: what was counted, what was found, how each gate stands. */
export function evidenceLines(compilation: Compilation): string[] {
  const { facts, plan } = compilation;
  const features = facts.sources.inventory.features;
  const mvp = features.filter((feature) => feature.mvp).length;
  return [
    `feature_count: ${features.length}`,
    `mvp: ${mvp}`,
    `post_mvp: ${features.length - mvp}`,
    `canonical_guides_found: ${plan.coverage.guidesFound}/${plan.coverage.guides}`,
    `mvp_mapped: ${plan.coverage.mapped}/${plan.coverage.mvp}`,
    `areas_covered: ${plan.coverage.areasCovered}/${plan.coverage.areas}`,
    ...plan.health.gates.map((gate) => `${gate.name}: ${gateLine(gate)}`),
    ...plan.health.notRun.map((gate) => `${gate.name}: not run`),
  ];
}

function gateLine(gate: GateHealth): string {
  const units = [...new Set(gate.failures.map((failure) => failure.unit))];
  const failing =
    units.length > 0 ? ` (${units.slice(0, 5).join(', ')}${units.length > 5 ? ', …' : ''})` : '';
  return `${gate.outcome}${failing}`;
}
