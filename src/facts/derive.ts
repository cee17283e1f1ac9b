import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import type { GuideRecon } from '../model/recon.ts';
import type { Sources } from '../model/sources.ts';
import type { Subject } from '../model/subject.ts';
import { readAreas } from './areas.ts';
import { readFeaturePaths } from './feature-paths.ts';
import { readGroups } from './groups.ts';
import { failureSubjects, featureSubjects, workPackageSubjects } from './subjects-work.ts';
import { treeIndexOf } from './tree-index.ts';

/**
 * Everything that is known before anything is decided about work. `groupSubjects` are the groups as they were asked for their areas; `log` holds the decisions up to the areas of groups. Paths
 * are subjects of their own pass: see `pathSubjects`.
 */
export function deriveFacts(
  sources: Sources,
  recon: readonly GuideRecon[],
  groupSubjects: readonly Subject[],
  log: DecisionIndex,
  config: ResolvedConfig,
): FactSet {
  const tree = treeIndexOf(sources.tree, config.tree);
  const groups = readGroups(sources.inventory);
  const base = {
    sources,
    areas: readAreas(sources, recon, log, tree),
    groups,
    features: new Map(sources.inventory.features.map((feature) => [feature.id, feature])),
    featurePaths: readFeaturePaths(sources, recon, log),
    recon,
    subjects: {},
  };
  return {
    ...base,
    subjects: {
      group: groupSubjects,
      feature: featureSubjects(base, log),
      work_package: workPackageSubjects(base),
      failure: failureSubjects(base, log),
    },
  };
}
