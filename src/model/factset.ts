import type { AreaStep } from './areas.ts';
import type { GuideRecon } from './recon.ts';
import type { Feature, GroupNote, Sources, StatedCount } from './sources.ts';
import type { Subject } from './subject.ts';

/** An area with everything that is known of its ground. */
export interface Area {
  /** The name, as the design writes it: this is its identity. */
  readonly name: string;
  readonly slug: string;
  /** The document that speaks for it, or null. */
  readonly guide: string | null;
  /** The step that found it. */
  readonly from: AreaStep;
  /** Path prefixes that belong to it, each ending in `/`, sorted. */
  readonly prefixes: readonly string[];
}

/** A feature group with its features in natural order of id. */
export interface Group {
  readonly name: string;
  readonly featureIds: readonly string[];
  readonly mvpIds: readonly string[];
  /** What the inventory says of all of them. */
  readonly notes: readonly GroupNote[];
}

/** Everything that is known before anything is decided about work. */
export interface FactSet {
  readonly sources: Sources;
  readonly areas: readonly Area[];
  readonly groups: readonly Group[];
  /** By id. */
  readonly features: ReadonlyMap<string, Feature>;
  /** By feature id: the paths of the modules that cite it, most specific guide first. */
  readonly featurePaths: ReadonlyMap<string, readonly string[]>;
  readonly recon: readonly GuideRecon[];
  /** Subjects by kind, each list sorted by natural order of id. */
  readonly subjects: { readonly [kind: string]: readonly Subject[] };
}

/** What the inventory gives for a count that a document states; null for a group that it does not have. */
export function actualCount(
  { what, group, phase }: StatedCount,
  { sources, groups }: FactSet,
): number | null {
  const { features } = sources.inventory;
  if (what === 'group') {
    const known = groups.find(({ name }) => name === group);
    if (!known) return null;
    if (phase === null) return known.featureIds.length;
    return phase === 'mvp' ? known.mvpIds.length : known.featureIds.length - known.mvpIds.length;
  }
  if (what === 'total') return features.length;
  return features.filter(({ mvp }) => mvp === (what === 'mvp')).length;
}
