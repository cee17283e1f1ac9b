import type { Compilation } from '../../compile.ts';
import { countedLines, gateLines } from '../../model/evidence.ts';
import type { Feature } from '../../model/sources.ts';

/** The lines that a run prints as evidence: what was counted, what was found, how each gate stands. */
export function evidenceLines(compilation: Compilation): string[] {
  const { facts, plan } = compilation;
  const { inventory } = facts.sources;
  const { features, nested, edges } = inventory;
  return [
    ...countedLines(facts, plan),
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
    ...gateLines(plan),
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
