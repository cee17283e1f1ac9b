import { check } from '../../src/checks/check.ts';
import type { ResolvedConfig } from '../../src/model/config.ts';
import { type Decision, DecisionIndex, type DecisionKind } from '../../src/model/decision.ts';
import type { FactSet } from '../../src/model/factset.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { compareNatural } from '../../src/model/natural.ts';
import type { Plan } from '../../src/model/plan.ts';
import type {
  Divergence,
  GuideModule,
  GuideRecon,
  ModuleStatus,
  WorkPackage,
} from '../../src/model/recon.ts';
import { slug } from '../../src/model/slug.ts';
import type { Feature, ModuleRow, RepositoryTree } from '../../src/model/sources.ts';
import type { Span } from '../../src/model/span.ts';
import type { SubjectKind } from '../../src/model/subject.ts';
import { draftPlan, itemSubjects } from '../../src/plan/draft.ts';
import { schedule } from '../../src/plan/schedule.ts';

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

export interface FeatureParts {
  readonly id: string;
  readonly group?: string | null;
  readonly paths?: readonly string[];
  readonly after?: readonly string[];
  readonly phase?: 'mvp' | 'later';
  readonly done?: boolean;
  readonly status?: string;
  readonly priority?: string;
  readonly steps?: readonly string[];
  readonly negativeTests?: readonly string[];
  readonly riskMitigation?: string;
  readonly acceptance?: readonly { id: string | null; text: string; done?: boolean; note?: string }[];
  readonly owner?: string;
  readonly title?: string;
  /** Suites that the inventory itself names. */
  readonly tests?: readonly string[];
}

export interface AreaParts {
  readonly name: string;
  readonly folder: string;
  readonly modules?: readonly Partial<GuideModule>[];
  readonly statuses?: readonly Partial<ModuleStatus>[];
  readonly packages?: readonly (Partial<WorkPackage> & { readonly title: string })[];
  readonly divergences?: readonly (Partial<Divergence> & { readonly title: string })[];
  readonly recon?: Partial<GuideRecon>;
}

export const nowhere: Span = { file: 'docs/x.md', line: 1, column: 1 };

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

export function factsOf(world: World): FactSet {
  const facts = plainFactsOf(world);
  return world.facts ? world.facts(facts) : facts;
}

function plainFactsOf(world: World): FactSet {
  const features = new Map(world.features.map((parts, index) => [parts.id, feature(parts, index)]));
  const groups = new Map<string, Feature[]>();
  for (const one of features.values()) {
    if (one.group === null) continue;
    const list = groups.get(one.group);
    if (list) list.push(one);
    else groups.set(one.group, [one]);
  }
  const tree: RepositoryTree = {
    origin: 'listing',
    files: [...(world.files ?? [])].sort().map((path) => ({ path, bytes: 100 })),
  };
  const areas = world.areas ?? [];
  return {
    sources: {
      inventory: {
        file: 'docs/features.json',
        features: [...features.values()],
        format: 'json',
        entries: features.size,
        duplicates: 0,
        derivedIds: 0,
        nested: { entries: 0, done: 0 },
        edges: { stated: 0, resolved: 0, dangling: 0 },
        stated: [],
      },
      design: {
        file: 'docs/design.md',
        document: { file: 'docs/design.md', lines: 1 },
        guides: areas.map(({ name, folder }) => ({ area: name, guide: `${folder}/guide.md`, at: nowhere })),
        modules: (world.modules ?? []).map(
          (row): ModuleRow => ({
            name: row.name,
            paths: row.paths.map((text) => ({ text, at: nowhere })),
            responsibilities: '',
            groups: row.groups.map((text) => ({ text, at: nowhere })),
            at: nowhere,
          }),
        ),
        guarantees: [],
        nonGoals: [],
        principles: [],
        ownershipRules: [],
        governanceRules: [],
        statedCounts: [],
      },
      areas: {
        areas: areas.map(({ name, folder }) => ({
          name,
          guides: [`${folder}/guide.md`],
          paths: [`${folder}/`],
          aliases: [],
          owners: [],
          at: nowhere,
          from: 'guide-table' as const,
        })),
        from: 'guide-table',
        certainty: 'stated',
        steps: [],
      },
      guides: [],
      packages: [],
      tree,
      ownership: [],
      health: world.health ?? null,
      digest: 'digest',
    },
    areas: areas.map(({ name, folder }) => ({
      name,
      slug: slug(name),
      guide: `${folder}/guide.md`,
      from: 'guide-table' as const,
      prefixes: [`${folder}/`],
    })),
    groups: [...groups]
      .sort((a, b) => compareNatural(a[0], b[0]))
      .map(([name, list]) => ({
        name,
        slug: slug(name),
        featureIds: list.map((one) => one.id).sort(compareNatural),
        mvpIds: list
          .filter((one) => one.mvp)
          .map((one) => one.id)
          .sort(compareNatural),
      })),
    features,
    featurePaths: new Map(world.features.map((parts) => [parts.id, parts.paths ?? []])),
    recon: areas.map(recon),
    subjects: {},
  };
}

function feature(parts: FeatureParts, index: number): Feature {
  const at = { ...nowhere, file: 'docs/features.json' };
  return {
    id: parts.id,
    index,
    title: parts.title ?? null,
    description: `What ${parts.id} does`,
    group: parts.group === undefined ? 'General' : parts.group,
    category: null,
    phase: parts.phase ?? 'mvp',
    mvp: parts.phase !== 'later',
    done: parts.done ?? false,
    closed: parts.status === 'dropped' && parts.done !== true,
    status: parts.status ?? null,
    priority: parts.priority ?? null,
    owner: parts.owner ?? null,
    risk: null,
    riskSummary: null,
    riskMitigation: parts.riskMitigation === undefined ? null : { text: parts.riskMitigation, at },
    dependencies: (parts.after ?? []).map((text) => ({ text, at })),
    steps: (parts.steps ?? (parts.acceptance ? [] : [`Verify ${parts.id}`])).map((text) => ({
      id: null,
      text,
      at,
    })),
    acceptance: (parts.acceptance ?? []).map((one) => ({ ...one, at })),
    tests: parts.tests ?? [],
    negativeTests: (parts.negativeTests ?? []).map((text) => ({ text, at })),
    sourceRefs: [],
    notes: [],
    extra: {},
    spans: {},
    at,
  };
}

function recon(area: AreaParts): GuideRecon {
  const guide = `${area.folder}/guide.md`;
  const at = { ...nowhere, file: guide };
  return {
    area: area.name,
    path: guide,
    title: area.name,
    found: true,
    headings: [],
    responsibilities: [],
    prohibited: [],
    invariants: [],
    modules: (area.modules ?? []).map((one, index) => ({
      name: `Module ${index + 1}`,
      id: null,
      paths: [],
      responsibilities: '',
      ids: [],
      at,
      ...one,
    })),
    statuses: (area.statuses ?? []).map((one, index) => ({
      name: `Module ${index + 1}`,
      id: null,
      paths: [],
      phrase: 'partial',
      status: 'partial',
      open: true,
      contradiction: null,
      evidence: '',
      ids: [],
      at,
      ...one,
    })),
    workPackages: (area.packages ?? []).map((one, order) => ({
      id: `${slug(area.name)}/${slug(one.label ?? one.title)}`,
      label: null,
      area: area.name,
      guide,
      priority: null,
      phase: null,
      order,
      scope: [],
      paths: [],
      doneWhen: [],
      tests: [],
      ids: [],
      open: true,
      deferred: false,
      after: [],
      at: { ...at, line: 10 + order },
      ...one,
    })),
    divergences: (area.divergences ?? []).map((one, order) => ({
      id: `${slug(area.name)}/gap/${slug(one.title)}`,
      text: '',
      action: null,
      paths: [],
      actionPaths: [],
      ids: [],
      open: true,
      area: area.name,
      at: { ...at, line: 100 + order },
      ...one,
    })),
    contractSurfaces: [],
    tests: [],
    ownership: [],
    relatedDocs: [],
    claims: [],
    citations: [],
    unread: [],
    lost: [],
    ...area.recon,
  };
}

export function configOf(world: World): ResolvedConfig {
  const fields = Object.fromEntries(
    [
      'id',
      'title',
      'description',
      'group',
      'category',
      'phase',
      'done',
      'status',
      'priority',
      'owner',
      'risk',
    ]
      .concat(['dependencies', 'steps', 'acceptance', 'tests', 'sourceRefs', 'notes'])
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
