import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import type { JsonValue } from '../model/json.ts';
import { compareNatural } from '../model/natural.ts';
import type { Span } from '../model/span.ts';
import type { Subject } from '../model/subject.ts';
import type { Draft } from './model.ts';
import { outermost } from './paths.ts';

/** The drafted items as subjects for the dependency rules, in natural order of id. */
export function itemSubjects(draft: Draft, facts: FactSet, log: DecisionIndex): Subject[] {
  return draft.items.map((item): Subject => {
    const features = item.slices.flatMap((slice) => slice.featureIds).sort(compareNatural);
    const packages = item.slices.flatMap((slice) => slice.workPackages);
    const flags = features.flatMap((id) => log.of('risk', 'feature', id).map((one) => String(one.value)));
    const titles = features
      .map((id) => facts.features.get(id))
      .map((one) => one?.title ?? one?.description ?? '');
    const named: { readonly [name: string]: JsonValue } = {
      id: item.id,
      kind: item.kind,
      area: item.area,
      group: item.group ?? '',
      paths: outermost(item.slices.flatMap((slice) => slice.pathPrefixes)),
      features,
      work_packages: unique(packages.map((one) => one.id)),
      flags: unique(flags),
      contract: item.slices.some((slice) => slice.contract),
      text: [item.title, ...titles, ...new Set(packages.map((one) => one.title))].join('\n'),
    };
    const at = item.slices.find((slice) => slice.at !== null)?.at;
    const sources: { [name: string]: Span } = {};
    if (at) for (const name of ['features', 'work_packages', 'text']) sources[name] = at;
    return { kind: 'item', id: item.id, facts: named, sources };
  });
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)].sort(compareNatural);
}
