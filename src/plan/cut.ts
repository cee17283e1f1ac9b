import type { ResolvedConfig } from '../model/config.ts';
import { compareNatural } from '../model/natural.ts';
import type { GuideRecon, WorkPackage } from '../model/recon.ts';
import { slug } from '../model/slug.ts';
import type { Gathering } from './alignment.ts';
import type { ContractChange } from './contracts.ts';
import { cutGroup } from './cut-group.ts';
import { type CutSlice, cutPackage, mergeSteps, shortList } from './cut-package.ts';
import type { Home } from './homes.ts';
import { shortSlug, uniqueIds } from './ids.ts';
import type { DraftCriterion, DraftItem } from './model.ts';
import { outermost } from './paths.ts';
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
    const ids = uniqueIds(
      cut,
      (slice) => slice.tail,
      (slice) =>
        JSON.stringify([
          slice.title,
          slice.featureIds,
          slice.workPackages.map((one) => one.id),
          slice.workstream,
          slice.contract,
        ]),
    );
    const touches = new Set<string>();
    if (seed.of.what === 'group') {
      for (const feature of seed.of.group.features) {
        for (const area of this.#home(feature.id, seed.of.group).touches) touches.add(area);
      }
    }
    for (const slice of cut) {
      for (const prefix of slice.pathPrefixes) {
        const area = this.#quarry.ground.areaOf(prefix);
        if (area !== null && area !== seed.area) touches.add(area);
      }
    }
    return {
      id,
      kind: seed.kind,
      title: seed.title,
      area: seed.area,
      group: seed.group,
      basis: seed.of.what === 'group' ? seed.of.group.basis : null,
      slices: cut.map((one) => {
        const { tail, ...slice } = one;
        return { ...slice, id: `${id}/${ids.get(one) ?? tail}`, item: id };
      }),
      touches: [...touches].sort(compareNatural),
    };
  }

  #cut(seed: Seed): CutSlice[] {
    switch (seed.of.what) {
      case 'group':
        return this.#group(seed.of.group);
      case 'packages':
        return mergeSteps(
          seed.of.packages.flatMap((one) => this.#package(one)),
          this.#maxFeatures,
        );
      case 'divergences':
        return this.#divergences(seed.of.gathering);
      case 'contract':
        return this.#contract(seed.area, seed.of.change, seed.of.features);
      case 'guide':
        return this.#guide(seed.area, seed.of.recon);
    }
  }

  #group(group: PlacedGroup): CutSlice[] {
    const { alignment, homes } = this.#quarry;
    return cutGroup(
      {
        group,
        areaSlug: this.#slug(group.area),
        home: (id) => this.#home(id, group),
        packages: (alignment.joined.get(group.name) ?? []).map((one) => ({
          package: one,
          paths: this.#paths(one),
          divergences: alignment.covered.get(one.id) ?? [],
          contractPr: this.#contractOfPackage.get(one.id) ?? null,
        })),
        divergences: (id) => alignment.byFeature.get(id) ?? [],
        contractPr: (id) => this.#contractOfFeature.get(id) ?? null,
        maxFeatures: this.#maxFeatures,
      },
      homes,
    );
  }

  #package(one: WorkPackage): CutSlice[] {
    const { alignment, homes, scope } = this.#quarry;
    const divergences = alignment.covered.get(one.id) ?? [];
    const stated = firstOf(
      this.#paths(one),
      () => homes.labelled(one.area, one.label ?? ''),
      () => this.#read(divergences.flatMap((divergence) => divergence.paths)),
    );
    return cutPackage(
      one,
      {
        area: one.area,
        areaSlug: this.#slug(one.area),
        paths: stated.length > 0 ? stated : homes.area(one.area),
        divergences,
        relatedIds: [...new Set(one.ids)].filter((id) => scope.planned(id)).sort(compareNatural),
        contractPr: this.#contractOfPackage.get(one.id) ?? null,
        assumedGround: stated.length === 0,
      },
      homes,
    );
  }

  #divergences(gathering: Gathering): CutSlice[] {
    const { homes, scope } = this.#quarry;
    const stated = this.#read(gathering.paths);
    const parts = homes.parts(stated.length > 0 ? stated : homes.area(gathering.area), gathering.area);
    const main = parts[0] ?? { stream: null, surface: null, prefixes: [] };
    const cited = gathering.divergences.flatMap((divergence) => divergence.ids);
    return [
      {
        tail: shortSlug(gathering.name),
        title: gathering.name,
        featureIds: [],
        doneIds: [],
        relatedIds: [...new Set(cited)].filter((id) => scope.planned(id)).sort(compareNatural),
        workPackages: [],
        divergences: gathering.divergences,
        pathPrefixes: main.prefixes,
        workstream: main.stream ?? this.#slug(gathering.area),
        contract: main.surface !== null,
        contractPr: main.surface !== null ? gathering.name : null,
        criteria: [],
        assumedGround: stated.length === 0,
        at: gathering.divergences[0]?.at ?? null,
      },
    ];
  }

  /** One slice for each surface of the area: a surface is one review, and two surfaces need not wait for each other. */
  #contract(area: string, change: ContractChange, features: readonly string[]): CutSlice[] {
    const { ground, homes, facts } = this.#quarry;
    const bySurface = new Map<string, string[]>();
    for (const id of features) {
      for (const surface of change.features.get(id) ?? []) {
        if ((ground.areaOf(surface) ?? area) !== area) continue;
        const list = bySurface.get(surface);
        if (list) list.push(id);
        else bySurface.set(surface, [id]);
      }
    }
    return [...bySurface.entries()]
      .sort((a, b) => compareNatural(a[0], b[0]))
      .flatMap(([surface, ids]) => {
        const chosen = homes.choose([surface], area, this.#slug(area));
        return {
          tail: bySurface.size === 1 ? shortSlug(change.title) : slug(surface),
          title: `${change.title} in ${shortList(chosen.prefixes)}`,
          featureIds: [],
          doneIds: [],
          relatedIds: ids,
          workPackages: [],
          divergences: [],
          pathPrefixes: chosen.prefixes,
          workstream: chosen.stream,
          contract: true,
          contractPr: change.title,
          criteria: ids.flatMap((id): DraftCriterion[] => {
            const feature = facts.features.get(id);
            if (!feature) return [];
            const text = `${surface} says what ${id} needs: ${feature.title ?? feature.description}`;
            return [{ id: `${id}.${slug(surface)}`, text, of: id, source: feature.at }];
          }),
          assumedGround: false,
          at: null,
        };
      });
  }

  /** An area that nothing else plans for: its guide's open modules, else its invariants, are what there is to hold. */
  #guide(area: string, recon: GuideRecon | null): CutSlice[] {
    const { homes, facts } = this.#quarry;
    const open = (recon?.statuses ?? []).filter((status) => status.open);
    const chosen = homes.choose(homes.area(area), area, this.#slug(area));
    const lines = open.length > 0 ? open : (recon?.invariants ?? []);
    const criteria = lines.map((line, index) => ({
      id: `${this.#slug(area)}.${index + 1}`,
      text: 'phrase' in line ? `${line.name} is no longer "${line.phrase}"` : line.text,
      of: area,
      source: line.at,
    }));
    const row = facts.sources.design?.guides.find((one) => one.area === area);
    const file = recon?.path ?? row?.guide ?? '';
    const nothingOpen = {
      id: `${this.#slug(area)}.1`,
      text: `Every path and status that ${file === '' ? 'the guide' : file} states holds in the tree`,
      of: area,
      source: row?.at ?? { file, line: 1, column: 1 },
    };
    return [
      {
        tail: 'guide',
        title: `Keep ${area} in step with its guide`,
        featureIds: [],
        doneIds: [],
        relatedIds: [],
        workPackages: [],
        divergences: [],
        pathPrefixes: chosen.prefixes,
        workstream: chosen.stream,
        contract: chosen.contract,
        contractPr: chosen.contract ? `Keep ${area} in step with its guide` : null,
        criteria: lines.length > 0 ? criteria : [nothingOpen],
        assumedGround: false,
        at: lines[0]?.at ?? null,
      },
    ];
  }

  #home(id: string, group: PlacedGroup): Home {
    return this.#quarry.homes.of(id, group);
  }

  /** The ground that a package names, with the contract surfaces that the rules add to it. */
  #paths(one: WorkPackage): readonly string[] {
    return this.#read([...one.paths, ...(this.#surfacesOfPackage.get(one.id) ?? [])]);
  }

  #read(paths: readonly string[]): readonly string[] {
    const { ground } = this.#quarry;
    return outermost(paths.flatMap((path) => ground.of(path) ?? []));
  }

  #slug(area: string): string {
    return this.#quarry.slugs.get(area) ?? slug(area);
  }
}

/** The first list that has anything in it. */
function firstOf<T>(list: readonly T[], ...others: readonly (() => readonly T[])[]): readonly T[] {
  for (const other of others) {
    if (list.length > 0) return list;
    list = other();
  }
  return list;
}
