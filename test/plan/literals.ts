import { check } from '../../src/checks/check.ts';
import type { ResolvedConfig } from '../../src/model/config.ts';
import { type Decision, DecisionIndex, type DecisionKind } from '../../src/model/decision.ts';
import type { FactSet } from '../../src/model/factset.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { Plan, Slice } from '../../src/model/plan.ts';
import type { SubjectKind } from '../../src/model/subject.ts';
import { draftPlan, itemSubjects } from '../../src/plan/draft.ts';
import { schedule } from '../../src/plan/schedule.ts';
import { type AreaParts, type FeatureParts, factsOf, nowhere } from './literal-facts.ts';

/** A world as the plan stage meets it: facts and decisions made of literals, without documents, rules or disk. */
export interface World {
  readonly features: readonly FeatureParts[];
  readonly areas?: readonly AreaParts[];
  /** Target modules of the design: name, paths, groups. */
  readonly modules?: readonly { name: string; paths: readonly string[]; groups: readonly string[] }[];
  /** Group → area. */
  readonly groups?: { readonly [group: string]: string };
  /** Path → workstream. */
  readonly streams?: { readonly [path: string]: string };
  readonly decisions?: readonly Decision[];
  readonly files?: readonly string[];
  readonly plan?: Partial<ResolvedConfig['plan']>;
  readonly gates?: ResolvedConfig['gates'];
  readonly health?: FactSet['sources']['health'];
  /** What no part above can say. */
  readonly facts?: (facts: FactSet) => FactSet;
}

export function decision(
  decides: DecisionKind,
  kind: SubjectKind,
  id: string,
  value: JsonValue,
  more: Partial<Decision> & { then?: JsonObject } = {},
): Decision {
  return {
    subject: { kind, id },
    decides,
    value,
    then: { [decides]: value },
    rule: `${decides}-rule`,
    ruleSource: nowhere,
    because: null,
    severity: null,
    also: [],
    facts: [],
    asks: { node: 'all', children: [] },
    results: [],
    trace: { node: 'all', result: true, children: [] },
    lost: [],
    tie: false,
    ...more,
  };
}

/** A contract decision about a feature or a work package. */
export function contract(
  kind: 'feature' | 'work_package',
  id: string,
  title: string,
  surface: string,
): Decision {
  return decision('contract', kind, id, [surface], { then: { surface: [surface], title } });
}

/** What the plan stage says of a world. `rules` are decided about the drafted items, as the dependency rules are. */
export function planOf(
  world: World,
  rules: (item: JsonObject) => readonly Decision[] = () => [],
): { plan: Plan; findings: readonly Finding[]; complaints: readonly Finding[] } {
  const facts = factsOf(world);
  const config = configOf(world);
  const decisions = decisionsOf(world);
  let log = new DecisionIndex(decisions);
  const draft = draftPlan(facts, log, config);
  const asked = itemSubjects(draft, facts, log).flatMap((subject) => rules(subject.facts));
  log = new DecisionIndex([...decisions, ...asked]);
  const { plan, findings } = schedule(draft, facts, log, config);
  return { plan, findings, complaints: check(facts, plan, config) };
}

export function decisionsOf(world: World): Decision[] {
  const groups = Object.entries(world.groups ?? {}).map(([group, area]) =>
    decision('area', 'group', group, area),
  );
  const streams = Object.entries(world.streams ?? {}).map(([path, stream]) =>
    decision('workstream', 'path', path, stream),
  );
  return [...groups, ...streams, ...(world.decisions ?? [])];
}

export function sliceOf(plan: Plan, id: string): Slice {
  const found = plan.items.flatMap((item) => item.slices).find((one) => one.id === id);
  if (!found) throw new Error(`no slice ${id}`);
  return found;
}

/** What a slice waits for, and why. */
export function edgesOf(plan: Plan, id: string): (readonly [string, string])[] {
  return sliceOf(plan, id).dependsOn.map((edge) => [edge.id, edge.reason] as const);
}

/** A feature in each of three areas. */
export const threeAreas = {
  areas: ['core', 'edge', 'far'].map((folder) => ({ name: folder, folder })),
  features: [
    { id: 'A-1', group: 'A', paths: ['core/a'] },
    { id: 'B-1', group: 'B', paths: ['edge/b'] },
    { id: 'C-1', group: 'C', paths: ['far/c'] },
  ],
  groups: { A: 'core', B: 'edge', C: 'far' },
};

export function configOf(world: World): ResolvedConfig {
  const fields = Object.fromEntries(
    'id title description group category phase done status priority owner risk dependencies steps acceptance tests sourceRefs notes'
      .split(' ')
      .map((name) => [name, [name]]),
  ) as unknown as ResolvedConfig['inventory']['fields'];
  return {
    root: '/repository',
    file: null,
    safe: null,
    fence: [],
    packageFolder: '/package',
    project: null,
    inventory: {
      path: ['docs/features.json'],
      include: [],
      overlays: [],
      format: null,
      adapters: [],
      nested: 'criteria',
      list: [],
      holders: { group: [], phase: [] },
      fields,
      partKinds: [],
      mvpPhases: ['mvp'],
      laterPhases: ['later'],
      doneStatuses: ['done'],
      closedStatuses: ['dropped'],
      openStatuses: ['open'],
    },
    design: {} as ResolvedConfig['design'],
    areas: {} as ResolvedConfig['areas'],
    tree: { listing: null, ignore: [], scaffold: ['*guide.md'], tests: ['*_test.go'] },
    patterns: { featureId: null, label: '', priority: '' },
    rules: [],
    templates: { directory: '/templates', partials: {} },
    output: {} as ResolvedConfig['output'],
    plan: {
      maxFeaturesPerSlice: 6,
      contractSurfaces: ['api/*'],
      priorities: ['P0', 'P1', 'P2', 'P3'],
      fallbackArea: null,
      ...world.plan,
    },
    gates: world.gates ?? [],
    gateConcurrency: 1,
    cache: true,
    checks: { severity: {}, failOn: 'error', baseline: null },
    origins: {},
  };
}
