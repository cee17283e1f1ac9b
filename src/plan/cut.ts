import type { ResolvedConfig } from '../model/config.ts';
import type { FactSet } from '../model/factset.ts';
import { held } from '../model/held.ts';
import { compareNatural, mostFirst } from '../model/natural.ts';
import { outermost, overlaps } from '../model/paths.ts';
import type { Divergence, WorkPackage } from '../model/recon.ts';
import type { ContractGuest } from './contract-guests.ts';
import { contractCriteria, cutContract, cutDivergences, cutGuide } from './cut-alignment.ts';
import { cutGroup } from './cut-group.ts';
import { type CutSlice, cutPackage, mergeSteps } from './cut-package.ts';
import { uniqueIds } from './ids.ts';
import type { DraftItem } from './model.ts';
import { widened } from './reachable.ts';
import type { PlacedGroup } from './scope.ts';
import type { Quarry, Seed } from './seeds.ts';

/** Cuts items into slices. */
export class Cutter {
  readonly #quarry: Quarry;
  readonly #maxFeatures: number;
  readonly #contractOfFeature = new Map<string, string>();
  readonly #contractOfPackage = new Map<string, string>();
  readonly #surfacesOfPackage = new Map<string, Set<string>>();

  constructor(quarry: Quarry, config: ResolvedConfig) {
    this.#quarry = quarry;
    this.#maxFeatures = config.plan.maxFeaturesPerSlice;
    for (const change of quarry.contracts) {
      for (const id of change.features.keys()) {
        if (!this.#contractOfFeature.has(id)) this.#contractOfFeature.set(id, change.title);
      }
      for (const [id, surfaces] of change.packages) {
        if (!this.#contractOfPackage.has(id)) this.#contractOfPackage.set(id, change.title);
        const known = this.#surfacesOfPackage.get(id) ?? new Set<string>();
        for (const surface of surfaces) known.add(surface);
        this.#surfacesOfPackage.set(id, known);
      }
    }
  }

  item(seed: Seed, id: string): DraftItem {
    const cut = this.#cut(seed);
    const ids = uniqueIds(cut, (slice) => slice.tail, contentOf);
    return {
      id,
      kind: seed.kind,
      title: seed.title,
      area: seed.area,
      group: seed.group,
      slices: cut.map((one) => {
        const { tail, ...slice } = one;
        const { pathPrefixes: prefixes, workstream: stream, contract, divergences } = slice;
        const pathPrefixes = widened(divergences, { prefixes, stream, contract }, this.#quarry.ground);
        return { id: `${id}/${held(ids, one)}`, item: id, ...slice, pathPrefixes };
      }),
      touches: this.#touches(seed, cut),
    };
  }

  #cut(seed: Seed): CutSlice[] {
    const { area, of } = seed;
    switch (of.what) {
      case 'group':
        return this.#group(of.group);
      case 'packages': {
        const slices = of.packages.flatMap((one) => this.#package(one));
        return mergeSteps(slices, this.#maxFeatures);
      }
      case 'divergences':
        return cutDivergences(of.gathering, this.#slug(area), this.#quarry);
      case 'contract':
        return cutContract(area, this.#slug(area), of.change, of.features, this.#quarry);
      case 'guide':
        return cutGuide(area, this.#slug(area), of.recon, this.#quarry);
    }
  }

  #group(group: PlacedGroup): CutSlice[] {
    const { alignment, ground, homes } = this.#quarry;
    return cutGroup(
      {
        group,
        areaSlug: this.#slug(group.area),
        home: (id) => homes.of(id, group),
        packages: (alignment.joined.get(group.name) ?? []).map((one) => ({
          package: one,
          paths: this.#paths(one),
          divergences: alignment.covered.get(one.id) ?? [],
          relatedIds: this.#related(one, alignment.covered.get(one.id) ?? []),
          contractPr: this.#contractOfPackage.get(one.id) ?? null,
        })),
        divergences: (id) => alignment.byFeature.get(id) ?? [],
        contractPr: (id) => this.#contractOfFeature.get(id) ?? null,
        maxFeatures: this.#maxFeatures,
      },
      ground,
    );
  }

  #package(one: WorkPackage): CutSlice[] {
    const { alignment, ground, homes } = this.#quarry;
    const divergences = alignment.covered.get(one.id) ?? [];
    const named = [
      this.#paths(one),
      homes.labelled(one.area, one.label ?? ''),
      this.#read(divergences.flatMap((divergence) => divergence.paths)),
    ].find((paths) => paths.length > 0);
    const slices = cutPackage(
      one,
      {
        area: one.area,
        areaSlug: this.#slug(one.area),
        paths: named ?? homes.area(one.area),
        divergences,
        relatedIds: this.#related(one, divergences),
        contractPr: this.#contractOfPackage.get(one.id) ?? null,
        assumed: named === undefined,
      },
      ground,
    );
    const guests = this.#quarry.guests.ofPackage.get(one.id) ?? [];
    return guests.length === 0
      ? slices
      : slices.map((slice) => withGuests(slice, guests, this.#quarry.facts));
  }

  /**
   * The planned features that a package cites, and those that the gaps cite which it closes, for that is what it builds. A contract
   * serves whom it names: a gap in it names all who use it.
   */
  #related(one: WorkPackage, gaps: readonly Divergence[]): readonly string[] {
    const { scope } = this.#quarry;
    const closed = this.#surfacesOfPackage.has(one.id) ? [] : gaps;
    const ids = new Set([...one.ids, ...closed.flatMap((gap) => gap.ids)]);
    return [...ids].filter((id) => scope.planned(id)).sort(compareNatural);
  }

  /** Other areas that the item touches, those that most of its features and slices touch first. */
  #touches(seed: Seed, cut: readonly CutSlice[]): string[] {
    const { ground, homes } = this.#quarry;
    const counts = new Map<string, number>();
    const count = (area: string | null): void => {
      if (area !== null && area !== seed.area) counts.set(area, (counts.get(area) ?? 0) + 1);
    };
    if (seed.of.what === 'group') {
      const { group } = seed.of;
      for (const feature of group.features) homes.of(feature.id, group).touches.forEach(count);
    }
    for (const slice of cut) {
      for (const area of new Set(slice.pathPrefixes.map((prefix) => ground.areaOf(prefix)))) count(area);
    }
    return mostFirst(counts);
  }

  /** The ground that a package names or a rule gives it, with the contract surfaces that the rules add to it. */
  #paths(one: WorkPackage): readonly string[] {
    const named = this.#quarry.ground.ruledHomes.pathsOf(one);
    return this.#read([...named, ...(this.#surfacesOfPackage.get(one.id) ?? [])]);
  }

  #read(paths: readonly string[]): readonly string[] {
    return outermost(paths.flatMap((path) => this.#quarry.ground.of(path) ?? []));
  }

  #slug(area: string): string {
    return held(this.#quarry.slugs, area);
  }
}

/** Adds to a contract slice the features whose contract it makes though its package does not cite them. */
function withGuests(slice: CutSlice, guests: readonly ContractGuest[], facts: FactSet): CutSlice {
  if (!slice.contract) return slice;
  const here = guests.flatMap(({ id, surfaces }) => {
    const own = surfaces.filter((surface) => slice.pathPrefixes.some((path) => overlaps(path, surface)));
    return own.length > 0 ? [{ id, surfaces: own }] : [];
  });
  return {
    ...slice,
    relatedIds: [...new Set([...slice.relatedIds, ...here.map((one) => one.id)])].sort(compareNatural),
    criteria: [
      ...slice.criteria,
      ...here.flatMap(({ id, surfaces }) =>
        surfaces.flatMap((surface) => contractCriteria(surface, id, facts)),
      ),
    ],
  };
}

/** What tells a slice from another that wants the same id. */
function contentOf(slice: CutSlice): string {
  const packages = slice.workPackages.map((one) => one.id);
  return JSON.stringify([slice.title, slice.featureIds, packages, slice.workstream, slice.contract]);
}
