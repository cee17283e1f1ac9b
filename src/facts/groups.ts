import type { DecisionIndex } from '../model/decision.ts';
import type { Group } from '../model/factset.ts';
import { grouped, occurrences, pushTo } from '../model/grouped.ts';
import { held } from '../model/held.ts';
import { lazyProperty } from '../model/lazy-property.ts';
import { byId, byKey } from '../model/natural.ts';
import { none } from '../model/none.ts';
import type { GuideRecon } from '../model/recon.ts';
import type { Feature, GroupNote, Inventory, ModuleRow, Sources } from '../model/sources.ts';
import type { Subject } from '../model/subject.ts';
import { areaOfPath, bare } from './areas.ts';
import { plain } from './context.ts';
import { type Kinship, kinshipOf } from './kinship.ts';

/** The group of features that name none. */
const ungrouped = 'Ungrouped';

export function groupOf(feature: Feature): string {
  return feature.group ?? ungrouped;
}

/** Feature groups in natural order of name, each with its features in natural order of id. */
export function readGroups({ features, groupNotes }: Inventory): readonly Group[] {
  const byName = grouped(features, groupOf);
  const notes = new Map(groupNotes.map((said) => [said.group ?? ungrouped, said.notes]));
  return [...byName].sort(byKey).map(([name, own]) => {
    const sorted = own.sort(byId);
    return {
      name,
      featureIds: sorted.map(({ id }) => id),
      mvpIds: sorted.filter(({ mvp }) => mvp).map(({ id }) => id),
      notes: notes.get(name) ?? none,
    };
  });
}

/** The target modules of the design that name each group, in the design's order. */
export function modulesByGroup(sources: Sources): ReadonlyMap<string, readonly ModuleRow[]> {
  const byGroup = new Map<string, ModuleRow[]>();
  for (const module of sources.design?.modules ?? []) {
    for (const group of new Set(module.groups.map(({ text }) => plain(text)))) pushTo(byGroup, group, module);
  }
  return byGroup;
}

/** How often each area's guide cites each feature. */
export function citingAreas(recon: readonly GuideRecon[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const byFeature = new Map<string, Map<string, number>>();
  for (const guide of recon) {
    for (const { id } of guide.citations) {
      let areas = byFeature.get(id);
      if (!areas) {
        areas = new Map();
        byFeature.set(id, areas);
      }
      areas.set(guide.area, (areas.get(guide.area) ?? 0) + 1);
    }
  }
  return byFeature;
}

/** The areas whose guides cite these features, most citations first; of equals in the order of the canonical table. */
export function mostCiting(
  ids: readonly string[],
  citing: ReadonlyMap<string, ReadonlyMap<string, number>>,
  order: readonly string[],
): readonly string[] {
  if (!ids.some((id) => citing.has(id))) return none;
  const counts = new Map<string, number>();
  for (const id of ids) {
    for (const [area, count] of citing.get(id) ?? []) counts.set(area, (counts.get(area) ?? 0) + count);
  }
  // Most features are cited by one guide or none.
  if (counts.size < 2) return [...counts.keys()];
  return order.filter((area) => counts.has(area)).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}

/** What rules can ask of feature groups. */
export function groupSubjects(sources: Sources, recon: readonly GuideRecon[], log: DecisionIndex): Subject[] {
  const features = new Map(sources.inventory.features.map((feature) => [feature.id, feature]));
  const modules = modulesByGroup(sources);
  const kinship = kinshipOf(sources);
  const citing = citingAreas(recon);
  const order = [...new Set(recon.map(({ area }) => area))];
  const groups = readGroups(sources.inventory);
  const members = new Map(
    groups.map(({ name, featureIds }) => [name, featureIds.map((id) => held(features, id))]),
  );
  const text = textOfMembers(members, new Map(groups.map(({ name, notes }) => [name, notes])));
  return groups.map((group): Subject => {
    const own = held(members, group.name);
    const rows = modules.get(group.name) ?? [];
    const paths = [...new Set(rows.flatMap((row) => row.paths.map((path) => bare(path.text))))];
    const areas = paths.map((path) => areaOfPath(path, log)).filter((area) => area !== '');
    const first = own.reduce<Feature | null>((a, b) => (a === null || b.index < a.index ? b : a), null);
    const inInventory = first ? (first.spans.group ?? first.at) : null;
    const inDesign = rows[0]?.at ?? null;
    const facts = {
      group: group.name,
      features: group.featureIds.length,
      mvp_features: group.mvpIds.length,
      categories: [...new Set(own.flatMap(({ category }) => category ?? []))].sort(),
      modules: rows.map((row) => plain(row.name)),
      module_paths: paths,
      module_areas: [...new Set(areas)],
      row_areas: sources.areas.areas
        .filter((area) => area.groups?.includes(group.name))
        .map(({ name }) => name),
      citing_areas: mostCiting(group.featureIds, citing, order),
    };
    Object.defineProperty(facts, 'text', text);
    return {
      kind: 'group',
      id: group.name,
      facts: Object.assign(facts, kinOf(group.name, own, kinship)),
      sources: Object.assign(
        {},
        inInventory && {
          group: inInventory,
          features: inInventory,
          mvp_features: inInventory,
          categories: inInventory,
          text: inInventory,
        },
        inDesign && { modules: inDesign, module_paths: inDesign, module_areas: inDesign },
      ),
    };
  });
}

/** What is said of a group, and the descriptions of all that is in it. Apart from where groups are read, so that what they are read from is not held with it. */
function textOfMembers(
  members: ReadonlyMap<string, readonly Feature[]>,
  notes: ReadonlyMap<string, readonly GroupNote[]>,
): PropertyDescriptor {
  return lazyProperty(({ group }: Subject['facts']) =>
    [
      group,
      ...held(notes, String(group)).map(({ text }) => text),
      ...held(members, String(group)).map(({ description }) => description),
    ].join('\n'),
  );
}

/** What ties a group to areas without a document's word. */
function kinOf(name: string, own: readonly Feature[], kinship: Kinship): Subject['facts'] {
  const counts = occurrences(own.flatMap((feature) => kinship.mentioned(feature).slice(0, 1)));
  const mentioned = [...counts].sort((a, b) => b[1] - a[1]).map(([area]) => area);
  // A group that is called by a path speaks for all its features.
  const [named] = kinship.inText(name);
  const like = kinship.like(name);
  const owners = new Set(own.flatMap(({ owner }) => owner ?? []));
  return {
    mentioned_areas: [...new Set([...(named === undefined ? [] : [named]), ...mentioned])],
    mention_share:
      named !== undefined
        ? 1
        : Math.round(((counts.get(mentioned[0] ?? '') ?? 0) / Math.max(1, own.length)) * 100) / 100,
    like_areas: like.areas,
    likeness: like.score,
    owner_areas: [...new Set([...owners].flatMap((owner) => kinship.owned(owner)))],
  };
}

/** The keys of a count, greatest first; of equals the one that sorts first. */
export function mostFirst(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}
