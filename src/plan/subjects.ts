import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import { held } from '../model/held.ts';
import type { JsonValue } from '../model/json.ts';
import { lazyProperty } from '../model/lazy-property.ts';
import { compareNatural, sorted } from '../model/natural.ts';
import { outermost } from '../model/paths.ts';
import type { Span } from '../model/span.ts';
import type { Subject } from '../model/subject.ts';
import type { Draft } from './model.ts';

/** The drafted items as subjects for the dependency rules, in natural order of id. */
export function itemSubjects(draft: Draft, facts: FactSet, log: DecisionIndex): Subject[] {
  /** By item: its title, and those of its packages. */
  const titles = new Map<string, readonly string[]>();
  const text = textOfItems(titles, facts.features);
  return draft.items.map((item): Subject => {
    const features = item.slices.flatMap((slice) => slice.featureIds).sort(compareNatural);
    const packages = item.slices.flatMap((slice) => slice.workPackages);
    const flags = features.flatMap((id) => log.of('risk', 'feature', id).map((one) => String(one.value)));
    titles.set(item.id, [item.title, ...new Set(packages.map((one) => one.title))]);
    const named: { readonly [name: string]: JsonValue } = {
      id: item.id,
      kind: item.kind,
      area: item.area,
      group: item.group ?? '',
      paths: outermost(item.slices.flatMap((slice) => slice.pathPrefixes)),
      features,
      work_packages: sorted(packages.map((one) => one.id)),
      flags: sorted(flags),
      contract: item.slices.some((slice) => slice.contract),
    };
    Object.defineProperty(named, 'text', text);
    const at = item.slices.find((slice) => slice.at !== null)?.at;
    const sources: { [name: string]: Span } = {};
    if (at) for (const name of ['features', 'work_packages', 'text']) sources[name] = at;
    return { kind: 'item', id: item.id, facts: named, sources };
  });
}

/** Titles of all that is in an item. Apart from where items are read, so that the draft is not held with it. */
function textOfItems(
  titles: ReadonlyMap<string, readonly string[]>,
  byId: FactSet['features'],
): PropertyDescriptor {
  const titleOf = (id: string): string => {
    const feature = byId.get(id);
    return feature?.title ?? feature?.description ?? '';
  };
  return lazyProperty(({ id, features }: Subject['facts']) => {
    const [own, ...packages] = held(titles, String(id));
    return [own, ...(features as readonly string[]).map(titleOf), ...packages].join('\n');
  });
}
