import { headline } from '../model/headline.ts';
import { at } from '../model/held.ts';
import { compareNatural } from '../model/natural.ts';
import { folderOf, isUnder, outermost, parentOf, pathKey } from '../model/paths.ts';
import type { Divergence, Statement, WorkPackage } from '../model/recon.ts';
import { slug } from '../model/slug.ts';
import type { Part } from './folders.ts';
import type { Ground } from './ground.ts';
import { shortSlug } from './ids.ts';
import type { DraftCriterion, DraftSlice } from './model.ts';
import { partsOf } from './parts.ts';
import { groundOfPart, writes } from './reachable.ts';
import { plainEnd, plainWords } from './words.ts';

/** A slice whose id is not yet known to be unique in its item. */
export interface CutSlice extends Omit<DraftSlice, 'id' | 'item'> {
  /** The last part of its id. */
  readonly tail: string;
}

/** What a work package is cut from. */
export interface PackageGround {
  readonly area: string;
  readonly areaSlug: string;
  /** Prefixes; when the package names none, those that stand in. */
  readonly paths: readonly string[];
  readonly divergences: readonly Divergence[];
  readonly relatedIds: readonly string[];
  /** The contract pull request that the rules put it in. */
  readonly contractPr: string | null;
  /** True when the paths stand in for paths that the package does not name. */
  readonly assumed: boolean;
}

/**
 * Cuts a work package along workstreams and contract surfaces: a contract slice, the main slice in the package's own
 * area, and one slice for each other workstream whose ground it names. The main slice comes first.
 */
export function cutPackage(one: WorkPackage, ground: PackageGround, on: Ground): CutSlice[] {
  const tail = tailOf(one, ground.area);
  const parts = homeFirst(meantBy(one, ground, on), one.guide, ground.area, on);
  const main = parts[0] ?? { stream: ground.areaSlug, surface: null, prefixes: [] };
  const all = [main, ...parts.slice(1)];
  const closing = all.map((): Divergence[] => []);
  for (const one of ground.divergences) {
    const part = all.findIndex((each) => writes(one, groundOfPart(each), on));
    at(closing, Math.max(part, 0)).push(one);
  }
  return all.map((part, index): CutSlice => {
    const contract = part.surface !== null;
    const first = index === 0;
    return {
      tail: first ? tail : `${tail}-${contract ? 'contract' : (part.stream ?? 'rest')}`,
      title: first
        ? headline(one.title)
        : `${headline(one.title)}: ${contract ? 'the contract' : shortList(part.prefixes)}`,
      featureIds: [],
      doneIds: [],
      relatedIds: first || contract ? ground.relatedIds : [],
      workPackages: [one],
      divergences: at(closing, index),
      pathPrefixes: part.prefixes,
      workstream: part.stream ?? ground.areaSlug,
      contract,
      contractPr: contract ? (ground.contractPr ?? one.title) : null,
      criteria: first ? mainCriteria(one, part, all) : partCriteria(one, part, all),
      assumedIds: first && ground.assumed ? [one.id] : [],
      at: one.at,
    };
  });
}

/**
 * Guides number their packages each from one, so the label of a package from elsewhere stands with its guide's name: two of one label would
 * both be called otherwise as soon as they meet, and people have branches and tickets of that name by then.
 */
function tailOf(one: WorkPackage, area: string): string {
  if (one.label === null) return shortSlug(one.title);
  return one.area === area ? shortSlug(one.label) : slug(one.id);
}

/**
 * The parts of the paths of a package. Who names a folder means what is in it: not what another workstream has yet to make there, unless
 * it is named too.
 */
function meantBy(one: WorkPackage, { paths, area }: PackageGround, on: Ground): readonly Part[] {
  const parts = partsOf(paths, area, on);
  const named = [...paths, ...one.paths];
  const isMeant = (prefix: string): boolean =>
    named.some((path) => isUnder(path, prefix)) || on.folders.holds(prefix);
  const meant = parts.filter((part) => part.prefixes.some(isMeant));
  return meant.length > 0 ? meant : parts;
}

/**
 * Of several parts in the area of its item, the one of the workstream that has its guide is the main one: what the package says
 * without a path is about the guide's ground. Else the best one that is not of test suites alone, which show what the others build.
 */
function homeFirst(parts: readonly Part[], guide: string, area: string, on: Ground): readonly Part[] {
  const folder = folderOf(guide);
  const stream = folder === '' ? null : on.streamOf(folder);
  const main =
    parts.find(
      (part) =>
        part.surface === null &&
        part.stream === stream &&
        part.prefixes.some((prefix) => on.areaOf(prefix) === area),
    ) ?? parts.find((part) => !part.prefixes.every((prefix) => on.suites.at(prefix)));
  return main === undefined ? parts : [main, ...parts.filter((part) => part !== main)];
}

/** So many packages make one contract slice at most. */
const mostContractPackages = 3;

/**
 * Puts packages of one item that are one review into one slice, as long as it holds no more than `most` features: steps of one phase
 * of a guide on the same ground, no more than `most` of them; and contract slices of one contract pull request and workstream, no
 * more than three, because a surface takes one contract slice at a time and each costs everybody a turn.
 */
export function mergeSteps(slices: readonly CutSlice[], most: number): CutSlice[] {
  const merged: CutSlice[] = [];
  const open = new Map<string, number>();
  for (const slice of slices) {
    const key = companyOf(slice);
    const place = key === null ? undefined : open.get(key);
    const known = place === undefined ? undefined : merged[place];
    if (key === null || place === undefined || !known || !fits(known, slice, most)) {
      if (key !== null) open.set(key, merged.length);
      merged.push(slice);
      continue;
    }
    merged[place] = together(known, slice, titleOf(known, slice));
  }
  return merged;
}

/** What slices have in common that may be one; null for a slice that stands alone. */
function companyOf(slice: CutSlice): string | null {
  const one = at(slice.workPackages, 0);
  if (slice.contract) return JSON.stringify([one.guide, slice.workstream, slice.contractPr]);
  if (slice.workPackages.length > 1 || one.label !== null || one.phase === null) return null;
  return JSON.stringify([one.guide, one.phase, slice.workstream, slice.pathPrefixes]);
}

function titleOf(a: CutSlice, b: CutSlice): string {
  const phases = new Set([...a.workPackages, ...b.workPackages].map((one) => one.phase));
  const [phase] = phases;
  if (phases.size === 1 && phase) return phase;
  return `${a.title}; ${b.title}`;
}

function fits(a: CutSlice, b: CutSlice, most: number): boolean {
  return (
    a.workPackages.length + b.workPackages.length <= (a.contract ? mostContractPackages : most) &&
    a.featureIds.length + b.featureIds.length <= Math.max(1, most)
  );
}

function together(a: CutSlice, b: CutSlice, title: string): CutSlice {
  const featureIds = [...a.featureIds, ...b.featureIds].sort(compareNatural);
  const own = new Set(featureIds);
  return {
    ...a,
    title,
    featureIds,
    doneIds: [...a.doneIds, ...b.doneIds].sort(compareNatural),
    relatedIds: [...new Set([...a.relatedIds, ...b.relatedIds])]
      .filter((id) => !own.has(id))
      .sort(compareNatural),
    workPackages: [...a.workPackages, ...b.workPackages],
    pathPrefixes: outermost([...a.pathPrefixes, ...b.pathPrefixes]),
    divergences: [...a.divergences, ...b.divergences],
    criteria: [...a.criteria, ...b.criteria],
    assumedIds: [...a.assumedIds, ...b.assumedIds],
  };
}

/** The sentences of a package but those that speak of other parts' paths alone, as long as some are left. */
function mainCriteria(one: WorkPackage, main: Part, all: readonly Part[]): DraftCriterion[] {
  const lines = [...wantedOf(one), ...criteria(one, 't', one.tests)];
  const own = lines.filter(
    (line) => speaksOf(line, main, all) || !all.some((part) => speaksOf(line, part, all)),
  );
  if (own.length > 0) return own;
  return lines.length > 0 ? lines : [{ id: `${one.id}.1`, text: one.title, of: one.id, source: one.at }];
}

/** What a package wants done, then when that is so; what only says again what it is called, or when it is done, is not asked twice. */
function wantedOf(one: WorkPackage): DraftCriterion[] {
  if (one.doneWhen.length === 0) return criteria(one, '', one.scope);
  const said = new Set([one.title, ...one.doneWhen.map(({ text }) => text)].map(plainWords));
  const scope = criteria(one, 's', one.scope).filter(({ text }) => !said.has(plainWords(text)));
  return [...scope, ...criteria(one, '', one.doneWhen)];
}

/** So many sentences say what a package is about. */
const mostWanted = 2;

/** The sentences of a package that speak of this part's paths; where none does, what the package wants, said of the part. */
function partCriteria(one: WorkPackage, part: Part, all: readonly Part[]): DraftCriterion[] {
  const lines = [
    ...criteria(one, 's', one.scope),
    ...criteria(one, '', one.doneWhen),
    ...criteria(one, 't', one.tests),
  ].filter((line) => speaksOf(line, part, all));
  if (lines.length > 0) return lines;
  const where = part.prefixes.map((prefix) => `\`${prefix}\``).join(', ');
  const wanted = (one.doneWhen.length > 0 ? one.doneWhen : one.scope)
    .filter((line) => !all.some((other) => speaksOf(line, other, all)))
    .slice(0, mostWanted);
  const asked = wanted.length > 0 ? wanted.map((line) => plainEnd(line.text)).join('; ') : one.title;
  const id = `${one.id}.${slug(part.surface ?? part.stream ?? 'rest')}`;
  return [{ id, text: `The part in ${where} is done: ${asked}`, of: one.id, source: one.at }];
}

/** A sentence speaks of a part when it names one of its paths, or in code a folder around one that is around no other part's. */
function speaksOf({ text }: { readonly text: string }, part: Part, all: readonly Part[]): boolean {
  const others = all.filter((other) => other !== part).flatMap((other) => other.prefixes);
  return part.prefixes.some((prefix) => {
    if (text.includes(pathKey(prefix))) return true;
    for (let folder = parentOf(pathKey(prefix)); folder !== ''; folder = parentOf(folder)) {
      if (others.some((path) => isUnder(path, folder))) return false;
      if (text.includes(`\`${folder}\``) || text.includes(`\`${folder}/\``)) return true;
    }
    return false;
  });
}

function criteria(one: WorkPackage, mark: string, lines: readonly Statement[]): DraftCriterion[] {
  return lines.map((line, index) => ({
    id: `${one.id}.${mark}${index + 1}`,
    text: line.text,
    of: one.id,
    source: line.at,
  }));
}

/** At most two paths of a list that has some, for a title. */
export function shortList(prefixes: readonly string[]): string {
  return prefixes.length <= 2 ? prefixes.join(', ') : `${prefixes[0]} and ${prefixes.length - 1} more`;
}
