import type { FactSet } from '../../src/model/factset.ts';
import { grouped } from '../../src/model/grouped.ts';
import { byKey, compareNatural } from '../../src/model/natural.ts';
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
import type { World } from './literals.ts';

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

export function factsOf(world: World): FactSet {
  const facts = plainFactsOf(world);
  return world.facts ? world.facts(facts) : facts;
}

function plainFactsOf(world: World): FactSet {
  const features = new Map(world.features.map((parts, index) => [parts.id, feature(parts, index)]));
  const inGroups = [...features.values()].filter((one) => one.group !== null);
  const groups = grouped(inGroups, (one) => String(one.group));
  const tree: RepositoryTree = {
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
        groupNotes: [],
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
    groups: [...groups].sort(byKey).map(([name, list]) => ({
      name,
      notes: [],
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
    doneWhen: [],
    changeRules: [],
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
