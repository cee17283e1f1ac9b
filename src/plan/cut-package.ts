import type { Divergence, Statement, WorkPackage } from '../model/recon.ts';
import { slug } from '../model/slug.ts';
import type { Part } from './folders.ts';
import type { Homes } from './homes.ts';
import type { DraftCriterion, DraftSlice } from './model.ts';
import { pathKey } from './paths.ts';

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
  readonly assumedGround: boolean;
}

/**
 * Cuts a work package along workstreams and contract surfaces: a contract slice, the main slice in the package's own
 * area, and one slice for each other workstream whose ground it names. The main slice comes first.
 */
export function cutPackage(one: WorkPackage, ground: PackageGround, homes: Homes): CutSlice[] {
  const tail = slug(one.label ?? one.title);
  const parts = homes.parts(ground.paths, ground.area);
  const main = parts[0] ?? { stream: ground.areaSlug, surface: null, prefixes: [] };
  return [main, ...parts.slice(1)].map((part, index): CutSlice => {
    const contract = part.surface !== null;
    const first = index === 0;
    return {
      tail: first ? tail : `${tail}-${contract ? 'contract' : (part.stream ?? 'rest')}`,
      title: first ? one.title : `${one.title}: ${contract ? 'the contract' : shortList(part.prefixes)}`,
      featureIds: [],
      doneIds: [],
      relatedIds: first || contract ? ground.relatedIds : [],
      workPackages: [one],
      divergences: first ? ground.divergences : [],
      pathPrefixes: part.prefixes,
      workstream: part.stream ?? ground.areaSlug,
      contract,
      contractPr: contract ? (ground.contractPr ?? one.title) : null,
      criteria: first ? mainCriteria(one) : partCriteria(one, part),
      assumedGround: ground.assumedGround,
      at: one.at,
    };
  });
}

function mainCriteria(one: WorkPackage): DraftCriterion[] {
  const done = one.doneWhen.length > 0 ? one.doneWhen : one.scope;
  const lines = criteria(one, '', done).concat(criteria(one, 't', one.tests));
  return lines.length > 0 ? lines : [{ id: `${one.id}.1`, text: one.title, of: one.id, source: one.at }];
}

/** The sentences of a package that speak of this part's paths; where none does, the part is said to be done. */
function partCriteria(one: WorkPackage, part: Part): DraftCriterion[] {
  const lines = [
    ...criteria(one, 's', one.scope),
    ...criteria(one, '', one.doneWhen),
    ...criteria(one, 't', one.tests),
  ].filter((line) => part.prefixes.some((prefix) => line.text.includes(pathKey(prefix))));
  if (lines.length > 0) return lines;
  const where = part.prefixes.map((prefix) => `\`${prefix}\``).join(', ');
  const id = `${one.id}.${slug(part.surface ?? part.stream ?? 'rest')}`;
  return [{ id, text: `What "${one.title}" needs in ${where} is in place`, of: one.id, source: one.at }];
}

function criteria(one: WorkPackage, mark: string, lines: readonly Statement[]): DraftCriterion[] {
  return lines.map((line, index) => ({
    id: `${one.id}.${mark}${index + 1}`,
    text: line.text,
    of: one.id,
    source: line.at,
  }));
}

/** At most two paths of a list, for a title. */
export function shortList(prefixes: readonly string[]): string {
  const [first, second] = prefixes;
  if (first === undefined) return 'the rest';
  if (second === undefined) return first;
  return prefixes.length === 2 ? `${first}, ${second}` : `${first} and ${prefixes.length - 1} more`;
}
