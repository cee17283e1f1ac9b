import { dirname, join, resolve } from 'node:path';
import { unlessRefused } from '../host/refused.ts';
import { standingAt } from '../host/standing.ts';
import type { AreaStep } from '../model/areas.ts';
import type {
  DesignConfig,
  FeatureField,
  InventoryConfig,
  OutputConfig,
  ResolvedConfig,
} from '../model/config.ts';
import type { Severity } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import { objectOf } from '../model/json.ts';
import { isPreset } from '../model/preset.ts';
import type { Span } from '../model/span.ts';
import { packaged } from '../syntax/file-names.ts';
import { gatesOf } from './gates.ts';
import { jsonPointer, type Layer } from './layer.ts';
import { packageDirectory } from './package.ts';
import { firstRuleFile } from './rule-folder.ts';
import { type Branch, findLeaf, mergeLayers, originsOf } from './tree.ts';
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

/** What is settled before a configuration is read. */
export type Terms = Pick<ResolvedConfig, 'file' | 'safe' | 'fence'>;

/** In `rules`: what the presets below say. */
const shippedRules = `${packaged}rules`;

/** Makes the configuration of merged layers. Paths of rules, templates and the root become absolute. */
export function resolveConfig(
  layers: readonly Layer[],
  request: ConfigRequest,
  { file, safe, fence }: Terms,
  host: Host,
): ResolvedConfig {
  const tree = mergeLayers(layers);
  const values = new Values(tree);
  const origins = originsOf(tree, layers);
  const base = file === null ? null : dirname(file);
  const rules = resolveRules(layers, request, base, host, origins);
  const severity: { [code: string]: Severity | 'off' } = Object.create(null);
  for (const [code, { value }] of values.map('checks', 'severity'))
    severity[code] = value as Severity | 'off';
  const root = resolveRoot(tree, request, base, origins);
  return {
    root,
    file,
    safe,
    // A root that a stranger's configuration names opens nothing.
    fence: safe === null ? [...fence, root] : fence,
    packageFolder: packageDirectory(),
    project: values.textOrNull('project'),
    inventory: inventoryOf(values),
    design: designOf(values, tree),
    areas: {
      from: values.list('areas', 'from') as readonly AreaStep[],
      atLeast: values.number('areas', 'atLeast'),
      documents: values.list('areas', 'documents'),
      instructions: values.list('areas', 'instructions'),
      notCode: values.list('areas', 'notCode'),
    },
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
    cache: values.truth('cache'),
    checks: {
      severity,
      failOn: values.text('checks', 'failOn') as Severity,
      baseline: values.textOrNull('checks', 'baseline'),
    },
    origins: objectOf(origins),
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

/** A folder or file of rules, with what named it; null when nobody did. */
interface NamedRules {
  readonly path: string;
  readonly at: Span | null;
}

/**
 * What files say, else what presets say with the folder `rules` beside the configuration on top of it. `backlogic:rules` stands
 * for what the presets below say.
 */
function resolveRules(
  layers: readonly Layer[],
  request: ConfigRequest,
  base: string | null,
  host: Host,
  origins: Map<string, Span>,
): readonly string[] {
  let shipped: readonly NamedRules[] = [];
  let configured: readonly NamedRules[] | null = null;
  let ofShipped: Span | null = null;
  let ofConfigured: Span | null = null;
  for (const { file, folder, value, at } of layers) {
    if (value.rules === undefined) continue;
    const below = shipped;
    const named = listOf(value.rules).flatMap((path, index) => {
      if (path === shippedRules) return below;
      const place = at(Array.isArray(value.rules) ? ['rules', index] : ['rules']);
      return [{ path: rulePath(path, folder), at: place }];
    });
    if (isPreset(file)) [shipped, ofShipped] = [named, at(['rules'])];
    else [configured, ofConfigured] = [named, at(['rules'])];
  }
  const own = base === null ? null : join(base, 'rules');
  if (configured === null) {
    [configured, ofConfigured] = [shipped, ofShipped];
    // One book, not two, where the folder is the one that a preset names.
    const added =
      own !== null && shipped.every(({ path }) => path !== own) && firstRuleFile(own, host) !== null;
    if (added) configured = [...shipped, { path: own, at: null }];
  }
  const asked = (request.rules ?? []).map((path) => ({
    path: resolve(request.cwd, path),
    at: commandLine('rules'),
  }));
  for (const pointer of [...origins.keys()]) if (/^\/rules(?:\/|$)/.test(pointer)) origins.delete(pointer);
  if (ofConfigured !== null) origins.set('/rules', ofConfigured);
  const all = [...configured, ...asked];
  for (const [index, { at }] of all.entries())
    if (at !== null) origins.set(jsonPointer(['rules', index]), at);
  return all.map(({ path }) => path);
}

function rulePath(path: string, folder: string): string {
  return path.startsWith(packaged)
    ? resolve(packageDirectory(), path.slice(packaged.length))
    : resolve(folder, path);
}

function templateFolder(tree: Branch, base: string | null, host: Host): string {
  const set = findLeaf(tree, 'templates', 'directory');
  if (set !== null) return resolve(set.folder, String(set.value));
  const own = base === null ? null : join(base, 'templates');
  return own !== null && isFolder(own, host) && holdsTemplates(own, host)
    ? own
    : join(packageDirectory(), 'templates');
}

/** Many repositories have a folder of that name for something else. */
function holdsTemplates(folder: string, host: Host): boolean {
  return unlessRefused(() => host.list(folder), []).some(({ name }) => name.endsWith('.md.hbs'));
}

function isFolder(path: string, host: Host): boolean {
  return standingAt(path, host)?.kind === 'directory';
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
    include: values.list('inventory', 'include'),
    overlays: values.list('inventory', 'overlays'),
    format: values.textOrNull('inventory', 'format'),
    adapters: values.paths('inventory', 'adapters'),
    nested: values.text('inventory', 'nested') === 'entries' ? 'entries' : 'criteria',
    list: values.list('inventory', 'list'),
    holders: {
      group: values.list('inventory', 'holders', 'group'),
      phase: values.list('inventory', 'holders', 'phase'),
    },
    fields: {
      id: names('id'),
      title: names('title'),
      description: names('description'),
      group: names('group'),
      category: names('category'),
      phase: names('phase'),
      done: names('done'),
      status: names('status'),
      closed: names('closed'),
      priority: names('priority'),
      owner: names('owner'),
      risk: names('risk'),
      dependencies: names('dependencies'),
      steps: names('steps'),
      acceptance: names('acceptance'),
      nested: names('nested'),
      parent: names('parent'),
      tests: names('tests'),
      sourceRefs: names('sourceRefs'),
      notes: names('notes'),
    },
    partKinds: values.list('inventory', 'partKinds'),
    mvpPhases: values.list('inventory', 'mvpPhases'),
    laterPhases: values.list('inventory', 'laterPhases'),
    doneStatuses: values.list('inventory', 'doneStatuses'),
    closedStatuses: values.list('inventory', 'closedStatuses'),
    openStatuses: values.list('inventory', 'openStatuses'),
  };
}

function designOf(values: Values, tree: Branch): DesignConfig {
  const patterns = (part: string): readonly string[] => values.list('design', part);
  const columns = (column: string): readonly string[] => values.list('design', 'columns', column);
  return {
    path: patterns('path'),
    // Who says where it is expects it to be there.
    required:
      values.truth('design', 'required') || !isPreset(findLeaf(tree, 'design', 'path')?.at.file ?? ''),
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
      owner: columns('owner'),
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
