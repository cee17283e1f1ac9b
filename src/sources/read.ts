import { finding } from '../diagnostics/finding.ts';
import type { InventoryAdapter } from '../model/adapter.ts';
import type { AreaSurvey } from '../model/areas.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import { silent, type Tell } from '../model/progress.ts';
import type { GuideRow, Inventory, ReadDesign, ReadSources, RepositoryTree } from '../model/sources.ts';
import { readAreas } from './areas/read.ts';
import { reportDeadLinks } from './dead-links.ts';
import { readDesign } from './design.ts';
import { digestOf } from './digest.ts';
import { FindingLog } from './finding-log.ts';
import { adapterFormat } from './formats/adapter.ts';
import { readGuides } from './guides.ts';
import { readHealth } from './health.ts';
import { noInventory, readInventory } from './inventory.ts';
import { findInventory } from './inventory-files.ts';
import { locate, nearestFile } from './locate.ts';
import { reportMergeMarks } from './merge-marks.ts';
import { readOwnership } from './ownership.ts';
import { readPackages } from './packages/read.ts';
import { reportEncoding } from './report-encoding.ts';
import { Repository } from './repository.ts';
import { readTree } from './tree.ts';
import { reportUnusedNames } from './unused-names.ts';

/**
 * Reads everything that a compilation starts from: tree, inventory, design, guides, ownership, recorded health. Never
 * throws on bad input: what is missing or wrong is a finding, its part of the sources is empty, and the rest is read.
 */
export function readSources(
  config: ResolvedConfig,
  host: Host,
  adapters: readonly InventoryAdapter[] = [],
  tell: Tell = silent,
): { sources: ReadSources; findings: Finding[] } {
  const log = new FindingLog();
  const repository = new Repository(config.root, host);
  tell('tree');
  const tree = readTree(config, repository, log);
  tell('inventory');
  const inventory = inventoryOf(config, tree, repository, adapters, log, tell);
  reportDeadLinks(inventory, tree, repository, log);
  tell('design');
  const design = designOf(config, tree, repository, log);
  tell('areas');
  const ownership = readOwnership(repository, log);
  const packages = readPackages(tree, repository, log);
  const areas = readAreas({ design, inventory, ownership, packages, tree }, config, repository, log);
  const guides = readGuides(guideRows(areas), tree, repository, log, tell);
  const health = readHealth(config, repository, log);
  reportMergeMarks(repository, log);
  reportEncoding(repository.otherwiseEncoded(), log);
  tell('digest', tree.files.length);
  const digest = digestOf(repository, tree);
  return {
    sources: { inventory, design, areas, guides, packages, tree, ownership, health, digest },
    findings: log.all(),
  };
}

/** The guides of the areas, in the order of the areas. */
function guideRows({ areas }: AreaSurvey): (GuideRow & { readonly canonical: boolean })[] {
  return areas.flatMap(({ name, guides, at, from }) =>
    guides.map((guide) => ({
      area: name,
      guide,
      at: at ?? { file: guide, line: 1, column: 1 },
      canonical: from === 'guide-table',
    })),
  );
}

function inventoryOf(
  config: ResolvedConfig,
  tree: RepositoryTree,
  repository: Repository,
  adapters: readonly InventoryAdapter[],
  log: FindingLog,
  tell: Tell,
): Inventory {
  const found = findInventory(config, tree, repository, log);
  if (found === null) return noInventory;
  const more = adapters.map(adapterFormat);
  const { inventory, records } = readInventory(
    found.inputs,
    found.overlays,
    config.inventory,
    log,
    more,
    tell,
    config.origins['/inventory/format'],
  );
  reportUnusedNames(records, config, log);
  return inventory;
}

function designOf(
  config: ResolvedConfig,
  tree: RepositoryTree,
  repository: Repository,
  log: FindingLog,
): ReadDesign | null {
  const found = readLocated(config.design.path, config, tree, repository, log);
  if (!found) return null;
  const own = new FindingLog();
  const design = readDesign(found.text, found.path, config, (path) => repository.isFile(path), own);
  log.take(config.design.required ? own.all() : gathered(own.all(), design.file));
  return design;
}

/** What a document lacks to be a whole design is one remark, where nobody said that it is one. */
function gathered(findings: readonly Finding[], path: string): Finding[] {
  const missing = findings.filter(({ code }) => lacking.has(code));
  if (missing.length === 0) return [...findings];
  const data = {
    path,
    missing: [...new Set(missing.map((one) => String(one.data.what).replace(/^the /, '')))],
  };
  const rest = findings.filter(({ code }) => !lacking.has(code));
  return [finding('design/partial', { file: path, line: 1, column: 1 }, data), ...rest];
}

const lacking: ReadonlySet<string> = new Set([
  'design/no-guide-table',
  'design/no-module-table',
  'design/no-table',
  'design/no-section',
  'design/missing-column',
  'design/missing-detail',
]);

/** Finds and reads the file that the patterns name. The place of a finding is where the patterns are configured. */
function readLocated(
  patterns: readonly string[],
  config: ResolvedConfig,
  tree: RepositoryTree,
  repository: Repository,
  log: FindingLog,
): { path: string; text: string } | null {
  const origin = config.origins['/design/path'] ?? null;
  const located = locate(patterns, tree, repository);
  if (!located) {
    if (config.design.required) {
      const near =
        patterns.map((pattern) => nearestFile(pattern, tree)).find((path) => path !== null) ?? null;
      log.add('design/not-found', origin, { patterns: [...patterns], near });
    } else log.add('design/none', null, { patterns: [...patterns] });
    return null;
  }
  const { path, others } = located;
  if (others.length > 0) log.add('design/several-files', origin, { path, others: others.slice(0, 10) });
  const read = repository.read(path);
  if ('text' in read) return { path, text: read.text };
  log.add('design/unreadable', { file: path, line: 1, column: 1 }, { path, reason: read.failure });
  return null;
}
