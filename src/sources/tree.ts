import type { ResolvedConfig } from '../model/config.ts';
import type { DirectoryEntry } from '../model/host.ts';
import { isUnder, normalisePath, pathKey } from '../model/paths.ts';
import type { RepositoryTree, TreeFile } from '../model/sources.ts';
import type { FindingLog } from './finding-log.ts';
import { IgnoreRules } from './gitignore.ts';
import { healthRecordPath } from './health.ts';
import { readListing } from './listing.ts';
import { failureOf, type Repository } from './repository.ts';
import { slowPattern, unreadable } from './unreadable.ts';

/**
 * The repository's files, from a listing or from the disk as git would see them. What backlogic itself writes is not
 * part of it: the second run must see the tree that the first one saw.
 */
export function readTree(config: ResolvedConfig, repository: Repository, log: FindingLog): RepositoryTree {
  const own = ownOutputs(config);
  const always = new IgnoreRules().with('', [...config.tree.ignore, `/${ownFolder}`].join('\n'));
  const { listing } = config.tree;
  const origin = listing === null ? 'disk' : 'listing';
  const isRule = rulesBelow(config);
  const all =
    listing === null ? readDisk(repository, always, isRule, log) : readListing(listing, repository, log);
  const files = all.filter(
    ({ path }) => !own.has(path) && !(listing !== null && ignoredAnywhere(always, path)),
  );
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (files.length === 0) log.add('tree/empty', null, { origin });
  return { files };
}

/** Where a build keeps its own record, whatever paths the outputs have. */
const ownFolder = '.backlogic/';

function ownOutputs(config: ResolvedConfig): ReadonlySet<string> {
  const paths: string[] = [healthRecordPath(config)];
  const written = [...Object.values(config.output), config.checks.baseline];
  for (const path of written) if (typeof path === 'string') paths.push(path);
  return new Set(paths.map(normalisePath));
}

/** A listing has no folders to stop at, so each folder above a file is asked too; the matcher does that itself. */
function ignoredAnywhere(rules: IgnoreRules, path: string): boolean {
  return rules.ignores(path);
}

interface Folder {
  /** With a trailing `/`; the empty string at the top. */
  readonly path: string;
  readonly rules: IgnoreRules;
}

/** Whether a path is one of the rules by which the repository is compiled. */
function rulesBelow({ root, rules }: ResolvedConfig): (path: string) => boolean {
  const below = rules.flatMap((path) => (path.startsWith(`${root}/`) ? [path.slice(root.length + 1)] : []));
  return (path) => below.some((one) => isUnder(path, one));
}

function readDisk(
  repository: Repository,
  always: IgnoreRules,
  isRule: (path: string) => boolean,
  log: FindingLog,
): TreeFile[] {
  const files: TreeFile[] = [];
  const waiting: Folder[] = [{ path: '', rules: new IgnoreRules() }];
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    const entries = list(repository, folder.path, log);
    const rules = rulesIn(folder, entries, repository, log);
    for (const entry of entries) {
      if (entry.name === '.git') continue;
      const path = folder.path + entry.name;
      const asked = entry.kind === 'directory' ? `${path}/` : path;
      if (always.ignores(asked) || rules.ignores(asked)) continue;
      if (entry.kind === 'directory') waiting.push({ path: asked, rules: rules.inside(asked) });
      // How long a rule is says nothing of what it decides about: whoever edits one has not changed the tree.
      else if (entry.kind === 'file')
        files.push({ path, bytes: isRule(path) ? null : sizeOf(repository, path) });
      else if (entry.kind === 'link') files.push(link(repository, path, log));
      else log.add('tree/special-file', { file: path, line: 1, column: 1 }, { path });
    }
  }
  return files;
}

/** As git does, an ignore file that is a link is not followed. */
function rulesIn(
  folder: Folder,
  entries: readonly DirectoryEntry[],
  repository: Repository,
  log: FindingLog,
): IgnoreRules {
  const found = entries.find(({ name }) => name === '.gitignore');
  if (!found) return folder.rules;
  const path = `${folder.path}.gitignore`;
  const unread = (reason: string): IgnoreRules => {
    // What is no file is said where the tree is walked.
    if (found.kind !== 'other') unreadable(path, reason, log);
    return folder.rules;
  };
  if (found.kind === 'link') return unread('link');
  try {
    const text = repository.host.readText(repository.absolute(path));
    return folder.rules.with(folder.path, text, (line, pattern, problem) =>
      slowPattern(pattern, problem, { file: path, line, column: 1 }, log),
    );
  } catch (error) {
    return unread(failureOf(error));
  }
}

function list(repository: Repository, folder: string, log: FindingLog): readonly DirectoryEntry[] {
  try {
    return repository.host.list(repository.absolute(pathKey(folder)));
  } catch (error) {
    const reason = failureOf(error);
    const at = folder === '' ? null : { file: folder, line: 1, column: 1 };
    log.add('tree/unreadable-folder', at, { path: folder === '' ? '.' : folder, reason });
    return [];
  }
}

function sizeOf(repository: Repository, path: string): number | null {
  try {
    return repository.host.stat(repository.absolute(path))?.size ?? null;
  } catch (error) {
    failureOf(error);
    return null;
  }
}

/** A link is listed, as git lists it, and never walked. What it leads to counts only inside the root. */
function link(repository: Repository, path: string, log: FindingLog): TreeFile {
  const { leads, bytes } = repository.linkedSize(path);
  const at = { file: path, line: 1, column: 1 };
  if (leads === 'outside') log.add('tree/link-outside', at, { path });
  if (leads === 'nowhere') log.add('tree/link-nowhere', at, { path });
  return { path, bytes };
}
