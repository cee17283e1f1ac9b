import { pushTo } from '../model/grouped.ts';
import { at } from '../model/held.ts';
import type { Edge } from '../model/plan.ts';
import type { Span } from '../model/span.ts';
import type { Draft, DraftSlice } from './model.ts';

/** An edge between two slices by their place in the list of slices. */
export interface SliceEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: Edge['kind'];
  /** The smaller, the stronger: what gives way when edges form a cycle. */
  readonly strength: number;
  readonly reason: string;
  readonly rule: string | null;
  readonly source: Span | null;
}

/** Who gives way to whom when edges form a cycle, strongest first. */
export const strength = {
  dependency: 0,
  contract: 1,
  rule: 2,
  /** A work package that names another as coming before it. */
  after: 3,
  /** The order and the priorities of a guide. */
  guide: 4,
  /** What a work package builds and its part on the test suites. */
  tests: 5,
  /** A work package and the features that it cites. */
  cites: 6,
} as const;

/** The slices of a draft with what is asked of them again and again. */
export interface SliceTable {
  readonly slices: readonly DraftSlice[];
  /** Feature id → place of its slice. */
  readonly ofFeature: ReadonlyMap<string, number>;
  /** Work-package id → places of its slices, the main one first. */
  readonly ofPackage: ReadonlyMap<string, readonly number[]>;
  /** Feature id → priority as written, where it states one. */
  readonly priorities: ReadonlyMap<string, string>;
  /** True when nothing of the slice is left to do. */
  readonly isDone: (index: number) => boolean;
}

export function sliceTable(draft: Draft): SliceTable {
  const slices = draft.items.flatMap((item) => item.slices);
  const ofFeature = new Map<string, number>();
  const ofPackage = new Map<string, number[]>();
  for (const [index, slice] of slices.entries()) {
    for (const id of slice.featureIds) ofFeature.set(id, index);
    for (const { id } of slice.workPackages) pushTo(ofPackage, id, index);
  }
  const done = slices.map(
    (slice) =>
      slice.featureIds.length > 0 &&
      slice.doneIds.length === slice.featureIds.length &&
      slice.workPackages.length === 0 &&
      slice.divergences.length === 0,
  );
  const priorities = new Map<string, string>();
  for (const id of ofFeature.keys()) {
    const priority = draft.scope.feature(id)?.priority ?? null;
    if (priority !== null) priorities.set(id, priority);
  }
  return { slices, ofFeature, ofPackage, priorities, isDone: (index) => at(done, index) };
}
