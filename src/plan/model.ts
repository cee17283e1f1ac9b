import type { Divergence, WorkPackage } from '../model/recon.ts';
import type { Span } from '../model/span.ts';
import type { ContractChange } from './contracts.ts';
import type { FeatureDependencies } from './feature-dependencies.ts';
import type { Ground } from './ground.ts';
import type { Homes } from './homes.ts';
import type { Scope } from './scope.ts';

/** A sentence that ends a slice, before its id is made unique. */
export interface DraftCriterion {
  readonly id: string;
  readonly text: string;
  readonly of: string;
  readonly done?: boolean;
  readonly source: Span;
}

/** A slice before its order is known. */
export interface DraftSlice {
  readonly id: string;
  readonly item: string;
  readonly title: string;
  /** Planned features that live here, in natural order. */
  readonly featureIds: readonly string[];
  /** Those of them that are done. */
  readonly doneIds: readonly string[];
  /** Planned features that live elsewhere and that this work serves. */
  readonly relatedIds: readonly string[];
  readonly workPackages: readonly WorkPackage[];
  readonly divergences: readonly Divergence[];
  readonly pathPrefixes: readonly string[];
  readonly workstream: string;
  readonly contract: boolean;
  /** The contract pull request that it is part of; null when it is none. */
  readonly contractPr: string | null;
  /** Criteria that come with the slice itself, not with its features. */
  readonly criteria: readonly DraftCriterion[];
  /** Features and work packages of it that no document gives a path, so that others' ground stands in. */
  readonly assumedIds: readonly string[];
  /** The place that best shows it. */
  readonly at: Span | null;
}

export interface DraftItem {
  readonly id: string;
  readonly kind: 'group' | 'guide_alignment';
  readonly title: string;
  readonly area: string;
  readonly group: string | null;
  readonly slices: readonly DraftSlice[];
  /** Areas that its features touch besides its own. */
  readonly touches: readonly string[];
}

/** What is cut and not yet ordered. */
export interface Draft {
  readonly items: readonly DraftItem[];
  readonly scope: Scope;
  readonly ground: Ground;
  readonly homes: Homes;
  /** Contract changes by title, in natural order. */
  readonly contracts: readonly ContractChange[];
  readonly dependencies: FeatureDependencies;
  /** Id of a divergence that a work package closes → the module of its guide that it is about. */
  readonly modules: ReadonlyMap<string, string>;
  /** Open work packages that the guides put after the MVP. */
  readonly postponed: readonly WorkPackage[];
}
