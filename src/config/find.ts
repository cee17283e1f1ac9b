/// <reference path="./unlisted-modules.d.ts" />

import { dirname, join, resolve } from 'node:path';
// The class, not `cosmiconfigSync`: that one first evaluates `.config/config.{js,ts}` of the current folder as settings for
// cosmiconfig itself, with loaders that run code, whatever that file is for.
import { ExplorerSync } from 'cosmiconfig/dist/ExplorerSync.js';
import { unlessRefused } from '../host/refused.ts';
import { standingAt } from '../host/standing.ts';
import { append } from '../model/append.ts';
import { type Host, HostError } from '../model/host.ts';
import { isJsonObject } from '../model/json.ts';
import { parseJson } from '../syntax/json.ts';

/** Names of configuration files, the first that a folder has is read. */
export const configNames: readonly string[] = ['ts', 'js', 'mjs', 'cjs', 'json', 'yaml', 'yml'].map(
  (extension) => `backlog.config.${extension}`,
);

/** Bytes that a configuration file may have: no honest one comes near. */
export const maxBytes = 1_000_000;

/** The property of `package.json` that may hold the configuration. */
export const packageProperty = 'backlogic';

/** What bears the name of a configuration, or may hold one, and could not be looked into. */
export interface Unsearched {
  readonly file: string;
  readonly reason: string;
}

/** A configuration file, and others in the same folder that are not read because of it. Absolute paths. */
export interface FoundConfig {
  /** Null when there is none. */
  readonly file: string | null;
  readonly ignored: readonly string[];
  readonly unsearched: readonly Unsearched[];
}

/**
 * Searches `from` and the folders above it, up to the repository that holds it (the nearest `.git`), or to the top when
 * there is none: a file that lies around above the repository says nothing about it.
 */
export function findConfig(from: string, host: Host): FoundConfig {
  const explorer = new ExplorerSync({
    moduleName: packageProperty,
    packageProp: packageProperty,
    searchPlaces: [...configNames, 'package.json'],
    ignoreEmptySearchPlaces: false,
    cache: false,
    mergeImportArrays: false,
    mergeSearchPlaces: false,
    searchStrategy: 'none',
    applyPackagePropertyPathToConfiguration: false,
    metaConfigFilePath: null,
    transform: (result) => result,
    // Only the file is wanted here; it is read, with places, by this stage's own readers.
    loaders: Object.fromEntries(
      ['.ts', '.js', '.mjs', '.cjs', '.yaml', '.yml', '.json'].map((extension) => [extension, found]),
    ),
  });
  const unsearched: Unsearched[] = [];
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    append(unsearched, unsearchedIn(folder, host));
    const result = ordinary(folder, host) ? searched(explorer, folder) : null;
    const file = result !== null && standingAt(result, host) ? result : overlooked(folder, host);
    if (file !== null) return { file, ignored: others(folder, file, host), unsearched };
    if (folder === dirname(folder) || standingAt(join(folder, '.git'), host))
      return { file: null, ignored: [], unsearched };
  }
}

/** cosmiconfig passes over some refusals of the file system and throws others; which of the names can not be read is said apart. */
function searched(explorer: ExplorerSync, folder: string): string | null {
  try {
    return explorer.search(folder)?.filepath ?? null;
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code === 'string') return null;
    throw error;
  }
}

/** The configuration that this very folder has, whatever lies above it. */
export function configIn(folder: string, host: Host): string | null {
  return overlooked(resolve(folder), host);
}

function found(file: string, text: string): unknown {
  return file.endsWith('/package.json') || file.endsWith('\\package.json') ? packageConfig(file, text) : {};
}

/** What cosmiconfig asks a loader of `package.json` for: an object that has the property, or not. */
function packageConfig(file: string, text: string): unknown {
  const { value } = parseJson(text, file);
  return isJsonObject(value) && value[packageProperty] !== undefined ? { [packageProperty]: {} } : {};
}

/** False when a name that is searched for is a pipe, or a file too large: cosmiconfig would read it, whole, to see that it is there. */
function ordinary(folder: string, host: Host): boolean {
  return [...configNames, 'package.json'].every((name) => {
    const stat = standingAt(join(folder, name), host);
    return stat === null || stat.kind === 'directory' || (stat.kind === 'file' && stat.size <= maxBytes);
  });
}

/** cosmiconfig passes over what it may not read, and knows no disk but the machine's; the host knows better. */
function overlooked(folder: string, host: Host): string | null {
  for (const name of configNames) {
    const file = join(folder, name);
    const kind = standingAt(file, host)?.kind ?? 'directory';
    if (kind !== 'directory') return file;
  }
  const manifest = join(folder, 'package.json');
  return hasProperty(manifest, host) ? manifest : null;
}

function others(folder: string, file: string, host: Host): readonly string[] {
  const rest = configNames
    .map((name) => join(folder, name))
    .filter((other) => other !== file && standingAt(other, host)?.kind === 'file');
  const manifest = join(folder, 'package.json');
  return manifest !== file && hasProperty(manifest, host) ? [...rest, manifest] : rest;
}

function hasProperty(manifest: string, host: Host): boolean {
  const looked = lookedInto(manifest, host);
  return typeof looked === 'boolean' && looked;
}

/** Whether a manifest holds a configuration; why that can not be told; null where none is. */
function lookedInto(manifest: string, host: Host): boolean | string | null {
  try {
    const stat = host.stat(manifest);
    if (stat === null) return null;
    if (stat.kind !== 'file') return stat.kind === 'directory' ? 'folder' : 'special';
    if (stat.size > maxBytes) return 'large';
    const { value } = parseJson(host.readText(manifest), manifest);
    return isJsonObject(value) && value[packageProperty] !== undefined;
  } catch (error) {
    if (error instanceof HostError) return error.code;
    throw error;
  }
}

/** A folder of such a name, a link that leads nowhere, a manifest that can not be read: none of it may count as absent. */
function unsearchedIn(folder: string, host: Host): Unsearched[] {
  const manifest = join(folder, 'package.json');
  const looked = lookedInto(manifest, host);
  const found = configNames.flatMap((name): Unsearched[] => {
    const file = join(folder, name);
    return standingAt(file, host)?.kind === 'directory' ? [{ file, reason: 'folder' }] : [];
  });
  for (const name of dangling(folder, host)) found.push({ file: join(folder, name), reason: 'missing' });
  return typeof looked === 'string' ? [...found, { file: manifest, reason: looked }] : found;
}

function dangling(folder: string, host: Host): readonly string[] {
  return unlessRefused(() => host.list(folder), [])
    .filter(({ name, kind }) => kind === 'link' && configNames.includes(name))
    .map(({ name }) => name)
    .filter((name) => standingAt(join(folder, name), host) === null);
}
