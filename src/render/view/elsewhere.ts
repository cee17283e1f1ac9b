import type { FactSet } from '../../model/factset.ts';
import { pushTo } from '../../model/grouped.ts';
import type { Lookup, Reference } from './lookup.ts';
import { shortSliceId } from './words.ts';

/** An item of another area that holds work which the guide of an area plans. */
export interface ElsewhereView extends Reference {
  readonly title: string;
  /** Those of its slices that hold such work and have some left, by the last part of their ids. */
  readonly slices: readonly string[];
}

/** By area: where the work of its guide stands that stands in no item of it, in the order of the page. */
export function workElsewhere(
  { plan, toWork }: Lookup,
  facts: FactSet,
): ReadonlyMap<string, readonly ElsewhereView[]> {
  const areaOf = new Map<string, string>();
  for (const { area, workPackages, divergences } of facts.recon) {
    for (const { id } of [...workPackages, ...divergences]) areaOf.set(id, area);
  }
  const found = new Map<string, ElsewhereView[]>();
  for (const item of plan.items) {
    const slices = new Map<string, string[]>();
    for (const { id, wave, workPackageIds, divergenceIds } of item.slices) {
      if (wave === null) continue;
      const areas = new Set([...workPackageIds, ...divergenceIds].map((one) => areaOf.get(one)));
      for (const area of areas) {
        if (area === undefined || area === item.area) continue;
        pushTo(slices, area, shortSliceId(id, item.id));
      }
    }
    for (const [area, ids] of slices)
      pushTo(found, area, { ...toWork(item.id), title: item.title, slices: ids });
  }
  return found;
}
