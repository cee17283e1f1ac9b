import { describe as textOf } from '../../src/diagnostics/finding.ts';
import { memoryHost } from '../../src/host/memory.ts';
import type { ResolvedConfig } from '../../src/model/config.ts';
import type { Host } from '../../src/model/host.ts';
import type { Sources } from '../../src/model/sources.ts';
import { readSources } from '../../src/sources/read.ts';

/** A configuration of a house style of its own, so that no default helps a test along. */
export const config: ResolvedConfig = {
  root: '/repo',
  file: null,
  safe: null,
  fence: [],
  packageFolder: '/package',
  project: null,
  inventory: {
    path: ['inventory.json', 'data/*.json'],
    include: [],
    overlays: [],
    format: null,
    adapters: [],
    nested: 'criteria',
    list: ['features', 'plan.features'],
    holders: { group: ['epics'], phase: ['phases'] },
    fields: {
      id: ['id', 'key'],
      title: ['title'],
      description: ['description', 'text'],
      group: ['group'],
      category: ['category'],
      phase: ['phase', 'release.phase'],
      done: ['done', 'passes', 'implemented'],
      status: ['status', 'estado_global'],
      closed: ['deprecated'],
      priority: ['priority'],
      owner: ['owner.team', 'owner'],
      risk: ['risk.level', 'risk'],
      dependencies: ['dependencies', 'prerequisites'],
      steps: ['steps'],
      acceptance: ['acceptance'],
      nested: ['subtasks'],
      tests: ['test_plan.test_types', 'test_plan', 'tests'],
      parent: ['parent'],
      sourceRefs: ['refs'],
      notes: ['hints'],
    },
    partKinds: ['Task', 'Teil-Aufgabe'],
    mvpPhases: ['mvp', 'Now'],
    laterPhases: ['post_mvp'],
    doneStatuses: ['Done'],
    closedStatuses: ['dropped'],
    openStatuses: ['open'],
  },
  design: {
    path: ['design.md', 'docs/*design*.md'],
    required: true,
    guideTable: ['\\bguide table\\b'],
    moduleTable: ['\\bmodules\\b'],
    principles: ['\\bprinciples\\b'],
    guarantees: ['\\bguarantees?\\b'],
    nonGoals: ['\\bnon-goals\\b', '\\bis not:$'],
    ownership: ['\\bownership\\b'],
    governance: ['\\bgovernance\\b', '\\bchange control\\b'],
    columns: {
      area: ['area'],
      guide: ['guide', 'file'],
      module: ['module', 'name'],
      paths: ['paths', 'path'],
      responsibilities: ['responsibilities'],
      groups: ['groups'],
      owner: ['owner'],
    },
    counts: [
      '(?<total>\\d+) features in total',
      '(?<![\\w-])(?<mvp>\\d+) MVP',
      '(?<post_mvp>\\d+) post-MVP',
      '^(?<group>.+) \\((?<count>\\d+)\\)$',
    ],
  },
  areas: { from: ['guide-table'], atLeast: 2, documents: [], instructions: [], notCode: [] },
  tree: { listing: null, ignore: [], scaffold: [], tests: [] },
  patterns: { featureId: null, label: 'x', priority: 'x' },
  rules: [],
  templates: { directory: '/templates', partials: {} },
  output: {
    specMap: 'out/spec.json',
    guideRecon: 'out/recon.json',
    repoHealth: 'out/health.txt',
    decisions: 'out/decisions.json',
    plan: 'out/plan.json',
    backlog: 'out/backlog.md',
    record: null,
  },
  plan: { maxFeaturesPerSlice: 6, contractSurfaces: [], priorities: [], fallbackArea: null },
  gates: [],
  gateConcurrency: 1,
  cache: true,
  checks: { severity: {}, failOn: 'error', baseline: null },
  origins: { '/inventory/path': { file: 'backlog.config.json', line: 3, column: 5 } },
};

export interface Reading {
  readonly sources: Sources;
  /** `severity code file:line:column message`, with related places behind an arrow. */
  readonly findings: readonly string[];
  /** What to do about each of them, in the same order. */
  readonly hints: readonly string[];
}

/** Reads a repository whose files are below `/repo`. */
export function readFiles(
  files: Readonly<Record<string, string>>,
  changes: Partial<ResolvedConfig> = {},
): Reading {
  const placed = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/repo/${path}`, text]));
  return readHost(memoryHost(placed), changes);
}

export function readHost(host: Host, changes: Partial<ResolvedConfig> = {}): Reading {
  const { sources, findings } = readSources({ ...config, ...changes }, host);
  return {
    sources,
    findings: findings.map((found) => {
      const at = found.at ? `${found.at.file}:${found.at.line}:${found.at.column}` : 'nowhere';
      const related = found.related.map((one) => ` -> ${one.note} ${one.at.line}:${one.at.column}`).join('');
      return `${found.severity} ${found.code} ${at} ${textOf(found).message}${related}`;
    }),
    hints: findings.map((found) => textOf(found).hint),
  };
}

/** A design that has everything, as small as it can be. */
export const design = `# Design

Principles:
- One owner

Guarantees:
- It works

What it is not:
- A toy

Ownership:
- Teams own paths

Governance:
- Reviews

## Guide table

| Area | Guide |
| --- | --- |
| Core | \`core/guide.md\` |

## Modules

| Module | Paths | Responsibilities | Groups |
| --- | --- | --- | --- |
| Engine | \`core/*\` | Runs | \`Flow\` |
`;

const guide = '# Core\n';
export const inventory = '[{"id": "F-1", "description": "Runs", "group": "Flow", "phase": "mvp"}]';

/** A repository in which nothing is wrong. */
export const whole = { 'inventory.json': inventory, 'design.md': design, 'core/guide.md': guide };
