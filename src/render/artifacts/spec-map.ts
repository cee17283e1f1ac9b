import type { Decision } from '../../model/decision.ts';
import { actualCount, type FactSet } from '../../model/factset.ts';
import { at } from '../../model/held.ts';
import { type JsonObject, type JsonValue, objectOf } from '../../model/json.ts';
import type { Text } from '../../model/markdown.ts';
import { compareNatural } from '../../model/natural.ts';
import type { Feature } from '../../model/sources.ts';
import type { RenderInput } from './input.ts';
import {
  artifactSchemaVersion,
  type ElementList,
  type JsonArtifact,
  place,
  placeOrNull,
  textOrNull,
  unique,
} from './json.ts';
import { groupNotesJson } from './notes.ts';
import { highRisk, invariantFocus } from './spec-map-risks.ts';

/** `spec_map.json`: what the repository says of itself, counted, and where each feature group goes. */
export function specMapArtifact(input: RenderInput): JsonArtifact {
  const lists = [highRisk(input), groupMapping(input)];
  return { frame: specMap(input), lists, depth: 4 };
}

function specMap(input: RenderInput): JsonObject {
  const { facts } = input;
  const { design, inventory } = facts.sources;
  return {
    schema_version: artifactSchemaVersion,
    kind: 'spec_map',
    authoritative_sources: [
      {
        role: 'inventory',
        path: inventory.file,
        decides: 'which features there are, and which are in scope',
      },
      ...(design
        ? [{ role: 'design', path: design.file, decides: 'areas, modules, guarantees, non-goals' }]
        : []),
      ...facts.sources.guides.map((guide) => ({
        role: 'guide',
        path: guide.path,
        decides: `the modules, status and work packages of ${guide.area}`,
      })),
    ],
    source_docs: [
      ...(design ? [{ path: design.file, role: 'design', found: true, lines: design.document.lines }] : []),
      ...facts.sources.guides.map((guide) => ({
        path: guide.path,
        role: 'guide',
        found: guide.document !== null,
        lines: guide.document?.lines ?? null,
      })),
    ],
    repo_level: {
      guarantees: texts(design?.guarantees ?? []),
      non_goals: texts(design?.nonGoals ?? []),
      principles: texts(design?.principles ?? []),
      target_modules: (design?.modules ?? []).map((module) => ({
        name: module.name,
        paths: module.paths.map((path) => path.text),
        responsibilities: module.responsibilities,
        feature_groups: module.groups.map((group) => group.text),
        source: place(module.at),
      })),
    },
    governance: {
      rules: texts(design?.governanceRules ?? []),
      ownership_rules: texts(design?.ownershipRules ?? []),
    },
    canonical_guide_map: guideMap(facts),
    areas: areaMap(facts),
    feature_inventory: {
      path: inventory.file,
      format: inventory.format,
      entries: inventory.entries,
      mvp_ids: ids(inventory.features.filter((feature) => feature.mvp)),
      post_mvp_ids: ids(inventory.features.filter((feature) => !feature.mvp)),
      high_risk: [],
      stated_counts: statedCounts(facts),
    },
    feature_counts: featureCounts(facts),
    mvp_group_counts: objectOf(
      facts.groups
        .filter((group) => group.mvpIds.length > 0)
        .map((group) => [group.name, group.mvpIds.length]),
    ),
    feature_group_to_area_mapping: {},
    invariant_focus: invariantFocus(input),
  };
}

function texts(list: readonly Text[]): JsonValue {
  return list.map(({ text, at }) => ({ text, source: place(at) }));
}

function ids(features: readonly Feature[]): string[] {
  return features.map((feature) => feature.id).sort(compareNatural);
}

/** The areas, and what each step of reading them found. */
function areaMap({ areas, sources }: FactSet): JsonObject {
  const { from, certainty, steps } = sources.areas;
  const places = new Map(sources.areas.areas.map(({ name, at }) => [name, at]));
  return {
    from,
    certainty,
    steps: steps.map((step) => ({ ...step })),
    list: areas.map((area) => ({
      area: area.name,
      guide: area.guide,
      path_prefixes: [...area.prefixes],
      from: area.from,
      source: placeOrNull(places.get(area.name) ?? null),
    })),
  };
}

function guideMap(facts: FactSet): JsonValue {
  const areas = new Map(facts.areas.map((area) => [area.name, area]));
  return facts.sources.guides.map((guide) => ({
    area: guide.area,
    guide: guide.path,
    path_prefixes: [...(areas.get(guide.area)?.prefixes ?? [])],
    found: guide.document !== null,
    source: place(guide.at),
  }));
}

/** What can be counted by anyone who reads the inventory, under the names that such counts have. */
function featureCounts(facts: FactSet): JsonObject {
  const { features, entries, duplicates, derivedIds, nested, edges } = facts.sources.inventory;
  const mvp = features.filter((feature) => feature.mvp).length;
  const named = features.filter(({ group, groupByRule }) => group !== null && groupByRule !== true);
  return {
    entries,
    total: features.length,
    mvp,
    post_mvp: features.length - mvp,
    open: features.filter((feature) => !feature.done && !feature.closed).length,
    done: features.filter((feature) => feature.done).length,
    closed: features.filter((feature) => feature.closed).length,
    groups: new Set(named.flatMap(({ group }) => group ?? [])).size,
    ungrouped: features.length - named.length,
    duplicate_ids: duplicates,
    derived_ids: derivedIds,
    nested_items: { total: nested.entries, done: nested.done },
    dependency_edges: { stated: edges.stated, resolved: edges.resolved, dangling: edges.dangling },
    by_group: objectOf(
      facts.groups.map((group) => [
        group.name,
        {
          total: group.featureIds.length,
          mvp: group.mvpIds.length,
          post_mvp: group.featureIds.length - group.mvpIds.length,
        },
      ]),
    ),
  };
}

/** Counts that documents state, beside what the inventory holds. */
function statedCounts(facts: FactSet): JsonValue {
  const { design, inventory } = facts.sources;
  const designed = (design?.statedCounts ?? []).map((stated) => ({
    ...stated,
    counted: actualCount(stated, facts),
  }));
  const own = inventory.stated
    .filter(({ counted }) => counted !== null)
    .map((stated) => ({ ...stated, group: null, phase: null }));
  return [...designed, ...own].map(({ what, group, phase, count, counted, at }) => ({
    what,
    group,
    phase,
    stated: count,
    counted,
    agrees: counted === count,
    source: place(at),
  }));
}

function groupMapping({ facts, plan, log }: RenderInput): ElementList {
  const areas = new Map(facts.areas.map((area) => [area.name, area]));
  const items = new Map(
    plan.items.flatMap((item) => (item.group === null ? [] : [[item.group, item] as const])),
  );
  return {
    path: ['feature_group_to_area_mapping'],
    length: facts.groups.length,
    name: (index) => at(facts.groups, index).name,
    element(index) {
      const group = at(facts.groups, index);
      const decided = log.one('area', 'group', group.name);
      const item = items.get(group.name);
      const primary = item?.area ?? (decided ? textOrNull(decided.value) : null);
      const secondary = unique([...(item?.secondaryAreas ?? []), ...lostAreas(decided)]).filter(
        (area) => area !== primary,
      );
      const own = item?.pathPrefixes ?? areas.get(primary ?? '')?.prefixes ?? [];
      return {
        area: primary,
        areas: [...(primary === null ? [] : [primary]), ...secondary],
        path_prefixes: [...own],
        secondary: secondary.map((area) => ({
          area,
          path_prefixes: [...(areas.get(area)?.prefixes ?? [])],
        })),
        rule: decided?.rule ?? null,
        rule_source: placeOrNull(decided?.ruleSource ?? null),
        because: decided?.because ?? null,
        tie: decided?.tie ?? false,
        features: group.featureIds.length,
        mvp_features: group.mvpIds.length,
        ...groupNotesJson('notes', group.notes),
      };
    },
  };
}

function lostAreas(decided: Decision | null): string[] {
  return (decided?.lost ?? []).flatMap((lost) => textOrNull(lost.value) ?? []);
}
