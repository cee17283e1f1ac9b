import { dirname, join, resolve } from 'node:path';
import type {
  DesignConfig,
  FeatureField,
  GateConfig,
  InventoryConfig,
  OutputConfig,
  ResolvedConfig,
} from '../model/config.ts';
import type { Severity } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import type { Span } from '../model/span.ts';
import { jsonPointer, type Layer } from './layer.ts';
import { packageDirectory } from './package.ts';
import { type Branch, find, findLeaf, isBranch, mergeLayers, originsOf } from './tree.ts';
import { listOf, Values } from './values.ts';

/** What the caller asks for. Relative paths start from `cwd`. */
export interface ConfigRequest {
  /** Absolute. */
  readonly cwd: string;
  /** The repository to compile; wins over `root` of the configuration. */
  readonly root?: string;
  /** The configuration file; when absent it is searched. */
  readonly config?: string;
  /** More folders or files of rules, which override those of the configuration. */
  readonly rules?: readonly string[];
  /** True: run no code that a configuration names. False: run it. Left out: run none when the change comes from outside. */
  readonly safe?: boolean;
}

/** In `rules`: the rules that come with the package. */
const shippedRules = 'backlogic:rules';

/** What a gate is when its configuration does not say. */
export const gateDefaults: Omit<GateConfig, 'name' | 'command'> = {
  fallback: null,
  cwd: '.',
  env: [],
  timeoutSeconds: 600,
  blocking: true,
  parser: 'auto',
};

/** Makes the configuration of merged layers. Paths of rules, templates and the root become absolute. */
export function resolveConfig(
  layers: readonly Layer[],
  request: ConfigRequest,
  file: string | null,
  safe: string | null,
  host: Host,
): ResolvedConfig {
  const tree = mergeLayers(layers);
  const values = new Values(tree);
  const origins = originsOf(tree, layers);
  const base = file === null ? null : dirname(file);
  const rules = resolveRules(tree, request, base, host, origins);
  const severity: { [code: string]: Severity | 'off' } = Object.create(null);
  for (const [code, { value }] of values.map('checks', 'severity'))
    severity[code] = value as Severity | 'off';
  return {
    root: resolveRoot(tree, request, base, origins),
    file,
    safe,
    project: values.textOrNull('project'),
    inventory: inventoryOf(values),
    design: designOf(values),
    tree: {
      listing: values.textOrNull('tree', 'listing'),
      ignore: values.list('tree', 'ignore'),
      scaffold: values.list('tree', 'scaffold'),
      tests: values.list('tree', 'tests'),
    },
    patterns: {
      featureId: values.textOrNull('patterns', 'featureId'),
      label: values.text('patterns', 'label'),
      priority: values.text('patterns', 'priority'),
    },
    rules,
    templates: { directory: templateFolder(tree, base, host), partials: partialsOf(values) },
    output: outputOf(values),
    plan: {
      maxFeaturesPerSlice: values.number('plan', 'maxFeaturesPerSlice'),
      contractSurfaces: values.list('plan', 'contractSurfaces'),
      priorities: values.list('plan', 'priorities'),
      fallbackArea: values.textOrNull('plan', 'fallbackArea'),
    },
    gates: gatesOf(tree),
    gateConcurrency: values.number('gateConcurrency'),
    checks: {
      severity,
      failOn: values.text('checks', 'failOn') as Severity,
      baseline: values.textOrNull('checks', 'baseline'),
    },
    origins: Object.fromEntries(origins),
  };
}

/** The span of a value that was given on the command line. */
function commandLine(option: string): Span {
  return { file: `--${option}`, line: 1, column: 1 };
}

function resolveRoot(
  tree: Branch,
  request: ConfigRequest,
  base: string | null,
  origins: Map<string, Span>,
): string {
  if (request.root !== undefined) {
    origins.set('/root', commandLine('root'));
    return resolve(request.cwd, request.root);
  }
  const set = findLeaf(tree, 'root');
  return set === null ? (base ?? resolve(request.cwd)) : resolve(set.folder, String(set.value));
}

function resolveRules(
  tree: Branch,
  request: ConfigRequest,
  base: string | null,
  host: Host,
  origins: Map<string, Span>,
): readonly string[] {
  const shipped = join(packageDirectory(), 'rules');
  const set = findLeaf(tree, 'rules');
  const own = base === null ? null : join(base, 'rules');
  const configured =
    set !== null
      ? listOf(set.value).map((path) => (path === shippedRules ? shipped : resolve(set.folder, path)))
      : [own !== null && isFolder(own, host) ? own : shipped];
  const asked = (request.rules ?? []).map((path) => resolve(request.cwd, path));
  for (const index of asked.keys()) {
    origins.set(jsonPointer(['rules', configured.length + index]), commandLine('rules'));
  }
  return [...configured, ...asked];
}

function templateFolder(tree: Branch, base: string | null, host: Host): string {
  const set = findLeaf(tree, 'templates', 'directory');
  if (set !== null) return resolve(set.folder, String(set.value));
  const own = base === null ? null : join(base, 'templates');
  return own !== null && isFolder(own, host) ? own : join(packageDirectory(), 'templates');
}

function isFolder(path: string, host: Host): boolean {
  return host.stat(path)?.kind === 'directory';
}

function partialsOf(values: Values): { readonly [name: string]: string } {
  const partials: { [name: string]: string } = Object.create(null);
  for (const [name, { folder, value }] of values.map('templates', 'partials')) {
    partials[name] = resolve(folder, String(value));
  }
  return partials;
}

function inventoryOf(values: Values): InventoryConfig {
  const names = (field: FeatureField): readonly string[] => values.list('inventory', 'fields', field);
  return {
    path: values.list('inventory', 'path'),
    list: values.list('inventory', 'list'),
    fields: {
      id: names('id'),
      title: names('title'),
      description: names('description'),
      group: names('group'),
      category: names('category'),
      phase: names('phase'),
      done: names('done'),
      status: names('status'),
      priority: names('priority'),
      owner: names('owner'),
      risk: names('risk'),
      dependencies: names('dependencies'),
      steps: names('steps'),
      acceptance: names('acceptance'),
      tests: names('tests'),
      sourceRefs: names('sourceRefs'),
    },
    mvpPhases: values.list('inventory', 'mvpPhases'),
    laterPhases: values.list('inventory', 'laterPhases'),
    doneStatuses: values.list('inventory', 'doneStatuses'),
    closedStatuses: values.list('inventory', 'closedStatuses'),
  };
}

function designOf(values: Values): DesignConfig {
  const patterns = (part: string): readonly string[] => values.list('design', part);
  const columns = (column: string): readonly string[] => values.list('design', 'columns', column);
  return {
    path: patterns('path'),
    guideTable: patterns('guideTable'),
    moduleTable: patterns('moduleTable'),
    principles: patterns('principles'),
    guarantees: patterns('guarantees'),
    nonGoals: patterns('nonGoals'),
    ownership: patterns('ownership'),
    governance: patterns('governance'),
    columns: {
      area: columns('area'),
      guide: columns('guide'),
      module: columns('module'),
      paths: columns('paths'),
      responsibilities: columns('responsibilities'),
      groups: columns('groups'),
    },
    counts: patterns('counts'),
  };
}

function outputOf(values: Values): OutputConfig {
  return {
    specMap: values.text('output', 'specMap'),
    guideRecon: values.text('output', 'guideRecon'),
    repoHealth: values.text('output', 'repoHealth'),
    decisions: values.text('output', 'decisions'),
    plan: values.text('output', 'plan'),
    backlog: values.text('output', 'backlog'),
    record: values.textOrNull('output', 'record'),
  };
}

function gatesOf(tree: Branch): readonly GateConfig[] {
  const gates = find(tree, 'gates');
  if (gates === null || !isBranch(gates)) return [];
  return [...gates.values()].filter(isBranch).map((gate) => {
    const said = Object.fromEntries(
      [...gate].map(([key, node]) => [key, isBranch(node) ? null : node.value]),
    );
    const merged = { ...gateDefaults, ...said } as unknown as GateConfig;
    return { ...merged, env: said.env === undefined ? gateDefaults.env : listOf(said.env) };
  });
}
