import type { Compilation } from '../../compile.ts';
import { guideLines } from '../../model/evidence.ts';
import type { GateHealth } from '../../model/plan.ts';
import type { Feature } from '../../model/sources.ts';

/** The lines that a run prints as evidence: what was counted, what was found, how each gate stands. */
export function evidenceLines(compilation: Compilation): string[] {
  const { facts, plan } = compilation;
  const { inventory } = facts.sources;
  const { features, nested, edges } = inventory;
  const mvp = features.filter((feature) => feature.mvp).length;
  return [
    `feature_count: ${features.length}`,
    `mvp: ${mvp}`,
    `post_mvp: ${features.length - mvp}`,
    ...guideLines(facts, plan),
    `mvp_mapped: ${plan.coverage.mapped}/${plan.coverage.mvp}`,
    `areas_covered: ${plan.coverage.areasCovered}/${plan.coverage.areas}`,
    `entries: ${inventory.entries}${inventory.format === '' ? '' : ` (${inventory.format})`}`,
    `groups: ${groupsLine(features)}`,
    `open: ${features.filter((feature) => !feature.done && !feature.closed).length}`,
    `done: ${features.filter((feature) => feature.done).length}`,
    `closed: ${features.filter((feature) => feature.closed).length}`,
    `duplicate_ids: ${inventory.duplicates}`,
    `dependency_edges: ${edges.stated} (${edges.resolved} resolved, ${edges.dangling} dangling)`,
    ...(nested.entries > 0
      ? [`nested_items: ${nested.entries} (${nested.done} done), read as criteria`]
      : []),
    ...plan.health.gates.map((gate) => `${gate.name}: ${gateLine(gate)}`),
    ...plan.health.notRun.map((gate) => `${gate.name}: not run`),
  ];
}

/** Groups that entries name; what rules put together beside them is counted apart. */
function groupsLine(features: readonly Feature[]): string {
  const named = features.filter(({ groupByRule }) => groupByRule !== true);
  const ruled = features.filter(({ groupByRule }) => groupByRule === true);
  const count = (list: readonly Feature[]): number => new Set(list.flatMap(({ group }) => group ?? [])).size;
  const without = features.length - named.filter(({ group }) => group !== null).length;
  if (without === 0) return String(count(named));
  const rules = ruled.length > 0 ? `; rules put ${ruled.length} of them into ${count(ruled)}` : '';
  return `${count(named)} (${without} ${without === 1 ? 'entry names' : 'entries name'} none${rules})`;
}

function gateLine(gate: GateHealth): string {
  const units = [...new Set(gate.failures.map((failure) => failure.unit))];
  const failing =
    units.length > 0 ? ` (${units.slice(0, 5).join(', ')}${units.length > 5 ? ', …' : ''})` : '';
  return `${gate.outcome}${failing}`;
}
