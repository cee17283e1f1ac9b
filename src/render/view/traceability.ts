import type { FactSet } from '../../model/factset.ts';
import { grouped } from '../../model/grouped.ts';
import { byId, compareNatural } from '../../model/natural.ts';
import type { Slice } from '../../model/plan.ts';
import { counted } from '../../model/words.ts';
import type { Lookup } from './lookup.ts';
import { lineOf } from './words.ts';

/** One slice with its features. */
export interface TraceRow {
  /** What follows the item's id in the slice's, or the whole of it. */
  readonly slice: string;
  readonly workstream: string;
  readonly features: readonly {
    readonly id: string;
    /** `file:line`, or the line alone where the file is the inventory. */
    readonly at: string;
  }[];
}

/** The features of one group that go to one item. */
export interface TraceGroup {
  readonly group: string;
  readonly area: string;
  readonly item: string;
  /** Made when they are asked for, and not held: there is something in them of every feature. */
  readonly rows: readonly TraceRow[];
}

export interface TraceView {
  readonly inventory: string;
  readonly label: string;
  readonly groups: readonly TraceGroup[];
}

/** Every MVP feature with its way from the inventory to a workstream. */
export function traceView(lookup: Lookup, facts: FactSet): TraceView {
  const places = new Map<string, Slice>();
  for (const slice of lookup.slices.values()) for (const id of slice.featureIds) places.set(id, slice);
  const areaOf = (item: string): string => lookup.items.get(item)?.area ?? '';
  const inventory = facts.sources.inventory.file;
  const features = facts.sources.inventory.features.filter((feature) => feature.mvp);
  const byItem = grouped(features.sort(byId), (feature) =>
    JSON.stringify([feature.group ?? '', places.get(feature.id)?.item ?? '']),
  );
  return {
    inventory,
    label: counted(features.length, 'feature'),
    groups: [...byItem.values()]
      .map((list) => ({
        group: list[0]?.group ?? '',
        area: areaOf(places.get(list[0]?.id ?? '')?.item ?? ''),
        item: places.get(list[0]?.id ?? '')?.item ?? '',
        get rows() {
          return [...grouped(list, (feature) => places.get(feature.id)?.id ?? '')].map(([id, members]) => {
            const at = places.get(members[0]?.id ?? '');
            return {
              slice: at && id.startsWith(`${at.item}/`) ? id.slice(at.item.length) : id,
              workstream: at?.workstream ?? '',
              features: members.map((feature) => ({
                id: feature.id,
                at: feature.at.file === inventory ? String(feature.at.line) : lineOf(feature.at),
              })),
            };
          });
        },
      }))
      .sort((a, b) => compareNatural(a.group, b.group) || compareNatural(a.item, b.item)),
  };
}
