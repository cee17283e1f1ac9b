import type { FactSet } from '../model/factset.ts';
import { held } from '../model/held.ts';
import { compareNatural } from '../model/natural.ts';
import type { Deferred } from '../model/plan.ts';
import { compareSpans, type Span } from '../model/span.ts';
import type { Scope } from './scope.ts';

/** Ids that are out of scope and cited by the guides all the same, each guide's first citation of each. */
export function deferred(facts: FactSet, scope: Scope): Deferred[] {
  const found = new Map<string, Map<string, { what: string; at: Span }>>();
  const cite = (id: string, what: string, at: Span): void => {
    const state = scope.state(id);
    if (state !== 'later' && state !== 'closed') return;
    const places = found.get(id) ?? new Map<string, { what: string; at: Span }>();
    const known = places.get(what);
    if (!known || compareSpans(at, known.at) < 0) places.set(what, { what, at });
    found.set(id, places);
  };
  for (const recon of facts.recon) {
    for (const { id, at } of recon.citations) cite(id, `guide of ${recon.area}`, at);
    for (const one of recon.workPackages)
      for (const id of one.ids) cite(id, `work package ${one.id}`, one.at);
  }
  return [...found]
    .sort((a, b) => compareNatural(a[0], b[0]))
    .map(([id, places]) => {
      const feature = held(facts.features, id);
      return {
        id,
        title: feature.title ?? feature.description,
        citedBy: [...places.values()].sort(
          (a, b) => compareSpans(a.at, b.at) || compareNatural(a.what, b.what),
        ),
      };
    });
}
