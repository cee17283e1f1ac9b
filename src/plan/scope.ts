import type { ResolvedConfig } from '../model/config.ts';
import type { Decision, DecisionIndex } from '../model/decision.ts';
import type { Area, FactSet } from '../model/factset.ts';
import { pushTo } from '../model/grouped.ts';
import { byId, compareNatural } from '../model/natural.ts';
import { slug } from '../model/slug.ts';
import type { Feature } from '../model/sources.ts';

/** Where a feature stands: `open` and `done` are in the plan, the others are not. */
export type FeatureState = 'open' | 'done' | 'closed' | 'later' | 'unknown';

/** How a group came to its area: by a rule, by the configured fallback, or as an area of its own. */
export type PlacementBasis = 'rule' | 'fallback' | 'own';

/** A group that is in the plan, with the area that holds it. */
export interface PlacedGroup {
  readonly name: string;
  readonly slug: string;
  /** In natural order of id: MVP and not closed. */
  readonly features: readonly Feature[];
  readonly area: string;
  readonly basis: PlacementBasis;
  /** The decision, also when it names an area that does not exist. */
  readonly decision: Decision | null;
}

/** Name of the group that holds the features without one. */
const ungrouped = 'Ungrouped';

/** What is in the plan and what is not. */
export class Scope {
  readonly groups: readonly PlacedGroup[];
  /** Ids that must be in the plan, in natural order. */
  readonly ids: readonly string[];
  /** Ids that are MVP by phase and closed by status, in natural order. */
  readonly closed: readonly string[];
  /** Every feature by id, planned or not. */
  readonly features: ReadonlyMap<string, Feature>;
  readonly #groupOf: ReadonlyMap<string, PlacedGroup>;

  constructor(facts: FactSet, log: DecisionIndex, config: ResolvedConfig) {
    this.features = facts.features;
    const areas = new Map(facts.areas.map((area) => [area.name, area]));
    const groups: PlacedGroup[] = [];
    const groupOf = new Map<string, PlacedGroup>();
    for (const [name, features] of membersByGroup(facts)) {
      const planned = features.filter((feature) => this.planned(feature.id));
      if (planned.length === 0) continue;
      planned.sort(byId);
      const group = { name, slug: slug(name), features: planned, ...place(name, areas, log, config) };
      groups.push(group);
      for (const feature of planned) groupOf.set(feature.id, group);
    }
    this.groups = groups.sort((a, b) => compareNatural(a.name, b.name));
    this.ids = [...groupOf.keys()].sort(compareNatural);
    this.closed = [...facts.features.keys()].filter((id) => this.state(id) === 'closed').sort(compareNatural);
    this.#groupOf = groupOf;
  }

  state(id: string): FeatureState {
    const feature = this.features.get(id);
    if (!feature) return 'unknown';
    if (feature.closed) return 'closed';
    if (!feature.mvp) return 'later';
    return feature.done ? 'done' : 'open';
  }

  planned(id: string): boolean {
    const state = this.state(id);
    return state === 'open' || state === 'done';
  }

  /** The group of a planned feature; null for every other id. */
  groupOf(id: string): PlacedGroup | null {
    return this.#groupOf.get(id) ?? null;
  }

  feature(id: string): Feature | null {
    return this.features.get(id) ?? null;
  }
}

function membersByGroup(facts: FactSet): Map<string, Feature[]> {
  const members = new Map<string, Feature[]>();
  const seen = new Set<string>();
  const add = (name: string, feature: Feature): void => {
    if (seen.has(feature.id)) return;
    seen.add(feature.id);
    pushTo(members, name, feature);
  };
  for (const group of facts.groups) {
    for (const id of group.featureIds) {
      const feature = facts.features.get(id);
      if (feature) add(group.name, feature);
    }
  }
  for (const feature of facts.features.values()) add(feature.group ?? ungrouped, feature);
  return members;
}

function place(
  name: string,
  areas: ReadonlyMap<string, Area>,
  log: DecisionIndex,
  config: ResolvedConfig,
): { area: string; basis: PlacementBasis; decision: Decision | null } {
  const decision = log.one('area', 'group', name) ?? log.one('area', 'group', slug(name));
  if (decision && typeof decision.value === 'string' && areas.has(decision.value)) {
    return { area: decision.value, basis: 'rule', decision };
  }
  const fallback = config.plan.fallbackArea;
  return fallback === null
    ? { area: name, basis: 'own', decision }
    : { area: fallback, basis: 'fallback', decision };
}
