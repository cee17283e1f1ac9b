import type { FactSet } from '../../model/factset.ts';
import { compareNatural } from '../../model/natural.ts';
import type { Lookup, Reference } from './lookup.ts';
import { counted, lineOf } from './words.ts';

export interface TraceRow {
  readonly id: string;
  readonly group: string;
  readonly area: string;
  readonly item: Reference | null;
  readonly slice: string;
  readonly workstream: string;
  readonly flags: readonly string[];
  /** `file:line`, or the line alone where the file is the inventory. */
  readonly at: string;
}

export interface TraceView {
  readonly inventory: string;
  readonly label: string;
  readonly rows: readonly TraceRow[];
}

/** Every MVP feature with its way from the inventory to a workstream. */
export function traceView(lookup: Lookup, facts: FactSet): TraceView {
  const places = new Map<string, { item: string; area: string; slice: string; workstream: string }>();
  const flags = new Map<string, string[]>();
  for (const item of lookup.plan.items) {
    for (const slice of item.slices) {
      for (const id of slice.featureIds) {
        places.set(id, { item: item.id, area: item.area, slice: slice.id, workstream: slice.workstream });
      }
    }
    for (const risk of item.riskFlags) {
      for (const id of risk.features) {
        const known = flags.get(id);
        if (!known) flags.set(id, [risk.flag]);
        else if (!known.includes(risk.flag)) known.push(risk.flag);
      }
    }
  }
  const inventory = facts.sources.inventory.file;
  const features = facts.sources.inventory.features.filter((feature) => feature.mvp);
  return {
    inventory,
    label: counted(features.length, 'feature'),
    rows: features
      .sort((a, b) => compareNatural(a.id, b.id))
      .map((feature) => {
        const at = places.get(feature.id);
        return {
          id: feature.id,
          group: feature.group ?? '',
          area: at?.area ?? '',
          item: at ? lookup.toWork(at.item) : null,
          slice: at?.slice ?? '',
          workstream: at?.workstream ?? '',
          flags: flags.get(feature.id) ?? [],
          at: feature.at.file === inventory ? String(feature.at.line) : lineOf(feature.at),
        };
      }),
  };
}
