import { pushTo } from '../model/grouped.ts';
import { at, held } from '../model/held.ts';
import { compareNatural, sorted } from '../model/natural.ts';
import { outermost } from '../model/paths.ts';
import type { ContractPr } from '../model/plan.ts';
import { counted } from '../model/words.ts';
import { onceById } from './criteria.ts';
import type { Details } from './details.ts';
import { shortSlug, uniqueIds } from './ids.ts';
import type { Draft } from './model.ts';
import type { Sequence } from './sequence.ts';
import type { SliceTable } from './slice-table.ts';

/** The contract pull requests in serial order, and the id of each by its title. */
export function contractPrs(
  draft: Draft,
  table: SliceTable,
  sequence: Sequence,
  details: Details,
): { prs: ContractPr[]; idOf: ReadonlyMap<string, string> } {
  const members = new Map<string, number[]>();
  for (const index of sequence.inOrder) {
    const title = table.slices[index]?.contractPr ?? null;
    if (title === null) continue;
    pushTo(members, title, index);
  }
  const titles = [...members.keys()];
  const ids = uniqueIds(
    titles,
    (title) => `CPR-${shortSlug(title)}`,
    (title) => title,
  );
  const changes = new Map(draft.contracts.map((change) => [change.title, change]));
  const waiting = new Map<number, Set<number>>();
  for (const edge of sequence.stated) {
    const set = waiting.get(edge.from) ?? new Set<number>();
    set.add(edge.to);
    waiting.set(edge.from, set);
  }
  const prs = [...members].map(([title, indices], position): ContractPr => {
    const slices = indices.flatMap((index) => at(table.slices, index));
    const own = new Set(indices);
    const unblocks = new Set<number>();
    for (const index of indices)
      for (const to of waiting.get(index) ?? []) if (!own.has(to)) unblocks.add(to);
    const change = changes.get(title);
    const featureIds = sorted(slices.flatMap((slice) => [...slice.featureIds, ...slice.relatedIds]));
    const packages = onceById(slices.flatMap((slice) => slice.workPackages));
    const paths = outermost(slices.flatMap((slice) => slice.pathPrefixes));
    return {
      id: held(ids, title),
      title,
      scope: scopeOf(
        draft,
        featureIds,
        packages.map((one) => one.title),
        paths,
      ),
      paths,
      featureIds,
      workPackageIds: packages.map((one) => one.id).sort(compareNatural),
      slices: slices.map((slice) => slice.id),
      unblocks: [...unblocks]
        .sort((a, b) => at(sequence.place, a) - at(sequence.place, b))
        .flatMap((index) => at(table.slices, index).id),
      order: position + 1,
      compatibility: change?.compatibility.join(' ') || unsaid,
      commands: details.commands(paths),
    };
  });
  return { prs, idOf: ids };
}

/** What stands for a compatibility note that no rule gives. */
const unsaid = 'No rule says what has to stay compatible: settle it in the review.';

/** So many titles stand in a scope before the rest is counted. */
const mostTitles = 6;

/** The scope in words: what the work packages say, then what the features need. */
function scopeOf(
  draft: Draft,
  featureIds: readonly string[],
  packages: readonly string[],
  paths: readonly string[],
): string {
  const titles = featureIds.flatMap((id) => {
    const feature = draft.scope.feature(id);
    return feature ? [`${id} ${(feature.title ?? feature.description).trim()}`] : [];
  });
  const parts: string[] = [];
  if (packages.length > 0) parts.push(`Planned by the guides: ${list(packages)}.`);
  if (titles.length > 0) {
    parts.push(
      packages.length > 0 ? `Serves ${counted(titles.length, 'feature')}.` : `Serves ${list(titles)}.`,
    );
  }
  if (parts.length === 0) parts.push(`Changes of ${list(paths)}.`);
  return parts.join(' ');
}

function list(titles: readonly string[]): string {
  const shown = titles.slice(0, mostTitles).map((title) => title.replace(/(?<![.;])[.;]+$/, ''));
  const rest = titles.length - shown.length;
  return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}
