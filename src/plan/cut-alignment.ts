import type { FactSet } from '../model/factset.ts';
import { pushTo } from '../model/grouped.ts';
import { headline } from '../model/headline.ts';
import { at, held } from '../model/held.ts';
import { compareNatural } from '../model/natural.ts';
import { outermost } from '../model/paths.ts';
import type { GuideRecon } from '../model/recon.ts';
import { slug } from '../model/slug.ts';
import type { Gathering } from './alignment.ts';
import type { ContractChange } from './contracts.ts';
import { type CutSlice, shortList } from './cut-package.ts';
import type { DraftCriterion } from './model.ts';
import { bestPart, type SliceGround } from './parts.ts';
import type { Quarry } from './seeds.ts';

/** One slice for the divergences of one module. */
export function cutDivergences(gathering: Gathering, areaSlug: string, quarry: Quarry): CutSlice[] {
  const { ground, homes, scope } = quarry;
  const { area, name, divergences } = gathering;
  const stated = outermost(gathering.paths.flatMap((path) => ground.of(path) ?? []));
  const chosen = bestPart(stated.length > 0 ? stated : homes.area(area), area, areaSlug, ground);
  const cited = new Set(divergences.flatMap((divergence) => divergence.ids));
  return [
    {
      ...plainSlice('gaps', headline(name), chosen),
      relatedIds: [...cited].filter((id) => scope.planned(id)).sort(compareNatural),
      divergences,
      at: at(divergences, 0).at,
    },
  ];
}

/** One slice for each surface of the area: a surface is one review, and two surfaces need not wait for each other. */
export function cutContract(
  area: string,
  areaSlug: string,
  change: ContractChange,
  features: readonly string[],
  quarry: Quarry,
): CutSlice[] {
  const { ground, facts } = quarry;
  const bySurface = new Map<string, string[]>();
  for (const id of features) {
    for (const surface of held(change.features, id)) {
      if ((ground.areaOf(surface) ?? area) !== area) continue;
      pushTo(bySurface, surface, id);
    }
  }
  const sorted = [...bySurface].sort((a, b) => compareNatural(a[0], b[0]));
  return sorted.map(([surface, ids]): CutSlice => {
    const chosen = bestPart([surface], area, areaSlug, ground);
    const tail = sorted.length === 1 ? 'contract' : slug(surface);
    return {
      ...plainSlice(tail, `${change.title} in ${shortList(chosen.prefixes)}`, chosen),
      relatedIds: ids,
      contract: true,
      contractPr: change.title,
      criteria: ids.flatMap((id) => contractCriteria(surface, id, facts)),
    };
  });
}

/** What ends the change of a surface for a feature. */
export function contractCriteria(surface: string, id: string, facts: FactSet): DraftCriterion[] {
  const feature = held(facts.features, id);
  const text = `${surface} says what ${id} needs: ${feature.title ?? feature.description}`;
  return [{ id: `${id}.${slug(surface)}`, text, of: id, source: feature.at }];
}

/** An area that nothing else plans for: its guide's open modules, else its invariants, are what there is to hold. */
export function cutGuide(
  area: string,
  areaSlug: string,
  recon: GuideRecon | null,
  quarry: Quarry,
): CutSlice[] {
  const { ground, homes, facts } = quarry;
  const open = (recon?.statuses ?? []).filter((status) => status.open);
  const lines = open.length > 0 ? open : (recon?.invariants ?? []);
  const criteria = lines.map((line, index) => ({
    id: `${areaSlug}.${index + 1}`,
    text: 'phrase' in line ? `${line.name} is no longer "${line.phrase}"` : line.text,
    of: area,
    source: line.at,
  }));
  const row = facts.sources.design?.guides.find((one) => one.area === area);
  const file = recon?.path ?? row?.guide ?? '';
  const nothingOpen = {
    id: `${areaSlug}.1`,
    text: `Every path and status that ${file === '' ? 'the guide' : file} states holds in the tree`,
    of: area,
    source: row?.at ?? { file, line: 1, column: 1 },
  };
  const chosen = bestPart(homes.area(area), area, areaSlug, ground);
  return [
    {
      ...plainSlice('guide', `Keep ${area} in step with its guide`, chosen),
      criteria: criteria.length > 0 ? criteria : [nothingOpen],
      at: lines[0]?.at ?? null,
    },
  ];
}

function plainSlice(tail: string, title: string, chosen: SliceGround): CutSlice {
  return {
    tail,
    title,
    featureIds: [],
    doneIds: [],
    relatedIds: [],
    workPackages: [],
    divergences: [],
    pathPrefixes: chosen.prefixes,
    workstream: chosen.stream,
    contract: chosen.contract,
    contractPr: chosen.contract ? title : null,
    criteria: [],
    assumedIds: [],
    at: null,
  };
}
