import { append } from '../model/append.ts';
import type { FactSet } from '../model/factset.ts';
import { pushTo } from '../model/grouped.ts';
import { headline } from '../model/headline.ts';
import { at, held } from '../model/held.ts';
import type { GuideRecon, WorkPackage } from '../model/recon.ts';
import { slug } from '../model/slug.ts';
import type { Alignment, Gathering } from './alignment.ts';
import type { ContractGuests } from './contract-guests.ts';
import type { ContractChange } from './contracts.ts';
import type { Ground } from './ground.ts';
import type { Homes } from './homes.ts';
import { shortSlug } from './ids.ts';
import type { PlacedGroup, Scope } from './scope.ts';

/** All that cutting needs to know. */
export interface Quarry {
  readonly facts: FactSet;
  readonly scope: Scope;
  readonly ground: Ground;
  readonly homes: Homes;
  readonly contracts: readonly ContractChange[];
  readonly alignment: Alignment;
  readonly guests: ContractGuests;
  /** Area name → slug, also of areas that the design does not know. */
  readonly slugs: ReadonlyMap<string, string>;
}

/** What an item is made of, before it is cut. */
export interface Seed {
  /** The id that it wants. */
  readonly id: string;
  readonly kind: 'group' | 'guide_alignment';
  readonly title: string;
  readonly area: string;
  readonly group: string | null;
  readonly of:
    | { readonly what: 'group'; readonly group: PlacedGroup }
    | { readonly what: 'packages'; readonly packages: readonly WorkPackage[] }
    | { readonly what: 'divergences'; readonly gathering: Gathering }
    | { readonly what: 'contract'; readonly change: ContractChange; readonly features: readonly string[] }
    | { readonly what: 'guide'; readonly recon: GuideRecon | null };
}

export function areaSlugs(facts: FactSet, scope: Scope): Map<string, string> {
  const slugs = new Map(facts.areas.map((area) => [area.name, area.slug]));
  for (const { area } of scope.groups) if (!slugs.has(area)) slugs.set(area, slug(area));
  return slugs;
}

/** One seed an item: every planned group, every package and divergence that is no group's, every contract without a package. */
export function itemSeeds(quarry: Quarry): Seed[] {
  const { facts, scope, alignment, slugs } = quarry;
  const slugOf = (area: string): string => held(slugs, area);
  const seeds: Seed[] = scope.groups.map((group) => ({
    id: group.slug,
    kind: 'group',
    title: group.name,
    area: group.area,
    group: group.name,
    of: { what: 'group', group },
  }));
  append(seeds, packageSeeds(alignment.own, slugOf));
  for (const gathering of alignment.gathered) {
    const { area, name } = gathering;
    seeds.push({
      id: `${slugOf(area)}-${shortSlug(name)}`,
      kind: 'guide_alignment',
      title: headline(name),
      area,
      group: null,
      of: { what: 'divergences', gathering },
    });
  }
  append(seeds, contractSeeds(quarry.guests, slugOf));
  const covered = new Set(seeds.map((seed) => seed.area));
  const recon = new Map(facts.recon.map((one) => [one.area, one]));
  for (const area of facts.areas) {
    if (covered.has(area.name) || area.guide === null) continue;
    seeds.push({
      id: `${area.slug}-guide`,
      kind: 'guide_alignment',
      title: `Keep ${area.name} in step with its guide`,
      area: area.name,
      group: null,
      of: { what: 'guide', recon: recon.get(area.name) ?? null },
    });
  }
  return seeds;
}

/**
 * A work package is an item. Packages without a label of their own that a guide lists below one phase are its steps, and the
 * phase is the item.
 */
function packageSeeds(packages: readonly WorkPackage[], slugOf: (area: string) => string): Seed[] {
  const items = new Map<string, WorkPackage[]>();
  for (const one of packages) {
    const step = one.label === null && one.phase !== null;
    const key = JSON.stringify(step ? [one.guide, one.phase] : [one.id]);
    pushTo(items, key, one);
  }
  return [...items.values()].flatMap((list): Seed[] => {
    const first = at(list, 0);
    const { area } = first;
    const phase = first.label === null ? first.phase : null;
    return [
      {
        id: phase === null ? slug(first.id) : `${slugOf(area)}-${shortSlug(phase)}`,
        kind: 'guide_alignment',
        title: headline(phase ?? first.title),
        area,
        group: null,
        of: { what: 'packages', packages: list },
      },
    ];
  });
}

/** The contract changes that no other slice makes: one item for each area whose surfaces change. */
function contractSeeds(guests: ContractGuests, slugOf: (area: string) => string): Seed[] {
  const seeds: Seed[] = [];
  for (const [change, byArea] of guests.alone) {
    for (const [area, features] of byArea) {
      seeds.push({
        id: `${slugOf(area)}-${shortSlug(change.title)}`,
        kind: 'guide_alignment',
        title: `Contract: ${change.title}`,
        area,
        group: null,
        of: { what: 'contract', change, features },
      });
    }
  }
  return seeds;
}
