import { type Decision, type DecisionIndex, said } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import { byKey, compareNatural } from '../model/natural.ts';
import { type Ground, surfacesOf } from './ground.ts';
import type { Scope } from './scope.ts';

/** A contract pull request as the rules name it: which surfaces change, and for whom. */
export interface ContractChange {
  readonly title: string;
  /** Sentences on compatibility, each once. */
  readonly compatibility: readonly string[];
  /** Planned feature id → the surfaces that it changes. */
  readonly features: ReadonlyMap<string, readonly string[]>;
  /** Work-package id → the surfaces that it changes. */
  readonly packages: ReadonlyMap<string, readonly string[]>;
}

/** Gathers the contract decisions by the pull request that they name. */
export function contractChanges(
  facts: FactSet,
  log: DecisionIndex,
  scope: Scope,
  ground: Ground,
): ContractChange[] {
  const found = new Map<string, Gathered>();
  const gather = (decisions: readonly Decision[], into: 'features' | 'packages', id: string): void => {
    for (const decision of decisions) {
      const title = String(decision.then.title);
      const prefixes = surfacesOf(decision).flatMap((path) => ground.of(path) ?? []);
      if (prefixes.length === 0) continue;
      let change = found.get(title);
      if (!change) {
        change = { compatibility: new Set(), features: new Map(), packages: new Map() };
        found.set(title, change);
      }
      const known = change[into].get(id) ?? [];
      change[into].set(id, [...new Set([...known, ...prefixes])].sort());
      const note = said(decision, 'compatibility');
      if (note !== null) change.compatibility.add(note);
    }
  };
  for (const id of scope.ids) gather(log.of('contract', 'feature', id), 'features', id);
  for (const recon of facts.recon) {
    for (const one of recon.workPackages) {
      if (one.open && !one.deferred) gather(log.of('contract', 'work_package', one.id), 'packages', one.id);
    }
  }
  return [...found].sort(byKey).map(([title, { compatibility, features, packages }]) => ({
    title,
    compatibility: [...compatibility].sort(compareNatural),
    features,
    packages,
  }));
}

interface Gathered {
  readonly compatibility: Set<string>;
  readonly features: Map<string, readonly string[]>;
  readonly packages: Map<string, readonly string[]>;
}
