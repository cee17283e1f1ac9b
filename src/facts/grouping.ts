import type { DecisionIndex } from '../model/decision.ts';
import type { GuideRecon } from '../model/recon.ts';
import type { Sources } from '../model/sources.ts';
import type { Subject } from '../model/subject.ts';
import { featureSubjects } from './subjects-work.ts';

/** What rules can ask of the features that name no group, before anything is known of areas of groups. */
export function grouplessSubjects(
  sources: Sources,
  recon: readonly GuideRecon[],
  log: DecisionIndex,
): readonly Subject[] {
  const without = sources.inventory.features.filter(({ group }) => group === null);
  if (without.length === 0) return [];
  const features = new Map(without.map((feature) => [feature.id, feature]));
  const nothing = { areas: [], groups: [], featurePaths: new Map(), subjects: {} };
  return featureSubjects({ sources, recon, features, ...nothing }, log);
}

/** The sources with the groups that rules gave to features without one. */
export function withGroups(sources: Sources, log: DecisionIndex): Sources {
  const { inventory } = sources;
  let changed = false;
  const features = inventory.features.map((feature) => {
    const group = feature.group === null ? log.one('group', 'feature', feature.id)?.value : null;
    if (typeof group !== 'string') return feature;
    changed = true;
    return { groupByRule: true, ...feature, group };
  });
  return changed ? { ...sources, inventory: { ...inventory, features } } : sources;
}
