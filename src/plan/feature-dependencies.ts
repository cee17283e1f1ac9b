import type { FactSet } from '../model/factset.ts';
import { held } from '../model/held.ts';
import { compareNatural } from '../model/natural.ts';
import type { Span } from '../model/span.ts';
import type { Scope } from './scope.ts';

/** A feature waits for another. */
interface FeatureDependency {
  readonly feature: string;
  readonly on: string;
  readonly at: Span;
}

/** What the inventory says about the order of features, without the cycles. */
export interface FeatureDependencies {
  readonly kept: readonly FeatureDependency[];
  /** Each with the whole cycle that it closes, its first feature repeated at the end. */
  readonly cycles: readonly { readonly dropped: FeatureDependency; readonly cycle: readonly string[] }[];
  /** Dependencies on features that are not in the plan. */
  readonly outside: readonly (FeatureDependency & { readonly state: 'closed' | 'later' | 'unknown' })[];
  /** How many features must come before, at the least: features of one level never wait for each other. */
  readonly level: ReadonlyMap<string, number>;
}

/**
 * Reads the features' own dependencies. Walks them in natural order of ids, so the dependency that is dropped from a cycle is
 * the same whatever the order of the inventory.
 */
export function featureDependencies(facts: FactSet, scope: Scope): FeatureDependencies {
  const needs = new Map<string, FeatureDependency[]>();
  const outside: (FeatureDependency & { state: 'closed' | 'later' | 'unknown' })[] = [];
  for (const id of scope.ids) {
    const feature = held(facts.features, id);
    const own = new Map<string, FeatureDependency>();
    for (const { text, at } of feature.dependencies) {
      const state = scope.state(text);
      if (state === 'open' || state === 'done') {
        if (!own.has(text)) own.set(text, { feature: id, on: text, at });
      } else if (!facts.features.get(text)?.done) {
        // What is done is met, in the plan or not.
        outside.push({ feature: id, on: text, at, state });
      }
    }
    needs.set(
      id,
      [...own.values()].sort((a, b) => compareNatural(a.on, b.on)),
    );
  }
  return { ...walk(scope.ids, needs), outside };
}

type Walked = Pick<FeatureDependencies, 'kept' | 'cycles' | 'level'>;

function walk(ids: readonly string[], needs: ReadonlyMap<string, readonly FeatureDependency[]>): Walked {
  const kept: FeatureDependency[] = [];
  const cycles: { dropped: FeatureDependency; cycle: string[] }[] = [];
  const level = new Map<string, number>();
  const place = new Map<string, number>();
  const path: { id: string; next: number; level: number }[] = [];
  const enter = (id: string): void => {
    place.set(id, path.length);
    path.push({ id, next: 0, level: 0 });
  };
  for (const start of ids) {
    if (level.has(start)) continue;
    enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const dependency = needs.get(top.id)?.[top.next];
      if (!dependency) {
        path.pop();
        place.delete(top.id);
        level.set(top.id, top.level);
        continue;
      }
      const known = level.get(dependency.on);
      const onPath = place.get(dependency.on);
      if (onPath !== undefined) {
        const cycle = path.slice(onPath).map((step) => step.id);
        cycles.push({ dropped: dependency, cycle: [...cycle, dependency.on] });
        top.next += 1;
      } else if (known === undefined) {
        enter(dependency.on);
      } else {
        kept.push(dependency);
        top.level = Math.max(top.level, known + 1);
        top.next += 1;
      }
    }
  }
  return { kept, cycles, level };
}
