import { grouped, occurrences } from '../model/grouped.ts';
import { at, held } from '../model/held.ts';
import { compareNatural } from '../model/natural.ts';
import type { FeatureDependencies } from './feature-dependencies.ts';
import { components, graphOf } from './graph.ts';
import { idPart } from './ids.ts';
import type { DraftItem, DraftSlice } from './model.ts';

/**
 * Two slices may wait for each other though no two features do: one holds the first and the last of a chain, the other its
 * middle. Such slices are cut again by how deep their features stand in the chain, which leaves no cycle: within one depth no
 * feature waits for another.
 */
export function splitAgainstCycles(
  items: readonly DraftItem[],
  dependencies: FeatureDependencies,
): DraftItem[] {
  const slices = items.flatMap((item) => item.slices);
  const sliceOf = new Map(
    slices.flatMap((slice, index) => slice.featureIds.map((id) => [id, index] as const)),
  );
  const edges = dependencies.kept.map(({ feature, on }) => ({
    from: held(sliceOf, on),
    to: held(sliceOf, feature),
  }));
  const component = components(graphOf(slices.length, edges));
  const sizes = occurrences(component);
  const tangled = new Set(slices.filter((_, index) => held(sizes, at(component, index)) > 1));
  if (tangled.size === 0) return [...items];
  const level = (id: string): number => held(dependencies.level, id);
  return items.map((item) => ({
    ...item,
    slices: item.slices.flatMap((slice) => (tangled.has(slice) ? byLevel(slice, level) : [slice])),
  }));
}

function byLevel(slice: DraftSlice, level: (id: string) => number): DraftSlice[] {
  const levels = grouped(slice.featureIds, level);
  const done = new Set(slice.doneIds);
  const owned = new Map(slice.divergences.map((one) => [one.id, one]));
  return [...levels.entries()]
    .sort((a, b) => a[0] - b[0])
    .map(([, ids], index): DraftSlice => {
      const sorted = ids.sort(compareNatural);
      const first = index === 0;
      const keepsName = first && slice.workPackages.length > 0;
      return {
        ...slice,
        id: keepsName ? slice.id : `${slice.item}/${idPart(at(sorted, 0))}`,
        featureIds: sorted,
        doneIds: sorted.filter((id) => done.has(id)),
        // What belongs to the slice as a whole stays with its first part.
        relatedIds: first ? slice.relatedIds : [],
        workPackages: first ? slice.workPackages : [],
        divergences: first ? [...owned.values()] : [],
        criteria: first ? slice.criteria : [],
      };
    });
}
