import type { ResolvedConfig } from '../model/config.ts';
import type { FactSet } from '../model/factset.ts';
import { grouped, pushTo } from '../model/grouped.ts';
import { held } from '../model/held.ts';
import { byId, compareNatural } from '../model/natural.ts';
import type { WorkPackage } from '../model/recon.ts';
import type { Alignment } from './alignment.ts';
import type { ContractChange } from './contracts.ts';
import type { Ground } from './ground.ts';
import type { Homes } from './homes.ts';
import type { Scope } from './scope.ts';

/** A feature whose contract a work package makes though it does not cite it, and the surfaces that change for it. */
export interface ContractGuest {
  readonly id: string;
  readonly surfaces: readonly string[];
}

/** Contract changes of features that are built elsewhere and that no work package of the same pull request cites. */
export interface ContractGuests {
  /** Work-package id → features that its contract slice serves besides those that it cites, in natural order. */
  readonly ofPackage: ReadonlyMap<string, readonly ContractGuest[]>;
  /** What no package takes in: by change, area → features, in natural order. */
  readonly alone: ReadonlyMap<ContractChange, ReadonlyMap<string, readonly string[]>>;
}

/**
 * Seats such features with a work package of the same contract pull request that changes the same surface in the same area anyway: one
 * review instead of two. The package with the fewest features takes each, as long as it serves no more than two slices hold.
 */
export function contractGuests(
  facts: FactSet,
  scope: Scope,
  ground: Ground,
  homes: Homes,
  contracts: readonly ContractChange[],
  alignment: Alignment,
  config: ResolvedConfig,
): ContractGuests {
  const packages = new Map(facts.recon.flatMap((recon) => recon.workPackages.map((one) => [one.id, one])));
  const own = new Set(alignment.own.map((one) => one.id));
  const most = 2 * Math.max(1, config.plan.maxFeaturesPerSlice);
  const ofPackage = new Map<string, ContractGuest[]>();
  const alone = new Map<ContractChange, Map<string, string[]>>();
  const titled = new Set<string>();
  for (const change of contracts) {
    const all = [...change.packages.keys()].map((id) => held(packages, id));
    const cited = new Set(all.flatMap((one) => one.ids));
    // A package in several pull requests goes by the first.
    const hosts = all.filter((one) => own.has(one.id) && !titled.has(one.id));
    for (const one of all) titled.add(one.id);
    const load = new Map(hosts.map((one) => [one, one.ids.filter((id) => scope.planned(id)).length]));
    const seat = (id: string, area: string, surfaces: readonly string[]): boolean => {
      const host = hosts
        .filter((one) => one.area === area && held(load, one) < most && changes(change, one, surfaces))
        .sort((a, b) => held(load, a) - held(load, b) || byId(a, b))[0];
      if (!host) return false;
      load.set(host, held(load, host) + 1);
      const guests = ofPackage.get(host.id) ?? [];
      guests.push({ id, surfaces });
      ofPackage.set(host.id, guests);
      return true;
    };
    const left = new Map<string, string[]>();
    for (const [id, surfaces] of [...change.features].sort((a, b) => compareNatural(a[0], b[0]))) {
      const group = scope.groupOf(id);
      if (!group || cited.has(id) || scope.state(id) === 'done' || homes.of(id, group).contract) continue;
      for (const [area, here] of byArea(surfaces, group.area, ground)) {
        if (seat(id, area, here)) continue;
        pushTo(left, area, id);
      }
    }
    alone.set(change, left);
  }
  return { ofPackage, alone };
}

function changes(change: ContractChange, one: WorkPackage, surfaces: readonly string[]): boolean {
  const own = new Set(change.packages.get(one.id));
  return surfaces.every((surface) => own.has(surface));
}

function byArea(surfaces: readonly string[], otherwise: string, ground: Ground): Map<string, string[]> {
  return grouped(surfaces, (surface) => ground.areaOf(surface) ?? otherwise);
}
