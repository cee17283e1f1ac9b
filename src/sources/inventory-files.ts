import picomatch from 'picomatch';
import { append } from '../model/append.ts';
import type { ResolvedConfig } from '../model/config.ts';
import { compareNatural } from '../model/natural.ts';
import { normalisePath } from '../model/paths.ts';
import type { RepositoryTree } from '../model/sources.ts';
import type { FindingLog } from './finding-log.ts';
import type { InputFile } from './formats/format.ts';
import { isJsonLines } from './formats/json-lines.ts';
import type { InventoryFiles } from './inventory.ts';
import { locate, nearestFile } from './locate.ts';
import { reportNotText } from './not-text.ts';
import type { Repository } from './repository.ts';

/** The files of the inventory, and those that give fields to its entries. */
export interface FoundInventory {
  readonly inputs: readonly InventoryFiles[];
  readonly overlays: readonly InputFile[];
}

/** Files of a folder that can be entries. */
const entryFile = /\.(?:md|mdx|markdown|ya?ml)$/i;

/** Finds and reads the files that the configuration names. Null when there is no inventory; then there is a finding. */
export function findInventory(
  config: ResolvedConfig,
  tree: RepositoryTree,
  repository: Repository,
  log: FindingLog,
): FoundInventory | null {
  const main = mainInput(config, tree, repository, log);
  if (main === null) return null;
  const inputs = [main];
  const missing = (key: 'include' | 'overlays', pattern: string): void =>
    log.add('inventory/overlay-missing', config.origins[`/inventory/${key}`] ?? null, {
      pattern,
      near: nearestFile(pattern, tree, new Set([main.path])),
    });
  for (const pattern of config.inventory.include) {
    const more = everyInput(pattern, tree, repository).filter(
      ({ path }) => !inputs.some((one) => one.path === path),
    );
    if (more.length === 0) missing('include', pattern);
    append(inputs, read(more, repository, log));
  }
  const overlays: InputFile[] = [];
  for (const pattern of config.inventory.overlays) {
    const found = read(everyInput(pattern, tree, repository), repository, log);
    if (found.length === 0) missing('overlays', pattern);
    append(
      overlays,
      found.flatMap(({ files }) => files),
    );
  }
  return { inputs, overlays };
}

/** Paths of one input: one file, or the files of a folder. */
interface InputPaths {
  readonly path: string;
  readonly paths: readonly string[];
}

function mainInput(
  config: ResolvedConfig,
  tree: RepositoryTree,
  repository: Repository,
  log: FindingLog,
): InventoryFiles | null {
  const origin = config.origins['/inventory/path'] ?? null;
  for (const pattern of config.inventory.path) {
    if (isFolder(pattern)) {
      const folder = folderInput(pattern, tree);
      if (folder) return read([folder], repository, log)[0] ?? null;
      continue;
    }
    const located = locate([pattern], tree, repository);
    if (!located) continue;
    const all = [located.path, ...located.others];
    // A glob of documents is a folder of entries; a glob of data files finds one.
    if (located.others.length > 0 && all.every((path) => /\.(?:md|mdx|markdown)$/i.test(path)))
      return read([{ path: pattern, paths: all }], repository, log)[0] ?? null;
    if (located.others.length > 0)
      log.add('inventory/several-files', origin, { path: located.path, others: located.others.slice(0, 10) });
    return read([{ path: located.path, paths: [located.path] }], repository, log)[0] ?? null;
  }
  const patterns = [...config.inventory.path];
  const near = patterns.map((pattern) => nearestFile(pattern, tree)).find((path) => path !== null) ?? null;
  log.add('inventory/not-found', origin, { patterns, near });
  return null;
}

function isFolder(pattern: string): boolean {
  return pattern.endsWith('/');
}

/** The files of a folder and of the folders in it, in natural order. */
function folderInput(pattern: string, tree: RepositoryTree): InputPaths | null {
  const folder = `${normalisePath(pattern.replace(/^\.\//, '').replace(/\/+$/, ''))}/`;
  const paths = tree.files
    .map(({ path }) => path)
    .filter((path) => path.startsWith(folder) && entryFile.test(path))
    .sort(compareNatural);
  return paths.length === 0 ? null : { path: folder, paths };
}

function everyInput(pattern: string, tree: RepositoryTree, repository: Repository): InputPaths[] {
  if (isFolder(pattern)) {
    const folder = folderInput(pattern, tree);
    return folder ? [folder] : [];
  }
  const path = pattern.replace(/^\.\//, '');
  if (!picomatch.scan(path).isGlob) {
    const exact = normalisePath(path);
    return repository.isFile(exact) ? [{ path: exact, paths: [exact] }] : [];
  }
  const matches = picomatch(path, { dot: true });
  return tree.files
    .filter((file) => matches(file.path))
    .map((file) => ({ path: file.path, paths: [file.path] }));
}

/** Reads each input; a file that can not be read is a finding, and the others of its folder are read. */
function read(inputs: readonly InputPaths[], repository: Repository, log: FindingLog): InventoryFiles[] {
  return inputs.flatMap(({ path, paths }) => {
    const files = paths.flatMap((file): InputFile[] => {
      const streamed = isJsonLines(file) ? repository.stream(file) : null;
      if (streamed && 'pieces' in streamed) return [new StreamedFile(file, streamed.pieces)];
      const result = repository.read(file);
      if ('text' in result) {
        reportNotText(result.text, file, log);
        return [{ path: file, text: result.text }];
      }
      log.add('inventory/unreadable', { file, line: 1, column: 1 }, { path: file, reason: result.failure });
      return [];
    });
    return files.length === 0 ? [] : [{ path, files }];
  });
}

/** A file that is read line by line; a format that wants it whole gets it whole. */
class StreamedFile implements InputFile {
  readonly path: string;
  readonly pieces: () => Iterable<string>;

  constructor(path: string, pieces: () => Iterable<string>) {
    this.path = path;
    this.pieces = pieces;
  }

  get text(): string {
    return [...this.pieces()].join('');
  }
}
