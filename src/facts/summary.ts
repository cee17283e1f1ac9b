import type { Group } from '../model/factset.ts';
import type { JsonObject } from '../model/json.ts';
import type { GuideRecon } from '../model/recon.ts';
import type { Feature, Sources, StatedCount } from '../model/sources.ts';
import { formatSpan } from '../model/span.ts';

/** Counts of the inventory and of the guides, and the counts that documents state beside what is true. */
export function readSummary(
  sources: Sources,
  groups: readonly Group[],
  recon: readonly GuideRecon[],
): JsonObject {
  const features = sources.inventory.features;
  const mvp = features.filter((feature) => feature.mvp).length;
  const byGroup = groups.map(({ name, featureIds, mvpIds }) => ({
    group: name,
    total: featureIds.length,
    mvp: mvpIds.length,
    post_mvp: featureIds.length - mvpIds.length,
  }));
  return {
    feature_counts: { total: features.length, mvp, post_mvp: features.length - mvp, done: doneOf(features) },
    groups: byGroup,
    guides: { canonical: recon.length, found: recon.filter(({ found }) => found).length },
    stated_counts: (sources.design?.statedCounts ?? []).map((stated) => compared(stated, features, groups)),
    recon: recon.map((guide) => ({
      area: guide.area,
      responsibilities: guide.responsibilities.length,
      prohibited: guide.prohibited.length,
      invariants: guide.invariants.length,
      modules: guide.modules.length,
      statuses: guide.statuses.length,
      divergences: guide.divergences.length,
      open_divergences: guide.divergences.filter(({ open }) => open).length,
      work_packages: guide.workPackages.length,
      open_work_packages: guide.workPackages.filter(({ open, deferred }) => open && !deferred).length,
      contract_surfaces: guide.contractSurfaces.length,
      tests: guide.tests.length,
      ownership: guide.ownership.length,
      related_docs: guide.relatedDocs.length,
      claimed_paths: guide.claims.length,
      missing_paths: guide.claims.filter(({ state }) => state === 'missing').length,
      citations: guide.citations.length,
    })),
  };
}

function doneOf(features: readonly Feature[]): number {
  return features.filter(({ done }) => done).length;
}

/** A stated count with the true one; null where it speaks of a group that the inventory lacks. */
function compared(stated: StatedCount, features: readonly Feature[], groups: readonly Group[]): JsonObject {
  const actual = actualCount(stated, features, groups);
  return {
    what: stated.what,
    group: stated.group,
    phase: stated.phase,
    stated: stated.count,
    actual,
    agrees: actual === stated.count,
    at: formatSpan(stated.at),
  };
}

/** The true count for a stated one; null where it speaks of a group that the inventory lacks. */
export function actualCount(
  stated: StatedCount,
  features: readonly Feature[],
  groups: readonly Group[],
): number | null {
  const mvp = features.filter((feature) => feature.mvp).length;
  switch (stated.what) {
    case 'total':
      return features.length;
    case 'mvp':
      return mvp;
    case 'post_mvp':
      return features.length - mvp;
    case 'group': {
      const group = groups.find(({ name }) => name === stated.group);
      if (!group) return null;
      if (stated.phase === 'mvp') return group.mvpIds.length;
      if (stated.phase === 'post_mvp') return group.featureIds.length - group.mvpIds.length;
      return group.featureIds.length;
    }
  }
}
