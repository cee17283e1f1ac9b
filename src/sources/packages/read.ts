import picomatch from 'picomatch';
import type { PackageSource } from '../../model/packages.ts';
import { baseName, folderOf, normalisePath, pathKey } from '../../model/paths.ts';
import type { RepositoryTree } from '../../model/sources.ts';
import { slowGlob } from '../../syntax/globs.ts';
import { parseJson } from '../../syntax/json.ts';
import type { Located } from '../../syntax/located.ts';
import { parseYaml } from '../../syntax/yaml.ts';
import type { FindingLog } from '../finding-log.ts';
import type { Repository } from '../repository.ts';
import { slowPattern, unreadable } from '../unreadable.ts';
import { goModule, goWork } from './go.ts';
import { gradle, gradleSettings, maven } from './jvm.ts';
import { make } from './make.ts';
import { lerna, node, pnpm } from './node.ts';
import type { Manifest, ManifestContext, ManifestReader } from './reader.ts';
import { cargo, oldPython, python } from './toml.ts';

/** One a tool. Another tool is another file with a reader, and a line here. */
const readers: readonly ManifestReader[] = [
  cargo,
  goModule,
  goWork,
  maven,
  gradle,
  gradleSettings,
  node,
  pnpm,
  lerna,
  python,
  oldPython,
  make,
];

/** More manifests than this are a registry's copy, not a workspace. */
const mostManifests = 2000;
const deepest = 8;

/** Folders with a manifest of some tool, sorted by folder; of several manifests of one tool in a folder the first counts. */
export function readPackages(tree: RepositoryTree, repository: Repository, log: FindingLog): PackageSource[] {
  const byName = new Map(readers.flatMap((reader) => reader.files.map((file) => [file, reader] as const)));
  const files = new Set(tree.files.map(({ path }) => path));
  const found: { readonly folder: string; readonly file: string; readonly manifest: Manifest }[] = [];
  for (const path of files) {
    const folder = folderOf(path);
    const reader = byName.get(path.slice(folder.length));
    if (!reader || found.length >= mostManifests || path.split('/').length > deepest) continue;
    const read = repository.readUncounted(path);
    if (!('text' in read)) {
      // A listing may name files that are not here.
      if (read.failure !== 'missing') unreadable(path, read.failure, log);
      continue;
    }
    const manifest = reader.read(read.text, contextOf(path, files, log));
    if (manifest)
      found.push({
        folder,
        file: path,
        manifest: { ...manifest, members: quick(manifest.members, path, log) },
      });
  }
  const workspaceOf = membership(found);
  const packages = new Map<string, PackageSource>();
  for (const { folder, file, manifest } of found) {
    const { toolchain } = manifest;
    const key = `${folder} ${toolchain}`;
    const known = packages.get(key);
    const workspace = workspaceOf(folder, manifest);
    if (known && known.scripts.length > 0) continue;
    packages.set(key, {
      folder,
      name: manifest.name ?? known?.name ?? baseName(pathKey(folder)),
      toolchain,
      manifest: known?.manifest ?? file,
      scripts: manifest.scripts,
      member: workspace !== null,
      workspace,
      at: { file: known?.manifest ?? file, line: 1, column: 1 },
    });
  }
  return [...packages.values()].sort((a, b) => (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0));
}

/** The globs without those that could take too long on some path: a manifest is anybody's. */
function quick(globs: readonly string[], file: string, log: FindingLog): readonly string[] {
  return globs.filter((glob) => {
    const problem = slowGlob(glob);
    if (problem !== null) slowPattern(glob, problem, { file, line: 1, column: 1 }, log);
    return problem === null;
  });
}

function contextOf(file: string, files: ReadonlySet<string>, log: FindingLog): ManifestContext {
  const told = ({ value, problems }: Located): Located['value'] => {
    for (const { message, at, related = [] } of problems)
      log.add('tree/manifest-problem', at, { path: file, problem: message }, { related });
    return value;
  };
  return {
    file,
    has: (path) => files.has(path),
    json: (text) => told(parseJson(text, file)),
    yaml: (text) => told(parseYaml(text, file)),
  };
}

/** Finds the nearest manifest above that lists the folder as its member. Only tools of one family share a workspace. */
function membership(
  found: readonly { readonly folder: string; readonly manifest: Manifest }[],
): (folder: string, manifest: Manifest) => string | null {
  const workspaces = found.flatMap(({ folder, manifest }) => {
    const globs = manifest.members.map((glob) => [glob.startsWith('!'), glob.replace(/^!/, '')] as const);
    const match = (excluded: boolean): ((path: string) => boolean) => {
      const own = globs.filter(([out]) => out === excluded).map(([, glob]) => rooted(folder, glob));
      return own.length === 0 ? () => false : picomatch(own);
    };
    return globs.length === 0
      ? []
      : [{ root: folder, family: familyOf(manifest), holds: match(false), drops: match(true) }];
  });
  return (folder, manifest) => {
    const path = pathKey(folder) || '.';
    const roots = workspaces.flatMap(({ root, family, holds, drops }) =>
      family === familyOf(manifest) && holds(path) && !drops(path) ? [root] : [],
    );
    return roots.length === 0 ? null : roots.reduce((a, b) => (b.length > a.length ? b : a));
  };
}

/** A member's glob from the top of the repository; one that climbs out of its folder is followed. */
function rooted(folder: string, glob: string): string {
  let base = folder;
  let rest = normaliseGlob(glob);
  while (rest.startsWith('../')) {
    base = folderOf(base);
    rest = rest.slice(3);
  }
  const whole = `${base}${rest}`;
  return whole === '' ? '.' : whole;
}

function normaliseGlob(glob: string): string {
  const plain = glob
    .trim()
    .replace(/\\/g, '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '');
  return /[*{[]/.test(plain) ? plain : plain.startsWith('..') ? plain : normalisePath(plain);
}

function familyOf({ toolchain }: Manifest): string {
  return ['npm', 'pnpm', 'yarn', 'bun'].includes(toolchain) ? 'node' : toolchain;
}
