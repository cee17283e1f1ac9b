import { closest } from '../diagnostics/closest.ts';
import { finding } from '../diagnostics/finding.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import type { Finding } from '../model/finding.ts';
import { at } from '../model/held.ts';
import { homeFindings } from './home-findings.ts';
import type { Draft } from './model.ts';
import type { Sequence } from './sequence.ts';
import type { SliceTable } from './slice-table.ts';

/** How many groups a finding names before it only counts. */
const mostNamed = 8;

/** What is wrong with the order and with the mapping of groups. */
export function scheduleFindings(
  draft: Draft,
  table: SliceTable,
  ordered: Sequence,
  facts: FactSet,
  log: DecisionIndex,
): Finding[] {
  return [
    ...groupFindings(draft, facts),
    ...homeFindings(draft, log),
    ...dependencyFindings(draft),
    ...droppedFindings(table, ordered),
  ];
}

function groupFindings(draft: Draft, facts: FactSet): Finding[] {
  const areas = facts.areas.map((area) => area.name);
  const homeless = draft.scope.groups.filter(({ basis, decision }) => basis !== 'rule' && decision === null);
  // Who has stated areas has a row missing; who has not is asked in section E.
  const derived = facts.sources.areas.from !== 'guide-table' && homeless.length > 0;
  if (derived) {
    const at = homeless[0]?.features[0]?.at ?? null;
    return [
      finding('plan/groups-without-area', at, {
        groups: homeless.slice(0, mostNamed).map(({ name }) => name),
        total: homeless.length,
      }),
      ...stated(draft, areas, true),
    ];
  }
  return stated(draft, areas, false);
}

function stated(draft: Draft, areas: readonly string[], wrongOnly: boolean): Finding[] {
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
    if (wrongOnly) return [];
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
  const id = (index: number): string => at(table.slices, index).id;
  const findings: Finding[] = [];
  const derived = new Map<string, { from: string; to: string; reason: string }[]>();
  for (const { edge, cycle } of ordered.dropped) {
    const [from, to] = [id(edge.from), id(edge.to)];
    if (edge.kind === 'rule' || edge.kind === 'dependency') {
      const ids = [...cycle, ...cycle.slice(0, 1)].map(id);
      const data = { cycle: ids, from, to, kind: edge.kind, reason: edge.reason, rule: edge.rule };
      findings.push(finding('plan/edge-cycle', edge.source, data, { subject: `slice:${to}` }));
    } else {
      const list = derived.get(edge.kind) ?? [];
      list.push({ from, to, reason: edge.reason });
      derived.set(edge.kind, list);
    }
  }
  for (const [kind, edges] of derived) {
    findings.push(finding('plan/relaxed-order', null, { kind, count: edges.length, ...at(edges, 0) }));
  }
  return findings;
}
