import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import { held } from '../model/held.ts';
import { byId } from '../model/natural.ts';
import { align } from './alignment.ts';
import { contractGuests } from './contract-guests.ts';
import { contractChanges } from './contracts.ts';
import { Cutter } from './cut.ts';
import { featureDependencies } from './feature-dependencies.ts';
import { Ground } from './ground.ts';
import { Homes } from './homes.ts';
import { uniqueIds } from './ids.ts';
import type { Draft, DraftItem } from './model.ts';
import { Scope } from './scope.ts';
import { areaSlugs, itemSeeds } from './seeds.ts';
import { splitAgainstCycles } from './split.ts';

export type { Draft } from './model.ts';
export { itemSubjects } from './subjects.ts';

/**
 * Cuts the work into items and slices: what is in the plan and where it is built, but not yet in which order.
 * The outcome depends on the content of facts and decisions alone, never on their order.
 */
export function draftPlan(facts: FactSet, log: DecisionIndex, config: ResolvedConfig): Draft {
  const scope = new Scope(facts, log, config);
  const ground = new Ground(facts, log, config);
  const homes = new Homes(facts, ground);
  const contracts = contractChanges(facts, log, scope, ground);
  const dependencies = featureDependencies(facts, scope);
  const alignment = align(facts, scope, ground, homes, contracts);
  const slugs = areaSlugs(facts, scope);
  const guests = contractGuests(facts, scope, ground, homes, contracts, alignment, config);
  const quarry = { facts, scope, ground, homes, contracts, alignment, guests, slugs };
  const seeds = itemSeeds(quarry);
  const ids = uniqueIds(
    seeds,
    (seed) => seed.id,
    (seed) => JSON.stringify([seed.kind, seed.area, seed.group ?? '', seed.title]),
  );
  const cutter = new Cutter(quarry, config);
  const cut = seeds.map((seed): DraftItem => cutter.item(seed, held(ids, seed)));
  const items = splitAgainstCycles(cut, dependencies).sort(byId);
  const { modules, postponed } = alignment;
  return { items, scope, ground, homes, contracts, dependencies, modules, postponed };
}
