import type { DecisionIndex } from '../model/decision.ts';
import { pushTo } from '../model/grouped.ts';
import type { GuideRecon } from '../model/recon.ts';
import type { Sources } from '../model/sources.ts';
import { bare } from './areas.ts';
import { groupOf, modulesByGroup } from './groups.ts';
import { kinshipOf } from './kinship.ts';
import { oncePerDecided, oncePerObject, oncePerText } from './once.ts';

/** A place where a guide cites a feature beside paths. The fewer features it cites, the more it says of each. */
interface Mention {
  readonly paths: readonly string[];
  readonly area: string;
  /** How many features share it. */
  readonly breadth: number;
  /** Modules say where a feature lives; statuses and packages where it is worked on. */
  readonly kind: number;
  readonly index: number;
}

/** Places that cite more features than this say nothing of a single one. */
const broadest = 40;
/** Beyond this many paths of its own a feature's ground is no longer an answer. */
const mostPaths = 24;

/**
 * The paths of the modules, statuses and work packages that cite each feature: those of the guide of the feature's own area
 * first, the ones that cite fewer features before the ones that cite many; then those that the feature names itself; at the end
 * the paths of the design's modules for its group.
 */
export function readFeaturePaths(
  sources: Sources,
  recon: readonly GuideRecon[],
  log: DecisionIndex,
): ReadonlyMap<string, readonly string[]> {
  return known(recon, log)(sources);
}

const known = oncePerDecided('area', 'group', (recon: readonly GuideRecon[], log) =>
  oncePerObject((sources: Sources) => featurePaths(sources, recon, log)),
);

function featurePaths(
  sources: Sources,
  recon: readonly GuideRecon[],
  log: DecisionIndex,
): ReadonlyMap<string, readonly string[]> {
  const mentions = mentionsByFeature(recon);
  const modules = modulesByGroup(sources);
  const kinship = kinshipOf(sources);
  const designed = oncePerText((group) => {
    const named = (modules.get(group) ?? []).flatMap((module) => module.paths.map((path) => bare(path.text)));
    return [...new Set(named)].slice(0, mostPaths);
  });
  const byFeature = new Map<string, readonly string[]>();
  for (const feature of sources.inventory.features) {
    const group = groupOf(feature);
    const area = log.one('area', 'group', group)?.value;
    const cited = [...(mentions.get(feature.id) ?? [])].sort(
      (a, b) =>
        Number(b.area === area) - Number(a.area === area) ||
        a.breadth - b.breadth ||
        a.kind - b.kind ||
        a.index - b.index,
    );
    const own = new Set([...cited.flatMap((mention) => mention.paths), ...kinship.paths(feature)]);
    // The list of a group is one for all who have nothing else, and no guide that names much takes its place.
    const paths =
      own.size === 0 ? designed(group) : [...new Set([...[...own].slice(0, mostPaths), ...designed(group)])];
    byFeature.set(feature.id, paths);
  }
  return byFeature;
}

function mentionsByFeature(recon: readonly GuideRecon[]): ReadonlyMap<string, readonly Mention[]> {
  const byFeature = new Map<string, Mention[]>();
  let index = 0;
  const add = (
    area: string,
    kind: number,
    rows: readonly { readonly paths: readonly string[]; readonly ids: readonly string[] }[],
  ): void => {
    for (const { paths, ids } of rows) {
      index += 1;
      if (paths.length === 0 || ids.length > broadest) continue;
      const mention = { paths, area, breadth: ids.length, kind, index };
      for (const id of ids) pushTo(byFeature, id, mention);
    }
  };
  for (const guide of recon) {
    add(guide.area, 0, guide.modules);
    add(guide.area, 1, guide.statuses);
    add(guide.area, 2, guide.workPackages);
  }
  return byFeature;
}
