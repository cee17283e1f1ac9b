import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionIndex } from '../model/decision.ts';
import { byKey } from '../model/natural.ts';
import { none } from '../model/none.ts';
import { normalisePath, parentOf } from '../model/paths.ts';
import type { GuideRecon } from '../model/recon.ts';
import type { OwnershipRule, Sources } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import type { Subject } from '../model/subject.ts';
import { AreaGround, areaOfPath, bare } from './areas.ts';
import { readFeaturePaths } from './feature-paths.ts';
import { mostFirst } from './groups.ts';
import { ownershipPattern } from './ownership-pattern.ts';
import { PathPackages } from './path-packages.ts';
import { type TreeIndex, treeIndexOf } from './tree-index.ts';

/**
 * What rules can ask of paths: every path that the design, a guide or a rule about homes names, the folders of the guides, the contract surfaces, the
 * inputs and what stands at the top of the tree. Sorted. The area is there once `log` holds the decisions about it.
 */
export function pathSubjects(
  sources: Sources,
  recon: readonly GuideRecon[],
  log: DecisionIndex,
  config: ResolvedConfig,
): Subject[] {
  const tree = treeIndexOf(sources.tree, config.tree);
  const ground = new AreaGround(sources);
  const packages = new PathPackages(sources, tree);
  const declared = new DeclaredOwners(sources.ownership);
  const areaOwners = new Map(sources.areas.areas.map((one) => [one.name, one]));
  const guideOwners = ownersByArea(recon);
  const featureOwners = ownersByPath(sources, recon, log);
  return [...namedPaths(sources, recon, tree, log, config)].sort(byKey).map(([path, at]): Subject => {
    const area = areaOfPath(path, log);
    const prefixArea = ground.areaOf(path);
    const owner = declared.of(path);
    const own = tree.at(path);
    const ofArea = areaOwners.get(area === '' ? prefixArea : area);
    const stated = ofArea?.from === 'tables' && ofArea.owners.length > 0 ? ofArea : null;
    const facts = {
      path,
      prefix_area: prefixArea,
      area,
      ...own,
      ...packages.of(path, own.extensions),
      declared_owners: owner?.owners ?? none,
      area_owners: stated?.owners ?? none,
      guide_owners: guideOwners.get(area === '' ? prefixArea : area) ?? none,
      feature_owners: featureOwners.get(path) ?? none,
    };
    return {
      kind: 'path',
      id: path,
      facts,
      sources: Object.assign(
        {},
        at && { path: at },
        owner && { declared_owners: owner.at },
        stated?.at && { area_owners: stated.at },
      ),
    };
  });
}

/** Every path that may be asked about, with the first place that names it; null for those that only the tree has. */
function namedPaths(
  sources: Sources,
  recon: readonly GuideRecon[],
  tree: TreeIndex,
  log: DecisionIndex,
  config: ResolvedConfig,
): ReadonlyMap<string, Span | null> {
  const named = new Map<string, Span | null>();
  const add = (raw: string, at: Span | null): void => {
    const path = bare(raw);
    if (path !== '' && !named.has(path)) named.set(path, at);
  };
  for (const module of sources.design?.modules ?? [])
    for (const path of module.paths) add(path.text, path.at);
  for (const guide of sources.guides) {
    add(guide.path, guide.at);
    const folder = parentOf(guide.path);
    add(folder, guide.at);
  }
  for (const area of sources.areas.areas) for (const path of area.paths) add(path, area.at);
  for (const { folder, at } of sources.packages) add(folder, at);
  for (const guide of recon) for (const claim of guide.claims) add(claim.path, claim.at);
  for (const { value, ruleSource } of log.about('home'))
    for (const path of value as readonly string[]) add(normalisePath(path), ruleSource);
  for (const surface of config.plan.contractSurfaces) add(normalisePath(surface), null);
  if (sources.inventory.file !== '') add(sources.inventory.file, null);
  if (sources.design) add(sources.design.file, null);
  for (const name of tree.top) add(name, null);
  return named;
}

function ownersByArea(recon: readonly GuideRecon[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    recon.map((guide) => [
      guide.area,
      [...new Set(guide.ownership.filter(({ role }) => role === 'primary').map(({ owner }) => owner))],
    ]),
  );
}

/** The owners of the features that touch a path, most frequent first. */
function ownersByPath(
  sources: Sources,
  recon: readonly GuideRecon[],
  log: DecisionIndex,
): ReadonlyMap<string, readonly string[]> {
  if (sources.inventory.features.every(({ owner }) => owner === null)) return new Map();
  const paths = readFeaturePaths(sources, recon, log);
  const counts = new Map<string, Map<string, number>>();
  for (const { id, owner } of sources.inventory.features) {
    if (owner === null) continue;
    for (const path of paths.get(id) ?? []) {
      let own = counts.get(path);
      if (!own) {
        own = new Map();
        counts.set(path, own);
      }
      own.set(owner, (own.get(owner) ?? 0) + 1);
    }
  }
  return new Map([...counts].map(([path, own]) => [path, mostFirst(own)]));
}

/** Lines of an ownership file, as such files are read: the last one that matches a path decides. */
class DeclaredOwners {
  readonly #rules: readonly { readonly rule: OwnershipRule; readonly matches: (path: string) => boolean }[];

  constructor(rules: readonly OwnershipRule[]) {
    this.#rules = rules.map((rule) => ({ rule, matches: ownershipPattern(rule.pattern) })).reverse();
  }

  of(path: string): OwnershipRule | null {
    return this.#rules.find(({ matches }) => matches(path))?.rule ?? null;
  }
}
