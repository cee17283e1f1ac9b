import { join } from 'node:path';
import picomatch from 'picomatch';
import { compile } from './compile.ts';
import { configOf } from './config/load.ts';
import { presetNames } from './config/presets.ts';
import { settleFindings } from './diagnostics/settle.ts';
import type { PresetPaths } from './discover/candidates.ts';
import { discover, type Look } from './discover/discover.ts';
import { weigh } from './discover/judge.ts';
import { type Choices, propose } from './discover/propose.ts';
import { starterRules } from './discover/starter-rules.ts';
import { scriptConfig } from './discover/write-script.ts';
import { yamlConfig } from './discover/write-yaml.ts';
import type { ResolvedConfig } from './model/config.ts';
import type { Discovery, InventoryCandidate, InventoryLook, ProposedFile } from './model/discovery.ts';
import type { Host } from './model/host.ts';
import type { JsonObject } from './model/json.ts';
import { compareNatural } from './model/natural.ts';
import type { RepositoryTree } from './model/sources.ts';
import { scanDocuments } from './scan-documents.ts';
import { FindingLog } from './sources/finding-log.ts';
import { inspectInputs } from './sources/inspect.ts';
import type { InventoryFiles } from './sources/inventory.ts';
import { findInventory } from './sources/inventory-files.ts';
import { readOwnership } from './sources/ownership.ts';
import { Repository } from './sources/repository.ts';
import { readTree } from './sources/tree.ts';

/** A scan of a repository that has no configuration yet. */
export interface Scan extends Discovery {
  readonly tree: RepositoryTree;
  /** Reads a place that the scan passed over, such as one that the person named; null when it is no inventory. */
  at(path: string): InventoryCandidate | null;
}

/** Presets that are no kind of inventory: what all share, a shape of design, and kindness. */
const notKinds: ReadonlySet<string> = new Set(['base', 'canonical-guide-map', 'lenient']);

/** The presets that `init` chooses from. */
export const kinds: readonly string[] = presetNames.filter((name) => !notKinds.has(name));

/** Scans the repository at `root` (absolute) as the readers of a compilation see it. Writes nothing. */
export function scan(root: string, host: Host): Scan {
  const repository = new Repository(root, host);
  const config = ofValue({}, root, host);
  const tree = readTree(config, repository, new FindingLog());
  const presets = kinds.map(
    (preset): PresetPaths => ({
      preset,
      patterns: ofValue({ extends: preset }, root, host).inventory.path,
    }),
  );
  const read = (path: string): string | null => {
    const text = repository.readUncounted(path);
    return 'text' in text ? text.text : null;
  };
  const look: Look = ({ path, named }, include = [], byContent = false) => {
    const value = kindOf(named?.preset ?? 'feature-list', path, include);
    const kind = ofValue(value, root, host);
    const inputs = findInventory(kind, tree, repository, new FindingLog())?.inputs ?? [];
    if (inputs.length === 0) return null;
    const seen = lookAt(path, inputs, kind);
    if (!byContent) return seen;
    const fields = seen.fits;
    const more = { ...value, inventory: { ...(value.inventory as JsonObject), fields } };
    return { ...lookAt(path, inputs, ofValue(more, root, host)), byContent: fields };
  };
  const { design, areas, stated } = scanDocuments(config, tree, repository, (documents) =>
    ofValue({ areas: { documents } }, root, host),
  );
  return {
    ...discover(tree, presets, read, look, stated),
    tree,
    design,
    areas,
    owners: ownersOf(repository),
    at(asked) {
      const folder = `${asked.replace(/\/+$/, '')}/`;
      const path = tree.files.some((file) => file.path.startsWith(folder)) ? folder : asked;
      if (path !== folder && !repository.isFile(path)) return null;
      const place = { path, bytes: 0, named: null };
      const seen = look(place, [], true);
      return seen && weigh(place, seen);
    },
  };
}

function kindOf(preset: string, path: string, include: readonly string[]): JsonObject {
  // Nothing is written by it: what stands where a backlog would be written may be the inventory.
  return { extends: preset, inventory: { path: pattern(path), include }, output: { backlog: scanned } };
}

const scanned = '.backlogic/scanned.md';

/** The path as a pattern that matches nothing else: brackets in the names of folders are no glob. */
export function pattern(path: string): string {
  return !path.endsWith('/') && picomatch.scan(path).isGlob ? path.replace(/[*?[{(!+@]/g, '[$&]') : path;
}

function lookAt(path: string, inputs: readonly InventoryFiles[], config: ResolvedConfig): InventoryLook {
  const seen = inspectInputs(path, inputs, config.inventory);
  const { counts, fields, phases, groups } = seen;
  const judged = settleFindings(seen.findings, config);
  const codes = (error: boolean): string[] => [
    ...new Set(judged.filter(({ severity }) => (severity === 'error') === error).map(({ code }) => code)),
  ];
  return {
    format: seen.format,
    place: [...new Set(seen.taken.filter(({ kind }) => kind !== 'files').map((one) => one.path))].join(', '),
    left: seen.left.map((one) => one.path),
    counts: { ...counts, edges: counts.edges.resolved, dangling: counts.edges.dangling },
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, { keys, entries, all, examples }]) => [
        field,
        { keys, share: entries / Math.max(1, all), examples },
      ]),
    ),
    byContent: {},
    fits: seen.fits,
    unread: seen.unread,
    largestGroup: groups[0]?.value ?? null,
    phases: phases.map(({ value, means }) => ({ value, means })),
    errors: codes(true),
    slips: codes(false),
  };
}

function ownersOf(repository: Repository): Discovery['owners'] {
  const lines = readOwnership(repository, new FindingLog()).filter(({ owners }) => owners.length > 0);
  const [first] = lines;
  return first ? { path: first.at.file, lines: lines.length } : null;
}

function ofValue(value: JsonObject, root: string, host: Host): ResolvedConfig {
  const { config } = configOf(value, join(root, 'backlog.config.yaml'), host);
  if (!config) throw new Error(`backlogic: no configuration comes of ${JSON.stringify(value)}`);
  return config;
}

/** How the files of a proposal are written. */
export interface Writing {
  readonly format: 'ts' | 'yaml';
  /** The configuration's name of the package can be imported there. */
  readonly typed: boolean;
}

/** The files that `init` writes for these choices; nothing is written here. */
export function proposedFiles(
  scanned: Scan,
  choices: Choices,
  root: string,
  writing: Writing,
  host: Host,
): readonly ProposedFile[] {
  const rulesFolder = freeFolder(['rules/', 'backlog-rules/'], starterName, root, host);
  const phases = openPhases(choices);
  const named = { ...choices.inventory.look.byContent, ...choices.fields };
  const fields = {
    ...(Object.keys(named).length > 0 ? { fields: named } : {}),
    ...(phases.length > 0 ? { mvpPhases: phases } : {}),
  };
  const around = {
    path: pattern(choices.inventory.path),
    openPhases: phases,
    forgiven: forgiven(choices, fields, root, host),
    rulesFolder,
    backlog: freeBacklog(scanned, root, host),
  };
  const settings = propose(scanned, choices, around);
  const { format, typed } = writing;
  const head = [
    'What backlogic compiles here, as `backlogic init` found it: only what differs from the presets. `backlogic config` shows every',
    'value and what set it.',
  ];
  const config = format === 'yaml' ? yamlConfig(settings, head) : scriptConfig(settings, head, typed);
  const installed = 'node_modules/backlogic/schemas/rules.schema.json';
  const schema = host.stat(join(root, installed)) ? `../${installed}` : null;
  const files = [
    { path: `backlog.config.${format}`, text: config },
    { path: `${rulesFolder}${starterName}`, text: starterRules(choices.inventory, schema) },
  ];
  return files.map((file) => ({ ...file, state: 'proposed' }));
}

const starterName = 'own.yaml';

/** The first folder that is not there, or has the starter already; the last one where all are taken. */
function freeFolder(folders: readonly string[], inside: string, root: string, host: Host): string {
  const free = folders.find(
    (folder) => host.stat(join(root, folder)) === null || host.stat(join(root, folder, inside)) !== null,
  );
  return free ?? folders.at(-1) ?? '';
}

/** Phases that the preset does not know, where no entry has one of the MVP. */
function openPhases({ inventory }: Choices): readonly string[] {
  const { phases, fields } = inventory.look;
  // Phases in scope leave out what has none; where none is known, everything is in scope.
  if (fields.phase !== undefined && fields.phase.share < 1) return [];
  if (phases.some(({ means }) => means === 'mvp')) return [];
  return phases
    .filter(({ means }) => means === 'unknown')
    .map(({ value }) => value)
    .sort(compareNatural);
}

/** Codes of errors that a build would have and that the preset of kindness makes warnings. */
function forgiven(choices: Choices, fields: JsonObject, root: string, host: Host): readonly string[] {
  const { inventory, preset } = choices;
  const kind = kindOf(preset ?? inventory.preset, inventory.path, inventory.include);
  const value = { ...kind, inventory: { ...(kind.inventory as JsonObject), ...fields } };
  const { findings } = compile(ofValue(value, root, host), host);
  const errors = new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code));
  return Object.keys(ofValue({ extends: 'lenient' }, root, host).checks.severity).filter((code) =>
    errors.has(code as (typeof findings)[number]['code']),
  );
}

/** Another place for the backlog, when the usual one holds a file that backlogic did not write. */
function freeBacklog({ tree }: Scan, root: string, host: Host): string | null {
  const { backlog } = ofValue({}, root, host).output;
  const taken = (path: string): boolean =>
    host.stat(join(root, path)) !== null && host.stat(join(root, '.backlogic/manifest.json')) === null;
  if (!taken(backlog)) return null;
  const named = backlog.replace(/\.md$/, '');
  const free = [`${named}.backlogic.md`, ...tree.files.map((_, index) => `${named}.${index + 2}.md`)];
  return free.find((path) => !taken(path)) ?? null;
}
