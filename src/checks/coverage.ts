import { finding } from '../diagnostics/finding.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { FactSet } from '../model/factset.ts';
import type { Finding } from '../model/finding.ts';
import { pushTo } from '../model/grouped.ts';
import type { Plan } from '../model/plan.ts';

/** Every feature in scope in exactly one item and one slice, none out of scope, every area and guide there, slices of size. */
export function checkCoverage(facts: FactSet, plan: Plan, config: ResolvedConfig): Finding[] {
  const slices = plan.items.flatMap((item) => item.slices);
  const findings: Finding[] = [];
  const places = [
    { what: 'item', found: holders(plan.items) },
    { what: 'slice', found: holders(slices) },
  ];
  for (const feature of facts.features.values()) {
    const subject = { subject: `feature:${feature.id}` };
    if (feature.mvp && feature.closed) {
      const data = { id: feature.id, status: feature.status ?? '' };
      findings.push(finding('coverage/closed-feature', feature.spans.status ?? feature.at, data, subject));
    }
    for (const { what, found } of places) {
      const where = found.get(feature.id) ?? [];
      const planned = feature.mvp && !feature.closed;
      if (planned && where.length === 0) {
        findings.push(
          finding('coverage/unplanned-feature', feature.at, { id: feature.id, where: what }, subject),
        );
      }
      if (where.length > 1) {
        findings.push(finding('coverage/planned-twice', feature.at, { id: feature.id, where }, subject));
      }
      if (!planned && where[0] !== undefined) {
        const state = feature.mvp ? 'closed' : 'later';
        const data = { id: feature.id, where: where[0], state };
        findings.push(finding('coverage/later-feature-planned', feature.at, data, subject));
      }
    }
  }
  for (const [id, where] of holders(plan.items)) {
    if (facts.features.has(id)) continue;
    const data = { id, where: where[0] ?? '', state: 'unknown' };
    findings.push(finding('coverage/later-feature-planned', null, data, { subject: `feature:${id}` }));
  }
  return [...findings, ...areaFindings(facts, plan), ...sizeFindings(plan, config)];
}

function holders(
  list: readonly { readonly id: string; readonly featureIds: readonly string[] }[],
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const one of list) {
    for (const id of one.featureIds) pushTo(found, id, one.id);
  }
  return found;
}

function areaFindings(facts: FactSet, plan: Plan): Finding[] {
  const covered = new Set(plan.items.map((item) => item.area));
  return facts.areas.flatMap((area) => {
    const findings: Finding[] = [];
    const subject = { subject: `area:${area.name}` };
    if (!covered.has(area.name) && area.guide !== null) {
      findings.push(finding('coverage/area-without-item', null, { area: area.name }, subject));
    }
    return findings;
  });
}

function sizeFindings(plan: Plan, config: ResolvedConfig): Finding[] {
  const limit = config.plan.maxFeaturesPerSlice;
  return plan.items
    .flatMap((item) => item.slices)
    .flatMap((slice): Finding[] => {
      const subject = { subject: `slice:${slice.id}` };
      if (slice.featureIds.length > limit) {
        const data = { slice: slice.id, features: slice.featureIds.length, limit };
        return [finding('coverage/slice-too-large', null, data, subject)];
      }
      return slice.doneCriteria.length === 0
        ? [finding('coverage/empty-slice', null, { slice: slice.id }, subject)]
        : [];
    });
}
