import { closest } from '../diagnostics/closest.ts';
import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import type { Draft } from './model.ts';
import type { Sequence } from './sequence.ts';
import type { SliceTable } from './slice-table.ts';

/** What is wrong with the order and with the mapping of groups. */
export function scheduleFindings(
  draft: Draft,
  table: SliceTable,
  ordered: Sequence,
  areas: readonly string[],
): Finding[] {
  return [...groupFindings(draft, areas), ...dependencyFindings(draft), ...droppedFindings(table, ordered)];
}

function groupFindings(draft: Draft, areas: readonly string[]): Finding[] {
  return draft.scope.groups.flatMap((group): Finding[] => {
    if (group.basis === 'rule') return [];
    const at = group.features[0]?.spans.group ?? group.features[0]?.at ?? null;
    const extras = { subject: `group:${group.name}` };
    const features = group.features.length;
    const named = group.decision?.value;
    if (typeof named === 'string') {
      const suggestion = closest(named, areas);
      const data = { group: group.name, named, area: group.area, features, suggestion };
      return [finding('plan/unknown-area', group.decision?.ruleSource ?? at, data, extras)];
    }
    const data = { group: group.name, area: group.area, basis: group.basis, features };
    return [finding('plan/unmapped-group', at, data, extras)];
  });
}

function dependencyFindings(draft: Draft): Finding[] {
  const cycles = draft.dependencies.cycles.map(({ dropped, cycle }) =>
    finding(
      'plan/dependency-cycle',
      dropped.at,
      { cycle, feature: dropped.feature, on: dropped.on },
      { subject: `feature:${dropped.feature}` },
    ),
  );
  const outside = draft.dependencies.outside.map(({ feature, on, at, state }) => {
    const extras = { subject: `feature:${feature}` };
    return state === 'unknown'
      ? finding('plan/depends-on-unknown', at, { feature, on }, extras)
      : finding('plan/depends-on-later', at, { feature, on, state }, extras);
  });
  return [...cycles, ...outside];
}

/** Edges that a person asked for are reported one by one; those that were derived only as a count. */
function droppedFindings(table: SliceTable, ordered: Sequence): Finding[] {
  const id = (index: number): string => table.slices[index]?.id ?? '';
  const findings: Finding[] = [];
  const derived = new Map<string, { from: string; to: string; reason: string }[]>();
  for (const { edge, cycle } of ordered.dropped) {
    const [from, to] = [id(edge.from), id(edge.to)];
    if (edge.kind === 'rule' || edge.kind === 'dependency') {
      const ids = cycle.length > 0 ? [...cycle, cycle[0] ?? -1].map(id) : [];
      const data = { cycle: ids, from, to, kind: edge.kind, reason: edge.reason, rule: edge.rule };
      findings.push(finding('plan/edge-cycle', edge.source, data, { subject: `slice:${to}` }));
    } else {
      const list = derived.get(edge.kind) ?? [];
      list.push({ from, to, reason: edge.reason });
      derived.set(edge.kind, list);
    }
  }
  for (const [kind, edges] of derived) {
    const first = edges[0];
    if (!first) continue;
    findings.push(finding('plan/relaxed-order', null, { kind, count: edges.length, ...first }));
  }
  return findings;
}
